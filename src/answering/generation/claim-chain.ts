// The chain from a prompt to verified claims, of LangChain runnables: compose, write, read, verify.
import { Runnable, type RunnableConfig, RunnableLambda, RunnableSequence } from '@langchain/core/runnables';
import type { ChatMessage, ChatModelPort, ChatPiece, ChatPurpose } from '../../models/chat-model-port.js';
import type { ClaimVerdict, LabelledPassages, VerifiedClaim, WrittenClaim } from '../verification/claim.js';
import { lacksItsRow } from '../verification/lacks-its-row.js';
import { verifyClaim } from '../verification/verify-claim.js';
import { type ReadItem, type ReplyNotes, readClaims } from './read-claims.js';

/** A step that turns a stream into a stream, item by item; LangChain's own lambdas wait for all of their input. */
class StreamStep<In, Out> extends Runnable<In, Out> {
  override lc_namespace = ['plan-assistant', 'generated'];
  readonly #step: (input: AsyncIterable<In>) => AsyncGenerator<Out>;

  constructor(name: string, step: (input: AsyncIterable<In>) => AsyncGenerator<Out>) {
    super();
    this.name = name;
    this.#step = step;
  }

  /** The last item for one input; the chain is made to be streamed. */
  override async invoke(input: In): Promise<Out> {
    let last: { readonly value: Out } | null = null;
    for await (const value of this.#step(only(input))) last = { value };
    if (last) return last.value;
    throw new Error(`the step ${this.name} gave nothing for its input`);
  }

  override async *transform(input: AsyncGenerator<In>, _options: Partial<RunnableConfig>): AsyncGenerator<Out> {
    yield* this.#step(input);
  }
}

async function* only<T>(value: T): AsyncGenerator<T> {
  yield value;
}

export interface ChainParts<Input> {
  readonly compose: (input: Input) => ChatMessage[];
  readonly purpose: ChatPurpose;
  readonly model: ChatModelPort;
  readonly signal: AbortSignal;
  readonly passages: LabelledPassages;
  readonly question: string;
  readonly notes: ReplyNotes;
  /** Told of each verdict, in order. */
  readonly onVerdict: (item: Exclude<ReadItem, { kind: 'restart' }>, verdict: ClaimVerdict) => void;
  /** Told that all claims so far were a draft. */
  readonly onRestart: () => void;
}

const unread = (kind: 'malformed' | 'cut-off'): ClaimVerdict => ({ kept: false, reason: kind, details: [] });

/** Composes the chain. It is streamed with what `compose` takes, and yields the claims that hold. */
export function createClaimChain<Input>(parts: ChainParts<Input>): Runnable<Input, VerifiedClaim> {
  const { compose, purpose, model, signal, passages, question, notes, onVerdict, onRestart } = parts;

  async function* write(prompts: AsyncIterable<ChatMessage[]>): AsyncGenerator<ChatPiece> {
    for await (const messages of prompts) yield* model.stream(messages, { signal, purpose });
  }

  /** Whether the claim stands, and on its own where the one before it fell. */
  function judge(claim: WrittenClaim, beforeFell: boolean): ClaimVerdict {
    const verdict = verifyClaim(claim, passages);
    if (!verdict.kept || !beforeFell || !lacksItsRow(verdict.claim, question, passages.plan)) return verdict;
    return { kept: false, reason: 'coverage', details: ['subject of the claim that fell before it'] };
  }

  async function* verify(items: AsyncIterable<ReadItem>): AsyncGenerator<VerifiedClaim> {
    let beforeFell = false;
    for await (const item of items) {
      if (item.kind === 'restart') {
        beforeFell = false;
        onRestart();
        continue;
      }
      const verdict: ClaimVerdict = item.kind === 'claim' ? judge(item.claim, beforeFell) : unread(item.kind);
      beforeFell = !verdict.kept;
      onVerdict(item, verdict);
      if (verdict.kept) yield verdict.claim;
    }
  }

  return RunnableSequence.from<Input, VerifiedClaim>([
    RunnableLambda.from(compose),
    new StreamStep('write', write),
    new StreamStep('read-claims', (pieces: AsyncIterable<ChatPiece>) => readClaims(pieces, notes)),
    new StreamStep('verify-claims', verify),
  ]);
}
