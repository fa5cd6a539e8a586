// How the question was understood, above its answer, and the way back to the asker's own words.
import type { JSX } from 'preact';
import type { Exchange } from '../conversation/conversation.js';
import { useFace } from './face.js';

export function UnderstoodLine({ exchange }: { readonly exchange: Exchange }): JSX.Element | null {
  const { words, session } = useFace();
  const understood = exchange.answer?.understood ?? null;
  if (understood === null) return null;
  return (
    <p class="understood">
      <span lang="zh-CN">{understood}</span>
      {!exchange.isAlone && (
        <button type="button" class="button quiet" onClick={() => session.ask(exchange.question, { isAlone: true })}>
          {words.talk.asWritten}
        </button>
      )}
    </p>
  );
}
