// The HNSW graph behind LangChain's `VectorStore`, for chains of other people; the plan's own vectors or any others.
import { Document, type DocumentInterface } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { VectorStore } from '@langchain/core/vectorstores';
import type { PlanIndex } from './plan-index.js';
import { toUnitLength } from './to-unit-length.js';
import { VectorIndex } from './vector-index.js';

/** Documents and vectors that a store begins with: document i has vector i. */
export interface PlanVectorStoreContent {
  readonly documents: readonly DocumentInterface[];
  readonly vectors: VectorIndex;
  /** The vectors belong to somebody else, who would be surprised by more of them. */
  readonly readOnly?: boolean;
}

/**
 * Vectors in memory, found by cosine. Scores are cosines: bigger is better, 1 is the same direction, and what is
 * unrelated (0 or less) is not returned.
 */
export class PlanVectorStore extends VectorStore {
  declare FilterType: (document: DocumentInterface) => boolean;
  readonly #documents: DocumentInterface[];
  readonly #readOnly: boolean;
  /** Null until the first vector tells the dimensions. */
  #vectors: VectorIndex | null;

  constructor(embeddings: EmbeddingsInterface, content?: PlanVectorStoreContent) {
    super(embeddings, {});
    this.#documents = [...(content?.documents ?? [])];
    this.#vectors = content?.vectors ?? null;
    this.#readOnly = content?.readOnly ?? false;
  }

  override _vectorstoreType(): string {
    return 'plan-hnsw';
  }

  /** The passages of a plan with the vectors of its index. Read-only: further vectors would have no passage. */
  static overIndex(index: PlanIndex): PlanVectorStore {
    const documents = index.chunks.map(
      ({ id, planId, text, span }) =>
        new Document({ id, pageContent: text, metadata: { chunkId: id, planId, start: span.start, end: span.end } }),
    );
    return new PlanVectorStore(index.embeddings, { documents, vectors: index.vectors, readOnly: true });
  }

  /** @param metadatas one for each text, or one for all */
  static override async fromTexts(
    texts: string[],
    metadatas: object[] | object,
    embeddings: EmbeddingsInterface,
  ): Promise<PlanVectorStore> {
    const documents = texts.map((pageContent, at) => {
      const metadata: object | undefined = Array.isArray(metadatas) ? metadatas[at] : metadatas;
      return new Document({ pageContent, metadata: { ...metadata } });
    });
    return PlanVectorStore.fromDocuments(documents, embeddings);
  }

  static override async fromDocuments(
    documents: DocumentInterface[],
    embeddings: EmbeddingsInterface,
  ): Promise<PlanVectorStore> {
    const store = new PlanVectorStore(embeddings);
    await store.addDocuments(documents);
    return store;
  }

  override async addDocuments(documents: DocumentInterface[]): Promise<string[]> {
    return this.addVectors(await this.embeddings.embedDocuments(documents.map((each) => each.pageContent)), documents);
  }

  /**
   * Adds vectors of any length with their documents.
   * @returns ids: the document's own, or its number in the store
   * @throws Error when the store is read-only, RangeError when vectors and documents or dimensions don't fit
   */
  override async addVectors(vectors: number[][], documents: DocumentInterface[]): Promise<string[]> {
    if (this.#readOnly)
      throw new Error("this store shows a plan's index and takes no more vectors; make one with fromDocuments");
    if (vectors.length !== documents.length)
      throw new RangeError(`${vectors.length} vectors for ${documents.length} documents; give one vector a document`);
    const first = vectors[0];
    if (first === undefined) return [];
    this.#vectors ??= VectorIndex.build([], first.length);
    this.#vectors.add(vectors.map(toUnitLength));
    const from = this.#documents.length;
    this.#documents.push(...documents);
    return documents.map(({ id }, at) => id ?? String(from + at));
  }

  /** The `k` documents with the biggest cosine, best first. */
  override async similaritySearchVectorWithScore(
    query: number[],
    k: number,
    filter?: this['FilterType'],
  ): Promise<[DocumentInterface, number][]> {
    const documentOf = (at: number): DocumentInterface | undefined => this.#documents[at];
    const accepts = (at: number): boolean => {
      const document = documentOf(at);
      return document !== undefined && (filter?.(document) ?? true);
    };
    const hits = this.#vectors?.search(toUnitLength(query), k, filter ? accepts : undefined) ?? [];
    return hits.flatMap(({ index, score }): [DocumentInterface, number][] => {
      const document = documentOf(index);
      return document ? [[document, score]] : [];
    });
  }
}
