// A conversation as plain data: exchanges of one question and what came of it, and the pure steps that change one.
import type { AskFailure } from './ask-failure.js';
import type { Answer, AnswerEvent, AnswerMode, Citation, Claim, Turn } from './protocol.js';

/**
 * waiting: sent, nothing back · streaming: claims arrive · answered: whole · stopped: by the reader · failed: see `failure`
 */
export type ExchangeState = 'waiting' | 'streaming' | 'answered' | 'stopped' | 'failed';

export type Verdict = 'up' | 'down';

export interface Exchange {
  readonly id: string;
  /** As asked; personal data in it is masked as soon as the server has said so. */
  readonly question: string;
  /** ISO 8601, UTC. */
  readonly askedAt: string;
  readonly state: ExchangeState;
  /** Known from the stream's first event, before the answer is whole. */
  readonly mode: AnswerMode | null;
  /** What has arrived of an answer that is not whole. Verified claims only. */
  readonly claims: readonly Claim[];
  readonly citations: readonly Citation[];
  readonly answer: Answer | null;
  readonly failure: AskFailure | null;
  /** Kinds of personal data the server masked. */
  readonly masked: readonly string[];
  /** Set while the question is asked again. */
  readonly again: 'broken' | 'starting' | null;
  readonly verdict: Verdict | null;
  /** Asked 「按原话」: nothing of the conversation goes along. */
  readonly isAlone: boolean;
}

export interface Conversation {
  readonly id: string;
  readonly title: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly exchanges: readonly Exchange[];
}

/** What of a conversation stands in a file. */
export type Exported = Pick<Conversation, 'title' | 'exchanges'>;

export const newExchange = (id: string, question: string, askedAt: string): Exchange => ({
  id,
  question,
  askedAt,
  state: 'waiting',
  mode: null,
  claims: [],
  citations: [],
  answer: null,
  failure: null,
  masked: [],
  again: null,
  verdict: null,
  isAlone: false,
});

export const isOpen = (exchange: Exchange): boolean => exchange.state === 'waiting' || exchange.state === 'streaming';

/** The exchange after one event of its stream. */
export function withEvent(exchange: Exchange, event: AnswerEvent): Exchange {
  switch (event.type) {
    case 'answer-start':
      return { ...exchange, state: 'streaming', mode: event.data.mode, question: event.data.question, again: null };
    case 'citation':
      return { ...exchange, citations: [...exchange.citations, event.data] };
    case 'claim':
      return {
        ...exchange,
        claims: [...exchange.claims, { text: event.data.text, citations: event.data.citations }],
      };
    case 'answer-end':
      return withAnswer(exchange, event.data);
  }
}

/** The exchange with its whole answer, which replaces whatever had been streamed. */
export const withAnswer = (exchange: Exchange, answer: Answer): Exchange => ({
  ...exchange,
  state: 'answered',
  mode: answer.mode,
  question: answer.question,
  claims: answer.claims,
  citations: answer.citations,
  answer,
  failure: null,
  again: null,
});

/** The exchange before it is asked once more: nothing of the broken try is kept. */
export const withAgain = (exchange: Exchange, why: 'broken' | 'starting' | null): Exchange => ({
  ...exchange,
  state: 'waiting',
  claims: [],
  citations: [],
  failure: null,
  again: why,
});

/** How many earlier exchanges go along with a follow-up: enough to resolve 「它」 and 「那2030年呢」. */
const HISTORY_EXCHANGES = 6;
/** The server refuses longer turns; an answer's opening carries its topic. */
const TURN_CHARACTERS = 4000;

/** The turns that the server needs to understand the next question, oldest first. */
export function historyOf(exchanges: readonly Exchange[]): Turn[] {
  return exchanges
    .filter((exchange) => exchange.answer !== null)
    .slice(-HISTORY_EXCHANGES)
    .flatMap((exchange): Turn[] => [
      { role: 'user', content: cut(exchange.question) },
      { role: 'assistant', content: cut(exchange.answer?.answer ?? '') },
    ]);
}

/** Cuts between characters: half a surrogate pair would be refused. */
const cut = (text: string): string => text.slice(0, TURN_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '');

/** A conversation is called after its first question until it is renamed. */
const TITLE_CHARACTERS = 24;
export const titleFrom = (question: string): string => {
  const line = question.replace(/\s+/g, ' ').trim();
  return line.length > TITLE_CHARACTERS ? `${line.slice(0, TITLE_CHARACTERS)}…` : line;
};
