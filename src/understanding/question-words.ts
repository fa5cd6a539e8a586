// A message cut into words that keep their place, whatever was written in wide, capital or traditional characters.
import { segmentWords } from '../indexing/segment-words.js';
import { normalizeText } from '../text/normalize-text.js';

export interface QuestionWord {
  /** Normalised: what features are read from. */
  readonly text: string;
  /** UTF-16 offsets into the message. */
  readonly start: number;
  readonly end: number;
}

/** Normalised character by character, one code unit for one, so that offsets stay: 規劃２０３０ → 规划2030. */
export function foldText(text: string): string {
  let folded = '';
  for (const char of text) {
    const normalized = normalizeText(char);
    folded += normalized.length === char.length ? normalized : char.length === 1 ? (normalized[0] ?? char) : char;
  }
  return folded;
}

/** Blanks and marks are words, too: where a clause ends says much of how it is asked. */
export function questionWords(folded: string): QuestionWord[] {
  const words: QuestionWord[] = [];
  let at = 0;
  for (const text of segmentWords(folded)) {
    const start = folded.indexOf(text, at);
    // The dictionary passes over what is no character at all, half of a pair of code units.
    if (start < 0) continue;
    at = start + text.length;
    words.push({ text, start, end: at });
  }
  return words;
}

/** A message ready to be tagged. */
export interface CutMessage {
  readonly text: string;
  readonly folded: string;
  readonly words: readonly QuestionWord[];
}

export function cutMessage(text: string): CutMessage {
  const folded = foldText(text);
  return { text, folded, words: questionWords(folded) };
}
