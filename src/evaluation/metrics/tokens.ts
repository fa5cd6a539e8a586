// tokens: mean of input and output tokens of a case in which the model was asked and the endpoint reported them.
import { generationOf } from '../judging/generation-of.js';
import { type Metric, once } from './metric.js';

export const tokens: Metric = {
  name: 'tokens',
  group: 'generation',
  meaning: '每题平均用去的词元数',
  unit: 'count',
  better: 'lower',
  aggregate: 'mean',
  observe({ record }) {
    const { inputTokens = null, outputTokens = null } = generationOf(record) ?? {};
    return inputTokens === null && outputTokens === null ? null : once((inputTokens ?? 0) + (outputTokens ?? 0));
  },
};
