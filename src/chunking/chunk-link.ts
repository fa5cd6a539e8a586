// The link from a chunk to its place on the reading page.
import type { Chunk } from './chunk.js';

/** Link to a passage of the reading page. */
export const planUrl = (anchor: string): string => `/plan#${anchor}`;

/** The anchor that the reading page gives a chunk's place. */
export const anchorOf = (chunk: Chunk): string => chunk.indicatorId ?? chunk.id.replace(/#\d+$/, '');
