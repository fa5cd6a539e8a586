// The embedded default's vectors, learned from passages alone: what a vector store without a model would use.
import { embeddingTerms } from '../indexing/build-plan-index.js';
import { countTerms, EmbeddedEmbeddings } from '../models/embedded-embeddings.js';
import { trainTermVectors } from '../models/train-term-vectors.js';

export function learnEmbeddings(texts: readonly string[]): EmbeddedEmbeddings {
  const vectors = trainTermVectors(texts.map((text) => countTerms(embeddingTerms(text))));
  return new EmbeddedEmbeddings(vectors, {
    document: embeddingTerms,
    query: (text) => countTerms(embeddingTerms(text)),
  });
}
