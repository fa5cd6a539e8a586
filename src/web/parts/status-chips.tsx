// What kind of answer this is, in words: 原文摘录, 依据原文整理, AI 生成，已逐条核对, 规划提到，但未写明.
import type { JSX } from 'preact';
import type { Exchange } from '../conversation/conversation.js';
import { type NamedAnswer, originOf, statusWords } from '../conversation/status-words.js';
import { useFace } from './face.js';

/** While it streams the status is open, but who writes the words is known and must be said from the first one. */
function namedAnswer({ answer, mode, claims }: Exchange): NamedAnswer | null {
  if (answer !== null || mode === null || claims.length === 0) return answer;
  return { status: 'answered', reason: null, mode, claims, answer: '', table: null };
}

export function StatusChips({ exchange }: { readonly exchange: Exchange }): JSX.Element | null {
  const { words } = useFace();
  const named = namedAnswer(exchange);
  if (named === null) return null;
  const origin = originOf(named);
  const labels = statusWords(named, words);
  if (labels.length === 0) return null;
  return (
    <p class="chips">
      {labels.map((word) =>
        origin !== null && word === words.status[origin] ? (
          <span key={word} class={`chip ${origin}`} title={words.status[`${origin}Meaning`]}>
            {word}
          </span>
        ) : (
          <span key={word} class="chip silent">
            {word}
          </span>
        ),
      )}
    </p>
  );
}
