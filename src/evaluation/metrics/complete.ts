// complete: share of cases that an asker would call good. Answerable: not declined, every point told, every evidence cited,
// and at least half of the citations on evidence. Not answerable: declined. GOV.UK Chat counts so: a partial answer is wrong.

import type { JudgedCase } from '../judging/judged-case.js';
import { missingPoints } from '../judging/missing-points.js';
import { saidNo } from '../judging/outcome-of.js';
import { declinesRightly } from '../judging/refusals.js';
import { citationPrecision } from './citation-precision.js';
import { citationRecall } from './citation-recall.js';
import { type Metric, once } from './metric.js';

/** The share of an answer's citations from which it is about the question, and not a heap that holds the answer. */
const LEAST_PRECISION = 0.5;

export function isComplete(judged: JudgedCase): boolean {
  const { case: asked, record } = judged;
  const declines = declinesRightly(judged);
  if (declines !== null) return declines;
  if (saidNo(judged) || missingPoints(asked.points, record.answer).length > 0) return false;
  return (
    citationRecall.observe(judged)?.value === 1 && (citationPrecision.observe(judged)?.value ?? 0) >= LEAST_PRECISION
  );
}

export const complete: Metric = {
  name: 'complete',
  group: 'headline',
  meaning: '提问者会认为答得好的问题比例：不误拒、要点全、证据全、至少一半引文相关；不该答的谢绝',
  unit: 'share',
  better: 'higher',
  aggregate: 'mean',
  observe: (judged) => once(isComplete(judged)),
};
