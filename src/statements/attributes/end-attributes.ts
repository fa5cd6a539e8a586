// To what end: what is to be made of a subject (打造…), and what an action is for (为…提供支撑, 确保…).
import type { AttributeFinder } from './attribute-clause.js';
import { unitTopic } from './attribute-clause.js';

/** 打造全国重要的集成电路产业集群: what the unit's subject, or the noun before the verb, is to become. */
export const findAims: AttributeFinder = ({ extraction, sentence, clause }) => {
  const { plan, words } = extraction;
  if (clause.kind === 'manner' || sentence.role !== 'plan' || clause.verb === null) return [];
  if (words.of('building').at(plan.text, clause.verb.start, clause.verb.end) === '' || clause.object === null)
    return [];
  if (words.of('quantifier').at(plan.text, clause.object.start) !== '') return [];
  const before = { start: clause.span.start, end: clause.verb.start };
  const moved = words.of('moved-object').at(plan.text, before.start, before.end).length;
  const subject =
    moved > 0
      ? { start: before.start + moved, end: before.end }
      : (extraction.areas.get(sentence.sectionId) ?? unitTopic(extraction, sentence));
  if (subject.end <= subject.start) return [];
  return [{ attribute: 'aim', subject, value: { start: clause.verb.start, end: clause.span.end } }];
};

/** What comes of the nearest action before it, or is given to something: 为规划实施提供保障. */
export const findReasons: AttributeFinder = ({ clause, before }) => {
  const action = before.find(({ kind }) => kind === 'action');
  if (clause.kind !== 'effect' || !action) return [];
  return [{ attribute: 'reason', subject: action.span, value: clause.span }];
};
