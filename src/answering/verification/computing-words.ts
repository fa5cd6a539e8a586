// Words that say which operation gave a figure: 合计, 提高, 相差, 倍. Rows of corpus/language.
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readDataLines } from '../../text/read-data-lines.js';

const OPERATIONS = ['sum', 'more', 'less', 'apart', 'times', 'average', 'rest', 'most', 'fewest'] as const;
export type Operation = (typeof OPERATIONS)[number];

const rowSchema = z.strictObject({ operation: z.enum(OPERATIONS), words: z.array(z.string().min(1)).min(1) });
const FILE = fileURLToPath(new URL('../../../corpus/language/computing-words.jsonl', import.meta.url));

let rows: readonly z.infer<typeof rowSchema>[] | null = null;

/** The operations that a stretch of text speaks of. */
export function operationsIn(text: string): ReadonlySet<Operation> {
  rows ??= [...readDataLines(FILE, rowSchema)].map(({ value }) => value);
  return new Set(
    rows.filter(({ words }) => words.some((word) => text.includes(word))).map(({ operation }) => operation),
  );
}
