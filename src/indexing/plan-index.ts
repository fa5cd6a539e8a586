// The index of one plan as one value: what is searched, by terms and by vectors, and what leads from it to the plan.
import type { Embeddings } from '@langchain/core/embeddings';
import type { Chunk } from '../chunking/chunk.js';
import type { PlanDocument } from '../plan/plan-document.js';
import type { TextSpan } from '../text/text-span.js';
import type { ExpansionQuestion } from './expansion-questions.js';
import type { QuestionClassifier } from './question-classifier.js';
import type { SoundIndex } from './sound-index.js';
import type { SparseIndex } from './sparse-index.js';
import type { Thesaurus } from './thesaurus.js';
import type { VectorIndex } from './vector-index.js';

/** A sentence of a chunk; its index is its document number in the sentence indexes. */
export interface SentenceEntry {
  readonly chunkIndex: number;
  readonly span: TextSpan;
}

/** What an index was built from: another value of any field is another index. */
export interface IndexManifest {
  readonly format: number;
  readonly planId: string;
  readonly planDigest: string;
  /** Digest over word list, thesaurus and index-time questions. */
  readonly aidsDigest: string;
  readonly embeddingModel: string;
  readonly dimensions: number;
  /** Tunables that the stored arrays depend on. */
  readonly tunables: Readonly<Record<string, number>>;
  readonly chunks: number;
  readonly sentences: number;
  readonly questions: number;
}

export interface PlanIndex {
  readonly manifest: IndexManifest;
  readonly plan: PlanDocument;
  readonly chunks: readonly Chunk[];
  readonly sentences: readonly SentenceEntry[];
  readonly questions: readonly ExpansionQuestion[];
  /** Breadcrumb and text of each chunk. */
  readonly passages: SparseIndex;
  /** The same with the chunk's index-time questions appended (doc2query). */
  readonly expanded: SparseIndex;
  /** Sentences with the questions that they answer. */
  readonly sentenceIndex: SparseIndex;
  /** Index-time questions as entries of their own. */
  readonly questionIndex: SparseIndex;
  /** From a question's characters to sentences, learned from the index-time questions. */
  readonly classifier: QuestionClassifier;
  readonly embeddings: Embeddings;
  /** One vector a chunk. */
  readonly vectors: VectorIndex;
  /** The plan's own terms, normalised: `corpus/words.txt`. */
  readonly domainWords: ReadonlySet<string>;
  readonly thesaurus: Thesaurus;
  readonly sounds: SoundIndex;
}
