// figure_accuracy: share of all figures of the run's answers that stand, with their unit, in the answer's verbatim quotes,
// or are marked as computed and follow from two such figures. Figures of the question itself, citation markers and
// references do not count. Must be 1. Source: the product's promise (verify-figures), checked from outside.

import { judgeFigures } from '../judging/judge-figures.js';
import type { Metric } from './metric.js';

export const figureAccuracy: Metric = {
  name: 'figure_accuracy',
  group: 'answers',
  meaning: '答案中的数字见于其引文的比例（应为1）',
  unit: 'share',
  better: 'higher',
  aggregate: 'mean',
  observe(judged) {
    const counted = judgeFigures(judged).filter(({ verdict }) => verdict !== 'premise');
    if (counted.length === 0) return null;
    const supported = counted.filter(({ verdict }) => verdict !== 'unsupported').length;
    return { value: supported / counted.length, weight: counted.length };
  },
};
