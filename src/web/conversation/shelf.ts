// The shelf: all conversations kept in this browser and which one is open, changed by pure steps.
import type { Conversation, Exchange } from './conversation.js';
import { titleFrom } from './conversation.js';

export interface Shelf {
  /** Newest first. */
  readonly conversations: readonly Conversation[];
  /** Null: the empty start, which becomes a conversation with its first question. */
  readonly openId: string | null;
}

export const EMPTY_SHELF: Shelf = { conversations: [], openId: null };

/** Fifty conversations of ten answers are about 3 MB, which every browser's 5 MB of storage holds. */
export const MOST_CONVERSATIONS = 50;

export const openConversation = (shelf: Shelf): Conversation | null =>
  shelf.conversations.find(({ id }) => id === shelf.openId) ?? null;

/** Adds an exchange to the open conversation, or starts one with it. */
export function addExchange(shelf: Shelf, exchange: Exchange, newId: string): Shelf {
  const open = openConversation(shelf);
  if (open !== null) {
    return withConversation(shelf, { ...open, exchanges: [...open.exchanges, exchange] });
  }
  const fresh: Conversation = {
    id: newId,
    title: titleFrom(exchange.question),
    createdAt: exchange.askedAt,
    exchanges: [exchange],
  };
  return { conversations: [fresh, ...shelf.conversations].slice(0, MOST_CONVERSATIONS), openId: newId };
}

/** Changes one exchange wherever it stands; the shelf as it is when it was deleted meanwhile. */
export function changeExchange(shelf: Shelf, exchangeId: string, change: (exchange: Exchange) => Exchange): Shelf {
  const owner = shelf.conversations.find(({ exchanges }) => exchanges.some(({ id }) => id === exchangeId));
  if (owner === undefined) return shelf;
  const exchanges = owner.exchanges.map((exchange) => (exchange.id === exchangeId ? change(exchange) : exchange));
  return withConversation(shelf, { ...owner, exchanges, title: followTitle(owner, exchanges) });
}

/** A title made from the first question follows it when a number in that question is masked; a given name stays. */
function followTitle({ title, exchanges: before }: Conversation, after: readonly Exchange[]): string {
  const [old, now] = [before[0]?.question, after[0]?.question];
  return old !== undefined && now !== undefined && title === titleFrom(old) ? titleFrom(now) : title;
}

export const renameConversation = (shelf: Shelf, id: string, title: string): Shelf => {
  const conversation = shelf.conversations.find((each) => each.id === id);
  const cleaned = title.replace(/\s+/g, ' ').trim().slice(0, 60);
  return conversation === undefined || cleaned === ''
    ? shelf
    : withConversation(shelf, { ...conversation, title: cleaned });
};

export const deleteConversation = (shelf: Shelf, id: string): Shelf => ({
  conversations: shelf.conversations.filter((conversation) => conversation.id !== id),
  openId: shelf.openId === id ? null : shelf.openId,
});

export const findExchange = (shelf: Shelf, exchangeId: string): Exchange | null =>
  shelf.conversations.flatMap(({ exchanges }) => exchanges).find(({ id }) => id === exchangeId) ?? null;

const withConversation = (shelf: Shelf, changed: Conversation): Shelf => ({
  ...shelf,
  conversations: shelf.conversations.map((conversation) => (conversation.id === changed.id ? changed : conversation)),
});
