// What kind of answer this is, in words: 原文摘录, AI 生成，已逐条核对, 规划未涉及.
import type { JSX } from 'preact';
import type { Exchange } from '../conversation/conversation.js';
import { isAiWritten, statusWords } from '../conversation/provenance.js';
import { useFace } from './face.js';

export function StatusChips({ exchange }: { readonly exchange: Exchange }): JSX.Element | null {
  const { words } = useFace();
  const { answer, mode, claims } = exchange;
  // While it streams the status is open, but who writes the words is known and must be said from the first one.
  const label = answer ?? (mode === null ? null : { status: 'answered' as const, mode, claims });
  if (label === null || (answer === null && claims.length === 0)) return null;
  const origin = isAiWritten(label) ? 'generated' : 'extractive';
  const meaning = isAiWritten(label) ? words.status.generatedMeaning : words.status.extractiveMeaning;
  return (
    <p class="chips">
      {statusWords(label, words).map((word) => {
        const isOrigin = word === words.status[origin];
        return (
          <span key={word} class={`chip ${isOrigin ? origin : 'silent'}`} title={isOrigin ? meaning : undefined}>
            {word}
          </span>
        );
      })}
    </p>
  );
}
