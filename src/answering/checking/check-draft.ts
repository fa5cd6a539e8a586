// A speech or report checked against the plan, sentence by sentence, with the places of the plan that say so.
import type { TimeScope } from '../../statements/statement.js';
import { sliceSpan } from '../../text/text-span.js';
import type { Citation } from '../answer.js';
import type { AnsweringParts } from '../answering-parts.js';
import { buildCitation } from '../build-citation.js';
import { checkSentence, type SentenceSource } from './check-sentence.js';
import { type CheckedSentence, DRAFT_VERDICTS, type DraftCheck } from './draft-check.js';
import { splitDraft } from './draft-units.js';
import { type PlanLine, planLines } from './sentence-likeness.js';

/** Sentences after which other requests get their turn. */
const TURN = 8;

/** Longest draft that is checked: an hour's speech. */
export const MOST_DRAFT_CHARACTERS = 20_000;

function openSource({ index, statements }: AnsweringParts): SentenceSource {
  const scopes = new Map<number, TimeScope>(statements.map(({ sentence, scope }) => [sentence.start, scope]));
  return {
    plan: index.plan,
    lines: planLines(index),
    scopeOf: ({ quote }) => scopes.get(quote.span.start) ?? 'target',
  };
}

/** Numbers places in the order of the draft; one place has one number. */
class PlaceLedger {
  readonly citations: Citation[] = [];

  constructor(readonly parts: AnsweringParts) {}

  numberOf({ quote }: PlanLine): number {
    const { start, end } = quote.span;
    const known = this.citations.find((citation) => citation.start === start && citation.end === end);
    if (known) return known.id;
    const { index, outline } = this.parts;
    const source = { plan: index.plan, outline, chunk: quote.chunk, span: quote.span, match: quote.match };
    const citation = buildCitation(this.citations.length + 1, source);
    this.citations.push(citation);
    return citation.id;
  }
}

/** Checks every sentence; gives way to other work as it goes, and stops when the reader leaves. */
export async function checkDraft(parts: AnsweringParts, draft: string, signal?: AbortSignal): Promise<DraftCheck> {
  const source = openSource(parts);
  const ledger = new PlaceLedger(parts);
  const sentences: CheckedSentence[] = [];
  for (const [at, span] of splitDraft(draft).entries()) {
    if (at % TURN === TURN - 1) await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    const text = sliceSpan(draft, span);
    const { lines, ...finding } = checkSentence(text, source);
    sentences.push({ text, ...span, ...finding, citations: lines.map((line) => ledger.numberOf(line)) });
  }
  const countOf = (verdict: string): number => sentences.filter((sentence) => sentence.verdict === verdict).length;
  const [consistent, differs, notCovered] = DRAFT_VERDICTS;
  const counts = {
    [consistent]: countOf(consistent),
    [differs]: countOf(differs),
    [notCovered]: countOf(notCovered),
  };
  const { id, title, digest } = parts.index.plan;
  return { sentences, citations: ledger.citations, counts, edition: { id, title, digest } };
}
