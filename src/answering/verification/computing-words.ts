// Words that say which operation gave a figure: 合计, 提高, 相差, 倍.
import { languageWords } from '../../text/word-classes.js';

const OPERATIONS = ['sum', 'more', 'less', 'apart', 'times', 'average', 'rest', 'most', 'fewest'] as const;
export type Operation = (typeof OPERATIONS)[number];

const WORDS = OPERATIONS.map((operation) => [operation, languageWords(`computed ${operation}`)] as const);

/** The operations that a stretch of text speaks of. */
export const operationsIn = (text: string): ReadonlySet<Operation> =>
  new Set(WORDS.filter(([, words]) => words.within(text)).map(([operation]) => operation));
