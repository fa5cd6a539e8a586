// false_abstain_rate: share of answerable cases that the system says no to; telling with a citation that a masked figure is
// unpublished is an answer. Smaller is better. Source: shared evaluation set, scoring rule 5 (eval/README.md).
import { saidNo } from '../judging/outcome-of.js';
import { type Metric, once } from './metric.js';

export const falseAbstainRate: Metric = {
  name: 'false_abstain_rate',
  group: 'refusals',
  meaning: '有答案的问题被误拒的比例（越低越好）',
  unit: 'share',
  better: 'lower',
  aggregate: 'mean',
  observe: (judged) => (judged.case.answerable ? once(saidNo(judged)) : null),
};
