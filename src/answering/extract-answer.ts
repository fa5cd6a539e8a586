// The answer without a model: what the parts say, joined, verified line by line, with its basis.

import { spansOverlap, type TextSpan } from '../text/text-span.js';
import type { Answer, AnswerPart, AnswerTable, Claim, GenerationReport } from './answer.js';
import type { AnsweringParts } from './answering-parts.js';
import type { PartDraft } from './draft.js';
import { finishAnswer } from './finish-answer.js';
import { type JoinedLine, joinParts, joinStatus, statusOf } from './join-parts.js';
import { phrase } from './phrases.js';
import { joinPlaces } from './place-name.js';
import type { PreparedQuestion } from './prepare-question.js';
import { type VerifiedLines, verifyLines } from './verify-draft.js';

/** A line as the text has it: its words with the numbers of its citations behind them. */
const marked = (text: string, citations: readonly number[]): string =>
  `${text}${citations.map((id) => `[${id}]`).join('')}`;

/** The places of all quotes, unless the unit itself is the answer. */
function basisLine(parts: AnsweringParts, prepared: PreparedQuestion, { citations }: VerifiedLines): string[] {
  const spans = prepared.answered
    .filter(({ draft }) => !draft.selfEvident)
    .flatMap(({ draft }) => draft.lines.flatMap(({ quotes }) => quotes));
  const cited = spans.filter((span) => citations.some(({ start, end }) => start <= span.start && span.end <= end));
  if (cited.length === 0) return [];
  const p = joinPlaces(parts.index, parts.outline, { spans: cited, language: prepared.language });
  return [phrase('b', prepared.language, { p })];
}

interface Told {
  readonly claims: readonly Claim[];
  readonly text: readonly string[];
  /** For each joined line the position of its claim, -1 where it is none. */
  readonly claimOf: readonly number[];
}

function tell(joined: readonly JoinedLine[], verified: VerifiedLines): Told {
  const claims: Claim[] = [];
  const text: string[] = [];
  const claimOf = joined.map((_, at) => {
    const line = verified.lines[at] ?? null;
    if (line === null) return -1;
    text.push(marked(line.text, line.citations));
    if (line.citations.length === 0) return -1;
    claims.push({ text: line.text, citations: line.citations });
    return claims.length - 1;
  });
  return { claims, text, claimOf };
}

/** The table of the first part that has one. */
function tableOf(
  prepared: PreparedQuestion,
  joined: readonly JoinedLine[],
  verified: VerifiedLines,
  claimOf: readonly number[],
): AnswerTable | null {
  const at = prepared.answered.findIndex(({ draft }) => draft.table !== null);
  const table = prepared.answered[at]?.draft.table;
  if (!table) return null;
  const starts = new Set(table.rows.flatMap((row) => row.flatMap(({ quotes }) => quotes.map(({ start }) => start))));
  const isCited = (span: TextSpan): boolean => verified.citations.some((citation) => spansOverlap(citation, span));
  // A row whose line was cut or fell is not told by the table either.
  const shown = table.rows.filter((row) => row.every(({ quotes }) => quotes.every(isCited)));
  if (shown.length === 0) return null;
  const rows = shown.map((row) => ({
    cells: row.map(({ text }) => text),
    citations: [
      ...new Set(
        row.flatMap(({ quotes }) =>
          // A row's span opens with the blank of an empty cell, which no citation has.
          quotes.flatMap((span) =>
            verified.citations.filter((citation) => spansOverlap(citation, span)).map(({ id }) => id),
          ),
        ),
      ),
    ],
  }));
  // Lines that stand on one row each say what the table says.
  const claims = joined.flatMap(({ part, quotes }, line) => {
    const claim = claimOf[line] ?? -1;
    const repeats =
      part === at &&
      claim >= 0 &&
      quotes.length > 0 &&
      quotes.length <= 2 &&
      quotes.every(({ start }) => starts.has(start));
    return repeats ? [claim] : [];
  });
  return { caption: table.caption, columns: table.columns, rows, claims };
}

const partsOf = (prepared: PreparedQuestion, joined: readonly JoinedLine[], claimOf: readonly number[]): AnswerPart[] =>
  prepared.answered.map(({ part, draft }, at) => ({
    question: part.text,
    status: statusOf(draft),
    reason: draft.reason,
    claims: joined.flatMap((line, position) =>
      line.part === at && (claimOf[position] ?? -1) >= 0 ? [claimOf[position] ?? 0] : [],
    ),
  }));

/** Why the answer has its status: the act's reason where nothing is asked, else what the parts lack. */
function settle(prepared: PreparedQuestion, drafts: readonly PartDraft[]) {
  const { reply } = prepared;
  if (drafts.length === 0) return { status: 'declined' as const, reason: reply.reason ?? ('small-talk' as const) };
  const joined = joinStatus(drafts);
  return reply.reason === null || joined.reason !== null
    ? joined
    : { ...joined, reason: reply.reason === 'injection' ? null : reply.reason };
}

/**
 * Answers without a model.
 * @param generation what a model did before it failed, for the report; null when none was asked
 */
export function extractAnswer(
  parts: AnsweringParts,
  prepared: PreparedQuestion,
  generation: GenerationReport | null = null,
): Answer {
  const { answered, reply, language, clock } = prepared;
  const joined = joinParts(answered, language);
  const verified = verifyLines(parts.index, parts.outline, joined);
  for (const problem of verified.problems) parts.onNotice(`a line of the embedded answerer fell: ${problem}`);
  clock.lap('verify');
  const { claims, text, claimOf } = tell(joined, verified);
  const lost = verified.lines.some((line) => line === null);
  const settled = settle(
    prepared,
    answered.map(({ draft }) => draft),
  );
  const fell = lost && claims.length === 0 && settled.status === 'answered';
  return finishAnswer(parts, prepared, {
    status: fell ? 'abstained' : lost && settled.status === 'answered' ? 'partial' : settled.status,
    reason: lost && settled.status === 'answered' ? 'claims-dropped' : settled.reason,
    mode: 'extractive',
    text: [...reply.lines, ...text, ...basisLine(parts, prepared, verified)].join('\n'),
    claims,
    citations: verified.citations,
    parts: partsOf(prepared, joined, claimOf),
    table: tableOf(prepared, joined, verified, claimOf),
    signposts: reply.signposts,
    generation,
  });
}
