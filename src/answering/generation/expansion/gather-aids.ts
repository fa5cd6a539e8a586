// Aliases, audiences and hard words proposed by a model, passage by passage, sifted and kept for a person's review.
import type { ChatModelPort } from '../../../models/chat-model-port.js';
import { ModelFailure } from '../../../models/model-failure.js';
import { createOutline, formatReference } from '../../../plan/outline.js';
import type { PlanDocument } from '../../../plan/plan-document.js';
import { createCheckWord } from '../frame-text.js';
import { composeAidsPrompt } from './aids-prompt.js';
import type { AidsStore } from './aids-store.js';
import type { PendingPassage } from './expand-passages.js';
import { readAids } from './read-aids.js';
import { type Failed, runEach } from './run-each.js';
import { foldName, type SiftedAids, siftAids } from './sift-aids.js';

export interface AidGroup {
  readonly id: string;
  /** As the model is told it. */
  readonly name: string;
}

export interface GatherInput {
  readonly plan: PlanDocument;
  readonly pending: readonly PendingPassage[];
  readonly store: AidsStore;
  readonly model: ChatModelPort;
  readonly groups: readonly AidGroup[];
  /** Names that lead somewhere already. */
  readonly known: readonly string[];
  readonly concurrency: number;
  readonly signal?: AbortSignal;
}

export interface Gathered {
  readonly passage: string;
  readonly sifted: SiftedAids;
}

async function gatherOne({ passage, digest, text }: PendingPassage, input: GatherInput): Promise<Gathered> {
  const { plan, model, store, groups, known, signal } = input;
  const place = formatReference(createOutline(plan), passage);
  const messages = composeAidsPrompt({ title: plan.title, place, text, groups, checkWord: createCheckWord() });
  let reply = '';
  for await (const piece of model.stream(messages, { signal, purpose: 'aids' })) reply += piece.text;
  const written = readAids(reply);
  if (!written.isSound) throw new ModelFailure('malformed', 'nothing in the reply could be read as aids');
  const sifted = siftAids(written, {
    text,
    planText: plan.text,
    groups: new Set(groups.map(({ id }) => id)),
    known: new Set(known.map(foldName)),
  });
  store.add(passage.id, digest, sifted);
  return { passage: passage.id, sifted };
}

/**
 * Asks for the aids of each passage and keeps each passage's at once, so that a break costs one passage.
 * @throws ModelFailure that the next passage would share; others are outcomes, and the passage stays pending
 */
export const gatherAids = (input: GatherInput): AsyncGenerator<Gathered | Failed> =>
  runEach(input.pending, input.concurrency, (pending) => gatherOne(pending, input));
