// Whether a model can write answers as the assistant needs them: one question over one passage, through the whole gate.
import type { Chunk } from '../../chunking/chunk.js';
import type { ChatModelPort } from '../../models/chat-model-port.js';
import type { PlanDocument } from '../../plan/plan-document.js';
import { findFigures } from '../../text/find-figures.js';
import type { GenerationReport } from '../answer.js';
import { generateClaims } from './generate-claims.js';

export interface GenerationCheck {
  readonly report: GenerationReport;
  /** Text of the verified claims. */
  readonly claims: readonly string[];
  /** Milliseconds until the first verified claim. */
  readonly firstClaimMs: number | null;
  readonly totalMs: number;
}

/** To a year, so much of something. */
const statesTarget = (sentence: string): boolean =>
  /到20\d\d年/.test(sentence) && findFigures(sentence).some(({ kind }) => kind === 'amount');

/** A passage with a plain sentence about a target, as most questions are about. */
const hasTarget = ({ kind, text }: Chunk): boolean => kind === 'body' && text.split('。').some(statesTarget);

/**
 * Asks for the target that a passage of the plan states.
 * @throws ModelFailure as `generateClaims` does; its kind says what the model cannot do
 */
export async function checkGeneration(
  plan: PlanDocument,
  chunks: readonly Chunk[],
  model: ChatModelPort,
): Promise<GenerationCheck> {
  const chunk = chunks.find(hasTarget) ?? chunks[0];
  if (!chunk) throw new Error('the plan has no passages to ask about; run `npm run plan -- ingest`');
  const question = `“${chunk.path.at(-1)?.title ?? plan.title}”提出了什么目标？`;
  const hits = [{ chunk, rank: 1, score: 1, parts: { fused: 1 }, sentence: chunk.span }];
  const start = performance.now();
  const generated = generateClaims({ question, standaloneQuestion: question, hits, plan, model });
  const claims: string[] = [];
  let firstClaimMs: number | null = null;
  for await (const { text } of generated.claims) {
    firstClaimMs ??= Math.round(performance.now() - start);
    claims.push(text);
  }
  return { report: generated.report(), claims, firstClaimMs, totalMs: Math.round(performance.now() - start) };
}
