// Stored conversations back to data: whatever is not of the right shape is left behind, never shown and never thrown.
import type { Conversation, Exchange } from './conversation.js';
import { titleFrom } from './conversation.js';
import type { Answer, Citation, Claim, RelatedSection } from './protocol.js';
import { MOST_CONVERSATIONS } from './shelf.js';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isListOf = <T>(value: unknown, check: (item: unknown) => item is T): value is T[] =>
  Array.isArray(value) && value.every(check);

const isTitled = (value: unknown, key: string): boolean => isFields(value) && isText(value['title']) && key in value;
const isClaim = (value: unknown): value is Claim =>
  isFields(value) && isText(value['text']) && isListOf(value['citations'], isCount);
const isRelated = (value: unknown): value is RelatedSection =>
  isFields(value) && isText(value['reference']) && isText(value['title']) && isText(value['url']);

function isCitation(value: unknown): value is Citation {
  if (!isFields(value)) return false;
  const { chapter, section, item, box } = value;
  return (
    [value['id'], value['start'], value['end']].every(isCount) &&
    [value['reference'], value['officialReference'], value['quote'], value['url']].every(isText) &&
    isTitled(chapter, 'number') &&
    [section, item].every((unit) => unit === null || isTitled(unit, 'number')) &&
    (box === null || isTitled(box, 'label'))
  );
}

function isAnswer(value: unknown): value is Answer {
  if (!isFields(value)) return false;
  const { edition } = value;
  return (
    [value['id'], value['question'], value['status'], value['mode'], value['answer']].every(isText) &&
    (value['reason'] === null || isText(value['reason'])) &&
    isListOf(value['claims'], isClaim) &&
    isListOf(value['citations'], isCitation) &&
    isListOf(value['related'], isRelated) &&
    isListOf(value['suggestions'], isText) &&
    isFields(edition) &&
    [edition['id'], edition['title'], edition['digest']].every(isText)
  );
}

/** An exchange that was cut off by closing the page comes back as stopped, with what had arrived. */
function parseExchange(value: unknown): Exchange | null {
  if (!isFields(value) || ![value['id'], value['question'], value['askedAt']].every(isText)) return null;
  const answer = isAnswer(value['answer']) ? value['answer'] : null;
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
