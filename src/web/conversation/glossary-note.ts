// A note on a hard word, as one line.
import type { GlossaryNote } from './protocol.js';

/** 「商砼：商品混凝土，搅拌站拌好后运到工地的混凝土」. */
export const noteAsText = ({ term, means }: GlossaryNote): string => `${term}：${means}`;
