// Parts of other rooms that are being written; replaced by plain imports as soon as they land.
import type { Assistant } from '../assistant.js';
import type { PassageRetrieverFactory } from './foreign-retrieval.js';

interface AssistantModule {
  createAssistant(options: { readonly corpusDir: string; readonly ablate: readonly string[] }): Promise<Assistant>;
  readonly ABLATIONS: readonly { readonly name: string; readonly description: string }[];
}

export async function loadAssistantModule(): Promise<AssistantModule> {
  const loaded: object = await import('../assistant.js');
  return loaded as AssistantModule;
}

export async function loadPassageRetriever(): Promise<PassageRetrieverFactory> {
  const specifier: string = '../retrieval/create-passage-retriever.js';
  const loaded = (await import(specifier)) as { readonly createPassageRetriever: PassageRetrieverFactory };
  return loaded.createPassageRetriever;
}
