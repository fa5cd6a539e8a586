// The chat model of a run with replies: the configured one, recorded as it speaks, or a recording.
import type { ChatModelPort } from '../../models/chat-model-port.js';
import { OptionError } from '../dataset/option-error.js';
import { recordingModel } from './recording-model.js';
import { replayingModel } from './replaying-model.js';
import { ReplyStore } from './reply-store.js';

/** `record` keeps what the configured model says; `replay` takes what a model said before. */
export type RepliesOption = { readonly kind: 'record' } | { readonly kind: 'replay'; readonly model: string };

export interface OpenedModel {
  readonly model: ChatModelPort;
  /** Cases for which no reply was found, in the order of asking. */
  readonly missing: readonly string[];
}

async function configuredModel(): Promise<ChatModelPort> {
  const { loadModelConfig } = await import('../../models/model-config.js');
  const { chat } = loadModelConfig();
  if (!chat) {
    throw new OptionError(
      '--record: no chat model is configured. Configure one as src/models/README.md says; `npm run plan -- doctor` checks it.',
    );
  }
  const { createChatModel } = await import('../../models/create-chat-model.js');
  return createChatModel(chat);
}

/** @throws OptionError without a configured model, DataFileError without replies */
export async function openRepliesModel(option: RepliesOption, root: string): Promise<OpenedModel> {
  const missing: string[] = [];
  if (option.kind === 'replay') {
    return {
      model: replayingModel(ReplyStore.openExisting(root, option.model), (caseId) => missing.push(caseId)),
      missing,
    };
  }
  const inner = await configuredModel();
  return { model: recordingModel(inner, new ReplyStore(root, inner.id)), missing };
}
