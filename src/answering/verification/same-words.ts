// Words that name one thing (GDP is 地区生产总值), told as one before a claim is compared with its quotes. Rows of corpus/language.
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readDataLines } from '../../text/read-data-lines.js';

const rowSchema = z.strictObject({ words: z.array(z.string().min(1)).min(2) });
const FILE = fileURLToPath(new URL('../../../corpus/language/same-words.jsonl', import.meta.url));

let pairs: readonly (readonly [other: string, first: string])[] | null = null;

const readPairs = () =>
  [...readDataLines(FILE, rowSchema)]
    .flatMap(({ value: { words } }) => words.slice(1).map((other) => [other, words[0] ?? other] as const))
    .sort(([a], [b]) => b.length - a.length);

/** 前三位 is 前三: a place in an order needs no counter. */
const PLACE_COUNTER = /(前[一二三四五六七八九十\d]{1,3})[位名]/g;

/** The text with the first word of each row in the place of the others. */
export function withSameWords(text: string): string {
  pairs ??= readPairs();
  return pairs.reduce((result, [other, first]) => result.replaceAll(other, first), text).replace(PLACE_COUNTER, '$1');
}
