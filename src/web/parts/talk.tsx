// The conversation: the log of exchanges, and the separate status node that announces each finished answer once.
import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Exchange } from '../conversation/conversation.js';
import { openConversation } from '../conversation/shelf.js';
import { spokenAnswer } from '../conversation/spoken-answer.js';
import { statusWords } from '../conversation/status-words.js';
import type { Words } from '../words/zh-hans.js';
import { ExchangeView } from './exchange-view.js';
import { useFace, useSession } from './face.js';
import { PrivacyLine } from './privacy-line.js';

/** What the status node says of an answer that has just been finished: its kind, then its words. */
function finishedSentence({ answer }: Exchange, words: Words): string {
  if (answer === null) return '';
  const ready = words.talk.ready(statusWords(answer, words).join(words.talk.listComma), answer.citations.length);
  return `${ready} ${spokenAnswer(answer, { words, rows: false })}`;
}

/** Announces an answer when it turns from running to answered; never one that was loaded from the shelf. */
function useAnnouncement(): void {
  const { words, session, announce } = useFace();
  const { shelf, runningId } = useSession(session);
  const watched = useRef<string | null>(null);
  useEffect(() => {
    if (runningId !== null) {
      watched.current = runningId;
      return announce(words.talk.waiting);
    }
    const done = openConversation(shelf)?.exchanges.find(({ id }) => id === watched.current);
    watched.current = null;
    announce(done ? finishedSentence(done, words) : '');
  }, [runningId]);
}

/** Scrolls the talk alone: `scrollIntoView` would move the page that a widget stands in as well. */
function bringToTop(exchange: Element | null | undefined): void {
  const scroller = exchange?.closest('.talk-scroll');
  if (!exchange || !scroller) return;
  if (getComputedStyle(scroller).overflowY === 'visible') {
    exchange.scrollIntoView({ block: 'start' });
  } else {
    const distance = exchange.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
    scroller.scrollTop += distance - TOP_GAP;
  }
}

const TOP_GAP = 12;

/** The button that asked (an example, a follow-up) may be gone, and its focus with it: the new question takes it. */
function keepFocus(log: HTMLElement | null): void {
  if (document.activeElement === document.body)
    log?.querySelector<HTMLElement>('.exchange:last-of-type .question-line')?.focus({ preventScroll: true });
}

/** Brings a new question to the top once; from there on the answer grows downward and nothing moves. */
function useQuestionOnTop(log: { current: HTMLElement | null }): void {
  const { session } = useFace();
  const { shelf, runningId } = useSession(session);
  useEffect(() => {
    if (runningId === null) return;
    bringToTop(log.current?.querySelector('.exchange:last-of-type'));
    keepFocus(log.current);
  }, [runningId]);
  useEffect(() => {
    // A conversation that is opened again begins with its last question, where it was left.
    if (session.state.runningId === null) bringToTop(log.current?.querySelector('.exchange:last-of-type'));
  }, [shelf.openId]);
}

interface TalkProps {
  /** Shown while the conversation is empty. */
  readonly start: ComponentChildren;
}

export function Talk({ start }: TalkProps): JSX.Element {
  const { words, session } = useFace();
  const { shelf, runningId, kept } = useSession(session);
  const log = useRef<HTMLDivElement>(null);
  const exchanges = openConversation(shelf)?.exchanges ?? [];
  useAnnouncement();
  useQuestionOnTop(log);
  return (
    <div class="talk">
      {exchanges.length === 0 && start}
      {/* The log itself is silent while it fills: the status node speaks once, when the answer is whole. */}
      <div
        class="log"
        ref={log}
        role="log"
        aria-label={words.talk.log}
        aria-live="off"
        aria-busy={runningId !== null}
        tabIndex={exchanges.length === 0 ? undefined : 0}
      >
        {exchanges.map((exchange, index) => (
          <ExchangeView key={exchange.id} exchange={exchange} isLast={index === exchanges.length - 1} />
        ))}
      </div>
      <PrivacyLine />
      {!kept && exchanges.length > 0 && <p class="notice caution">{words.failure.notKept}</p>}
    </div>
  );
}

/** The status node and the function that speaks through it. */
export function useStatusNode(): { readonly node: JSX.Element; readonly announce: (message: string) => void } {
  const [message, announce] = useState('');
  const node = (
    <p class="visually-hidden" role="status">
      {message}
    </p>
  );
  return { node, announce };
}
