// What an amount is an amount of: the noun before it (青年驿站5处) or after it (22条人才政策), and what of it is measured.
import { type TextSpan, trimSpan } from '../text/text-span.js';
import type { GeneralWords } from './general-words.js';
import { timeHeadLength } from './govern-time.js';
import { readLeadingVerbs } from './leading-verbs.js';

export interface AmountName {
  readonly subject: TextSpan;
  readonly measure: TextSpan | null;
  /** What an amount that names nothing goes on from: 年均增长0.05% is of what stands before. */
  readonly carried: TextSpan;
}

export interface AmountPlace {
  /** From the start of the amount's own part of the clause to the amount. */
  readonly before: TextSpan;
  /** From the amount to the end of its part. */
  readonly after: TextSpan;
  /** Whether it counts years or hours. */
  readonly isTime: boolean;
  /** Whether its unit measures (亿元, %) and counts no things (家, 项). */
  readonly isMeasured: boolean;
  /** What the amount before it in the sentence is of: 年均增长 and 其中 go on from there. */
  readonly previous: AmountName | null;
  /** The noun that opens the sentence or an earlier clause, for amounts that name none. */
  readonly topic: TextSpan | null;
}

const isEmpty = ({ start, end }: TextSpan): boolean => end <= start;
const NOUN_END = /[，。；、：！？\s（）()]/;

/** 从2020年的｜*%, 约｜5亿元: what stands between a subject and its figure. */
const LOOSE_END = /(?:[从由自]?(?:\d{4}年)?的|[从由自]?\d{4}年|[约近逾由从])$/;
/** 「服务业占GDP比重」: what is measured is the share, the subject stands before. */
const SHARE = /占.*比[重例]$/;

/** Cuts reach verbs, words of degree, bounds and 的 from the end. */
function cutTail(text: string, span: TextSpan, words: GeneralWords): TextSpan {
  let { start, end } = trimSpan(text, span);
  for (;;) {
    const tail =
      words.of('reach').endingAt(text, end, start).length || words.of('degree').endingAt(text, end, start).length;
    const isGrowth = words.of('growth').endingAt(text, end, start) !== '';
    if (tail > 0 && !isGrowth) end -= tail;
    else {
      const loose = LOOSE_END.exec(text.slice(start, end));
      if (!loose) return { start, end };
      end -= loose[0].length;
    }
  }
}

/** Cuts the time head, verbs and words of degree from the start; a lead such as 全区 goes where a verb follows it. */
function cutLead(text: string, span: TextSpan, words: GeneralWords): TextSpan {
  let start = span.start + timeHeadLength(text, span);
  for (let loose = '…'; loose !== ''; start += loose.length) loose = words.of('loose-lead').at(text, start, span.end);
  // 年均增长 is what is measured; 年均 before another word is not.
  if (words.of('growth').at(text, start, span.end) === '') start += words.of('degree').at(text, start, span.end).length;
  const place = words.of('whole-place').at(text, start, span.end).length;
  const led = readLeadingVerbs(text, { start: start + place, end: span.end }, words);
  return led.verb !== null ? led.rest : { start, end: span.end };
}

interface Middle {
  readonly subject: TextSpan;
  readonly measure: TextSpan | null;
  /** What stands before the mark: 片区｜累计. */
  readonly left: TextSpan | null;
}

/** What 累计 and its like part: 片区累计开工｜项目, 山东国际会展中心年均｜办展. */
function cutMiddle(text: string, span: TextSpan, words: GeneralWords): Middle {
  for (let at = span.end - 1; at > span.start; at--) {
    const mark = words.of('middle').at(text, at, span.end);
    if (mark === '' || at + words.of('growth').at(text, at, span.end).length === span.end) continue;
    const left = { start: span.start, end: at };
    const { verb, rest } = readLeadingVerbs(text, { start: at + mark.length, end: span.end }, words);
    if (isEmpty(rest)) return { subject: left, measure: null, left };
    // Nouns follow verbs; a short word alone is a verb that no list knows: 办展.
    const isMeasured = verb === null && rest.end - rest.start <= 2;
    return isMeasured ? { subject: left, measure: rest, left } : { subject: rest, measure: null, left };
  }
  return { subject: span, measure: null, left: null };
}

