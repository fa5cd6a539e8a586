// citation_hit@1: like citation_hit, for the first citation alone: the one a reader opens.
// Source: scoring rule 1 of the shared evaluation set (eval/README.md), cut at rank 1.
import { quoteHits } from '../judging/quote-hits.js';
import { type Metric, once } from './metric.js';

export const citationHitAt1: Metric = {
  name: 'citation_hit@1',
  group: 'citations',
  meaning: '第一条引文即命中证据的问题比例',
  unit: 'share',
  better: 'higher',
  aggregate: 'mean',
  observe({ case: asked, record }) {
    if (!asked.answerable) return null;
    return once(quoteHits(asked, record.answer?.citations[0]?.quote ?? ''));
  },
};
