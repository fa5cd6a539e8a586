// The bodies of a chat completion: whole, and in chunks.
import type { Answer } from '../../answering/answer.js';
import type { MessageText } from './message-text.js';

/** What all bodies of one completion share. */
export interface CompletionHead {
  readonly id: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly model: string;
}

/** Tokens that a language model took and gave: none where the answer is the plan's own words. */
export function usageOf({ generation }: Answer) {
  const prompt = generation?.inputTokens ?? 0;
  const completion = generation?.outputTokens ?? 0;
  return { prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion };
}

export function completionBody(head: CompletionHead, answer: Answer, { content, annotations }: MessageText) {
  const message = { role: 'assistant' as const, content, refusal: null, annotations };
  return {
    ...head,
    object: 'chat.completion' as const,
    choices: [{ index: 0, message, logprobs: null, finish_reason: 'stop' as const }],
    usage: usageOf(answer),
  };
}

/** What a chunk adds to the message. */
export interface Delta {
  readonly role?: 'assistant';
  readonly content?: string;
  readonly annotations?: MessageText['annotations'];
}

export const chunkBody = (head: CompletionHead, delta: Delta, finish: 'stop' | null = null) => ({
  ...head,
  object: 'chat.completion.chunk' as const,
  choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
});

/** The last chunk, for whoever asked for it. */
export const usageChunk = (head: CompletionHead, answer: Answer) => ({
  ...head,
  object: 'chat.completion.chunk' as const,
  choices: [],
  usage: usageOf(answer),
});
