// A model's claims made an answer: each under its part, and the rules' own lines for the parts that it left open.
import { containsSpan, type TextSpan } from '../text/text-span.js';
import type { Answer, AnswerPart, AnswerReason, AnswerStatus, AnswerTable } from './answer.js';
import type { AnsweredPart } from './answer-part.js';
import type { AnsweringParts } from './answering-parts.js';
import type { CitationLedger } from './citation-ledger.js';
import { finishAnswer, joinClaims } from './finish-answer.js';
import type { GeneratedClaims } from './generation/generate-claims.js';
import { type BriefPart, isSettled, verifiedResults } from './generation/model-brief.js';
import { joinParts, statusOf } from './join-parts.js';
import type { PreparedQuestion } from './prepare-question.js';
import type { ResultLine, VerifiedClaim } from './verification/claim.js';

export interface Written {
  readonly asked: readonly BriefPart[];
  readonly ledger: CitationLedger;
  readonly generated: GeneratedClaims;
}

/** The part that a claim answers: the one it names, else the one whose search found its passage first. */
function partOf({ part, quotes }: VerifiedClaim, asked: readonly BriefPart[]): number {
  if (part !== undefined && asked.some(({ number }) => number === part)) return part;
  const ranks = asked.map(({ hits }) => {
    const at = hits.findIndex(({ chunk }) => quotes.some((quote) => quote.chunk.id === chunk.id));
    return at < 0 ? Number.POSITIVE_INFINITY : at;
  });
  return asked[ranks.indexOf(Math.min(...ranks))]?.number ?? 1;
}

interface OwnPart {
  readonly answered: AnsweredPart;
  /** Number of the part as the model saw it; null for one that it was not asked. */
  readonly number: number | null;
  /** Positions of the model's claims. */
  readonly claims: readonly number[];
}

function ownParts(prepared: PreparedQuestion, { asked, ledger }: Written): OwnPart[] {
  const owners = ledger.written.map((claim) => partOf(claim, asked));
  let number = 0;
  return prepared.answered.map((answered) => {
    const own = isSettled(answered) ? null : ++number;
    const claims = owners.flatMap((owner, position) => (owner === own ? [position] : []));
    return { answered, number: own, claims };
  });
}

interface Told {
  readonly parts: AnswerPart[];
  /** Lines without citation: what the plan does not say. */
  readonly lines: string[];
}

/** Lines that stand in for claims that fell; more would be the rules' answer once more. */
const MOST_STANDING_IN = 3;
/** A line of which the model's claims cite so much is told; a clause of a long sentence does not tell the sentence. */
const TOLD_SHARE = 0.4;
/** A claim that cites more at once counts or names them together: what each of them says it does not tell. */
const MOST_TOLD_AT_ONCE = 2;

const lettersOf = (text: string): string => text.replace(/[\p{P}\p{S}\s]/gu, '');

/** The share of a span that others hold. */
function heldShare(span: TextSpan, others: readonly TextSpan[]): number {
  const positions = Array.from({ length: span.end - span.start }, (_, at) => span.start + at);
  const held = positions.filter((at) => others.some(({ start, end }) => start <= at && at < end));
  return held.length / Math.max(1, positions.length);
}

/**
 * The rules' lines that stand beside a part's claims: where a claim fell, those that it may have said; where the outline
 * itself is the answer, the members that the model leaves out.
 */
function standIn(parts: AnsweringParts, { answered }: OwnPart, ledger: CitationLedger, lost: boolean): ResultLine[] {
  const { draft } = answered;
  const isWholeList = draft.selfEvident && draft.members.length > 1;
  if (statusOf(draft) !== 'answered' || !(lost || isWholeList)) return [];
  const said = lettersOf(ledger.claims.map(({ text }) => text).join(''));
  const told = ledger.written
    .filter(({ quotes }) => quotes.length <= MOST_TOLD_AT_ONCE)
    .flatMap(({ quotes }) => quotes.map(({ span }) => span));
  const cited: readonly TextSpan[] = isWholeList ? told : ledger.citations;
  const untold = verifiedResults(parts, answered).filter(({ text, quotes }) => {
    const spans = quotes.length > MOST_TOLD_AT_ONCE ? ledger.citations : cited;
    return !said.includes(lettersOf(text)) && quotes.some(({ span }) => heldShare(span, spans) < TOLD_SHARE);
  });
  return isWholeList ? untold : untold.slice(0, MOST_STANDING_IN);
}

