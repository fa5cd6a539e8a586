// mrr@10: mean over answerable cases of 1 / rank of the first relevant chunk, 0 when the first ten hold none.
// Source: Voorhees, The TREC-8 Question Answering Track Report (1999).
import { judgeRanking } from '../judging/judge-ranking.js';
import { reciprocalRankAt } from '../judging/ranking.js';
import { type Metric, once } from './metric.js';

export const mrrAt10: Metric = {
  name: 'mrr@10',
  group: 'retrieval',
  meaning: '首个相关段落名次的倒数（前10段）',
  unit: 'share',
  better: 'higher',
  aggregate: 'mean',
  observe(judged) {
    const ranking = judgeRanking(judged);
    const reciprocalRank = ranking && reciprocalRankAt(10, ranking);
    return reciprocalRank === null ? null : once(reciprocalRank);
  },
};
