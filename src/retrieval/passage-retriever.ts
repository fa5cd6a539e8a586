// The retrieval core over any Chinese passages: terms, vectors and best sentences, without an aid made for one plan.
import { analyzeText, type TextTerms } from '../indexing/analyze-text.js';
import { embeddingTerms, toSparseDocument } from '../indexing/build-plan-index.js';
import { buildSparseIndex, openSparseIndex, type SparseDocument, type SparseIndex } from '../indexing/sparse-index.js';
import { VectorIndex } from '../indexing/vector-index.js';
import { createVocabulary, type Vocabulary } from '../indexing/vocabulary.js';
import { countTerms, EmbeddedEmbeddings } from '../models/embedded-embeddings.js';
import { TERM_VECTOR_DEFAULTS, trainTermVectors } from '../models/train-term-vectors.js';
import { splitSentences } from '../text/split-sentences.js';
import { sliceSpan } from '../text/text-span.js';
import { readForeignQuery } from './foreign-query.js';
import { fuseRankings } from './fuse-rankings.js';
import { SentenceTerms } from './sentence-terms.js';
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
  /** 0 builds no vectors. */
  readonly denseWeight: number;
  readonly sentenceWeight: number;
  /** Candidates of each search. */
  readonly candidates: number;
  /** Candidates whose sentences are looked at. */
  readonly reranked: number;
  /** Texts that the vectors are learned from: a sample of a larger collection says as much. */
  readonly mostTrainingTexts: number;
}

/**
 * Settled on CMRC 2018 dev alone, then measured on CMRC 2018 trial, DRCD dev and DRCD test. Vectors learned from the
 * passages themselves earn nothing on any of the four (weights from 0.03 to 0.15 cost up to a tenth of a point of
 * recall@1) and take ten times as long to build as the rest, so they are built only where a weight asks for them.
 */
export const PASSAGE_RETRIEVER_DEFAULTS: PassageRetrieverOptions = {
  sparseWeight: 1,
  denseWeight: 0,
  sentenceWeight: 0.3,
  candidates: 100,
  reranked: 20,
  mostTrainingTexts: 10_000,
};

/** The terms of each sentence. A sentence end parts bigrams too, so that together they are the passage's terms. */
const termsBySentence = (text: string): TextTerms[] =>
  splitSentences(text).map((span) => analyzeText(sliceSpan(text, span)));

const joinTerms = (sentences: readonly TextTerms[]): TextTerms => ({
  words: sentences.flatMap(({ words }) => words),
  bigrams: sentences.flatMap(({ bigrams }) => bigrams),
  characters: sentences.flatMap(({ characters }) => characters),
});

/** Each passage's terms, one passage at a time; what its sentences hold is kept by number in `kept`. */
function* readPassages(
  passages: readonly ForeignText[],
  vocabulary: Vocabulary,
  kept: SentenceTerms,
): Iterable<SparseDocument> {
  for (const { text } of passages) {
    const sentences = termsBySentence(text);
    kept.addPassage(
      sentences.map(
        ({ words, bigrams, characters }) =>
          new Set([words, bigrams, characters].flatMap((terms) => terms.map((term) => vocabulary.add(term)))),
      ),
    );
    yield toSparseDocument(joinTerms(sentences));
  }
}

function learnEmbeddings(passages: readonly ForeignText[], most: number): EmbeddedEmbeddings {
  const step = Math.max(1, passages.length / most);
  const sample = Array.from(
    { length: Math.min(most, passages.length) },
    (_, index) => passages[Math.floor(index * step)]?.text ?? '',
  );
  const vectors = trainTermVectors(
    sample.map((text) => countTerms(embeddingTerms(text))),
    { ...TERM_VECTOR_DEFAULTS, iterations: 2 },
  );
  return new EmbeddedEmbeddings(vectors, {
    document: embeddingTerms,
    query: (text) => countTerms(embeddingTerms(text)),
  });
}

interface DenseParts {
  readonly embeddings: EmbeddedEmbeddings;
  readonly vectors: VectorIndex;
}

async function buildDense(passages: readonly ForeignText[], most: number): Promise<DenseParts> {
  const embeddings = learnEmbeddings(passages, most);
  const vectors = await embeddings.embedDocuments(passages.map(({ text }) => text));
  return { embeddings, vectors: VectorIndex.build(vectors, embeddings.dimensions) };
}

/** Shares, 0 to 1, of the query's weight that the best sentence of each passage holds. */
function sentenceShares(
  terms: ReadonlyMap<string, number>,
  index: SparseIndex,
  { vocabulary, kept }: { vocabulary: Vocabulary; kept: SentenceTerms },
): (passage: number) => number {
  const weights = new Map<number, number>();
  let total = 0;
  for (const [term, weight] of terms) {
    const gain = weight * index.idf(term);
    const id = vocabulary.idOf(term);
    total += gain;
    if (id !== undefined) weights.set(id, gain);
  }
  return (passage) => (total === 0 ? 0 : kept.bestSum(passage, (term) => weights.get(term) ?? 0) / total);
}

/**
 * Builds a hybrid index over passages; ids must be unique. 100,000 passages of 330 characters take about 75 seconds
 * and 1.2 GB on one core, a question then some 3 milliseconds; with vectors it takes 250 seconds.
 */
export async function createPassageRetriever(
  passages: readonly ForeignText[],
  options: Partial<PassageRetrieverOptions> = {},
): Promise<PassageRetriever> {
  const settings = { ...PASSAGE_RETRIEVER_DEFAULTS, ...options };
  const start = performance.now();
  const vocabulary = createVocabulary();
  const kept = new SentenceTerms();
  const sparse = openSparseIndex(buildSparseIndex(readPassages(passages, vocabulary, kept), vocabulary), vocabulary);
  const dense = settings.denseWeight > 0 ? await buildDense(passages, settings.mostTrainingTexts) : null;
  const denseScores = (terms: ReadonlyMap<string, number>): Map<number, number> =>
    new Map(
      dense?.vectors
        .search(dense.embeddings.embedTerms(terms), settings.candidates)
        .map((hit) => [hit.index, hit.score] as const),
    );
  return {
    size: passages.length,
    buildMs: performance.now() - start,
    async search(question, k) {
      const terms = readForeignQuery(question);
      const fused = fuseRankings<'sparse' | 'dense'>([
        { name: 'sparse', weight: settings.sparseWeight, scores: sparseSearch(sparse, terms, settings.candidates) },
        { name: 'dense', weight: settings.denseWeight, scores: denseScores(terms) },
      ]);
      const shareOf = sentenceShares(terms, sparse, { vocabulary, kept });
      return fused
        .slice(0, Math.max(k, settings.reranked))
        .map(({ index, score }, rank) => ({
          index,
          score: score + (rank < settings.reranked ? settings.sentenceWeight * shareOf(index) : 0),
        }))
        .sort((a, b) => b.score - a.score || a.index - b.index)
        .slice(0, k)
        .map(({ index, score }) => ({ id: passages[index]?.id ?? '', score }));
    },
  };
}
