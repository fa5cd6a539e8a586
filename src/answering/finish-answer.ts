// The last step: what was found, told with its edition, its neighbours and its timings.
import type { Act } from '../understanding/reading.js';
import type {
  Answer,
  AnswerMode,
  AnswerPart,
  AnswerReason,
  AnswerStatus,
  AnswerTable,
  Citation,
  Claim,
  GenerationReport,
  GlossaryNote,
  Signpost,
} from './answer.js';
import type { AnsweringParts } from './answering-parts.js';
import { phrase } from './phrases.js';
import type { PreparedQuestion } from './prepare-question.js';
import { relatedSections, suggestQuestions } from './suggest.js';

export interface Finding {
  readonly status: AnswerStatus;
  readonly reason: AnswerReason | null;
  readonly mode: AnswerMode;
  /** The answer's text with its [n] markers. */
  readonly text: string;
  readonly claims: readonly Claim[];
  readonly citations: readonly Citation[];
  readonly parts: readonly AnswerPart[];
  readonly table: AnswerTable | null;
  readonly signposts: readonly Signpost[];
  readonly generation: GenerationReport | null;
}

/** Who ends the talk is offered no question. */
const ENDING: ReadonlySet<Act> = new Set(['thank', 'leave']);

/** The answer's text: one claim a line, each with its markers. */
export const joinClaims = (claims: readonly Claim[]): string =>
  claims.map(({ text, citations }) => `${text}${citations.map((id) => `[${id}]`).join('')}`).join('\n');

/** Notes on the words that are shown; one that a line tells already is not told again. */
function notesOn(
  { glossary }: AnsweringParts,
  { language }: PreparedQuestion,
  { text, table }: Finding,
): GlossaryNote[] {
  const cells = table === null ? [] : [...table.columns, ...table.rows.flatMap((row) => row.cells)];
  return glossary.notesOn([text, ...cells].join('\n'), language).filter(({ means }) => !text.includes(means));
}

export function finishAnswer(parts: AnsweringParts, prepared: PreparedQuestion, finding: Finding): Answer {
  const { index, outline } = parts;
  const { plan } = index;
  const { resolved, language } = prepared;
  const evidence = prepared.answered[0]?.context.evidence ?? null;
  const isSilent = finding.status === 'abstained';
  const inNeed = finding.reason === 'distress' || finding.reason === 'injection';
  return {
    id: prepared.id,
    question: prepared.request.question,
    standaloneQuestion: prepared.standaloneQuestion,
    status: finding.status,
    reason: finding.reason,
    mode: finding.mode,
    answer: finding.text,
    claims: finding.claims,
    citations: finding.citations,
    understood: resolved.understood === null ? null : phrase('f5', language, { w: resolved.understood }),
    parts: finding.parts,
    table: finding.table,
    signposts: finding.signposts,
    glossary: inNeed || evidence === null ? [] : notesOn(parts, prepared, finding),
    related: isSilent && evidence ? relatedSections(index, outline, evidence) : [],
    suggestions:
      inNeed || ENDING.has(resolved.reading.act)
        ? []
        : suggestQuestions(parts, evidence, {
            cited: finding.citations,
            language,
            question: prepared.standaloneQuestion,
          }),
    edition: { id: plan.id, title: plan.title, digest: plan.digest },
    generation: finding.generation,
    timings: prepared.clock.timings(),
  };
}
