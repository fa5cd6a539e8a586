// A speech or report checked against the plan, sentence by sentence, with the places of the plan that say so.
import type { TimeScope } from '../../statements/statement.js';
import { sliceSpan } from '../../text/text-span.js';
import type { AnsweringParts } from '../answering-parts.js';
import { PlaceLedger } from '../place-ledger.js';
import { checkSentence, type SentenceSource } from './check-sentence.js';
import { type CheckedSentence, DRAFT_VERDICTS, type DraftCheck } from './draft-check.js';
import { splitDraft } from './draft-units.js';
import { planLines } from './sentence-likeness.js';

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
    sentences.push({
      text,
      ...span,
      ...finding,
      citations: lines.flatMap(({ quote }) => ledger.numberOf(quote.span, quote.chunk)),
    });
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
