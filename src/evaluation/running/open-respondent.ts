// Who answers a run: a service named by its address, or an assistant built in this process.
import type { RequestedMode } from '../../answering/answer.js';
import { OptionError } from '../dataset/option-error.js';
import { withCaseScope } from '../replies/case-scope.js';
import { openRepliesModel, type RepliesOption } from '../replies/open-model.js';
import { createAssistantRespondent } from './assistant-respondent.js';
import { createHttpRespondent } from './http-respondent.js';
import type { Respondent } from './respondent.js';

export interface OpenRespondentOptions {
  /** Address of a running service; null for an assistant of this process. */
  readonly url: string | null;
  readonly mode: RequestedMode;
  /** Directory of plan.txt and plan.json, for the assistant of this process. */
  readonly corpus: string;
  /** `embedded` leaves configured models aside: a gate must not depend on the environment. */
  readonly models?: 'configured' | 'embedded';
  /** Parts to switch off; not possible with a service. */
  readonly ablate?: readonly string[];
  /** Record what the model says, or take what one said before; not possible with a service. */
  readonly replies?: RepliesOption | null;
  /** Folder of recorded replies, one folder a model. */
  readonly repliesRoot?: string;
}

/** An assistant whose model is recorded or replayed, and told the case of each call. */
async function openWithReplies(options: OpenRespondentOptions, replies: RepliesOption): Promise<Respondent> {
  const { mode, corpus, ablate = [], repliesRoot = 'eval/replies' } = options;
  if (mode === 'extractive')
    throw new OptionError('--record and --replay need --mode generated: an extracted answer asks no model.');
  const { model, missing } = await openRepliesModel(replies, repliesRoot);
  const { createAssistant } = await import('../../assistant.js');
  const assistant = await createAssistant({ corpusDir: corpus, ablate, chatModel: model, waitForEmbeddings: true });
  const respondent = withCaseScope(createAssistantRespondent(assistant, { mode, ablate }));
  const kind = replies.kind === 'replay' ? ('replay' as const) : ('assistant' as const);
  return {
    ...respondent,
    description: { ...respondent.description, kind },
    async close() {
      await respondent.close();
      if (missing.length > 0)
        process.stderr.write(
          `${missing.length} 题没有录存的回复，按模型未作答计：${missing.slice(0, 10).join('、')}\n`,
        );
    },
  };
}

/** Opens the respondent; the caller closes it. */
export async function openRespondent(options: OpenRespondentOptions): Promise<Respondent> {
  const { url, mode, corpus, ablate = [], replies = null, models = 'configured' } = options;
  if (url !== null) {
    if (replies !== null) throw new OptionError('--record and --replay work in this process only; leave out --url.');
    return createHttpRespondent(url, { mode });
  }
  if (replies !== null) return openWithReplies(options, replies);
  // Loaded here, so that scoring and comparing never wait for the tokenizer's dictionary.
  const { createAssistant } = await import('../../assistant.js');
  const assistant = await createAssistant({ corpusDir: corpus, ablate, models, waitForEmbeddings: true });
  if (mode === 'generated' && assistant.description.chatModel === null) {
    await assistant.close();
    throw new OptionError(
      '--mode generated: no chat model is configured; see src/models/README.md, or replay one with --replay.',
    );
  }
  return createAssistantRespondent(assistant, { mode, ablate });
}
