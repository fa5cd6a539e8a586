// latency_p50: milliseconds within which half of the answers were complete, by linear interpolation between order
// statistics. Source: Hyndman & Fan, Sample Quantiles in Statistical Packages, The American Statistician 50(4), 1996, type 7.
import { type Metric, once } from './metric.js';

export const latencyP50: Metric = {
  name: 'latency_p50',
  group: 'latency',
  meaning: '回答用时第50百分位（毫秒）',
  unit: 'ms',
  better: 'lower',
  aggregate: { quantile: 0.5 },
  observe: ({ record }) => (record.answer === null ? null : once(record.answerMs)),
};
