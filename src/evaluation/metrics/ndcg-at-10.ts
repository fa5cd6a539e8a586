// ndcg@10: DCG of the first ten chunks (binary relevance, log2 discount) over the DCG of a perfect ranking of the index.
// Source: Järvelin & Kekäläinen, Cumulated gain-based evaluation of IR techniques, ACM TOIS 20(4), 2002.
import { countRelevantChunks, judgeRanking } from '../judging/judge-ranking.js';
import { ndcgAt } from '../judging/ranking.js';
import { type Metric, once } from './metric.js';

export const ndcgAt10: Metric = {
  name: 'ndcg@10',
  group: 'retrieval',
  meaning: '前10段排序质量（归一化折损累计增益）',
  unit: 'share',
  better: 'higher',
  aggregate: 'mean',
  observe(judged) {
    const ranking = judgeRanking(judged);
    const relevant = countRelevantChunks(judged);
    if (ranking === null || relevant === null) return null;
    const ndcg = ndcgAt(10, ranking, relevant);
    return ndcg === null ? null : once(ndcg);
  },
};
