// The report of a run as data: what report.json holds and the other reports print.
import { createOutline, type Outline } from '../../plan/outline.js';
import { sliceSpan } from '../../text/text-span.js';
import type { EvidenceItem } from '../dataset/evaluation-case.js';
import { isCovered, isRelevant } from '../judging/evidence-coverage.js';
import { judgeFigures } from '../judging/judge-figures.js';
import { missingPoints } from '../judging/missing-points.js';
import { quoteHits } from '../judging/quote-hits.js';
import { quoteIsVerbatim } from '../judging/quote-is-verbatim.js';
import { toldText } from '../judging/told-text.js';
import { METRIC_NAMES, type MetricName } from '../metrics/metric.js';
import type { RunDescription } from '../running/run-store.js';
import { type AbstentionCurve, abstentionCurve } from '../scoring/abstention-curve.js';
import { type Place, placeOfSpan } from '../scoring/place-of-span.js';
import type { ScoredCase } from '../scoring/score-cases.js';
import { type RunSummary, summarizeRun } from '../scoring/summarize.js';
import { type GenerationSummary, summarizeGeneration, type TokenPrice } from '../scoring/summarize-generation.js';

export interface ReportedEvidence extends Place {
  readonly text: string;
  readonly alternative: boolean;
  readonly cited: boolean;
  /** First rank of a chunk that holds it; null when the retrieval did not bring it. */
  readonly retrievedAt: number | null;
}

export interface ReportedCitation {
  readonly id: number;
  readonly reference: string;
  readonly url: string;
  readonly quote: string;
  readonly hit: boolean;
  readonly verbatim: boolean;
}

export interface ReportedHit {
  readonly rank: number;
  readonly chunkId: string;
  readonly reference: string;
  readonly url: string;
  readonly score: number;
  readonly relevant: boolean;
  /** The chunk's opening. */
  readonly text: string;
}

export interface ReportedCase {
  readonly id: string;
  /** '' where the set names none. */
  readonly group: string;
  readonly type: string;
  readonly style: string;
  readonly question: string;
  readonly history: readonly string[];
  readonly standaloneQuestion: string | null;
  readonly answerable: boolean;
  readonly note: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly answer: string | null;
  readonly answerMs: number;
  readonly faults: readonly { readonly metric: string; readonly message: string }[];
  readonly scores: Readonly<Record<MetricName, number | null>>;
  readonly evidence: readonly ReportedEvidence[];
  readonly citations: readonly ReportedCitation[];
  readonly points: readonly { readonly spellings: readonly string[]; readonly found: boolean }[];
  readonly figures: readonly { readonly printed: string; readonly verdict: string }[];
  readonly retrieval: readonly ReportedHit[] | null;
  readonly rejected: readonly { readonly chunkId: string; readonly score: number; readonly reason: string }[];
  /** Strength of the evidence; null where the respondent does not tell it. */
  readonly strength: number | null;
}

export interface RunReport {
  readonly format: 1;
  readonly run: Omit<RunDescription, 'respondent'> & {
    readonly respondent: Omit<RunDescription['respondent'], 'chunks'> & { readonly chunks: number | null };
  };
  readonly plan: { readonly title: string; readonly digest: string };
  readonly summary: RunSummary;
  /** Null when no case asked a model. */
  readonly generation: GenerationSummary | null;
  /** What silence costs and catches at each strength of the evidence; null where it is not known, or all were answerable. */
  readonly abstention: AbstentionCurve | null;
  readonly cases: readonly ReportedCase[];
}

/** How much of a retrieved chunk the report shows: enough to see what it is about. */
const CHUNK_OPENING = 120;

function reportEvidence(scored: ScoredCase, outline: Outline): ReportedEvidence[] {
  const { case: asked, record, context } = scored;
  const citations = (record.answer?.citations ?? []).filter((citation) => quoteIsVerbatim(context.plan, citation));
  const report = (item: EvidenceItem, alternative: boolean): ReportedEvidence => {
    const single = { evidence: [item], alternatives: [] };
    const hit = record.retrieval?.hits.find((span) => isRelevant(single, span));
    const place = placeOfSpan(context.plan, outline, item.spans[0] ?? { start: 0, end: 0 });
    return {
      ...place,
      text: item.text,
      alternative,
      cited: isCovered(item, citations),
      retrievedAt: hit?.rank ?? null,
    };
  };
  return [
    ...asked.evidence.map((item) => report(item, false)),
    ...asked.alternatives.map((item) => report(item, true)),
  ];
}

const reportCitations = ({ case: asked, record, context }: ScoredCase): ReportedCitation[] =>
  (record.answer?.citations ?? []).map((citation) => {
    const { id, reference, url, quote } = citation;
    return {
      id,
      reference,
      url,
      quote,
      hit: quoteHits(asked, quote),
      verbatim: quoteIsVerbatim(context.plan, citation),
    };
  });

function reportRetrieval({ case: asked, record, context }: ScoredCase, outline: Outline): ReportedHit[] | null {
  if (record.retrieval === null) return null;
  return record.retrieval.hits.map((hit) => {
    const { rank, chunkId, score } = hit;
    const place = placeOfSpan(context.plan, outline, hit);
    const text = sliceSpan(context.plan.text, hit).replace(/\s+/g, ' ').slice(0, CHUNK_OPENING);
    return {
      rank,
      chunkId,
      score,
      ...place,
      reference: hit.reference || place.reference,
      relevant: isRelevant(asked, hit),
      text,
    };
  });
}

function reportCase(scored: ScoredCase, outline: Outline): ReportedCase {
  const { case: asked, record, outcome, faults, observations } = scored;
  const { id, group, type, style, question, history, answerable, note } = asked;
  const missing = missingPoints(asked.points, record.answer);
  const scores = Object.fromEntries(METRIC_NAMES.map((name) => [name, observations[name]?.value ?? null]));
  return {
    ...{ id, group, type, style, question, history, answerable, note, outcome, faults },
    standaloneQuestion: record.answer?.standaloneQuestion ?? null,
    reason: record.answer?.reason ?? null,
    answer: record.answer && toldText(record.answer),
    answerMs: record.answerMs,
    scores: scores as Record<MetricName, number | null>,
    evidence: reportEvidence(scored, outline),
    citations: reportCitations(scored),
    points: asked.points.map((spellings) => ({ spellings, found: !missing.includes(spellings) })),
    figures: judgeFigures(scored).map(({ figure, verdict }) => ({ printed: figure.printed, verdict })),
    retrieval: reportRetrieval(scored, outline),
    rejected: record.retrieval?.rejected ?? [],
    strength: record.retrieval?.strength ?? null,
  };
}

/** Puts a scored run into the form of report.json. Needs at least one case. */
export function createRunReport(
  description: RunDescription,
  cases: readonly ScoredCase[],
  price: TokenPrice | null = null,
): RunReport {
  const plan = cases[0]?.context.plan;
  if (plan === undefined) throw new Error('a report needs at least one scored case; the run holds none');
  const outline = createOutline(plan);
  const { respondent, ...rest } = description;
  return {
    format: 1,
    run: { ...rest, respondent: { ...respondent, chunks: respondent.chunks?.length ?? null } },
    plan: { title: plan.title, digest: plan.digest },
    summary: summarizeRun(cases),
    generation: summarizeGeneration(cases, price),
    abstention: abstentionCurve(cases),
    cases: cases.map((scored) => reportCase(scored, outline)),
  };
}
