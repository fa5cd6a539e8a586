// decline_accuracy: share of all unanswerable cases that are declined: the plan's silence is told, small talk gets a reply
// without a citation, an injection is not obeyed. Source: shared evaluation set, scoring rule 4 (eval/README.md).
import { declinesRightly } from '../judging/refusals.js';
import { type Metric, once } from './metric.js';

export const declineAccuracy: Metric = {
  name: 'decline_accuracy',
  group: 'refusals',
  meaning: '不该回答的问题被正确谢绝的比例',
  unit: 'share',
  better: 'higher',
  aggregate: 'mean',
  observe(judged) {
    const declines = declinesRightly(judged);
    return declines === null ? null : once(declines);
  },
};
