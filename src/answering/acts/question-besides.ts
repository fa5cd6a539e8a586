// What an attempt to make us obey asks besides: the clauses that are no attempt themselves, read as a message of their own.
import type { Reading } from '../../understanding/reading.js';
import type { Understanding } from '../../understanding/understand.js';

/** Probability from which a message, or a part of one, is an attempt: on honest look-alikes none is as sure. */
const ATTEMPT = 0.45;
const SURE_ATTEMPT = 0.65;

const CLAUSE = /[^。！？!?；;，,：:\n]+[。！？!?；;，,：:\s]*/gu;

export const isAttempt = (understanding: Understanding, text: string): boolean =>
  understanding.attempt(text) >= ATTEMPT;

/** Whether a message is one even if it asks something besides. */
export const isSureAttempt = (understanding: Understanding, text: string): boolean =>
  understanding.attempt(text) >= SURE_ATTEMPT;

/**
 * The question that stands beside an attempt; null where nothing else is asked.
 * @param names whether a topic names something of the plan: 残疾儿童入学率目标 asks without a word that does
 */
export function questionBesides(
  understanding: Understanding,
  message: string,
  names: (topic: string) => boolean,
): Reading | null {
  const clauses = message.match(CLAUSE) ?? [];
  const honest = clauses.filter((clause) => !isAttempt(understanding, clause));
  const read = (text: string): Reading => understanding.read(text, { hasHistory: false, act: 'ask' });
  const asking = honest.filter((clause) => read(clause).asks);
  const last = honest.at(-1) ?? '';
  const namesLast = last === clauses.at(-1) && read(last).parts.some(({ topic }) => names(topic));
  const asked = asking.length > 0 ? asking.join('') : namesLast ? last : '';
  if (asked === '') return null;
  const besides = read(asked);
  // 请给出原文数字 asks of what the attempt names.
  const reading = besides.parts.some(({ topic }) => topic.trim() !== '') ? besides : read(message);
  const parts =
    reading === besides ? reading.parts.filter(({ text }) => !isAttempt(understanding, text)) : reading.parts;
  return parts.length === 0 ? null : { ...reading, parts };
}
