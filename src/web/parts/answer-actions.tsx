// What one can do with a finished answer: copy it, hear it, rate it.
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { answerAsBody } from '../conversation/answer-as-body.js';
import { answerAsText } from '../conversation/answer-as-text.js';
import type { Exchange, Verdict } from '../conversation/conversation.js';
import { questionLink } from '../conversation/plan-link.js';
import type { Answer } from '../conversation/protocol.js';
import { spokenAnswer } from '../conversation/spoken-answer.js';
import { isAiWritten } from '../conversation/status-words.js';
import { zhHans } from '../words/zh-hans.js';
import { CopyButton } from './copy-button.js';
import { useFace } from './face.js';
import { FeedbackForm } from './feedback-form.js';
import { Icon } from './icons.js';
import { canReadAloud, readAloud, stopReading } from './read-aloud.js';

/** What is heard is labelled too: AI-written text is announced as such before it is read. */
const heardText = (answer: Answer): string =>
  [isAiWritten(answer) ? zhHans.status.generatedMeaning : '', spokenAnswer(answer, { words: zhHans, rows: true })].join(
    '\n',
  );

function SpeakButton({ answer }: { readonly answer: Answer }): JSX.Element | null {
  const { words } = useFace();
  const [isReading, setReading] = useState(false);
  useEffect(() => () => (isReading ? stopReading() : undefined), [isReading]);
  if (!canReadAloud()) return null;
  const toggle = (): void => {
    if (isReading) stopReading();
    else readAloud(heardText(answer), () => setReading(false));
    setReading(!isReading);
  };
  return (
    <button type="button" class="button quiet" aria-pressed={isReading} onClick={toggle}>
      <Icon name={isReading ? 'stop' : 'speak'} />
      {isReading ? words.actions.speaking : words.actions.speak}
    </button>
  );
}

/** The answer alone as a document, with its footnotes. */
function WordButton({ exchange }: { readonly exchange: Exchange }): JSX.Element | null {
  const { words, exportAnswer, announce } = useFace();
  if (exportAnswer === null) return null;
  const save = async (): Promise<void> => {
    announce(words.export.working);
    try {
      announce(words.export.done(await exportAnswer(exchange)));
    } catch (error) {
      console.error(error);
      announce(words.export.failed);
    }
  };
  return (
    <button type="button" class="button quiet" onClick={save}>
      <Icon name="export" />
      {words.actions.word}
    </button>
  );
}

interface RatingProps {
  readonly exchange: Exchange;
  readonly onRate: (verdict: Verdict, button: HTMLElement) => void;
}

function Rating({ exchange, onRate }: RatingProps): JSX.Element {
  const { words } = useFace();
  return (
    <>
      {(['up', 'down'] as const).map((verdict) => (
        <button
          key={verdict}
          type="button"
          class="button quiet"
          aria-pressed={exchange.verdict === verdict}
          onClick={(event) => onRate(verdict, event.currentTarget)}
        >
          <Icon name={verdict} />
          {words.actions[verdict]}
        </button>
      ))}
    </>
  );
}

export function AnswerActions({
  exchange,
  answer,
}: {
  readonly exchange: Exchange;
  readonly answer: Answer;
}): JSX.Element {
  const { words, session, settings, announce } = useFace();
  const [asked, setAsked] = useState<Verdict | null>(null);
  const [failed, setFailed] = useState(false);
  const rated = useRef<HTMLElement | null>(null);
  const rate = async (verdict: Verdict, button: HTMLElement): Promise<void> => {
    rated.current = button;
    try {
      // The thumb counts at once; the form only adds to it.
      await session.rate(exchange.id, verdict, {});
      setFailed(false);
      setAsked(verdict);
      announce(words.feedback.thanks);
    } catch {
      setFailed(true);
    }
  };
  const close = (): void => {
    setAsked(null);
    // The form is gone and its focus with it: back to where it came from.
    rated.current?.focus();
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a toolbar of buttons is no fieldset of a form */}
      <div class="actions" role="group" aria-label={words.actions.group}>
        <CopyButton text={() => answerAsText(answer)} label={words.actions.copy} icon="copy" />
        {answer.claims.length > 0 && (
          <CopyButton
            text={() => answerAsBody(answer)}
            label={words.actions.body}
            done={words.actions.bodyCopied}
            icon="page"
          />
        )}
        {answer.claims.length > 0 && <WordButton exchange={exchange} />}
        <CopyButton
          text={() =>
            new URL(questionLink(session.client.origin, answer.standaloneQuestion, session.client.plan), location.href)
              .href
          }
          label={words.actions.link}
          done={words.actions.linkCopied}
          icon="link"
        />
        <SpeakButton answer={answer} />
        {settings.feedback && (
          <span class="rating">
            <Rating exchange={exchange} onRate={rate} />
          </span>
        )}
      </div>
      {failed && (
        <p class="notice failure" role="alert">
          {words.feedback.failed}
        </p>
      )}
      {asked && <FeedbackForm exchangeId={exchange.id} verdict={asked} onClose={close} />}
    </>
  );
}
