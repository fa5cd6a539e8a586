// claims_kept: claims that stood verification / claims that the model wrote, over all cases in which it wrote any.
// Source: precision of statements in ALCE (Gao et al. 2023), here enforced before the reader sees them.
import { droppedClaims, generationOf } from '../judging/generation-of.js';
import type { Metric } from './metric.js';

export const claimsKept: Metric = {
  name: 'claims_kept',
  group: 'generation',
  meaning: '模型写出的论断中通过核验的比例',
  unit: 'share',
  better: 'higher',
  aggregate: 'mean',
  observe({ record }) {
    const generation = generationOf(record);
    if (generation === null) return null;
    const written = generation.claimsKept + droppedClaims(generation);
    return written === 0 ? null : { value: generation.claimsKept / written, weight: written };
  },
};
