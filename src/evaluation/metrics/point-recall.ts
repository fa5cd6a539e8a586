// point_recall: per answerable case, the share of its points of which at least one spelling stands in the answer's text,
// both normalised; averaged over the cases. Source: shared evaluation set, scoring rule 3 (eval/README.md).
import { missingPoints } from '../judging/missing-points.js';
import { type Metric, once } from './metric.js';

export const pointRecall: Metric = {
  name: 'point_recall',
  group: 'answers',
  meaning: '答案覆盖应有要点的比例',
  unit: 'share',
  better: 'higher',
  aggregate: 'mean',
  observe({ case: { answerable, points }, record }) {
    if (!answerable || points.length === 0) return null;
    const missing = missingPoints(points, record.answer).length;
    return once((points.length - missing) / points.length);
  },
};
