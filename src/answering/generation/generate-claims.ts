// Answers written by a model: verified claims as they come, a count of what fell, a named failure when nothing is left.
import type { Chunk } from '../../chunking/chunk.js';
import type { ChatMessage, ChatModelPort } from '../../models/chat-model-port.js';
import { ModelFailure } from '../../models/model-failure.js';
import type { PlanDocument } from '../../plan/plan-document.js';
import type { Hit } from '../../retrieval/retrieval.js';
import { languageWords } from '../../text/word-classes.js';
import type { GenerationReport } from '../answer.js';
import type { VerifiedClaim } from '../verification/claim.js';
import { ClaimTally, type DroppedClaim } from './claim-tally.js';
import { createCheckWord } from './frame-text.js';
import { labelPassages, limitsFor, PASSAGE_LIMITS, type PassageLimits } from './label-passages.js';
import type { BriefPart } from './model-brief.js';
import { composePrompt, composeRepair, labelResults, PROMPT_VERSION, type PromptInput } from './prompt.js';
import { ReplyNotes } from './read-claims.js';

export interface GenerationLimits extends PassageLimits {
  readonly mostClaims: number;
}

/** Twelve claims answer the longest list of the development set; more is no answer but a copy. */
const GENERATION_LIMITS: GenerationLimits = { ...PASSAGE_LIMITS, mostClaims: 12 };

export interface GenerateInput {
  readonly question: string;
  readonly standaloneQuestion: string;
  /** Best first. */
  readonly hits: readonly Hit[];
  /** The things asked, with what the operators found for each. */
  readonly parts?: readonly BriefPart[];
  readonly plan: PlanDocument;
  readonly model: ChatModelPort;
  readonly signal?: AbortSignal | undefined;
  readonly limits?: Partial<GenerationLimits>;
  readonly onDropped?: (dropped: DroppedClaim) => void;
  /** For the frames of the prompt; random unless a test says otherwise. */
  readonly checkWord?: string;
}

export interface GeneratedClaims {
  /** To be read once. Throws `ModelFailure` when no claim stands at the end; ends quietly when one does. */
  readonly claims: AsyncIterable<VerifiedClaim>;
  /** Complete when `claims` has been read to its end. */
  report(): GenerationReport;
  /** How many of the claims yielded first were a draft: only those after them are the answer. */
  withdrawn(): number;
  /** Whether the model says that the passages leave something of the question open. Its words are not verified. */
  isIncomplete(): boolean;
}

const DECLINES = new RegExp(
  `^[\\s"“]*(?:${languageWords('refusal').source}|${languageWords('self-introduction').source}.{0,12}${languageWords('model').source})`,
  'i',
);

/** Why a reply that was read to its end gave no claim. */
function emptyHanded(notes: ReplyNotes, tally: ClaimTally): ModelFailure {
  if (notes.text.trim() === '')
    return notes.thinking > 0
      ? new ModelFailure('only-thinking', `${notes.thinking} characters of thinking and no reply`)
      : new ModelFailure('empty', 'the model gave an empty reply');
  if (notes.hasItems || Object.keys(tally.dropped).length > 0)
    return new ModelFailure('unverified', 'no claim of the reply stood verification');
  if (notes.isEmptyList || notes.absent !== '')
    return new ModelFailure('absent', `the model finds no answer in the passages: ${notes.absent.slice(0, 200)}`);
  if (DECLINES.test(notes.text)) return new ModelFailure('refusal', 'the model declined in words');
  return new ModelFailure('malformed', 'nothing in the reply could be read as claims');
}

const promptInput = (
  input: GenerateInput,
  limits: GenerationLimits,
  passages: PromptInput['passages'],
): PromptInput => ({
  title: input.plan.title,
  question: input.standaloneQuestion,
  passages,
  parts: input.parts ?? [],
  checkWord: input.checkWord ?? createCheckWord(),
  mostClaims: limits.mostClaims,
});

