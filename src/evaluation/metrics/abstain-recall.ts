// abstain_recall: share of the unanswerable questions about the plan (types unanswerable and followup) that the system
// says no to. Source: recall of the class "unanswerable", as in Rajpurkar et al., SQuAD 2.0, ACL 2018.
import { saidNo } from '../judging/outcome-of.js';
import { asksTheUnsaid } from '../judging/refusals.js';
import { type Metric, once } from './metric.js';

export const abstainRecall: Metric = {
  name: 'abstain_recall',
  group: 'refusals',
  meaning: '规划未写明的问题被谢绝的比例',
  unit: 'share',
  better: 'higher',
  aggregate: 'mean',
  observe: (judged) => (asksTheUnsaid(judged) ? once(saidNo(judged)) : null),
};
