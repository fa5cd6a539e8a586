// The conversation core: one object that page and widget both talk to, from a question to a kept, rated answer.
import { AskError, type AskFailure } from './ask-failure.js';
import type { AssistantClient } from './assistant-client.js';
import {
  type Conversation,
  type Exchange,
  historyOf,
  isOpen,
  newExchange,
  type Verdict,
  withAgain,
  withAnswer,
  withEvent,
} from './conversation.js';
import { mergeShelf } from './merge-shelf.js';
import type { FeedbackMessage } from './protocol.js';
import {
  addExchange,
  changeExchange,
  deleteConversation,
  EMPTY_SHELF,
  findExchange,
  openConversation,
  renameConversation,
  type Shelf,
} from './shelf.js';
import type { ShelfStorage } from './shelf-storage.js';

export interface SessionState {
  readonly shelf: Shelf;
  /** The exchange that is being answered; there is never more than one. */
  readonly runningId: string | null;
  /** False once the browser has refused to keep the conversations. */
  readonly kept: boolean;
}

export interface SessionOptions {
  readonly client: AssistantClient;
  readonly storage: ShelfStorage;
  /** Opens the newest kept conversation instead of the empty start. */
  readonly reopen?: boolean;
  /** The conversation to open, where it is kept here. */
  readonly openId?: string | null;
  readonly now?: () => Date;
  readonly newId?: () => string;
}

export class Session {
  #state: SessionState;
  #abort: AbortController | null = null;
  /** Ids of conversations that the store does not know yet as they are here, and of those that are to go. */
  #changed = new Set<string>();
  #deleted = new Set<string>();
  readonly #listeners = new Set<() => void>();
  readonly #client: AssistantClient;
  readonly #storage: ShelfStorage;
  readonly #now: () => Date;
  readonly #newId: () => string;

  constructor({ client, storage, reopen = false, openId = null, now, newId }: SessionOptions) {
    this.#client = client;
    this.#storage = storage;
    this.#now = now ?? (() => new Date());
    // randomUUID exists on secure origins only, and the widget may stand on a plain-http page.
    this.#newId = newId ?? (() => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`);
    const conversations = storage.load();
    const wanted = reopen ? conversations[0] : conversations.find(({ id }) => id === openId);
    const shelf = { ...EMPTY_SHELF, conversations, openId: wanted?.id ?? null };
    this.#state = { shelf, runningId: null, kept: true };
  }

  get state(): SessionState {
    return this.#state;
  }

  get client(): AssistantClient {
    return this.#client;
  }

