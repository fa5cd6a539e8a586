// citation_recall: per answerable case, the share of its evidence items of which the verbatim citations together hold at
// least half the characters; each alternative held stands in for one item. No citation is 0.
// Source: Gao et al., ALCE, EMNLP 2023: is everything that must be supported supported? Decided by spans.
import { evidenceShare, isCovered } from '../judging/evidence-coverage.js';
import { quoteIsVerbatim } from '../judging/quote-is-verbatim.js';
import { type Metric, once } from './metric.js';

export const citationRecall: Metric = {
  name: 'citation_recall',
  group: 'citations',
  meaning: '应有证据被引文覆盖的比例',
  unit: 'share',
  better: 'higher',
  aggregate: 'mean',
  observe({ case: asked, record, context: { plan } }) {
    if (!asked.answerable) return null;
    const spans = (record.answer?.citations ?? []).filter((citation) => quoteIsVerbatim(plan, citation));
    return once(evidenceShare(asked, (item) => isCovered(item, spans)));
  },
};
