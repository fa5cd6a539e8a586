// From pieces of a reply to claims, each as soon as it is complete.
import type { ChatPiece } from '../../models/chat-model-port.js';
import type { WrittenClaim } from '../verification/verify-claim.js';
import { readClaimObject } from './claim-schema.js';
import { ThinkingFilter } from './drop-thinking.js';
import { LooseJsonReader } from './loose-json.js';

/** What reading found, besides the claims themselves. */
export type ReadItem =
  | { readonly kind: 'claim'; readonly claim: WrittenClaim }
  /** Meant as a claim, and not readable as one. */
  | { readonly kind: 'malformed' }
  /** The reply ended in the middle of a claim. */
  | { readonly kind: 'cut-off' };

/** What the whole reply was like; complete once it has been read to its end. */
export class ReplyNotes {
  /** The reply without its thinking. */
  text = '';
  inputTokens: number | null = null;
  outputTokens: number | null = null;
  #sawItem = false;

  /** Whether anything meant as a claim was found. */
  get hasItems(): boolean {
    return this.#sawItem;
  }

  /** What the model says that the passages do not tell; '' when it says nothing of the kind. */
  get absent(): string {
    const key = /["“'](?:absent|缺少)["”']\s*[:：]\s*["“']/.exec(this.text);
    if (!key) return '';
    // From the key on, and from nowhere else: a reply of nothing but keys is read once.
    const value = /^((?:[^"”\\]|\\.)*)["”]/.exec(this.text.slice(key.index + key[0].length));
    return value?.[1]?.trim() ?? '';
  }

  /** Whether the reply is of the form that was asked for, with no claims in it. */
  get isEmptyList(): boolean {
    return /["“'](?:claims|论断)["”']\s*[:：]\s*\[\s*\]/.test(this.text);
  }

  noteItem(): void {
    this.#sawItem = true;
  }

  notePiece({ usage }: ChatPiece): void {
    if (!usage) return;
    this.inputTokens = (this.inputTokens ?? 0) + usage.inputTokens;
    this.outputTokens = (this.outputTokens ?? 0) + usage.outputTokens;
  }
}

function* readObjects(objects: readonly string[], notes: ReplyNotes): Generator<ReadItem> {
  for (const object of objects) {
    const read = readClaimObject(object);
    if (read.kind === 'other') continue;
    notes.noteItem();
    yield read;
  }
}

/** Reads a reply as far as it is sound. Failures of the source pass through after what was complete before them. */
export async function* readClaims(pieces: AsyncIterable<ChatPiece>, notes: ReplyNotes): AsyncGenerator<ReadItem> {
  const filter = new ThinkingFilter();
  const reader = new LooseJsonReader();
  for await (const piece of pieces) {
    notes.notePiece(piece);
    const text = filter.push(piece.text);
    notes.text += text;
    yield* readObjects(reader.push(text), notes);
  }
  const rest = filter.end();
  notes.text += rest;
  yield* readObjects([...reader.push(rest), ...reader.end()], notes);
  if (endsInClaim(reader.open)) yield { kind: 'cut-off' };
}

/** Whether a claim was under way: an object inside the list, or one that stands for itself. */
const endsInClaim = (open: readonly string[]): boolean =>
  open.length > 1 ||
  (open.length === 1 && /"(?:text|claim|论断)"/.test(open[0] ?? '') && !(open[0] ?? '').includes('"claims"'));
