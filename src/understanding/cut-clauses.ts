// Cuts a message into clauses: at marks, blanks, numbering, and at words that were seen to open or close a part.
import type { QuestionWord } from './question-words.js';

export interface Clause {
  /** Without the marks around it; UTF-16 offsets into the message. */
  readonly start: number;
  readonly end: number;
  /** Marks and blanks between the clause before and this one, numbering included. */
  readonly before: string;
  /** Marks after it. */
  readonly after: string;
}

/** Words at which a part begins with no mark before it; learned from labelled parts. */
export interface Connectives {
  /** The part begins with the word: 还有…, 以及…. */
  readonly opening: readonly string[];
  /** The part begins after the word: 请问…, 另外…. */
  readonly leading: readonly string[];
}

/** A mark, a blank or a number of a list (1、 2. ① （三）), none of which belongs to a clause. */
const BREAK =
  /(?:[\s，。？?！!；;：:、…~～]|(?<!\d)[,.．]|[,.．](?!\d)|[①-⑳]|(?<![\p{L}\d.．])[（(]?[\d一二三四五六七八九十]{1,2}(?:[、)）](?!\d)|[.．](?!\d)))+/gu;

/** @param text as typed: ① is a number of a list, and 1 once it is normalised; @param words of the message */
export function cutClauses(text: string, words: readonly QuestionWord[], connectives: Connectives): Clause[] {
  const breaks = [...text.matchAll(BREAK)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const opening = new Set(connectives.opening);
  const leading = new Set(connectives.leading);
  for (const { text: word, start, end } of words) {
    if (opening.has(word)) breaks.push({ start, end: start });
    if (leading.has(word)) breaks.push({ start: end, end });
  }
  breaks.sort((a, b) => a.start - b.start || a.end - b.end);
  breaks.push({ start: text.length, end: text.length });
  const clauses: Clause[] = [];
  let at = 0;
  let before = '';
  for (const { start, end } of breaks) {
    if (start > at) clauses.push({ start: at, end: start, before, after: text.slice(start, end) });
    if (end >= at) {
      before = start > at || before === '' ? text.slice(start, end) : before + text.slice(start, end);
      at = end;
    }
  }
  return clauses;
}
