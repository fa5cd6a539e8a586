// From pieces of a reply to claims, each as soon as it is complete.
import type { ChatPiece } from '../../models/chat-model-port.js';
import { languageWords } from '../../text/word-classes.js';
import type { WrittenClaim } from '../verification/claim.js';
import { readClaimObject } from './claim-schema.js';
import { ThinkingFilter } from './drop-thinking.js';
import { LooseJsonReader } from './loose-json.js';

/** What reading found, besides the claims themselves. */
export type ReadItem =
  | { readonly kind: 'claim'; readonly claim: WrittenClaim }
  /** Meant as a claim, and not readable as one. */
  | { readonly kind: 'malformed' }
  /** The reply ended in the middle of a claim. */
  | { readonly kind: 'cut-off' }
  /** All that was given so far was thinking whose opening tag is missing. */
  | { readonly kind: 'restart' };

/** How a field is left empty by who does not leave it empty. */
const NOTHING_ABSENT = new RegExp(`^(?:${languageWords('nothing').source}|[-—]{1,2})[。.]?$`, 'i');

const nameOf = (key: string): string => languageWords(`key-${key}`).source;
const ABSENT_KEY = new RegExp(`["“']${nameOf('absent')}["”']\\s*[:：]\\s*["“']`);
const EMPTY_LIST = new RegExp(`["“']${nameOf('claims')}["”']\\s*[:：]\\s*\\[\\s*\\]`);
const CLAIM_KEY = new RegExp(`"${nameOf('text')}"`);

/** What the whole reply was like; complete once it has been read to its end. */
export class ReplyNotes {
  /** The reply without its thinking. */
  text = '';
  inputTokens: number | null = null;
  outputTokens: number | null = null;
  /** Characters of thinking, in the reply and beside it. */
  thinking = 0;
  /** Whether a claim said that the plan does not tell something. */
  hasAbsence = false;
  #sawItem = false;

  /** Whether anything meant as a claim was found. */
  get hasItems(): boolean {
    return this.#sawItem;
  }

  /** What the model says that the passages do not tell; '' when it says nothing of the kind. */
  get absent(): string {
    const key = ABSENT_KEY.exec(this.text);
    if (!key) return '';
    // From the key on, and from nowhere else: a reply of nothing but keys is read once.
    const value = /^((?:[^"”\\]|\\.)*)["”]/.exec(this.text.slice(key.index + key[0].length))?.[1]?.trim() ?? '';
    return NOTHING_ABSENT.test(value) ? '' : value;
  }

  /** Whether the reply is of the form that was asked for, with no claims in it. */
  get isEmptyList(): boolean {
    return EMPTY_LIST.test(this.text);
  }

  noteItem(): void {
    this.#sawItem = true;
  }

  /** Forgets what turned out to be thinking. */
  restart(): void {
    this.text = '';
    this.hasAbsence = false;
    this.#sawItem = false;
  }

  notePiece({ usage, thinking = 0 }: ChatPiece): void {
    this.thinking += thinking;
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
    if (read.kind !== 'claim') yield read;
    else {
      if (read.absent) notes.hasAbsence = true;
      yield { kind: 'claim', claim: read.claim };
    }
  }
}

/** Fences and blanks before the form; anything else is prose, and prose may be thinking without its opening tag. */
const OPENS_WITH_FORM = /^\s{0,20}(?:`{3,}\w{0,10}\s{0,20})?[[{｛［]/;
/** A beginning of which it cannot be told yet. */
const MAY_OPEN_WITH_FORM = /^\s{0,20}(?:`{0,3}|`{3,}\w{0,10}\s{0,20})$/;

/** The reader of one reply: thinking left out, objects read, items held back while the text may still be thinking. */
class ReplyReader {
  readonly #filter = new ThinkingFilter();
  readonly #notes: ReplyNotes;
  #objects = new LooseJsonReader();
  #held: ReadItem[] = [];
  #mayBeThinking: boolean | null = null;
  #hasGiven = false;

  constructor(notes: ReplyNotes) {
    this.#notes = notes;
  }

  *push(text: string): Generator<ReadItem> {
    const { restarts } = this.#filter;
    const reply = this.#filter.push(text);
    if (this.#filter.restarts > restarts) yield* this.#restart();
    yield* this.#take(reply);
  }

  *end(): Generator<ReadItem> {
    yield* this.#take(this.#filter.end());
    const last = [...readObjects(this.#objects.end(), this.#notes)];
    const cut: ReadItem[] = endsInClaim(this.#objects.open) ? [{ kind: 'cut-off' }] : [];
    this.#notes.thinking += this.#filter.thinking;
    yield* [...this.#held, ...last, ...cut];
  }

  *#restart(): Generator<ReadItem> {
    this.#notes.restart();
    this.#objects = new LooseJsonReader();
    this.#held = [];
    if (this.#hasGiven) yield { kind: 'restart' };
    this.#hasGiven = false;
    // The thinking is behind it: what follows is the reply.
    this.#mayBeThinking = false;
  }

  *#take(reply: string): Generator<ReadItem> {
    this.#notes.text += reply;
    this.#judgeOpening();
    const items = [...readObjects(this.#objects.push(reply), this.#notes)];
    if (this.#mayBeThinking !== false) {
      this.#held.push(...items);
      return;
    }
    for (const item of [...this.#held.splice(0), ...items]) {
      this.#hasGiven = true;
      yield item;
    }
  }

  #judgeOpening(): void {
    if (this.#mayBeThinking !== null) return;
    const { text } = this.#notes;
    if (this.#filter.thinking > 0 || OPENS_WITH_FORM.test(text)) this.#mayBeThinking = false;
    else if (!MAY_OPEN_WITH_FORM.test(text)) this.#mayBeThinking = true;
  }
}

/**
 * Reads a reply as far as it is sound. Failures of the source pass through after what was complete before them. Claims of
 * a reply that opens with the form come at once; one that opens in prose may be thinking, and its claims wait for the end.
 */
export async function* readClaims(pieces: AsyncIterable<ChatPiece>, notes: ReplyNotes): AsyncGenerator<ReadItem> {
  const reader = new ReplyReader(notes);
  for await (const piece of pieces) {
    notes.notePiece(piece);
    yield* reader.push(piece.text);
  }
  yield* reader.end();
}

/** Whether a claim was under way: an object inside the list, or one that stands for itself. */
const endsInClaim = (open: readonly string[]): boolean =>
  open.length > 1 || (open.length === 1 && CLAIM_KEY.test(open[0] ?? '') && !(open[0] ?? '').includes('"claims"'));
