// consistent: share of answers that deny nothing that they tell, and no word that the plan prints. Must be 1.
import { findContradictions } from '../judging/self-contradictions.js';
import { type Metric, once } from './metric.js';

export const consistent: Metric = {
  name: 'consistent',
  group: 'answers',
  meaning: '不自相矛盾的答案比例：没有一面称没有、一面给出（应为1）',
  unit: 'share',
  better: 'higher',
  aggregate: 'mean',
  observe: (judged) => (judged.record.answer === null ? null : once(findContradictions(judged).length === 0)),
};