  /** Calls back after every change. @returns a function that ends it */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Asks in the open conversation. Ignored when blank or while another answer is under way.
   * @param isAlone the question is to be read as it stands, without what was said before
   */
  async ask(question: string, { isAlone = false }: { readonly isAlone?: boolean } = {}): Promise<void> {
    const text = question.trim();
    if (text === '' || this.#state.runningId !== null) return;
    const exchange = { ...newExchange(this.#newId(), text, this.#now().toISOString()), isAlone };
    const history = openConversation(this.#state.shelf)?.exchanges ?? [];
    const shelf = addExchange(this.#state.shelf, exchange, this.#newId());
    this.#set({ shelf });
    if (shelf.openId !== null) this.#changed.add(shelf.openId);
    await this.#run(exchange, history);
  }

  /** Asks a failed or stopped question once more, in its place. */
  async retry(exchangeId: string): Promise<void> {
    const exchange = findExchange(this.#state.shelf, exchangeId);
    if (exchange === null || isOpen(exchange) || this.#state.runningId !== null) return;
    const owner = this.#state.shelf.conversations.find(({ exchanges }) => exchanges.includes(exchange));
    const earlier = owner?.exchanges.slice(0, owner.exchanges.indexOf(exchange)) ?? [];
    this.#change(exchangeId, (each) => withAgain(each, null));
    await this.#run(exchange, earlier);
  }

  /** Ends the running answer; what has arrived stays. */
  stop(): void {
    this.#abort?.abort();
  }

  startNew(): void {
    this.#set({ shelf: { ...this.#state.shelf, openId: null } });
  }

  open(conversationId: string): void {
    this.#set({ shelf: { ...this.#state.shelf, openId: conversationId } });
  }

  rename(conversationId: string, title: string): void {
    this.#set({ shelf: renameConversation(this.#state.shelf, conversationId, title) });
    this.#changed.add(conversationId);
    this.#save();
  }

  delete(conversationId: string): void {
    const { shelf, runningId } = this.#state;
    const gone = shelf.conversations.find(({ id }) => id === conversationId);
    if (gone?.exchanges.some(({ id }) => id === runningId)) this.stop();
    this.#set({ shelf: deleteConversation(shelf, conversationId) });
    this.#deleted.add(conversationId);
    this.#save();
  }

  deleteAll(): void {
    this.stop();
    // Those of other tabs too, which this one may not have seen yet.
    for (const { id } of [...this.#storage.load(), ...this.#state.shelf.conversations]) this.#deleted.add(id);
    this.#set({ shelf: EMPTY_SHELF });
    this.#save();
  }

  /** Takes over what another tab has kept or deleted; what is under way here stays. */
  refresh(): void {
    this.#adopt(mergeShelf(this.#storage.load(), { changed: this.#unsaved(), deleted: this.#deleted }));
  }

  /** Sends a rating and remembers it. @throws AskError when it could not be sent */
  async rate(exchangeId: string, verdict: Verdict, details: Pick<FeedbackMessage, 'reason' | 'note'>): Promise<void> {
    const answer = findExchange(this.#state.shelf, exchangeId)?.answer;
    if (!answer) return;
    const { id, status, mode, edition } = answer;
    await this.#client.sendFeedback({ answerId: id, verdict, status, mode, digest: edition.digest, ...details });
    this.#change(exchangeId, (exchange) => ({ ...exchange, verdict }));
    this.#save();
  }

  async #run(exchange: Exchange, earlier: readonly Exchange[]): Promise<void> {
    const { id, question } = exchange;
    const abort = new AbortController();
    this.#abort = abort;
    this.#set({ runningId: id });
    try {
      const history = exchange.isAlone ? [] : historyOf(earlier);
      const answer = await this.#client.ask(history.length === 0 ? { question } : { question, history }, {
        signal: abort.signal,
        onEvent: (event) => this.#change(id, (each) => withEvent(each, event)),
        onMasked: (masked) => this.#change(id, (each) => ({ ...each, masked })),
        onAgain: (why) => this.#change(id, (each) => withAgain(each, why)),
      });
      this.#change(id, (each) => withAnswer(each, answer));
    } catch (error) {
      this.#end(id, abort.signal.aborted ? null : failureFrom(error));
    } finally {
      if (this.#abort === abort) this.#abort = null;
      this.#set({ runningId: null });
      this.#save();
    }
  }

  #end(exchangeId: string, failure: AskFailure | null): void {
    this.#change(exchangeId, (each) => ({
      ...each,
      state: failure === null ? 'stopped' : 'failed',
      failure,
      again: null,
    }));
  }

  #change(exchangeId: string, change: (exchange: Exchange) => Exchange): void {
    const shelf = changeExchange(this.#state.shelf, exchangeId, change);
    const owner = shelf.conversations.find(({ exchanges }) => exchanges.some(({ id }) => id === exchangeId));
    if (owner) this.#changed.add(owner.id);
    this.#set({ shelf });
  }

  #unsaved(): Conversation[] {
    return this.#state.shelf.conversations.filter(({ id }) => this.#changed.has(id));
  }

  #save(): void {
    const { conversations, kept } = this.#storage.merge({ changed: this.#unsaved(), deleted: this.#deleted });
    if (kept !== this.#state.kept) this.#set({ kept });
    if (!kept) return;
    this.#changed.clear();
    this.#deleted.clear();
    this.#adopt(conversations);
  }

  #adopt(conversations: readonly Conversation[]): void {
    const { openId } = this.#state.shelf;
    const isOpenKept = conversations.some(({ id }) => id === openId);
    this.#set({ shelf: { conversations, openId: isOpenKept ? openId : null } });
  }

  #set(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** Anything but an AskError is a defect of ours; the reader meets it as a server error with a way on. */
function failureFrom(error: unknown): AskFailure {
  if (error instanceof AskError) return error.failure;
  console.error(error);
  return { kind: 'server' };
}
