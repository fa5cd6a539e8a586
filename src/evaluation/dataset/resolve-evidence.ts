// Truth as spans: verbatim evidence is looked up in the plan when a data set is loaded, so that it outlives any chunking.
import type { PlanDocument } from '../../plan/plan-document.js';
import { spansOverlap, type TextSpan } from '../../text/text-span.js';
import type { CaseLine, EvaluationCase, EvidenceItem } from './evaluation-case.js';

/** Number and span (heading and body) of each chapter, the preface (0) first. */
export interface ChapterSpan extends TextSpan {
  readonly number: number;
}

/** The chapters of a plan as spans. */
export const chapterSpans = (plan: PlanDocument): ChapterSpan[] =>
  plan.sections
    .filter((section) => section.level === 'chapter')
    .map(({ number, headingSpan, bodySpan }) => ({ number, start: headingSpan.start, end: bodySpan.end }));

/** Every place where `needle` stands in `text`, overlapping ones included. */
export function findOccurrences(text: string, needle: string): TextSpan[] {
  const spans: TextSpan[] = [];
  for (let start = text.indexOf(needle); start >= 0; start = text.indexOf(needle, start + 1)) {
    spans.push({ start, end: start + needle.length });
  }
  return spans;
}

/** Raised with a message only; the loader adds file and line. */
class CaseProblem extends Error {}

function resolveItem(plan: PlanDocument, line: CaseLine, evidence: string): EvidenceItem {
  const everywhere = findOccurrences(plan.text, evidence);
  if (everywhere.length === 0) {
    throw new CaseProblem(`evidence 「${evidence}」 does not stand in the plan; expected a verbatim substring`);
  }
  if (evidence.includes('\n')) throw new CaseProblem(`evidence 「${evidence}」 runs over a line break`);
  const chapters = chapterSpans(plan).filter(({ number }) => line.chapters.includes(number));
  const spans = everywhere.filter((span) => chapters.some((chapter) => spansOverlap(chapter, span)));
  if (spans.length === 0) {
    const found = chapterSpans(plan).find((chapter) => everywhere.some((span) => spansOverlap(chapter, span)));
    throw new CaseProblem(
      `evidence 「${evidence}」 stands in chapter ${found?.number ?? '?'}, not in chapters [${line.chapters.join(', ')}]`,
    );
  }
  return { text: evidence, spans };
}

function checkChapters(plan: PlanDocument, line: CaseLine, items: readonly EvidenceItem[]): void {
  const known = chapterSpans(plan);
  for (const number of line.chapters) {
    const chapter = known.find((candidate) => candidate.number === number);
    if (!chapter)
      throw new CaseProblem(`chapter ${number} does not exist; the plan has chapters 0 to ${known.length - 1}`);
    const supported = items.some(({ spans }) => spans.some((span) => spansOverlap(span, chapter)));
    if (!supported) throw new CaseProblem(`chapter ${number} holds none of the evidence strings`);
  }
}

function checkConsistency(line: CaseLine): void {
  const filled = { evidence: line.evidence.length, chapters: line.chapters.length, points: line.points.length };
  for (const [field, count] of Object.entries(filled)) {
    if (line.answerable && count === 0 && !(field === 'evidence' && line.evidence_any.length > 0))
      throw new CaseProblem(`\`${field}\` is empty although the case is answerable`);
    if (!line.answerable && count > 0)
      throw new CaseProblem(`\`${field}\` is filled although the case is not answerable`);
  }
  if (!line.answerable && line.evidence_any.length > 0) {
    throw new CaseProblem('`evidence_any` is filled although the case is not answerable');
  }
  if (line.type === 'followup' && line.history.length === 0) {
    throw new CaseProblem('`history` is empty although the type is followup');
  }
}

/**
 * Checks one line against the plan and resolves its evidence.
 * @returns the case, or a sentence saying what is wrong with it
 */
export function resolveCase(plan: PlanDocument, line: CaseLine, lineNumber: number): EvaluationCase | string {
  try {
    checkConsistency(line);
    const evidence = line.evidence.map((text) => resolveItem(plan, line, text));
    const alternatives = line.evidence_any.map((text) => resolveItem(plan, line, text));
    checkChapters(plan, line, [...evidence, ...alternatives]);
    const { evidence: _, evidence_any: __, ...rest } = line;
    return { ...rest, line: lineNumber, evidence, alternatives };
  } catch (error) {
    if (error instanceof CaseProblem) return error.message;
    throw error;
  }
}
