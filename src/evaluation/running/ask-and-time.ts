// One case asked of anything that answers and retrieves: the common frame of the respondents.
import type { EvaluationCase } from '../dataset/evaluation-case.js';
import { type GeneratedRecord, type StoredAnswer, storedAnswerSchema } from './generated-record.js';

/** What came back, and how long of it was waiting that is not the answerer's (a service asking for patience). */
export interface Answered {
  readonly body: unknown;
  readonly waitedMs: number;
}

/** The two things a respondent must be able to do; `retrieve` may say null for "cannot be seen". */
export interface Answering {
  answer(evaluationCase: EvaluationCase, signal?: AbortSignal): Promise<Answered>;
  /** Called with the standalone question of the answer, so that a follow-up shows the retrieval that led to it. */
  retrieve(question: string, signal?: AbortSignal): Promise<GeneratedRecord['retrieval']>;
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly ms: number }> {
  const start = performance.now();
  const value = await work();
  return { value, ms: Math.round((performance.now() - start) * 1000) / 1000 };
}

const emptyRecord = (evaluationCase: EvaluationCase): GeneratedRecord => ({
  caseId: evaluationCase.id,
  question: evaluationCase.question,
  history: [...evaluationCase.history],
  askedAt: new Date().toISOString(),
  answer: null,
  error: null,
  retrieval: null,
  answerMs: 0,
  retrieveMs: null,
});

function checkAnswer(value: unknown): StoredAnswer {
  const parsed = storedAnswerSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`the answer breaks the contract at \`${issue?.path.join('.')}\`: ${issue?.message}`);
}

/**
 * Asks, then retrieves, each on its own clock. Any failure but an abort becomes the record's `error`.
 * @throws AbortError when `signal` ends the run
 */
export async function askAndTime(
  answering: Answering,
  evaluationCase: EvaluationCase,
  signal?: AbortSignal,
): Promise<GeneratedRecord> {
  const record = emptyRecord(evaluationCase);
  const start = performance.now();
  try {
    const asked = await timed(() => answering.answer(evaluationCase, signal));
    const answer = checkAnswer(asked.value.body);
    const answerMs = Math.max(0, asked.ms - asked.value.waitedMs);
    const found = await timed(() => answering.retrieve(answer.standaloneQuestion, signal));
    const retrieveMs = found.value === null ? null : found.ms;
    return { ...record, answer, answerMs, retrieval: found.value, retrieveMs };
  } catch (error) {
    signal?.throwIfAborted();
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { ...record, error: `${name}: ${message}`, answerMs: Math.round(performance.now() - start) };
  }
}
