// From a plan and its language aids to the arrays of an index: everything that is worth storing.
import type { Embeddings } from '@langchain/core/embeddings';
import type { Chunk } from '../chunking/chunk.js';
import { countTerms, EmbeddedEmbeddings } from '../models/embedded-embeddings.js';
import { TERM_VECTOR_DEFAULTS, type TermVectors, trainTermVectors } from '../models/train-term-vectors.js';
import type { PlanDocument } from '../plan/plan-document.js';
import { splitSentences } from '../text/split-sentences.js';
import { containsSpan, sliceSpan } from '../text/text-span.js';
import { analyzeText, type TextTerms } from './analyze-text.js';
import type { ExpansionQuestion } from './expansion-questions.js';
import { type IndexSource, labelTexts } from './label-texts.js';
import type { SentenceEntry } from './plan-index.js';
import type { ClassifierData } from './question-classifier.js';
import { buildSparseIndex, type SparseDocument, type SparseIndexData } from './sparse-index.js';
import { toUnitLength } from './to-unit-length.js';
import { trainClassifier } from './train-classifier.js';
import { VectorIndex } from './vector-index.js';
import { createVocabulary, type Vocabulary } from './vocabulary.js';
import { yieldToEvents } from './yield-to-events.js';

/** Everything about an index that takes time to compute. */
export interface PlanIndexData {
  /** The terms of all parts. */
  readonly vocabulary: Vocabulary;
  readonly passages: SparseIndexData;
  readonly expanded: SparseIndexData;
  readonly sentenceIndex: SparseIndexData;
  readonly questionIndex: SparseIndexData;
  readonly classifier: ClassifierData;
  /** The embedded model's vectors; null when another model embeds. */
  readonly termVectors: TermVectors | null;
  readonly dimensions: number;
  readonly vectors: VectorIndex;
}

export type ReportProgress = (step: string, done: number, total: number) => void;

/** What `ReportProgress` counts to. */
const STEPS = 5;

/** The sentences of all chunks, in order. */
export function listSentences(plan: PlanDocument, chunks: readonly Chunk[]): SentenceEntry[] {
  return chunks.flatMap((chunk, chunkIndex) =>
    splitSentences(plan.text, chunk.span).map((span) => ({ chunkIndex, span })),
  );
}

/** Words and bigrams count towards length; single characters are searched but do not. */
export const toSparseDocument = ({ words, bigrams, characters }: TextTerms): SparseDocument => ({
  terms: [...words, ...bigrams],
  extraTerms: characters,
});

const joinDocuments = (documents: readonly SparseDocument[]): SparseDocument => ({
  terms: documents.flatMap((document) => document.terms),
  extraTerms: documents.flatMap((document) => document.extraTerms ?? []),
});

const allTerms = (document: SparseDocument): string[] => [...document.terms, ...(document.extraTerms ?? [])];

/** The terms of a text for the embedded model. */
export const embeddingTerms = (text: string): string[] => allTerms(toSparseDocument(analyzeText(text)));

/** The vectors of all passages, ready to search. */
export async function embedPassages(
  chunks: readonly Chunk[],
  model: Embeddings,
): Promise<Pick<PlanIndexData, 'vectors' | 'dimensions'>> {
  const vectors = await model.embedDocuments(chunks.map((chunk) => chunk.searchText));
  const dimensions = vectors[0]?.length ?? TERM_VECTOR_DEFAULTS.dimensions;
  return { dimensions, vectors: VectorIndex.build(vectors.map(toUnitLength), dimensions) };
}

/**
 * Computes an index.
 * @param embeddings a model's embeddings; null trains the embedded model on the passages and their questions
 */
export async function buildPlanIndexData(
  source: IndexSource,
  embeddings: Embeddings | null,
  onProgress: ReportProgress = () => {},
): Promise<PlanIndexData> {
  const { plan, chunks, sentences, questions } = source;
  const report = async (step: string, done: number): Promise<void> => {
    onProgress(step, done, STEPS);
    await yieldToEvents();
  };
  await report('分词', 0);
  const passageDocuments = chunks.map((chunk) => toSparseDocument(analyzeText(chunk.searchText)));
  const questionDocuments = questions.map(({ question }) => toSparseDocument(analyzeText(question)));
  const ofChunk = groupDocuments(
    questions.map(({ chunkIndex }) => chunkIndex),
    questionDocuments,
  );
  const expandedDocuments = passageDocuments.map((document, index) =>
    joinDocuments([document, ...(ofChunk.get(index) ?? [])]),
  );
  const ofSentence = groupDocuments(
    questions.map((question) => sentenceOf(sentences, question)),
    questionDocuments,
  );
  const sentenceDocuments = sentences.map(({ span }, index) =>
    joinDocuments([toSparseDocument(analyzeText(sliceSpan(plan.text, span))), ...(ofSentence.get(index) ?? [])]),
  );
  await report('学习词向量', 1);
  const termVectors =
    embeddings === null ? trainTermVectors(expandedDocuments.map((document) => countTerms(allTerms(document)))) : null;
  await report('学习问法', 2);
  const classifier = await trainClassifier(labelTexts(source), sentences.length);
  await report('计算向量', 3);
  const model =
    termVectors === null
      ? (embeddings as Embeddings)
      : new EmbeddedEmbeddings(termVectors, { document: embeddingTerms, query: () => new Map() });
  const { vectors, dimensions } = await embedPassages(chunks, model);
  await report('写入索引', 4);
  const vocabulary = createVocabulary();
  return {
    vocabulary,
    passages: buildSparseIndex(passageDocuments, vocabulary),
    expanded: buildSparseIndex(expandedDocuments, vocabulary),
    sentenceIndex: buildSparseIndex(sentenceDocuments, vocabulary),
    questionIndex: buildSparseIndex(questionDocuments, vocabulary),
    classifier,
    termVectors,
    dimensions,
    vectors,
  };
}

const sentenceOf = (sentences: readonly SentenceEntry[], question: ExpansionQuestion): number =>
  question.wholePassage ? -1 : sentences.findIndex(({ span }) => containsSpan(question.span, span));

function groupDocuments(keys: readonly number[], documents: readonly SparseDocument[]): Map<number, SparseDocument[]> {
  const groups = new Map<number, SparseDocument[]>();
  keys.forEach((key, index) => {
    const document = documents[index];
    if (document) groups.set(key, [...(groups.get(key) ?? []), document]);
  });
  return groups;
}
