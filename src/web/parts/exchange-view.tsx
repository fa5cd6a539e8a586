// One question and what came of it.
import type { JSX } from 'preact';
import { type Exchange, isOpen } from '../conversation/conversation.js';
import { passageLink, sectionLink } from '../conversation/plan-link.js';
import type { Answer } from '../conversation/protocol.js';
import { shortDigest, speaksForPlan } from '../conversation/provenance.js';
import { helpComesFirst } from '../conversation/signpost.js';
import { isAiWritten } from '../conversation/status-words.js';
import { AnswerActions } from './answer-actions.js';
import { AnswerBody } from './answer-body.js';
import { useFace } from './face.js';
import { FailureNotice } from './failure-notice.js';
import { GlossaryList } from './glossary-list.js';
import { SignpostList } from './signpost-list.js';
import { SourceList } from './source-list.js';
import { StatusChips } from './status-chips.js';
import { UnderstoodLine } from './understood-line.js';

function Related({ answer }: { readonly answer: Answer }): JSX.Element | null {
  const { words, session, openSource } = useFace();
  if (answer.related.length === 0) return null;
  const target = openSource === null ? { target: '_blank', rel: 'noopener' } : {};
  return (
    <div class="related">
      <h3>{words.talk.related}</h3>
      <ul lang="zh-CN">
        {answer.related.map(({ reference, title, url }) => (
          <li key={url}>
            <a href={sectionLink(session.client.origin, url)} {...target}>
              {reference} {title}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Which document speaks, in which edition, and that the published text has the last word. */
function EditionLine({ answer }: { readonly answer: Answer }): JSX.Element {
  const { words, session, openSource } = useFace();
  const editions = answer.editions ?? [answer.edition];
  const titles = editions.map(({ title }) => title).join('》《');
  const digests = editions.map(({ digest }) => shortDigest(digest)).join('、');
  const first = answer.citations[0];
  const href = first ? passageLink(session.client.origin, first) : `${session.client.origin}/plan`;
  return (
    <p class="edition">
      {isAiWritten(answer) && words.honest.ai}
      {words.honest.line(titles, digests)}
      <a href={href} target={openSource === null ? '_blank' : undefined} rel="noopener">
        {words.honest.toPassage}
      </a>
    </p>
  );
}

function FollowUps({ answer }: { readonly answer: Answer }): JSX.Element | null {
  const { words, session } = useFace();
  if (answer.suggestions.length === 0) return null;
  return (
    <div class="follow-ups">
      <h3>{words.talk.followUps}</h3>
      <div class="question-buttons" lang="zh-CN">
        {answer.suggestions.map((question) => (
          <button key={question} type="button" class="button question" onClick={() => session.ask(question)}>
            {question}
          </button>
        ))}
      </div>
    </div>
  );
}

/** Most reasons stand in the answer's own words; these do not, and an answer without words needs every one. */
const explains = ({ reason, answer }: Answer): boolean =>
  reason === 'conflicting' || reason === 'claims-dropped' || reason === 'incomplete' || answer.trim() === '';

function Finished({ exchange, answer, isLast }: { exchange: Exchange; answer: Answer; isLast: boolean }): JSX.Element {
  const { words } = useFace();
  const reason = explains(answer) ? (words.reason[answer.reason ?? ''] ?? '') : '';
  return (
    <>
      {reason !== '' && <p class="notice caution">{reason}</p>}
      {!helpComesFirst(answer) && <SignpostList signposts={answer.signposts} isUrgent={false} />}
      <GlossaryList notes={answer.glossary} />
      <SourceList citations={answer.citations} />
      <Related answer={answer} />
      {speaksForPlan(answer) && <EditionLine answer={answer} />}
      <AnswerActions exchange={exchange} answer={answer} />
      {isLast && <FollowUps answer={answer} />}
    </>
  );
}

/** One line from waiting to finished, always of the same height, so that nothing below it ever moves. */
function AnswerHead({ exchange }: { readonly exchange: Exchange }): JSX.Element {
  const { words } = useFace();
  const waiting = exchange.again === null ? words.talk.waiting : words.talk.again[exchange.again];
  return (
    <div class="answer-head">
      <StatusChips exchange={exchange} />
      {isOpen(exchange) && (
        <p class="waiting">
          <span class="dots" aria-hidden="true" />
          {exchange.claims.length === 0 && waiting}
        </p>
      )}
    </div>
  );
}

interface ExchangeViewProps {
  readonly exchange: Exchange;
  readonly isLast: boolean;
}

export function ExchangeView({ exchange, isLast }: ExchangeViewProps): JSX.Element {
  const { words, session } = useFace();
  const { answer, failure, masked, state } = exchange;
  const retry = (): Promise<void> => session.retry(exchange.id);
  const kinds = masked.map((kind) => words.talk.maskedKinds[kind] ?? kind).join(words.talk.listComma);
  return (
    <article class="exchange" data-state={state} data-exchange={exchange.id}>
      <h2 class="question-line" lang="zh-CN" tabIndex={-1}>
        <span class="visually-hidden">{words.talk.you}：</span>
        {exchange.question}
      </h2>
      {masked.length > 0 && <p class="notice">{words.talk.masked(kinds)}</p>}
      <AnswerHead exchange={exchange} />
      {answer === null && !isOpen(exchange) && exchange.claims.length > 0 && (
        <p class="notice">{words.talk.partialArrived}</p>
      )}
      {answer !== null && helpComesFirst(answer) && <SignpostList signposts={answer.signposts} isUrgent />}
      <UnderstoodLine exchange={exchange} />
      <AnswerBody exchange={exchange} />
      {answer !== null && <Finished exchange={exchange} answer={answer} isLast={isLast} />}
      {failure !== null && <FailureNotice failure={failure} onRetry={retry} />}
      {state === 'stopped' && (
        <div class="notice">
          <p>{words.talk.stopped}</p>
          <button type="button" class="button" onClick={retry}>
            {words.talk.retry}
          </button>
        </div>
      )}
    </article>
  );
}
