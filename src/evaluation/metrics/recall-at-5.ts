// recall@5: share of a case's evidence items that lie in the first 5 retrieved chunks, averaged over answerable cases.
// Source: Manning, Raghavan & Schütze, Introduction to Information Retrieval (2008), ch. 8; relevance by span overlap.
import { judgeRanking } from '../judging/judge-ranking.js';
import { recallAt } from '../judging/ranking.js';
import { type Metric, once } from './metric.js';

export const recallAt5: Metric = {
  name: 'recall@5',
  group: 'retrieval',
  meaning: '检索前5段覆盖应有证据的比例',
  unit: 'share',
  better: 'higher',
  aggregate: 'mean',
  observe(judged) {
    const ranking = judgeRanking(judged);
    const recall = ranking && recallAt(5, ranking);
    return recall === null ? null : once(recall);
  },
};
