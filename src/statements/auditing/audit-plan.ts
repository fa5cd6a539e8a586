// The audit of a plan's text for the office that drafts it: everything found, by kind, in the order of the text.
import { type AuditSource, findDisagreeing, findUndated, findUnpublished, findWithoutBase } from './audit-figures.js';
import { findNumbering, findTwoSpellings, findUnexplained, findUnmeasured } from './audit-words.js';
import type { Finding } from './finding.js';

const CHECKS: readonly ((source: AuditSource) => Finding[])[] = [
  findDisagreeing,
  findUnpublished,
  findUnexplained,
  findUndated,
  findWithoutBase,
  findUnmeasured,
  findNumbering,
  findTwoSpellings,
];

const startOf = ({ places }: Finding): number => places[0]?.start ?? 0;

/** One finding for one place and note: a sentence with two figures of one kind is told once. */
const withoutRepeats = (findings: readonly Finding[]): Finding[] =>
  findings.filter(
    (finding, at) =>
      findings.findIndex((other) => other.note === finding.note && startOf(other) === startOf(finding)) === at,
  );

export const auditPlan = (source: AuditSource): Finding[] =>
  CHECKS.flatMap((check) => withoutRepeats(check(source)).sort((a, b) => startOf(a) - startOf(b)));
