// latency_p95: milliseconds within which 95 of 100 of the answers were complete, by linear interpolation between order
// statistics. Source: Hyndman & Fan, Sample Quantiles in Statistical Packages, The American Statistician 50(4), 1996, type 7.
import { type Metric, once } from './metric.js';

export const latencyP95: Metric = {
  name: 'latency_p95',
  group: 'latency',
  meaning: '回答用时第95百分位（毫秒）',
  unit: 'ms',
  better: 'lower',
  aggregate: { quantile: 0.95 },
  observe: ({ record }) => (record.answer === null ? null : once(record.answerMs)),
};
