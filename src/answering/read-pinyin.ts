// A message typed as pinyin, as it is worked on: in Chinese, by the words of the plan and of how people ask about it.
import { buildPinyinReader, type PinyinReader } from '../indexing/pinyin-reader.js';
import type { PlanIndex } from '../indexing/plan-index.js';

/** So many index-time questions know the words of asking; all of them would hold up the first message typed so. */
const QUESTIONS = 6000;

const readers = new WeakMap<PlanIndex, PinyinReader>();

function readerOf(index: PlanIndex): PinyinReader {
  const known = readers.get(index);
  if (known) return known;
  const step = Math.max(1, Math.floor(index.questions.length / QUESTIONS));
  const asked = index.questions.filter((_, at) => at % step === 0).map(({ question }) => question);
  const reader = buildPinyinReader([index.plan.text, ...asked]);
  readers.set(index, reader);
  return reader;
}

const LATIN_ONLY = /^[\p{Script=Latin}\d\s\p{P}]+$/u;

/** The message in Chinese where it is pinyin, else as it is. */
export const readPinyin = (index: PlanIndex, message: string): string =>
  LATIN_ONLY.test(message) ? (readerOf(index).read(message) ?? message) : message;
