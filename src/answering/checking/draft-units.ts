// A sentence of a draft in the smallest pieces that each say something: clauses, each with the time that stands over them.
import { findFigures } from '../../text/find-figures.js';
import { normalizeText } from '../../text/normalize-text.js';
import { splitAtMarks } from '../../text/split-at-marks.js';
import { splitSentences } from '../../text/split-sentences.js';
import { sliceSpan, type TextSpan } from '../../text/text-span.js';
import { languageWords } from '../../text/word-classes.js';
import { GENERAL_WORD, JOINING } from '../verification/general-words.js';

/** Sentences of a draft; what ； parts is checked part by part, since each part says a thing of its own. */
export const splitDraft = (text: string): TextSpan[] =>
  splitSentences(text)
    .flatMap((span) => splitAtMarks(text, span, '；;'))
    .filter((span) => /\p{Script=Han}{2}/u.test(sliceSpan(text, span)));

/** A piece that says a thing, and the opening (到2030年) that dates it. */
export interface DraftUnit {
  readonly text: string;
  /** Time that opens the sentence, where it is not the unit's own; '' where none does. */
  readonly head: string;
}

/** Fewer letters of content name no subject: 规模达到30亿元 speaks of what stands before it. */
const FEWEST_CONTENT = 4;

/** 属约束性指标 says what an indicator is, and not which. */
const NATURE = new RegExp(`${languageWords('nature').source}(?:${languageWords('indicator').source})?`, 'g');

/** Letters that say something: no numerals, joints or words that official prose uses everywhere. */
function contentLength(clause: string): number {
  const text = normalizeText(clause);
  const figures = findFigures(text);
  const bare = [...figures]
    .reverse()
    .reduce((rest, { span }) => `${rest.slice(0, span.start)} ${rest.slice(span.end)}`, text);
  return [...bare.replace(GENERAL_WORD, ' ').replace(NATURE, ' ')].filter(
    (char) => /\p{Script=Han}|[a-z]/u.test(char) && !JOINING.has(char),
  ).length;
}

/** 到2030年, “十四五”期间: an opening that only dates what follows. */
const TIME = /\d{4}年|[〇零一二三四五六七八九]{4}年|十[一二三四五六七]五|[一二三四五六七八九十]年/;

export const isHead = (clause: string): boolean =>
  TIME.test(normalizeText(clause)) && contentLength(clause) < FEWEST_CONTENT;

/** Whom a speaker addresses says nothing of a plan. */
const ADDRESSES = languageWords('address');

/** Clauses of a sentence, without the form of address that opens it. */
function clausesOf(sentence: string): string[] {
  const clauses = splitAtMarks(sentence, { start: 0, end: sentence.length }, '，,：:').map((span) =>
    sliceSpan(sentence, span),
  );
  const from = clauses.findIndex((clause) => !ADDRESSES.has(clause));
  return from < 0 ? [] : clauses.slice(from);
}

/** @param sentence one sentence of a draft, in plain form; a form of address by itself has no unit */
export function listUnits(sentence: string): DraftUnit[] {
  const clauses = clausesOf(sentence);
  const first = clauses[0] ?? '';
  const head = clauses.length > 1 && isHead(first) ? first : '';
  const units: string[] = [];
  for (const clause of head === '' ? clauses : clauses.slice(1)) {
    const last = units.at(-1);
    const isThin = contentLength(clause) < FEWEST_CONTENT;
    if (last !== undefined && (isThin || contentLength(last) < FEWEST_CONTENT)) {
      units[units.length - 1] = `${last}，${clause}`;
    } else units.push(clause);
  }
  return units.map((text) => ({ text, head: head !== '' && !TIME.test(normalizeText(text)) ? head : '' }));
}
