// An index of two passages, made by hand, for tests of storing it.
import type { PlanIndexData } from '../../src/indexing/build-plan-index.js';
import type { IndexManifest } from '../../src/indexing/plan-index.js';
import { INDEX_FORMAT, INDEX_TUNABLES } from '../../src/indexing/plan-index-store.js';
import { buildSparseIndex } from '../../src/indexing/sparse-index.js';
import { VectorIndex } from '../../src/indexing/vector-index.js';
import { createVocabulary } from '../../src/indexing/vocabulary.js';

export const manifest: IndexManifest = {
  format: INDEX_FORMAT,
  planId: 'tiny',
  planDigest: 'plan-digest',
  aidsDigest: 'aids-digest',
  embeddingModel: 'embedded-test',
  dimensions: 2,
  tunables: INDEX_TUNABLES,
  chunks: 2,
  sentences: 2,
  questions: 1,
};

export function tinyIndex(): PlanIndexData {
  const vocabulary = createVocabulary();
  const sparse = (...texts: string[]) =>
    buildSparseIndex(
      texts.map((text) => ({ terms: text.split(' ') })),
      vocabulary,
    );
  return {
    vocabulary,
    passages: sparse('医院 学校', '道路'),
    expanded: sparse('医院 学校 看病', '道路 堵车'),
    sentenceIndex: sparse('医院', '道路'),
    questionIndex: sparse('看病'),
    classifier: {
      features: ['看病'],
      idf: Float32Array.of(1.5),
      offsets: Uint32Array.of(0, 2),
      labels: Uint16Array.of(0, 1),
      weights: Float32Array.of(0.5, -0.5),
      biases: Float32Array.of(-1, -1, -2),
    },
    termVectors: { dimensions: 2, terms: ['医院'], idf: Float32Array.of(1), vectors: Float32Array.of(0.6, 0.8) },
    dimensions: 2,
    vectors: VectorIndex.build(
      [
        [1, 0],
        [0, 1],
      ],
      2,
    ),
  };
}
