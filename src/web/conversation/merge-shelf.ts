// Conversations of several tabs made one: what this tab changed is laid over what the browser keeps, by id.
import type { Conversation, Exchange } from './conversation.js';
import { MOST_CONVERSATIONS } from './shelf.js';

export interface ShelfChange {
  /** Conversations that this tab began, continued or renamed. */
  readonly changed: readonly Conversation[];
  /** Ids of those that it deleted. */
  readonly deleted: ReadonlySet<string>;
}

/** Exchanges of both, each once, in the order in which they were asked; this tab's own where both have one. */
function mergeExchanges(kept: readonly Exchange[], own: readonly Exchange[]): Exchange[] {
  const known = new Set(own.map(({ id }) => id));
  const all = [...kept.filter(({ id }) => !known.has(id)), ...own];
  return all.sort((a, b) => a.askedAt.localeCompare(b.askedAt));
}

/** @returns the conversations, newest first */
export function mergeShelf(kept: readonly Conversation[], { changed, deleted }: ShelfChange): Conversation[] {
  const owns = new Map(changed.map((own) => [own.id, own]));
  const known = new Set(kept.map(({ id }) => id));
  const merged = kept.map((other) => {
    const own = owns.get(other.id);
    return own ? { ...own, exchanges: mergeExchanges(other.exchanges, own.exchanges) } : other;
  });
  return [...changed.filter(({ id }) => !known.has(id)), ...merged]
    .filter(({ id }) => !deleted.has(id))
    .sort((a, b) => b.createdAt.localeCompare(a.createdAt))
    .slice(0, MOST_CONVERSATIONS);
}
