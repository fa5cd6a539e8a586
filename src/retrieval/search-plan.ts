// Hybrid search over a plan: terms, doc2query and vectors, fused into one ranking of chunks.

import type { PlanIndex } from '../indexing/plan-index.js';
import type { Classification } from '../indexing/question-classifier.js';
import { BM25_DEFAULTS } from '../indexing/sparse-index.js';
import { toUnitLength } from '../indexing/to-unit-length.js';
import type { VectorHit } from '../indexing/vector-index.js';
import { characterGrams } from '../learning/character-grams.js';
import { EmbeddedEmbeddings } from '../models/embedded-embeddings.js';
import type { TextSpan } from '../text/text-span.js';
import { type FusedHit, fuseRankings } from './fuse-rankings.js';
import { readQuery, type SearchQuery } from './query-terms.js';
import { sparseSearch } from './sparse-search.js';

export type SearchPart = 'passages' | 'expanded' | 'dense';

/** Weights of the parts; a part with weight 0 is not searched. */
export type SearchWeights = Readonly<Record<SearchPart, number>>;

/** Settled by `npm run eval:ablate` together with held-out index-time questions; the ranking is flat around them. */
export const SEARCH_WEIGHTS: SearchWeights = { passages: 1, expanded: 0.5, dense: 0.6 };

/** How many documents each part returns: all chunks of this plan, and a bound for longer ones. */
const MOST_CANDIDATES = 300;
const MOST_SENTENCES = 120;

/** A question of average length that has every term once reaches 1 / (k1 + 1) of BM25's limit: that is likeness 1. */
const QUESTION_SCALE = BM25_DEFAULTS.k1 + 1;

/** A pair of characters in this many chunks (6 of 200) is spelt as meant; a rarer one may only be two words that meet. */
const COMMON_IDF = 3.5;

/** A sentence with its share of the query's weight. */
export interface SentenceHit {
  readonly sentenceIndex: number;
  readonly span: TextSpan;
  readonly score: number;
}

/** An index-time question near the question asked. */
export interface QuestionHit {
  readonly questionIndex: number;
  readonly score: number;
}

export interface PlanSearch {
  readonly query: SearchQuery;
  readonly ranking: readonly FusedHit<SearchPart>[];
  /** Best sentences over all chunks, best first. */
  readonly sentences: readonly SentenceHit[];
  /** Best index-time questions, best first. */
  readonly questions: readonly QuestionHit[];
  /** What the classifier learned from index-time questions takes the question for. */
  readonly learned: Classification;
  /** Why the dense search was left out, when the embedding model failed; null otherwise. */
  readonly denseFailure: string | null;
}

/**
 * Nearest chunks by vector. The embedded model weighs the query's terms; another model embeds its text, and when it
 * cannot be reached the terms go on alone.
 */
async function denseSearch(
  index: PlanIndex,
  query: SearchQuery,
): Promise<{ hits: VectorHit[]; failure: string | null }> {
  if (index.embeddings instanceof EmbeddedEmbeddings) {
    return { hits: index.vectors.search(index.embeddings.embedTerms(query.terms), MOST_CANDIDATES), failure: null };
  }
  try {
    return {
      hits: index.vectors.search(toUnitLength(await index.embeddings.embedQuery(query.question)), MOST_CANDIDATES),
      failure: null,
    };
  } catch (error) {
    return { hits: [], failure: (error as Error).message };
  }
}

export interface SearchOptions {
  readonly weights?: SearchWeights;
  /** The question's content words, where they were told apart. */
  readonly topic?: string | null;
  /** Words of the conversation that weigh a little beside the question. */
  readonly context?: string;
}

/** Searches all parts of the index with one question. */
export async function searchPlan(
  index: PlanIndex,
  question: string,
  { weights = SEARCH_WEIGHTS, topic = null, context = '' }: SearchOptions = {},
): Promise<PlanSearch> {
  const query = readQuery(
    { question, topic, context },
    {
      thesaurus: index.thesaurus,
      sounds: index.sounds,
      knows: (term) => index.expanded.idf(term) <= COMMON_IDF,
    },
  );
  const sentences = [...sparseSearch(index.sentenceIndex, query.terms, MOST_SENTENCES)].flatMap(
    ([sentenceIndex, score]) => {
      const entry = index.sentences[sentenceIndex];
      return entry ? [{ sentenceIndex, span: entry.span, score }] : [];
    },
  );
  const { hits: dense, failure: denseFailure } =
    weights.dense > 0 ? await denseSearch(index, query) : { hits: [], failure: null };
  const ranking = fuseRankings<SearchPart>([
    {
      name: 'passages',
      weight: weights.passages,
      scores: weights.passages > 0 ? sparseSearch(index.passages, query.terms, MOST_CANDIDATES) : new Map(),
    },
    {
      name: 'expanded',
      weight: weights.expanded,
      scores: weights.expanded > 0 ? sparseSearch(index.expanded, query.terms, MOST_CANDIDATES) : new Map(),
    },
    { name: 'dense', weight: weights.dense, scores: new Map(dense.map((hit) => [hit.index, hit.score])) },
  ]);
  // Likeness to a question is likeness in the asker's own words.
  const questions = [...sparseSearch(index.questionIndex, query.literalTerms, MOST_SENTENCES)].map(
    ([questionIndex, share]) => ({ questionIndex, score: Math.min(1, share * QUESTION_SCALE) }),
  );
  return {
    query,
    ranking,
    sentences,
    questions,
    learned: index.classifier.classify(characterGrams(query.wording)),
    denseFailure,
  };
}
