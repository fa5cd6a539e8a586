// The form of a message: its words with topic, audience and numbers masked, since one form asks of every topic.

import type { CutMessage } from './question-words.js';
import type { WordTag } from './tag-words.js';
import { shapeOf } from './word-features.js';

/** One word or one masked run of words. */
export interface FormWord {
  /** The word, or the sign that stands for it. */
  readonly text: string;
  /** What the sign stands for; '' for a word that is shown. */
  readonly hidden: string;
  readonly start: number;
  readonly end: number;
}

/** Signs from no script that people type. */
export const TOPIC_SIGN = '□';
export const AUDIENCE_SIGN = '△';
const YEAR_SIGN = '◷';
const NUMBER_SIGN = '＃';

function signOf(text: string, tag: WordTag): string | null {
  const shape = shapeOf(text);
  if (shape === 'year') return YEAR_SIGN;
  if (tag === 'T') return TOPIC_SIGN;
  if (tag === 'A') return AUDIENCE_SIGN;
  return shape === 'number' ? NUMBER_SIGN : null;
}

/** The words of a message with signs for what is no form; a run of words of one sign is one. */
export function maskWords({ words }: CutMessage, tags: readonly WordTag[]): FormWord[] {
  const form: FormWord[] = [];
  words.forEach(({ text, start, end }, at) => {
    const sign = signOf(text, tags[at] ?? 'O');
    const last = form.at(-1);
    if (sign !== null && last?.text === sign && last.end === start)
      form[form.length - 1] = { text: sign, hidden: last.hidden + text, start: last.start, end };
    else form.push({ text: sign ?? text, hidden: sign === null ? '' : text, start, end });
  });
  return form;
}

/** The words that stand within a stretch of the message. */
export const formWithin = (
  form: readonly FormWord[],
  { start, end }: { readonly start: number; readonly end: number },
): FormWord[] => form.filter((word) => word.end > start && word.start < end);