/** The noun that opens `span`, up to a verb that ends it: 村卫生室…, 京沪高铁沿线区县｜签订. */
function nounAfter(text: string, span: TextSpan, words: GeneralWords): TextSpan {
  let { start } = span;
  if (text.charAt(start) === '的') start++;
  // 从5%｜提高到8%: what follows is the way to the next figure.
  const isWay =
    words.of('reach').at(text, start, span.end) !== '' || words.of('growth').at(text, start, span.end) !== '';
  if (isWay) return { start, end: start };
  let end = start;
  while (end < span.end && !NOUN_END.test(text.charAt(end)) && !/\d/.test(text.charAt(end))) {
    const inWord = words.of('not-preposition').at(text, end) !== '';
    if (words.of('predicate').at(text, end, span.end) !== '' && !inWord) break;
    end++;
  }
  // 15项自贸创新｜和12项…: what joins it to the next amount is no part of it.
  while (end > start && words.of('marker').endingAt(text, end, start) !== '') end--;
  return { start, end };
}

/** 连续4年｜超额完成任务: a length of time is of all that follows. */
const timedAfter = (text: string, { start, end }: TextSpan): TextSpan => trimSpan(text, { start, end });

function splitMeasure(text: string, span: TextSpan, words: GeneralWords): { rest: TextSpan; measure: TextSpan | null } {
  const share = SHARE.exec(text.slice(span.start, span.end));
  const growth = words.of('growth').endingAt(text, span.end, span.start).length;
  const length = share
    ? share[0].length
    : growth > 0
      ? growth
      : words.of('measure').endingAt(text, span.end, span.start).length;
  if (length === 0) return { rest: span, measure: null };
  const cut = span.end - length;
  return { rest: { start: span.start, end: cut }, measure: { start: cut, end: span.end } };
}

const wholeOf = (subject: TextSpan, measure: TextSpan | null): TextSpan =>
  measure !== null && measure.start === subject.end ? { start: subject.start, end: measure.end } : subject;

/** A rest of one character is no subject: 总｜开工面积. */
function ownName(text: string, span: TextSpan, words: GeneralWords): { rest: TextSpan; measure: TextSpan | null } {
  const { rest, measure } = splitMeasure(text, trimSpan(text, span), words);
  if (measure === null || rest.end - rest.start !== 1) return { rest, measure };
  return { rest: { start: rest.start, end: rest.start }, measure: { start: rest.start, end: measure.end } };
}

/** 全市生产总值｜迈上｜5万亿元台阶: a verb of reaching between noun and figure; the noun before it is the subject. */
function isReached(
  text: string,
  { tailed, lead, before }: { readonly tailed: TextSpan; readonly lead: TextSpan; readonly before: TextSpan },
  words: GeneralWords,
): boolean {
  const between = text.slice(tailed.end, before.end);
  const isBorne = words.of('bearing-preposition').at(text, lead.start) !== '';
  return lead.end - lead.start >= 2 && !isBorne && words.of('reach').within(between);
}

/** The noun that a figure counts and that stands after it; empty where the noun before it is the one. */
function countedNoun(text: string, place: AmountPlace, isReachedNoun: boolean, words: GeneralWords): TextSpan {
  if (place.isTime) return timedAfter(text, place.after);
  const { start } = place.after;
  return place.isMeasured && isReachedNoun ? { start, end: start } : nounAfter(text, place.after, words);
}

/** Names the amount; null where the text names nothing that it could be of. */
export function nameAmount(text: string, place: AmountPlace, words: GeneralWords): AmountName | null {
  const tailed = cutTail(text, place.before, words);
  const lead = cutLead(text, tailed, words);
  const middle = cutMiddle(text, lead, words);
  const isReachedNoun = isReached(text, { tailed, lead, before: place.before }, words);
  const after = countedNoun(text, place, isReachedNoun, words);
  if (after.end - after.start >= 2) {
    const carried = middle.left ?? (isReachedNoun ? lead : after);
    return { subject: after, measure: null, carried };
  }
  if (middle.measure !== null) return { subject: middle.subject, measure: middle.measure, carried: middle.subject };
  const { rest, measure } = ownName(text, middle.subject, words);
  if (!isEmpty(rest)) return { subject: rest, measure, carried: wholeOf(rest, measure) };
  const inherited = place.topic ?? place.previous?.carried ?? null;
  if (inherited !== null) return { subject: inherited, measure, carried: inherited };
  return measure === null ? null : { subject: measure, measure: null, carried: measure };
}
