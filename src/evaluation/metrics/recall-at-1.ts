// recall@1: share of a case's evidence items that lie in the first 1 retrieved chunks, averaged over answerable cases.
// Source: Manning, Raghavan & Schütze, Introduction to Information Retrieval (2008), ch. 8; relevance by span overlap.
import { judgeRanking } from '../judging/judge-ranking.js';
import { recallAt } from '../judging/ranking.js';
import { type Metric, once } from './metric.js';

export const recallAt1: Metric = {
  name: 'recall@1',
  group: 'retrieval',
  meaning: '检索前1段覆盖应有证据的比例',
  unit: 'share',
  better: 'higher',
  aggregate: 'mean',
  observe(judged) {
    const ranking = judgeRanking(judged);
    const recall = ranking && recallAt(1, ranking);
    return recall === null ? null : once(recall);
  },
};
