// The retrieval core over any Chinese passages: terms, vectors and best sentences, without an aid made for one plan.

import { analyzeText } from '../indexing/analyze-text.js';
import { embeddingTerms, toSparseDocument } from '../indexing/build-plan-index.js';
import { buildSparseIndex, openSparseIndex, type SparseIndex } from '../indexing/sparse-index.js';
import { VectorIndex } from '../indexing/vector-index.js';
import { createVocabulary } from '../indexing/vocabulary.js';
import { countTerms, EmbeddedEmbeddings } from '../models/embedded-embeddings.js';
import { TERM_VECTOR_DEFAULTS, trainTermVectors } from '../models/train-term-vectors.js';
import { splitSentences } from '../text/split-sentences.js';
import { sliceSpan } from '../text/text-span.js';
import { fuseRankings } from './fuse-rankings.js';
import { readQuery, type SearchQuery } from './query-terms.js';
import { sparseSearch } from './sparse-search.js';

export interface ForeignText {
  readonly id: string;
  readonly text: string;
}

export interface PassageHit {
  readonly id: string;
  /** Bigger is better. */
  readonly score: number;
}

export interface PassageRetriever {
  readonly size: number;
  /** Milliseconds that building took. */
  readonly buildMs: number;
  search(query: string, k: number): Promise<PassageHit[]>;
}

export interface PassageRetrieverOptions {
  readonly sparseWeight: number;
  readonly denseWeight: number;
  readonly sentenceWeight: number;
  /** Candidates of each search. */
  readonly candidates: number;
  /** Candidates whose sentences are looked at. */
  readonly reranked: number;
  /** Texts that the vectors are learned from: a sample of a larger collection says as much. */
  readonly mostTrainingTexts: number;
}

/** Settled on one third of CMRC 2018 dev and DRCD dev, then measured on all of them (see eval/README.md). */
export const PASSAGE_RETRIEVER_DEFAULTS: PassageRetrieverOptions = {
  sparseWeight: 1,
  denseWeight: 0.15,
  sentenceWeight: 0.3,
  candidates: 100,
  reranked: 20,
  mostTrainingTexts: 10_000,
};

const NO_AIDS = { thesaurus: { match: () => [], translate: () => [] }, sounds: { alike: () => [] }, knows: () => true };

function learnEmbeddings(passages: readonly ForeignText[], most: number): EmbeddedEmbeddings {
  const step = Math.max(1, passages.length / most);
  const sample = Array.from(
    { length: Math.min(most, passages.length) },
    (_, index) => passages[Math.floor(index * step)],
  ).filter((passage) => passage !== undefined);
  const vectors = trainTermVectors(
    sample.map(({ text }) => countTerms(embeddingTerms(text))),
    { ...TERM_VECTOR_DEFAULTS, iterations: 2 },
  );
  return new EmbeddedEmbeddings(vectors, { document: embeddingTerms, query: () => new Map() });
}

/** Best share of the query's weight that one sentence of the passage holds. */
function bestSentenceShare(text: string, query: SearchQuery, index: SparseIndex): number {
  let total = 0;
  const weights = [...query.terms].map(([term, weight]) => {
    const gain = weight * index.idf(term);
    total += gain;
    return [term, gain] as const;
  });
  let best = 0;
  for (const span of splitSentences(text)) {
    const { words, bigrams, characters } = analyzeText(sliceSpan(text, span));
    const held = new Set([...words, ...bigrams, ...characters]);
    best = Math.max(
      best,
      weights.reduce((sum, [term, gain]) => sum + (held.has(term) ? gain : 0), 0),
    );
  }
  return total === 0 ? 0 : best / total;
}

/** Builds a hybrid index over passages; ids must be unique. Memory grows with the text: about 5 kB a passage of 300 characters. */
export async function createPassageRetriever(
  passages: readonly ForeignText[],
  options: Partial<PassageRetrieverOptions> = {},
): Promise<PassageRetriever> {
  const settings = { ...PASSAGE_RETRIEVER_DEFAULTS, ...options };
  const start = performance.now();
  const vocabulary = createVocabulary();
  const sparse = openSparseIndex(
    buildSparseIndex(
      passages.map(({ text }) => toSparseDocument(analyzeText(text))),
      vocabulary,
    ),
    vocabulary,
  );
  const embeddings = settings.denseWeight > 0 ? learnEmbeddings(passages, settings.mostTrainingTexts) : null;
  const vectors =
    embeddings === null
      ? null
      : VectorIndex.build(await embeddings.embedDocuments(passages.map(({ text }) => text)), embeddings.dimensions);
  return {
    size: passages.length,
    buildMs: performance.now() - start,
    async search(question, k) {
      const query = readQuery(question, '', NO_AIDS);
      const fused = fuseRankings<'sparse' | 'dense'>([
        {
          name: 'sparse',
          weight: settings.sparseWeight,
          scores: sparseSearch(sparse, query.terms, settings.candidates),
        },
        {
          name: 'dense',
          weight: settings.denseWeight,
          scores: new Map(
            (embeddings && vectors ? vectors.search(embeddings.embedTerms(query.terms), settings.candidates) : []).map(
              (hit) => [hit.index, hit.score],
            ),
          ),
        },
      ]);
      return fused
        .slice(0, Math.max(k, settings.reranked))
        .map(({ index, score }, rank) => {
          const passage = passages[index];
          const sentence =
            settings.sentenceWeight > 0 && passage && rank < settings.reranked
              ? bestSentenceShare(passage.text, query, sparse)
              : 0;
          return { id: passage?.id ?? '', score: score + settings.sentenceWeight * sentence };
        })
        .sort((a, b) => b.score - a.score)
        .slice(0, k);
    },
  };
}

/** Plain BM25 over jieba words and bigrams in one bag, textbook constants: the yardstick that the core must beat. */
export async function createPlainBm25(passages: readonly ForeignText[]): Promise<PassageRetriever> {
  const start = performance.now();
  const bag = (text: string) => {
    const { words, bigrams } = analyzeText(text);
    return [...words, ...bigrams];
  };
  const vocabulary = createVocabulary();
  const documents = passages.map(({ text }) => ({ terms: bag(text) }));
  const index = openSparseIndex(buildSparseIndex(documents, vocabulary), vocabulary, { k1: 1.2, b: 0.75 });
  return {
    size: passages.length,
    buildMs: performance.now() - start,
    search: async (question, k) =>
      index
        .search(new Map(bag(question).map((term) => [term, 1])), k)
        .map((hit) => ({ id: passages[hit.index]?.id ?? '', score: hit.score })),
  };
}
