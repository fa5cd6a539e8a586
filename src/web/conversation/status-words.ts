// What an answer and its parts are called: where the words came from, and how much of the question the plan tells.
import { type Words, zhHans } from '../words/zh-hans.js';
import type { Answer, AnswerPart } from './protocol.js';

/** Whether a model wrote words of this answer; an abstention's sentences are the assistant's fixed ones. */
export const isAiWritten = (answer: Pick<Answer, 'mode' | 'claims'>): boolean =>
  answer.mode === 'generated' && answer.claims.length > 0;

/** What is needed to name an answer; a running one has no status yet. */
export type NamedAnswer = Pick<Answer, 'status' | 'reason' | 'mode' | 'claims' | 'answer' | 'table'>;

/** The mark that every counted or computed figure carries (「按规划数据计算」), in both languages of the answers. */
const COMPUTED = /按规划数据计算|computed from the plan/;

/** Whether the text is put together from cells or figures, and so is no extract. */
export const isComposed = ({ table, answer, claims }: Pick<Answer, 'table' | 'answer' | 'claims'>): boolean =>
  table !== null || COMPUTED.test(answer) || claims.some(({ text }) => COMPUTED.test(text));

export type Origin = 'extractive' | 'composed' | 'generated';

/** Where the words came from; null where none of them are the plan's. */
export function originOf(answer: NamedAnswer): Origin | null {
  if (answer.claims.length === 0 && answer.table === null) return null;
  if (isAiWritten(answer)) return 'generated';
  return isComposed(answer) ? 'composed' : 'extractive';
}

type Standing = Exclude<keyof Words['status'], Origin | `${string}Meaning`>;

/** The plan names the thing and says no more: an absence of the smallest thing, never of the subject. */
const NAMED: ReadonlySet<string> = new Set(['slot-missing', 'masked', 'not-explained']);
/** Acts that get a word of courtesy or care: a label under them would be a stamp on a greeting. */
const UNLABELLED: ReadonlySet<string> = new Set(['small-talk', 'distress', 'complaint']);

/** How much of what was asked the plan tells; null where nothing need be said. */
function standingOf({ status, reason }: Pick<AnswerPart, 'status' | 'reason'>): Standing | null {
  if (status === 'answered') return null;
  if (status === 'partial') return 'partial';
  const why = reason ?? '';
  if (UNLABELLED.has(why)) return null;
  if (why === 'other-scope') return 'elsewhere';
  if (status === 'declined') return 'declined';
  if (NAMED.has(why)) return 'named';
  return why === 'not-in-plan' ? 'abstained' : 'unanswered';
}

/** 「原文摘录」「AI 生成，已逐条核对」「规划提到，但未写明」… of an answer, most important first. */
export function statusWords(answer: NamedAnswer, words: Words = zhHans): string[] {
  const [origin, standing] = [originOf(answer), standingOf(answer)];
  const order = answer.status === 'abstained' ? [standing, origin] : [origin, standing];
  return order.flatMap((key) => (key === null ? [] : [words.status[key]]));
}

/** What became of one part: 「规划写明」「规划未涉及」… */
export const partWord = (part: Pick<AnswerPart, 'status' | 'reason'>, words: Words = zhHans): string =>
  words.status[standingOf(part) ?? 'told'];

/** Whether the parts of an answer fared differently, so that each must be labelled. */
export const partsDiffer = ({ parts }: Pick<Answer, 'parts'>): boolean =>
  new Set(parts.map((part) => partWord(part))).size > 1;
