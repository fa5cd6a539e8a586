// What frames a question (请问…有哪些, 给我讲讲): rows of corpus/language/question-frames.jsonl, each a run of words to choose from.
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readDataLines } from '../text/read-data-lines.js';

const FILE = fileURLToPath(new URL('../../corpus/language/question-frames.jsonl', import.meta.url));

/** What must follow the words of a row. */
const FOLLOWS = { 'no word': '(?=[^\\p{Script=Han}]|$)', 'a pause': '(?=[\\s?。!,]|$)' } as const;

const rowSchema = z.strictObject({
  /** `asking` makes a sentence a question or names what every passage is about; `request` asks the assistant to do its work. */
  frame: z.enum(['asking', 'request']),
  /** One of each list in turn; '' where none need stand, … where a few others may. */
  words: z.array(z.array(z.string()).min(1)).min(1),
  before: z.enum(['no word', 'a pause']).optional(),
});

const OTHERS = '[^，。？?]{1,6}';
const escaped = (word: string): string => (word === '…' ? OTHERS : word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));

function choice(words: readonly string[]): string {
  const longestFirst = words.filter((word) => word !== '').sort((a, b) => b.length - a.length);
  return `(?:${longestFirst.map(escaped).join('|')})${words.includes('') ? '?' : ''}`;
}

const rows = readDataLines(FILE, rowSchema).map(({ value }) => value);

/** Matches what stands in one kind of frame; the first row that fits is taken. */
export const framePattern = (frame: 'asking' | 'request'): RegExp =>
  new RegExp(
    rows
      .filter((row) => row.frame === frame)
      .map(({ words, before }) => words.map(choice).join('') + (before === undefined ? '' : FOLLOWS[before]))
      .join('|'),
    'gu',
  );
