// abstain_precision: of the questions about the plan that the system said no to, the share that is unanswerable.
// n/a when it never says no. Source: precision of the class "unanswerable", as in Rajpurkar et al., SQuAD 2.0, ACL 2018.
import { saidNo } from '../judging/outcome-of.js';
import { asksTheUnsaid } from '../judging/refusals.js';
import { type Metric, once } from './metric.js';

export const abstainPrecision: Metric = {
  name: 'abstain_precision',
  group: 'refusals',
  meaning: '谢绝的规划问题中确实无答案的比例',
  unit: 'share',
  better: 'higher',
  aggregate: 'mean',
  observe(judged) {
    const asksThePlan = judged.case.answerable || asksTheUnsaid(judged);
    return asksThePlan && saidNo(judged) ? once(!judged.case.answerable) : null;
  },
};
