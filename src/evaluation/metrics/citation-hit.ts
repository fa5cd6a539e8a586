// citation_hit: share of answerable cases in which the quote of some citation contains, or is contained in, a string of
// `evidence` or `evidence_any`, both normalised. Source: shared evaluation set, scoring rule 1 (eval/README.md).
import { quoteHits } from '../judging/quote-hits.js';
import { type Metric, once } from './metric.js';

export const citationHit: Metric = {
  name: 'citation_hit',
  group: 'citations',
  meaning: '至少一条引文命中证据的问题比例',
  unit: 'share',
  better: 'higher',
  aggregate: 'mean',
  observe({ case: asked, record }) {
    if (!asked.answerable) return null;
    return once((record.answer?.citations ?? []).some(({ quote }) => quoteHits(asked, quote)));
  },
};
