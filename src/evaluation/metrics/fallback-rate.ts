// fallback_rate: cases in which the model was asked and the embedded answer came in its place / cases in which it was asked.
import { generationOf } from '../judging/generation-of.js';
import { type Metric, once } from './metric.js';

export const fallbackRate: Metric = {
  name: 'fallback_rate',
  group: 'generation',
  meaning: '调用模型而最终改用内置回答的比例',
  unit: 'share',
  better: 'lower',
  aggregate: 'mean',
  observe({ record }) {
    const generation = generationOf(record);
    return generation === null ? null : once(generation.fallback !== null);
  },
};
