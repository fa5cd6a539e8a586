// A chat model whose replies are kept as they pass, case by case.
import type { ChatModelPort, ChatStream, TokenUsage } from '../../models/chat-model-port.js';
import { ModelFailure } from '../../models/model-failure.js';
import { currentCase } from './case-scope.js';
import { passagesOf } from './prompt-passages.js';
import type { ReplyStore } from './reply-store.js';

/**
 * Passes everything through and keeps each reply when it ends, also the part of one that failed: what a reader would
 * have got from it can be scored again. A reply that the assistant stopped reading is kept as far as it was read.
 */
export function recordingModel(inner: ChatModelPort, store: ReplyStore): ChatModelPort {
  const stream: ChatStream = async function* (messages, options = {}) {
    const caseId = currentCase();
    let text = '';
    let usage: TokenUsage | null = null;
    let failure: string | null = null;
    try {
      for await (const piece of inner.stream(messages, options)) {
        text += piece.text;
        usage = piece.usage ?? usage;
        yield piece;
      }
    } catch (error) {
      failure = error instanceof ModelFailure ? error.kind : 'defect';
      throw error;
    } finally {
      if (failure !== 'aborted')
        store.write(caseId, options.purpose ?? 'claims', text, { passages: passagesOf(messages), usage, failure });
    }
  };
  return { ...inner, stream };
}
