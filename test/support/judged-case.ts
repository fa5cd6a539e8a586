// Tiny hand-made cases and records over the real plan, for spelling out what a metric must say.
import type { CaseLine, EvaluationCase } from '../../src/evaluation/dataset/evaluation-case.js';
import { resolveCase } from '../../src/evaluation/dataset/resolve-evidence.js';
import { createJudgingContext, type JudgedCase } from '../../src/evaluation/judging/judged-case.js';
import type { GeneratedRecord, StoredAnswer, StoredCitation } from '../../src/evaluation/running/generated-record.js';
import { citationAt } from './fake-assistant.js';
import { chunkOf, chunks, plan } from './plan-fixture.js';

/** Sentences of the plan that the tests quote. */
export const CIRCUITS = '到2030年，集成电路产业规模达到30亿元。';
export const ROBOTS = '到2030年，高端数控机床与机器人产业规模达到80亿元。';
export const NURSING = '全区养老机构护理型床位占比达到80%';
export const LIFE = '人均预期寿命（岁）';

/** A line of a data set that asks for the circuits figure, with parts replaced. */
export const caseLine = (parts: Partial<CaseLine> = {}): CaseLine => ({
  ...{ id: 't1', question: '集成电路产业规模目标是多少？', history: [], group: '', type: 'number', style: 'official' },
  ...{ answerable: true, evidence: [CIRCUITS], evidence_any: [], chapters: [2], points: [['30亿']], note: '' },
  ...parts,
});

/** A line that the plan does not answer. */
export const unanswerableLine = (parts: Partial<CaseLine> = {}): CaseLine =>
  caseLine({
    id: 'u1',
    question: '生二胎发多少钱？',
    type: 'unanswerable',
    answerable: false,
    evidence: [],
    chapters: [],
    points: [],
    ...parts,
  });

/** The case of a line; throws what is wrong with it. */
export function caseOf(line: CaseLine): EvaluationCase {
  const resolved = resolveCase(plan, line, 1);
  if (typeof resolved === 'string') throw new Error(resolved);
  return resolved;
}

/** A citation of a verbatim part of the plan. */
export function citationOf(quote: string, id = 1): StoredCitation {
  const start = plan.text.indexOf(quote);
  if (start < 0) throw new Error(`the plan does not say 「${quote}」`);
  return citationAt(id, { start, end: start + quote.length });
}

/** An answer that says `text` on the given quotes; one claim holds it all. */
export function answerOf(
  text: string,
  quotes: readonly string[] = [],
  parts: Partial<StoredAnswer> = {},
): StoredAnswer {
  const citations = quotes.map((quote, index) => citationOf(quote, index + 1));
  const claims = quotes.length === 0 ? [] : [{ text, citations: citations.map(({ id }) => id) }];
  return {
    ...{ id: 'a1', question: 'q', standaloneQuestion: 'q', status: 'answered', reason: null, mode: 'extractive' },
    ...{ answer: text, claims, citations, related: [], table: null, signposts: [] },
    ...parts,
  };
}

export const ABSTAINED = { status: 'abstained', reason: 'not-in-plan' } as const;

export interface JudgedParts {
  readonly answer: StoredAnswer | null;
  /** Verbatim parts whose chunks were retrieved, best first; null for "cannot be seen". */
  readonly retrieved?: readonly string[] | null;
  readonly answerMs?: number;
  /** Strength of the evidence; null for "not told". */
  readonly strength?: number | null;
}

/** A case with what came back for it. */
export function judgedCase(
  line: CaseLine,
  { answer, retrieved = [], answerMs = 1, strength = null }: JudgedParts,
): JudgedCase {
  const asked = caseOf(line);
  const hits = (retrieved ?? []).map((quote, index) => {
    const { id, span } = chunkOf(quote);
    return { chunkId: id, rank: index + 1, score: 1 / (index + 1), reference: id, start: span.start, end: span.end };
  });
  const record: GeneratedRecord = {
    ...{ caseId: asked.id, question: asked.question, history: [...asked.history], askedAt: '2026-01-01T00:00:00.000Z' },
    ...{ answer, error: answer === null ? 'Error: out of order' : null, answerMs, retrieveMs: null },
    retrieval: retrieved === null ? null : { hits, rejected: [], strength },
  };
  const rows = chunks.map(({ id, span }) => [id, span.start, span.end] as const);
  return { case: asked, record, context: createJudgingContext(plan, rows) };
}