/** The rules' lines of the parts that have no claim of the model: claims where they quote, text where they do not. */
function tellRest(
  parts: AnsweringParts,
  prepared: PreparedQuestion,
  own: readonly OwnPart[],
  { ledger, lost }: { readonly ledger: CitationLedger; readonly lost: boolean },
): Told {
  // What the model's claims replace is not told, and keeps no later part from telling it.
  const untold = own.map(({ answered, claims }) =>
    claims.length > 0 ? { ...answered, draft: { ...answered.draft, lines: [] } } : answered,
  );
  const joined = joinParts(untold, prepared.language);
  const lines: string[] = [];
  const told = own.map((each, at): AnswerPart => {
    const { answered, claims } = each;
    const { part, draft } = answered;
    if (claims.length > 0) {
      const before = ledger.entries.length;
      const standing = standIn(parts, each, ledger, lost);
      for (const line of standing) ledger.enter(line);
      const all = [...claims, ...standing.map((_, position) => before + position)];
      return { question: part.text, status: 'answered', reason: null, claims: all };
    }
    const ofPart = joined.filter((line) => line.part === at);
    const first = ledger.entries.length;
    const verified = verifiedResults(parts, { ...answered, draft: { ...draft, lines: ofPart } });
    for (const result of verified) ledger.enter(result);
    lines.push(...ofPart.filter(({ quotes }) => quotes.length === 0).map(({ text }) => text));
    const added = verified.map((_, position) => first + position);
    return { question: part.text, status: statusOf(draft), reason: draft.reason, claims: added };
  });
  return { parts: told, lines };
}

/** The table that the operators made of the first part that has one: what is best read in columns stays so. */
function tableFrom({ index }: AnsweringParts, prepared: PreparedQuestion, ledger: CitationLedger): AnswerTable | null {
  const table = prepared.answered.find(({ draft }) => draft.table !== null)?.draft.table;
  if (!table) return null;
  const quoteOf = (span: TextSpan) => {
    const chunk = index.chunks.find((candidate) => containsSpan(candidate.span, span));
    return chunk ? [{ chunk, span, match: 'verbatim' as const }] : [];
  };
  const rows = table.rows.map((row) => ({
    cells: row.map(({ text }) => text),
    citations: ledger.cite(row.flatMap(({ quotes }) => quotes.flatMap(quoteOf))),
  }));
  return { caption: table.caption, columns: table.columns, rows, claims: [] };
}

const STANDS: ReadonlySet<AnswerStatus> = new Set(['answered', 'partial']);

/** The status of the whole: what fell or is said to be missing makes it partial, as does a part without an answer. */
function settle(
  told: readonly AnswerPart[],
  { lost, incomplete }: { readonly lost: boolean; readonly incomplete: boolean },
): { status: AnswerStatus; reason: AnswerReason | null } {
  const open = told.find(({ status }) => !STANDS.has(status));
  if (lost) return { status: 'partial', reason: 'claims-dropped' };
  if (open) return { status: 'partial', reason: open.reason };
  if (incomplete) return { status: 'partial', reason: 'incomplete' };
  const partly = told.find(({ status }) => status === 'partial');
  return {
    status: partly ? 'partial' : 'answered',
    reason: told.find(({ reason }) => reason !== null)?.reason ?? null,
  };
}

export function finishGenerated(parts: AnsweringParts, prepared: PreparedQuestion, written: Written): Answer {
  const { ledger, generated } = written;
  const generation = generated.report();
  const lost = Object.values(generation.claimsDropped).some((count) => count > 0);
  const told = tellRest(parts, prepared, ownParts(prepared, written), { ledger, lost });
  const settled = settle(told.parts, { lost, incomplete: generated.isIncomplete() });
  const table = tableFrom(parts, prepared, ledger);
  return finishAnswer(parts, prepared, {
    ...settled,
    mode: 'generated',
    text: [joinClaims(ledger.claims), ...told.lines].join('\n'),
    claims: ledger.claims,
    citations: ledger.citations,
    parts: told.parts,
    table,
    signposts: prepared.reply.signposts,
    generation,
  });
}
