// Which clauses begin a part (B), go on with one (I) or stand outside all (O), and the parts that follow from that.
import type { SequenceTagger, TaggedSequence, TaggerOptions } from '../learning/sequence-tagger.js';
import { textGrams } from '../learning/text-grams.js';
import type { TextSpan } from '../text/text-span.js';
import { type Clause, type Connectives, cutClauses } from './cut-clauses.js';
import { AUDIENCE_SIGN, type FormWord, formWithin, TOPIC_SIGN } from './mask-words.js';
import { type CutMessage, foldText } from './question-words.js';
import type { LabelledMessage } from './read-labels.js';

export type ClauseTag = 'B' | 'I' | 'O';

/** A part is a run of clauses: I only goes on. */
export const CLAUSE_TAGGER: TaggerOptions = {
  passes: 4,
  margin: () => 0,
  mayFollow: (before, tag) => tag !== 'I' || before === 'B' || before === 'I',
};

const MARKS = /[^\p{P}\p{S}\s]/gu;

/** What a mark between clauses says, wide or narrow; numbers of a list are all one. */
const markOf = (between: string): string => {
  const marks = foldText(between).replace(MARKS, '1').replace(/\s+/g, ' ');
  return marks === '' ? 'none' : marks.slice(-2);
};

/** Features of each clause: its masked form, its ends, the clauses beside it, the marks between them. */
export function clauseFeatures(clauses: readonly Clause[], form: readonly FormWord[]): string[][] {
  const forms = clauses.map((clause) => formWithin(form, clause).map(({ text }) => text));
  const countBucket = Math.min(clauses.length, 4);
  return clauses.map(({ before, after }, at) => {
    const words = forms[at] ?? [];
    const text = words.join('');
    const previous = forms[at - 1] ?? ['^'];
    const next = forms[at + 1] ?? ['$'];
    const hasTopic = words.includes(TOPIC_SIGN);
    const hadTopic = forms.slice(0, at).some((other) => other.includes(TOPIC_SIGN));
    return [
      'bias',
      ...textGrams(text, 3),
      ...words.map((word) => `w:${word}`),
      ...words.slice(1).map((word, index) => `w:${words[index]}|${word}`),
      `all:${text}`,
      `n=${countBucket}`,
      `at=${Math.min(at, 3)}|${Math.min(clauses.length - at, 3)}`,
      `length=${Math.min(words.length, 8)}`,
      `topic=${hasTopic}${hadTopic}`,
      `audience=${words.includes(AUDIENCE_SIGN)}`,
      `before=${markOf(before)}`,
      `after=${markOf(after)}`,
      `marks=${markOf(before)}|${markOf(after)}`,
      `first=${words[0]}|${words[1] ?? ''}`,
      `last=${words.at(-1)}`,
      `p-first=${previous[0]}`,
      `p-last=${previous.at(-1)}`,
      `p-topic=${previous.includes(TOPIC_SIGN)}${hasTopic}`,
      ...textGrams(previous.join(''), 2, 'p:'),
      `n-first=${next[0]}`,
      `n-last=${next.at(-1)}`,
      `n-topic=${next.includes(TOPIC_SIGN)}${hasTopic}`,
      ...textGrams(next.join(''), 2, 'n:'),
    ];
  });
}

/** Where the labelled parts stand in their message. */
export function labelledSpans(row: LabelledMessage): TextSpan[] {
  let from = 0;
  return row.parts.map(({ text }) => {
    const later = row.q.indexOf(text, from);
    const start = later >= 0 ? later : row.q.indexOf(text);
    from = start + text.length;
    return { start, end: from };
  });
}

/** A clause belongs to the part that covers most of it. */
export function labelledClauseTags(clauses: readonly Clause[], spans: readonly TextSpan[]): ClauseTag[] {
  let last = -1;
  return clauses.map(({ start, end }) => {
    const part = spans.findIndex((span) => (Math.min(end, span.end) - Math.max(start, span.start)) * 2 > end - start);
    const tag = part < 0 ? 'O' : part === last ? 'I' : 'B';
    last = part;
    return tag;
  });
}

/** A word counts as a connective when parts began at it this often, */
const FEWEST_OPENINGS = 3;
/** and in at least this share of the places where it stands. */
const LEAST_SHARE = 0.15;
/** English has few messages to learn from, and little words that stand everywhere. */
const LATIN = /[a-z]/;
const LATIN_SHARE = 0.5;

/** A labelled message, cut into words. */
export interface LabelledText {
  readonly row: LabelledMessage;
  readonly message: CutMessage;
}

/** Words at which, or right after which, labelled parts begin with no mark before them. */
export function learnConnectives(rows: readonly LabelledText[]): Connectives {
  const opening = new Map<string, number>();
  const leading = new Map<string, number>();
  const all = new Map<string, number>();
  const add = (counts: Map<string, number>, word: string): void => {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  };
  for (const { row, message } of rows) {
    const { text, words } = message;
    for (const word of words) add(all, word.text);
    const unmarked = cutClauses(text, words, { opening: [], leading: [] });
    for (const { start } of labelledSpans(row)) {
      if (unmarked.some((clause) => clause.start === start)) continue;
      const here = words.find((word) => word.start === start);
      const before = words.find((word) => word.end === start);
      if (here) add(opening, here.text);
      if (before) add(leading, before.text);
    }
  }
  const often = (counts: ReadonlyMap<string, number>): string[] =>
    [...counts]
      .filter(
        ([word, count]) =>
          count >= FEWEST_OPENINGS && count / (all.get(word) ?? 1) >= (LATIN.test(word) ? LATIN_SHARE : LEAST_SHARE),
      )
      .map(([word]) => word)
      .sort();
  return { opening: often(opening), leading: often(leading) };
}

/** What the tagger learns from one message. */
export function taggedClauses(
  message: CutMessage,
  form: readonly FormWord[],
  { row, connectives }: { readonly row: LabelledMessage; readonly connectives: Connectives },
): TaggedSequence {
  const clauses = cutClauses(message.text, message.words, connectives);
  return { places: clauseFeatures(clauses, form), tags: labelledClauseTags(clauses, labelledSpans(row)) };
}

/** The parts of a message, in order; empty where every clause stands outside. */
export function findParts(
  tagger: SequenceTagger,
  { message, form, connectives }: { message: CutMessage; form: readonly FormWord[]; connectives: Connectives },
): TextSpan[] {
  const clauses = cutClauses(message.text, message.words, connectives);
  const tags = tagger.tag(clauseFeatures(clauses, form));
  const spans: { start: number; end: number }[] = [];
  clauses.forEach(({ start, end }, at) => {
    const last = spans.at(-1);
    if (tags[at] === 'B') spans.push({ start, end });
    else if (tags[at] === 'I' && last) last.end = end;
  });
  return spans;
}
