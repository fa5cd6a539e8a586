// The embedded answerer's half of the pipeline: compose from the plan's own sentences, resolve, verify, finish.
import type { Answer, Claim, GenerationReport } from './answer.js';
import type { AnsweringParts } from './answering-parts.js';
import { composeAnswer } from './composing/compose-answer.js';
import type { ComposeContext, Draft } from './composing/draft.js';
import { findEvidence } from './find-evidence.js';
import { finishAnswer, joinClaims } from './finish-answer.js';
import { type PreparedQuestion, silence } from './prepare-question.js';
import { verifyDraft } from './verify-draft.js';

/** What the embedded answerer would say, before verification. */
export async function composeDraft(parts: AnsweringParts, prepared: PreparedQuestion): Promise<Draft> {
  const { evidence, standaloneQuestion } = prepared;
  if (!evidence) return silence();
  const context: ComposeContext = {
    index: parts.index,
    outline: parts.outline,
    question: standaloneQuestion,
    evidence,
    search: async (question) => (await findEvidence(parts, question)).evidence,
  };
  const draft = (await composeAnswer(context)) ?? silence();
  return prepared.doubtful && draft.status !== 'abstained' ? silence() : draft;
}

/**
 * Answers without a model.
 * @param generation what a model did before it failed, for the report; null when none was asked
 */
export async function extractAnswer(
  parts: AnsweringParts,
  prepared: PreparedQuestion,
  generation: GenerationReport | null = null,
): Promise<Answer> {
  const { settled, clock } = prepared;
  const shared = { mode: 'extractive', generation } as const;
  if (settled && 'declined' in settled) {
    return finishAnswer(parts, prepared, {
      ...shared,
      status: 'declined',
      reason: settled.declined,
      text: settled.reply,
      claims: [],
      citations: [],
    });
  }
  const draft = settled ?? (await composeDraft(parts, prepared));
  clock.lap('compose');
  const { claims, citations, dropped } = verifyDraft(parts.index, parts.outline, draft.claims);
  for (const { problem } of dropped) parts.onNotice(`a claim of the embedded answerer fell: ${problem}`);
  clock.lap('verify');
  if (draft.status === 'abstained' || claims.length === 0) {
    const text = withMessage(draft.message ?? silence().message ?? '', claims);
    return finishAnswer(parts, prepared, {
      ...shared,
      status: 'abstained',
      reason: draft.reason ?? 'not-in-plan',
      text,
      claims,
      citations,
    });
  }
  const status = dropped.length > 0 ? 'partial' : draft.status;
  const reason = dropped.length > 0 ? 'claims-dropped' : draft.reason;
  return finishAnswer(parts, prepared, {
    ...shared,
    status,
    reason,
    text: withMessage(draft.message ?? '', claims),
    claims,
    citations,
  });
}

/** What an answer says of itself, then its claims. */
const withMessage = (message: string, claims: readonly Claim[]): string =>
  [message, joinClaims(claims)].filter((part) => part !== '').join('\n');
