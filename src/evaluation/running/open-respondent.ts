// Who answers a run: a service named by its address, or an assistant built in this process.
import type { RequestedMode } from '../../answering/answer.js';
import { createAssistantRespondent } from './assistant-respondent.js';
import { createHttpRespondent } from './http-respondent.js';
import type { Respondent } from './respondent.js';

export interface OpenRespondentOptions {
  /** Address of a running service; null for an assistant of this process. */
  readonly url: string | null;
  readonly mode: RequestedMode;
  /** Directory of plan.txt and plan.json, for the assistant of this process. */
  readonly corpus: string;
  /** Parts to switch off; not possible with a service. */
  readonly ablate?: readonly string[];
}

/** Opens the respondent; the caller closes it. */
export async function openRespondent({ url, mode, corpus, ablate = [] }: OpenRespondentOptions): Promise<Respondent> {
  if (url !== null) return createHttpRespondent(url, { mode });
  // Loaded here, so that scoring and comparing never wait for the tokenizer's dictionary.
  const { createAssistant } = await import('../../assistant.js');
  const assistant = await createAssistant({ corpusDir: corpus, ablate });
  return createAssistantRespondent(assistant, { mode, ablate });
}
