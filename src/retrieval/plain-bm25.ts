// Plain BM25 over jieba words and bigrams in one bag, textbook constants: the yardstick that the retrieval core must beat.
import { analyzeText } from '../indexing/analyze-text.js';
import { buildSparseIndex, openSparseIndex, type SparseDocument } from '../indexing/sparse-index.js';
import { createVocabulary } from '../indexing/vocabulary.js';
import type { ForeignText, PassageRetriever } from './passage-retriever.js';

const TEXTBOOK = { k1: 1.2, b: 0.75 } as const;

/** Words and bigrams of a text, duplicates kept. */
export function bagOfTerms(text: string): string[] {
  const { words, bigrams } = analyzeText(text);
  return [...words, ...bigrams];
}

function* documentsOf(passages: readonly ForeignText[]): Iterable<SparseDocument> {
  for (const { text } of passages) yield { terms: bagOfTerms(text) };
}

/** Builds the yardstick over passages. */
export async function createPlainBm25(passages: readonly ForeignText[]): Promise<PassageRetriever> {
  const start = performance.now();
  const vocabulary = createVocabulary();
  const index = openSparseIndex(buildSparseIndex(documentsOf(passages), vocabulary), vocabulary, TEXTBOOK);
  return {
    size: passages.length,
    buildMs: performance.now() - start,
    search: async (question, k) => {
      const terms = new Map(bagOfTerms(question).map((term) => [term, 1]));
      return index.search(terms, k).map((hit) => ({ id: passages[hit.index]?.id ?? '', score: hit.score }));
    },
  };
}
