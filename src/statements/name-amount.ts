// What an amount is an amount of: the noun before it (青年驿站5处) or after it (22条人才政策), and what of it is measured.
import { type TextSpan, trimSpan } from '../text/text-span.js';
import type { GeneralWords } from './general-words.js';
import { timeHeadLength } from './govern-time.js';
import { readLeadingVerbs } from './leading-verbs.js';

export interface AmountName {
  readonly subject: TextSpan;
  readonly measure: TextSpan | null;
}

export interface AmountPlace {
  /** From the start of the amount's own part of the clause to the amount. */
  readonly before: TextSpan;
  /** From the amount to the end of its part. */
  readonly after: TextSpan;
  /** What the amount before it in the sentence is of: 年均增长 and 其中 go on from there. */
  readonly previous: AmountName | null;
  /** The noun that opens the sentence or an earlier clause, for amounts that name none. */
  readonly topic: TextSpan | null;
}

const isEmpty = ({ start, end }: TextSpan): boolean => end <= start;
const NOUN_END = /[，。；、：！？\s（）()]/;
const LOOSE_START = /^(?:的|了|其中|全年|，|、|及|和|并|与)/;

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
    else if (end > start && /[的约近逾由从]/.test(text.charAt(end - 1))) end--;
    else return { start, end };
  }
}

/** Cuts the time head, verbs and adverbs from the start; a lead such as 全区 goes where a verb follows it. */
function cutLead(text: string, span: TextSpan, words: GeneralWords): TextSpan {
  let start = span.start + timeHeadLength(text, span);
  for (
    let loose = LOOSE_START.exec(text.slice(start, span.end));
    loose;
    loose = LOOSE_START.exec(text.slice(start, span.end))
  )
    start += loose[0].length;
  const place = words.of('whole-place').at(text, start, span.end).length;
  const led = readLeadingVerbs(text, { start: start + place, end: span.end }, words);
  if (led.verb !== null) return led.rest;
  const plain = readLeadingVerbs(text, { start, end: span.end }, words);
  return plain.rest.start > start ? plain.rest : { start, end: span.end };
}

/** What follows 累计, 已, 共 inside the part: 片区累计开工｜项目; null where nothing but verbs follows. */
function cutMiddle(text: string, span: TextSpan, words: GeneralWords): { subject: TextSpan; left: TextSpan | null } {
  for (let at = span.end - 1; at > span.start; at--) {
    const mark = words.of('middle').at(text, at, span.end);
    if (mark === '') continue;
    const left = { start: span.start, end: at };
    const { rest } = readLeadingVerbs(text, { start: at + mark.length, end: span.end }, words);
    return isEmpty(rest) ? { subject: left, left } : { subject: rest, left };
  }
  return { subject: span, left: null };
}

/** The noun that opens `span`, up to a verb that ends it: 村卫生室…, 京沪高铁沿线区县｜签订. */
function nounAfter(text: string, span: TextSpan, words: GeneralWords): TextSpan {
  let { start } = span;
  if (text.charAt(start) === '的') start++;
  let end = start;
  while (end < span.end && !NOUN_END.test(text.charAt(end)) && !/\d/.test(text.charAt(end))) {
    if (words.of('predicate').at(text, end, span.end) !== '') break;
    end++;
  }
  return { start, end };
}

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

const wholeOf = ({ subject, measure }: AmountName): TextSpan =>
  measure !== null && measure.start === subject.end ? { start: subject.start, end: measure.end } : subject;

/** Names the amount; null where the text names nothing that it could be of. */
export function nameAmount(text: string, place: AmountPlace, words: GeneralWords): AmountName | null {
  const tailed = cutTail(text, place.before, words);
  const { subject: before } = cutMiddle(text, cutLead(text, tailed, words), words);
  const after = nounAfter(text, place.after, words);
  const isCounted = after.end - after.start >= 2;
  if (isCounted) return { subject: after, measure: null };
  const { rest, measure } = splitMeasure(text, trimSpan(text, before), words);
  if (!isEmpty(rest)) return { subject: rest, measure };
  const inherited = place.previous === null ? place.topic : wholeOf(place.previous);
  if (inherited !== null) return { subject: inherited, measure };
  return measure === null ? null : { subject: measure, measure: null };
}
