// A part of another room that is being written; replaced by a plain import as soon as it lands.
import type { PassageRetrieverFactory } from './foreign-retrieval.js';

export async function loadPassageRetriever(): Promise<PassageRetrieverFactory> {
  const specifier: string = '../retrieval/create-passage-retriever.js';
  const loaded = (await import(specifier)) as { readonly createPassageRetriever: PassageRetrieverFactory };
  return loaded.createPassageRetriever;
}
