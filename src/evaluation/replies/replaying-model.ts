// A chat model that says again what was recorded: the whole pipeline is scored, and no model is asked.
import type { ChatModelPort, ChatPiece, ChatStream } from '../../models/chat-model-port.js';
import { FAILURE_KINDS, type FailureKind, ModelFailure } from '../../models/model-failure.js';
import { currentCase } from './case-scope.js';
import { passagesOf, relabel } from './prompt-passages.js';
import type { RecordedReply, ReplyStore } from './reply-store.js';

/** Replies come at once; limits of time do not matter. */
const LIMITS = {
  firstTokenMs: 60_000,
  totalMs: 60_000,
  maxOutputTokens: 100_000,
  maxReplyCharacters: 1_000_000,
} as const;

const isFailureKind = (kind: string): kind is FailureKind => (FAILURE_KINDS as readonly string[]).includes(kind);

function pieceOf({ text, notes }: RecordedReply, shown: ReturnType<typeof passagesOf>): ChatPiece {
  const reply = notes ? relabel(text, notes.passages, shown) : text;
  return { text: reply, finish: 'stop', ...(notes?.usage ? { usage: notes.usage } : {}) };
}

/**
 * Answers each call with the reply kept for its case and purpose. Labels are read as of the recording: the same passage
 * may be shown under another one today. A call without a reply fails as `empty`, as a silent model would; `onMissing`
 * is told of it.
 */
export function replayingModel(store: ReplyStore, onMissing: (caseId: string) => void): ChatModelPort {
  const stream: ChatStream = async function* (messages, { purpose = 'claims' } = {}) {
    const caseId = currentCase();
    const recorded = store.read(caseId, purpose);
    if (!recorded) {
      if (purpose === 'claims') onMissing(caseId);
      throw new ModelFailure('empty', `no reply to ${caseId} is recorded`);
    }
    yield pieceOf(recorded, passagesOf(messages));
    const failure = recorded.notes?.failure ?? null;
    if (failure !== null)
      throw new ModelFailure(isFailureKind(failure) ? failure : 'server', 'the recorded reply ended in a failure');
  };
  return { id: store.model, limits: LIMITS, stream };
}
