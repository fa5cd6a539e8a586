// quote_validity: share of all quotes of the run that stand letter for letter in the plan at the span they name. Must be 1.
// Source: the product's own promise (`plan.text.slice(start, end)` is the citation's quote).
import { quoteIsVerbatim } from '../judging/quote-is-verbatim.js';
import type { Metric } from './metric.js';

export const quoteValidity: Metric = {
  name: 'quote_validity',
  group: 'citations',
  meaning: '引文逐字见于规划原文所标位置的比例（应为1）',
  unit: 'share',
  better: 'higher',
  aggregate: 'mean',
  observe({ record, context: { plan } }) {
    const citations = record.answer?.citations ?? [];
    if (citations.length === 0) return null;
    const valid = citations.filter((citation) => quoteIsVerbatim(plan, citation)).length;
    return { value: valid / citations.length, weight: citations.length };
  },
};
