// What the word tagger looks at: the word, its neighbours, its clause, its shape, and what is known of it.
import type { CutMessage } from './question-words.js';
import type { WordKnowledge } from './word-knowledge.js';

/** The form of a word: its script and length, or that it is a number or a mark. */
export function shapeOf(word: string): string {
  if (/^\p{Script=Han}+$/u.test(word)) return `han${Math.min(word.length, 4)}`;
  if (/^(?:19|20)\d\d$/.test(word)) return 'year';
  if (/^\d/.test(word)) return 'number';
  if (/^[a-z]/.test(word)) return 'latin';
  return /^\s+$/.test(word) ? 'blank' : 'mark';
}

const QUOTE = '"';
const CLAUSE_MARK = /^[,。?!;:\s]+$/;

/** How a clause opens and closes says who speaks and what is asked: 我是…的, …吗. */
interface ClauseOfWord {
  readonly at: number;
  readonly first: string;
  readonly last: string;
}

function clausesOf({ words }: CutMessage): ClauseOfWord[] {
  const clauses: { first: string; last: string }[] = [];
  let current: { first: string; last: string } | null = null;
  const numbers = words.map(({ text }) => {
    if (CLAUSE_MARK.test(text)) {
      current = null;
      return Math.max(0, clauses.length - 1);
    }
    if (current === null) {
      current = { first: text, last: text };
      clauses.push(current);
    }
    current.last = text;
    return clauses.length - 1;
  });
  return numbers.map((at) => ({ at, first: clauses[at]?.first ?? '', last: clauses[at]?.last ?? '' }));
}

/** Features of the place of a word among its neighbours. */
function neighbourFeatures({ folded, words }: CutMessage, at: number, shape: string): string[] {
  const { text, start, end } = words[at] ?? { text: '', start: 0, end: 0 };
  const near = (distance: number): string => words[at + distance]?.text ?? (distance < 0 ? '^' : '$');
  return [
    `w-1=${near(-1)}`,
    `w+1=${near(1)}`,
    `w-2=${near(-2)}`,
    `w+2=${near(2)}`,
    `w-3=${near(-3)}`,
    `w+3=${near(3)}`,
    `w-1w=${near(-1)}|${text}`,
    `ww+1=${text}|${near(1)}`,
    `w-1w+1=${near(-1)}|${near(1)}`,
    `w-2w-1=${near(-2)}|${near(-1)}`,
    `w+1w+2=${near(1)}|${near(2)}`,
    `sw+1=${shape}|${near(1)}`,
    `w-1s=${near(-1)}|${shape}`,
    `c-1=${folded.slice(start - 1, start)}`,
    `c+1=${folded.slice(end, end + 1)}`,
    `c-2=${folded.slice(Math.max(0, start - 2), start)}`,
    `c+2=${folded.slice(end, end + 2)}`,
  ];
}

/** Features of every word of a message. */
export function wordFeatures(message: CutMessage, knowledge: WordKnowledge): string[][] {
  const { folded, words } = message;
  const known = knowledge.knownSpans(folded);
  const clauses = clausesOf(message);
  const count = Math.min(3, (clauses.at(-1)?.at ?? 0) + 1);
  const shapes = words.map(({ text }) => shapeOf(text));
  const familiar = words.map(({ text }) => knowledge.frequency(text));
  let isQuoted = false;
  return words.map(({ text, start }, at) => {
    if (text === QUOTE) isQuoted = !isQuoted;
    const shape = shapes[at] ?? '';
    const frequency = familiar[at] ?? 0;
    const isKnown = known[start] === true;
    const clause = clauses[at] ?? { at: 0, first: '', last: '' };
    return [
      'bias',
      `w=${text}`,
      `s=${shape}`,
      `f=${frequency}`,
      `sf=${shape}${frequency}`,
      `k=${isKnown}`,
      `kf=${isKnown}${shape}`,
      `q=${isQuoted}`,
      `first=${text[0]}`,
      `last=${text.at(-1)}`,
      ...[...text].map((character) => `c=${character}`),
      ...neighbourFeatures(message, at, shape),
      `s-1s=${shapes[at - 1] ?? '^'}|${shape}`,
      `ss+1=${shape}|${shapes[at + 1] ?? '$'}`,
      `f-1=${familiar[at - 1] ?? '^'}${frequency}`,
      `f+1=${frequency}${familiar[at + 1] ?? '$'}`,
      `at=${Math.min(at, 3)}`,
      `to=${Math.min(words.length - at, 4)}`,
      `clause=${Math.min(clause.at, 2)}|${count}`,
      `c-first=${clause.first}`,
      `c-last=${clause.last}`,
      `c-ends=${clause.first}|${clause.last}`,
      `c-shape=${clause.first}|${shape}`,
    ];
  });
}
