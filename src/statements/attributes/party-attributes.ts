// By whom and where: 由…牵头, 与…合作, 在社区卫生服务中心设立…, 位于….
import { sliceSpan, type TextSpan } from '../../text/text-span.js';
import type { GeneralWords } from '../general-words.js';
import { readLeadingVerbs } from '../leading-verbs.js';
import type { Extraction } from '../statement-draft.js';
import { type AttributeFinder, unitTopic } from './attribute-clause.js';

/** From 由 or 与 to the verb of what the bodies do. */
function bodyPhrase(text: string, span: TextSpan, words: GeneralWords): TextSpan | null {
  for (let at = span.start; at < span.end - 3; at++) {
    if (!/[由与]/.test(text.charAt(at)) || words.of('not-marker').at(text, at - 1) !== '') continue;
    for (let end = at + 4; end <= span.end; end++) {
      const verb = words.of('body-verb').at(text, end, span.end);
      if (verb !== '' && words.of('organ').within(text.slice(at + 1, end)))
        return { start: at, end: end + verb.length };
    }
  }
  return null;
}

/** “宜商服务系统”平台｜已｜与…签订合作协议: who does it together with them; null where only verbs stand there. */
function nounBefore({ plan, words }: Extraction, before: TextSpan): TextSpan | null {
  let { end } = before;
  for (let word = '…'; word !== ''; end -= word.length)
    word =
      words.of('degree').endingAt(plan.text, end, before.start) ||
      words.of('verb').endingAt(plan.text, end, before.start);
  const { verb, rest } = readLeadingVerbs(plan.text, { start: before.start, end }, words);
  return verb === null && rest.end - rest.start >= 3 ? rest : null;
}

export const findBodies: AttributeFinder = ({ extraction, sentence, clause, before }) => {
  const { plan, words } = extraction;
  const value = bodyPhrase(plan.text, clause.span, words);
  if (value === null) return [];
  const [previous] = before;
  const isTold = plan.text.charAt(value.start) === '由' && previous !== undefined && previous.kind === 'other';
  const own = nounBefore(extraction, { start: clause.span.start, end: value.start });
  return [{ attribute: 'body', subject: isTold ? previous.span : (own ?? unitTopic(extraction, sentence)), value }];
};

/** 在二级以上综合医院｜设立｜心理科: what is put where; 在…领域 is no place. */
function putSomewhere(text: string, span: TextSpan, words: GeneralWords): { place: TextSpan; thing: TextSpan } | null {
  for (let at = span.start; at < span.end - 3; at++) {
    const isPreposition =
      text.charAt(at) === '在' &&
      words.of('not-preposition').at(text, at - 1) === '' &&
      words.of('not-preposition').at(text, at) === '';
    if (!isPreposition) continue;
    for (let end = at + 3; end < span.end; end++) {
      const verb = words.of('place-verb').at(text, end, span.end);
      if (verb === '') continue;
      const isPlace = words.of('no-place').endingAt(text, end, at) === '';
      const after = { start: end + verb.length, end: span.end };
      const lead = readLeadingVerbs(text, { start: span.start, end: at }, words).rest;
      const thing = after.end - after.start >= 2 ? after : lead;
      return isPlace && thing.end - thing.start >= 2 ? { place: { start: at, end }, thing } : null;
    }
  }
  return null;
}

export const findSites: AttributeFinder = ({ extraction, clause }) => {
  const { plan, words } = extraction;
  const put = putSomewhere(plan.text, clause.span, words);
  if (put !== null) return [{ attribute: 'site', subject: put.thing, value: put.place }];
  for (let at = clause.span.start + 2; at < clause.span.end - 3; at++) {
    if (words.of('site-head').at(plan.text, at, clause.span.end) === '') continue;
    const subject = { start: clause.span.start, end: at };
    return [{ attribute: 'site', subject, value: { start: at, end: clause.span.end } }];
  }
  return [];
};

/** For whom and on which terms: 对符合条件的人才…给予支持, 为青年提供服务, 免费学前教育. */
export const findAccess: AttributeFinder = ({ extraction, sentence, clause }) => {
  const { plan, words } = extraction;
  if (clause.kind !== 'action' || sentence.role !== 'plan') return [];
  const text = sliceSpan(plan.text, clause.span);
  const gives =
    words.of('beneficiary-opener').at(text, 0) !== '' &&
    clause.verb !== null &&
    words.of('giving').at(plan.text, clause.verb.start, clause.verb.end) !== '';
  if (!gives && !words.of('benefit').within(text)) return [];
  return [{ attribute: 'access', subject: clause.object ?? clause.span, value: clause.span }];
};
