// What silence would cost and catch at each strength of the evidence: the curve that the threshold is read off.
import { THRESHOLDS } from '../../answering/judging/judge.js';
import type { JudgedCase } from '../judging/judged-case.js';

export interface CurvePoint {
  /** Silent below this strength. */
  readonly threshold: number;
  /** Share of the silenced questions that the plan does not answer; null where none is silenced. */
  readonly precision: number | null;
  /** Share of the questions without an answer that are silenced. */
  readonly recall: number;
  /** Share of the questions with an answer that are silenced. */
  readonly falseAbstain: number;
}

export interface AbstentionCurve {
  /** The threshold in force, for a question that stands alone. */
  readonly inForce: CurvePoint;
  /** By rising threshold; neighbours differ in some question. */
  readonly points: readonly CurvePoint[];
}

/** Small talk and injections are told by their words, follow-ups have a threshold of their own. */
const isStandalone = ({ case: { type, history } }: JudgedCase): boolean =>
  type !== 'chitchat' && type !== 'injection' && history.length === 0;

/**
 * Precision and recall (Manning, Raghavan & Schütze 2008, section 8.4) of silence by the strength alone; what the slots
 * and scopes silence later is not in it. Null without strengths, or where one of the two classes is empty.
 */
export function abstentionCurve(cases: readonly JudgedCase[]): AbstentionCurve | null {
  const known = cases.filter(isStandalone).flatMap((judged) => {
    const strength = judged.record.retrieval?.strength;
    return strength == null ? [] : [{ strength, answerable: judged.case.answerable }];
  });
  const answerable = known.filter((one) => one.answerable).length;
  if (answerable === 0 || answerable === known.length) return null;
  const at = (threshold: number): CurvePoint => {
    const silenced = known.filter(({ strength }) => strength < threshold);
    const wrongly = silenced.filter((one) => one.answerable).length;
    return {
      threshold,
      precision: silenced.length === 0 ? null : (silenced.length - wrongly) / silenced.length,
      recall: (silenced.length - wrongly) / (known.length - answerable),
      falseAbstain: wrongly / answerable,
    };
  };
  const strengths = [...new Set(known.map(({ strength }) => strength))].sort((a, b) => a - b);
  return { inForce: at(THRESHOLDS.strength), points: strengths.map(at) };
}
