// false_denial: share of answerable cases in which an absence is claimed of what the plan says: the whole question refused,
// or a part of it told as missing although the case's truth names no missing part. Smaller is better.
import type { JudgedCase } from '../judging/judged-case.js';
import { saidNo } from '../judging/outcome-of.js';
import { type Metric, once } from './metric.js';

/** Reasons that claim an absence. */
const ABSENCE: ReadonlySet<string> = new Set(['slot-missing', 'not-in-plan', 'not-explained', 'other-scope']);
/** A case whose truth has a missing part says so in one of its points: 没有写明, 未公布. */
const TELLS_ABSENCE = /没|未|不/;

function deniesFalsely(judged: JudgedCase): boolean {
  const { case: asked, record } = judged;
  if (saidNo(judged)) return true;
  if (record.answer?.status !== 'partial' || asked.type === 'masked') return false;
  const awaited = asked.points.some((spellings) => spellings.some((spelling) => TELLS_ABSENCE.test(spelling)));
  return !awaited && ABSENCE.has(record.answer.reason ?? '');
}

export const falseDenial: Metric = {
  name: 'false_denial',
  group: 'headline',
  meaning: '规划有而答称没有的问题比例（越低越好）',
  unit: 'share',
  better: 'lower',
  aggregate: 'mean',
  observe: (judged) => (judged.case.answerable ? once(deniesFalsely(judged)) : null),
};
