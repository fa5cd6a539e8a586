// Where the shelf is kept: this browser's storage and nowhere else.
import type { Conversation } from './conversation.js';
import { mergeShelf, type ShelfChange } from './merge-shelf.js';
import { parseConversations } from './parse-shelf.js';

/** What we need of `localStorage` or `sessionStorage`. */
export interface KeyStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface ShelfStorage {
  load(): readonly Conversation[];
  /** Lays a tab's changes over what is kept by now, other tabs' conversations included. */
  merge(change: ShelfChange): MergedShelf;
}

export interface MergedShelf {
  readonly conversations: readonly Conversation[];
  /** False when the browser refused to keep them (private mode, storage full even after dropping old ones). */
  readonly kept: boolean;
}

export const SHELF_KEY = 'plan-assistant.conversations';

const write = (conversations: readonly Conversation[]): string => JSON.stringify({ version: 1, conversations });

/** A browser that forbids storage throws on the first touch. */
function read(store: KeyStore | null): readonly Conversation[] {
  try {
    return parseConversations(store?.getItem(SHELF_KEY) ?? '');
  } catch {
    return [];
  }
}

/** A full store gives way from the oldest end, one half at a time, so that the newest talk is kept. */
function keep(store: KeyStore, conversations: readonly Conversation[]): boolean {
  for (let kept = conversations; ; kept = kept.slice(0, Math.floor(kept.length / 2))) {
    try {
      if (kept.length === 0) store.removeItem(SHELF_KEY);
      else store.setItem(SHELF_KEY, write(kept));
      return kept.length === conversations.length;
    } catch {
      if (kept.length === 0) return false;
    }
  }
}

/** @param store null where the browser has no storage or forbids it: then nothing outlives the page */
export const createShelfStorage = (store: KeyStore | null): ShelfStorage => ({
  load: () => read(store),
  merge(change) {
    const conversations = mergeShelf(read(store), change);
    return { conversations, kept: store !== null && keep(store, conversations) };
  },
});
