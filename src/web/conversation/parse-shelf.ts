// Stored conversations back to data: whatever is not of the right shape is left behind, never shown and never thrown.
import type { Conversation, Exchange } from './conversation.js';
import { titleFrom } from './conversation.js';
import { isCitation, isClaim, isFields, isListOf, isText, parseAnswer } from './parse-answer.js';
import { MOST_CONVERSATIONS } from './shelf.js';

/** An exchange that was cut off by closing the page comes back as stopped, with what had arrived. */
function parseExchange(value: unknown): Exchange | null {
  if (!isFields(value) || ![value['id'], value['question'], value['askedAt']].every(isText)) return null;
  const answer = parseAnswer(value['answer']);
  const { id, question, askedAt, mode, claims, citations, masked, verdict } = value;
  return {
    id: String(id),
    question: String(question),
    askedAt: String(askedAt),
    state: answer === null ? 'stopped' : 'answered',
    mode: mode === 'extractive' || mode === 'generated' ? mode : null,
    claims: isListOf(claims, isClaim) ? claims : [],
    citations: isListOf(citations, isCitation) ? citations : [],
    answer,
    failure: null,
    isAlone: value['isAlone'] === true,
    masked: isListOf(masked, isText) ? masked : [],
    again: null,
    verdict: verdict === 'up' || verdict === 'down' ? verdict : null,
  };
}

function parseConversation(value: unknown): Conversation | null {
  if (!isFields(value) || !isText(value['id']) || !Array.isArray(value['exchanges'])) return null;
  const exchanges = value['exchanges'].map(parseExchange).filter((exchange) => exchange !== null);
  const first = exchanges[0];
  if (first === undefined) return null;
  return {
    id: value['id'],
    title: isText(value['title']) && value['title'] !== '' ? value['title'] : titleFrom(first.question),
    createdAt: isText(value['createdAt']) ? value['createdAt'] : first.askedAt,
    exchanges,
  };
}

/** The conversations in a stored text, newest first; none when the text is not ours. */
export function parseConversations(stored: string): Conversation[] {
  let value: unknown;
  try {
    value = JSON.parse(stored);
  } catch {
    return [];
  }
  if (!isFields(value) || value['version'] !== 1 || !Array.isArray(value['conversations'])) return [];
  return value['conversations']
    .map(parseConversation)
    .filter((conversation) => conversation !== null)
    .slice(0, MOST_CONVERSATIONS);
}
