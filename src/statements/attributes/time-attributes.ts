// When and how far: the year of what is no amount, and whether a thing is built, begun or under way.
import { findOuterMarks } from '../../text/split-at-marks.js';
import { containsSpan, sliceSpan, type TextSpan } from '../../text/text-span.js';
import { findAmounts } from '../find-amounts.js';
import type { GeneralWords } from '../general-words.js';
import { governTime } from '../govern-time.js';
import { readLeadingVerbs } from '../leading-verbs.js';
import type { AttributeFinder } from './attribute-clause.js';

/** 到2030年，实现街道区域性养老服务中心全覆盖: the year of a clause that tells no amount. */
export const findDates: AttributeFinder = ({ extraction, sentence, clause }) => {
  const { plan, words } = extraction;
  const { amounts, years } = findAmounts(plan.text, sentence.span, words);
  if (amounts.some(({ printed }) => containsSpan(clause.span, printed))) return [];
  if (years.some(({ span }) => containsSpan(clause.span, span))) return [];
  const time = governTime(plan.text, { from: sentence.span.start, at: clause.span.start, years }, words);
  return time === null ? [] : [{ attribute: 'date', subject: clause.span, value: time.head }];
};

/** AI医疗等应用场景｜在济南国际医学中心｜落地: the place is no part of the thing. */
function beforeSite(text: string, clause: TextSpan, end: number, words: GeneralWords): number {
  const [at] = findOuterMarks(text, { start: clause.start + 3, end }, '在');
  const isWord =
    at === undefined ||
    words.of('not-preposition').at(text, at - 1) !== '' ||
    words.of('not-preposition').at(text, at) !== '';
  return isWord ? end : at;
}

/** A progress word that ends the clause: …项目｜建成投产. */
function endsWithProgress({
  extraction,
  clause,
}: Parameters<AttributeFinder>[0]): { subject: TextSpan; value: TextSpan } | null {
  const { plan, words } = extraction;
  const word = words.of('progress-word').endingAt(plan.text, clause.span.end, clause.span.start).length;
  const value = { start: clause.span.end - word, end: clause.span.end };
  // 同步｜投入使用: adverbs belong to the verb.
  let end = value.start;
  for (let adverb = '…'; adverb !== ''; end -= adverb.length)
    adverb = words.of('adverb').endingAt(plan.text, end, clause.span.start);
  const { rest } = readLeadingVerbs(
    plan.text,
    { start: clause.span.start, end: beforeSite(plan.text, clause.span, end, words) },
    words,
  );
  return word > 0 && rest.end - rest.start >= 3 ? { subject: rest, value } : null;
}

/** A verb before a thing that is built: 建成｜曹家圈防汛文化广场, 加快推进｜…项目建设. */
function opensWithProgress({
  extraction,
  clause,
}: Parameters<AttributeFinder>[0]): { subject: TextSpan; value: TextSpan } | null {
  const { plan, words } = extraction;
  if (clause.verb === null || clause.object === null) return null;
  const isThing = words.of('thing-noun').endingAt(plan.text, clause.object.end, clause.object.start) !== '';
  if (!isThing || !words.of('progress-verb').has(sliceSpan(plan.text, clause.verb))) return null;
  return { subject: clause.object, value: { start: clause.span.start, end: clause.verb.end } };
}

export const findProgress: AttributeFinder = (given) => {
  const found = endsWithProgress(given) ?? opensWithProgress(given);
  return found === null ? [] : [{ attribute: 'progress', ...found }];
};