/** Both rounds within the time of one reply; ended by the reader, by time, or when enough was read. */
function startClock(
  model: ChatModelPort,
  signal: AbortSignal | undefined,
): { readonly signal: AbortSignal; close(): void } {
  const controller = new AbortController();
  const leave = () => controller.abort(new ModelFailure('aborted', 'the reader left'));
  const timer = setTimeout(
    () => controller.abort(new ModelFailure('timeout', `no answer within ${model.limits.totalMs} ms`)),
    model.limits.totalMs,
  );
  if (signal?.aborted) leave();
  signal?.addEventListener('abort', leave, { once: true });
  return {
    signal: controller.signal,
    close() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', leave);
      controller.abort(new ModelFailure('aborted', 'the answer is complete'));
    },
  };
}

/** One or two rounds of the chain: the second only when nothing meant as a claim could be found in the first. */
async function* writeRounds(
  input: GenerateInput,
  limits: GenerationLimits,
  tally: ClaimTally,
  rounds: ReplyNotes[],
  signal: AbortSignal,
): AsyncGenerator<VerifiedClaim> {
  const passages = labelPassages(input.hits, input.plan, limits);
  const byLabel = new Map<string, Chunk>(passages.map(({ label, chunk }) => [label, chunk]));
  const results = new Map(labelResults(input.parts ?? []).map(({ label, result }) => [label, result]));
  const prompt = promptInput(input, limits, passages);
  // Loaded at the first question with a model: LangChain's runnables cost 200 ms of a start.
  const { createClaimChain } = await import('./claim-chain.js');
  const run = (purpose: 'claims' | 'repair', compose: (from: PromptInput) => ChatMessage[]) => {
    const notes = new ReplyNotes();
    rounds.push(notes);
    const chain = createClaimChain({
      compose,
      purpose,
      model: input.model,
      signal,
      passages: { plan: input.plan, byLabel, results },
      question: input.standaloneQuestion,
      notes,
      onVerdict: (item, verdict) => tally.note(item, verdict),
      onRestart: () => tally.restart(),
    });
    return chain.stream(prompt);
  };
  yield* await run('claims', composePrompt);
  const [first] = rounds;
  if (first && emptyHanded(first, tally).kind === 'malformed') {
    yield* await run('repair', (from) => composeRepair(composePrompt(from), first.text));
  }
}

async function* generate(input: GenerateInput, tally: ClaimTally, rounds: ReplyNotes[]): AsyncGenerator<VerifiedClaim> {
  const limits = { ...GENERATION_LIMITS, ...limitsFor(input.parts?.length ?? 1), ...input.limits };
  const clock = startClock(input.model, input.signal);
  try {
    for await (const claim of writeRounds(input, limits, tally, rounds, clock.signal)) {
      if (!tally.keep(claim)) continue;
      yield claim;
      if (tally.kept >= limits.mostClaims) return;
    }
    if (tally.kept === 0) throw emptyHanded(rounds.at(-1) ?? new ReplyNotes(), tally);
  } catch (error) {
    const failure = error instanceof ModelFailure ? error : null;
    if (!failure) throw error;
    tally.fallback = tally.kept === 0 ? failure.kind : null;
    if (tally.kept === 0 || input.signal?.aborted) throw failure;
    // What was verified stands; what the failure cut away makes the answer partial.
    tally.drop('', 'cut-off', [failure.kind]);
  } finally {
    clock.close();
  }
}

const sum = (values: readonly (number | null)[]): number | null =>
  values.every((value) => value === null) ? null : values.reduce<number>((total, value) => total + (value ?? 0), 0);

/**
 * Has the model answer from the passages and verifies what it writes, claim by claim, while it still writes. Nothing
 * unverified is yielded. When not one claim holds, iteration throws a `ModelFailure`, whose kind is the report's
 * `fallback`: the embedded answerer's turn.
 */
export function generateClaims(input: GenerateInput): GeneratedClaims {
  const tally = new ClaimTally(input.onDropped);
  const rounds: ReplyNotes[] = [];
  return {
    claims: generate(input, tally, rounds),
    withdrawn: () => tally.withdrawn,
    isIncomplete: () => rounds.some(({ absent, hasAbsence }) => absent !== '' || hasAbsence),
    report: () => ({
      model: input.model.id,
      promptVersion: PROMPT_VERSION,
      claimsKept: tally.kept,
      claimsDropped: { ...tally.dropped } as Record<string, number>,
      fallback: tally.fallback,
      inputTokens: sum(rounds.map(({ inputTokens }) => inputTokens)),
      outputTokens: sum(rounds.map(({ outputTokens }) => outputTokens)),
    }),
  };
}
