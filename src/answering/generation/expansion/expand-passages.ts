// Index-time questions written by a model for passages that have none of today, sifted, kept as they come.
import { listPassages, type PlanPassage, passageDigest } from '../../../chunking/list-passages.js';
import type { ChatModelPort } from '../../../models/chat-model-port.js';
import { ModelFailure } from '../../../models/model-failure.js';
import { createOutline, formatReference } from '../../../plan/outline.js';
import type { PlanDocument } from '../../../plan/plan-document.js';
import type { Retrieval } from '../../../retrieval/retrieval.js';
import { splitSentences } from '../../../text/split-sentences.js';
import { sliceSpan } from '../../../text/text-span.js';
import { createCheckWord } from '../frame-text.js';
import { composeExpansionPrompt } from './expansion-prompt.js';
import type { ExpansionStore } from './expansion-store.js';
import { readQuestions } from './read-questions.js';
import { type Failed, runEach } from './run-each.js';
import { foldQuestion, type Sifted, siftQuestions } from './sift-questions.js';

/** A passage to write questions for. */
export interface PendingPassage {
  readonly passage: PlanPassage;
  readonly digest: string;
  readonly text: string;
  readonly sentences: readonly string[];
}

export interface PendingOptions {
  /** Also passages that others have written questions for. */
  readonly all: boolean;
  readonly limit: number | null;
}

/** Below this a passage is a heading: its words say where it stands, and nothing can be asked of it. */
const FEWEST_CHARACTERS = 20;

/** Passages that are new, changed, or (with `all`) not yet seen by this model, in the plan's order. */
export function pendingPassages(
  plan: PlanDocument,
  store: Pick<ExpansionStore, 'isDone'> & Partial<Pick<ExpansionStore, 'hasQuestions'>>,
  { all, limit }: PendingOptions,
): PendingPassage[] {
  const pending = listPassages(plan).flatMap((passage) => {
    const text = sliceSpan(plan.text, passage.span);
    const digest = passageDigest(text);
    const isWanted = passage.kind !== 'heading' && passage.kind !== 'table-header' && text.length >= FEWEST_CHARACTERS;
    const isDone = store.isDone(passage.id, digest) || (!all && store.hasQuestions?.(passage.id, digest) === true);
    if (!isWanted || isDone) return [];
    const sentences = splitSentences(plan.text, passage.span).map((span) => sliceSpan(plan.text, span));
    return [{ passage, digest, text, sentences }];
  });
  return limit === null ? pending : pending.slice(0, limit);
}

export interface ExpandInput {
  readonly plan: PlanDocument;
  readonly pending: readonly PendingPassage[];
  readonly store: ExpansionStore;
  readonly model: ChatModelPort;
  readonly retrieve: (question: string, k: number) => Promise<Retrieval>;
  readonly questionsPerSentence: number;
  /** Passages at once. */
  readonly concurrency: number;
  readonly signal?: AbortSignal;
}

/** What became of one passage. */
export type PassageOutcome = Expanded | Failed;

export interface Expanded {
  readonly passage: string;
  readonly written: number;
  readonly sifted: Sifted;
}

async function readReply(
  model: ChatModelPort,
  messages: Parameters<ChatModelPort['stream']>[0],
  signal?: AbortSignal,
): Promise<string> {
  let reply = '';
  for await (const { text } of model.stream(messages, { signal, purpose: 'questions' })) reply += text;
  return reply;
}

function bySentence(kept: Sifted['kept']): Map<number, string[]> {
  const groups = new Map<number, string[]>();
  for (const { sentence, question } of kept) groups.set(sentence, [...(groups.get(sentence) ?? []), question]);
  return new Map([...groups].sort(([a], [b]) => a - b));
}

async function expandOne(pending: PendingPassage, input: ExpandInput, known: Set<string>): Promise<Expanded> {
  const { plan, model, store, retrieve, questionsPerSentence, signal } = input;
  const { passage, digest, text, sentences } = pending;
  const place = formatReference(createOutline(plan), passage);
  const messages = composeExpansionPrompt({
    title: plan.title,
    place,
    sentences,
    questionsPerSentence,
    checkWord: createCheckWord(),
  });
  const written = readQuestions(await readReply(model, messages, signal), sentences.length);
  if (written.length === 0) throw new ModelFailure('malformed', 'nothing in the reply could be read as questions');
  const sifted = await siftQuestions(written, { passage, text, known, retrieve });
  for (const { question } of sifted.kept) known.add(foldQuestion(question));
  store.add(passage.id, digest, bySentence(sifted.kept));
  return { passage: passage.id, written: written.length, sifted };
}

/**
 * Writes questions passage by passage and keeps each passage's at once, so that a break costs one passage. A failure
 * that the next passage would share ends the run by throwing; others are outcomes, and the passage stays pending.
 */
export async function* expandPassages(input: ExpandInput): AsyncGenerator<PassageOutcome> {
  const anew = new Set(input.pending.map(({ passage }) => passage.id));
  const known = new Set(input.store.questions(anew).map(foldQuestion));
  yield* runEach(input.pending, input.concurrency, (pending) => expandOne(pending, input, known));
}
