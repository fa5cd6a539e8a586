// How much of a case's evidence a set of spans holds; the common ground of citation and retrieval recall.
import { spansOverlap, type TextSpan } from '../../text/text-span.js';
import type { EvaluationCase, EvidenceItem } from '../dataset/evaluation-case.js';

/** The part of a case that says where the truth stands. */
type Truth = Pick<EvaluationCase, 'evidence' | 'alternatives'>;

/**
 * The share of an occurrence's characters that must be held before it counts as covered. A citation may quote less
 * than the truth's author copied (a clause of the sentence), but less than half of it is another statement.
 */
export const COVERED_SHARE = 0.5;

/** How many positions of `target` lie in at least one of `spans`. */
function coveredLength(target: TextSpan, spans: readonly TextSpan[]): number {
  const inside = spans
    .map(({ start, end }) => ({ start: Math.max(start, target.start), end: Math.min(end, target.end) }))
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start);
  let reached = target.start;
  let length = 0;
  for (const { start, end } of inside) {
    length += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return length;
}

/** Whether the spans together hold at least half of one place where the evidence stands. */
export const isCovered = (item: EvidenceItem, spans: readonly TextSpan[]): boolean =>
  item.spans.some((span) => coveredLength(span, spans) >= (span.end - span.start) * COVERED_SHARE);

/** Whether a span touches any place of the evidence, alternatives included. */
export const isRelevant = ({ evidence, alternatives }: Truth, span: TextSpan): boolean =>
  [...evidence, ...alternatives].some((item) => item.spans.some((place) => spansOverlap(place, span)));

/**
 * Share of the evidence items for which `holds` is true. Each alternative that holds stands in for one item that does
 * not: `evidence_any` is also right, and a case with one item is then answered by any of them.
 */
export function evidenceShare({ evidence, alternatives }: Truth, holds: (item: EvidenceItem) => boolean): number {
  const found = evidence.filter(holds).length + alternatives.filter(holds).length;
  return Math.min(1, found / Math.max(1, evidence.length));
}
