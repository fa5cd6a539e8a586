// Why no answer came, in words, with the way on.
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { AskFailure } from '../conversation/ask-failure.js';
import type { Words } from '../words/zh-hans.js';
import { useFace } from './face.js';
import { Icon } from './icons.js';

/** Seconds that are left, counted down. */
function useCountdown(seconds: number): number {
  const [left, setLeft] = useState(seconds);
  useEffect(() => {
    const until = Date.now() + seconds * 1000;
    setLeft(seconds);
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000))), 500);
    return () => clearInterval(timer);
  }, [seconds]);
  return left;
}

function sentence(failure: AskFailure, left: number, { failure: words }: Words): string {
  if (failure.kind === 'rate-limited') return left > 0 ? words.limited(left) : words.limitOver;
  if (failure.kind === 'refused') return failure.detail || words.refused;
  return words[failure.kind];
}

interface FailureNoticeProps {
  readonly failure: AskFailure;
  readonly onRetry: () => void;
}

export function FailureNotice({ failure, onRetry }: FailureNoticeProps): JSX.Element {
  const { words } = useFace();
  const left = useCountdown(failure.kind === 'rate-limited' ? failure.retryAfterSeconds : 0);
  return (
    <div class="notice failure">
      {/* Heard once, as it came: a countdown that speaks every second would drown everything else. */}
      <p class="visually-hidden" role="alert">
        {sentence(failure, failure.kind === 'rate-limited' ? failure.retryAfterSeconds : 0, words)}
      </p>
      <p aria-hidden="true">{sentence(failure, left, words)}</p>
      {failure.kind !== 'refused' && (
        <button type="button" class="button" onClick={onRetry} disabled={left > 0}>
          <Icon name="again" />
          {words.talk.retry}
        </button>
      )}
    </div>
  );
}
