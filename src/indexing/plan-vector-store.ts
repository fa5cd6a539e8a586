// The HNSW graph as a LangChain `VectorStore`, so that others can use it in their chains.

import { Document } from '@langchain/core/documents';
import type { EmbeddingsInterface } from '@langchain/core/embeddings';
import { VectorStore } from '@langchain/core/vectorstores';
import { toUnitLength } from './build-plan-index.js';
import { VectorIndex } from './vector-index.js';

/**
 * Holds documents with their vectors in memory and finds them by cosine. The graph is built at the first search after
 * documents were added. Scores are similarities, bigger is better.
 */
export class PlanVectorStore extends VectorStore {
  declare FilterType: (document: Document) => boolean;
  readonly #documents: Document[] = [];
  readonly #vectors: number[][] = [];
  #index: VectorIndex | null = null;

  constructor(embeddings: EmbeddingsInterface) {
    super(embeddings, {});
  }

  override _vectorstoreType(): string {
    return 'plan-hnsw';
  }

  /** @throws RangeError when vectors and documents differ in number, or vectors in length */
  override async addVectors(vectors: number[][], documents: Document[]): Promise<string[]> {
    const length = this.#vectors[0]?.length ?? vectors[0]?.length ?? 0;
    if (vectors.length !== documents.length) {
      throw new RangeError(`${vectors.length} vectors for ${documents.length} documents; give one vector a document`);
    }
    const odd = vectors.find((vector) => vector.length !== length);
    if (odd) throw new RangeError(`a vector has ${odd.length} dimensions where ${length} are expected`);
    const first = this.#documents.length;
    this.#documents.push(...documents);
    this.#vectors.push(...vectors.map(toUnitLength));
    this.#index = null;
    return documents.map((_, index) => String(first + index));
  }

  override async addDocuments(documents: Document[]): Promise<string[]> {
    return this.addVectors(
      await this.embeddings.embedDocuments(documents.map(({ pageContent }) => pageContent)),
      documents,
    );
  }

  /** The `k` most similar documents with their cosine, best first; a filter is applied to all of them. */
  override async similaritySearchVectorWithScore(
    query: number[],
    k: number,
    filter?: (document: Document) => boolean,
  ): Promise<[Document, number][]> {
    if (this.#documents.length === 0) return [];
    this.#index ??= VectorIndex.build(this.#vectors, this.#vectors[0]?.length ?? 1);
    const most = filter ? this.#documents.length : k;
    return this.#index
      .search(toUnitLength(query), most)
      .flatMap(({ index, score }): [Document, number][] => {
        const document = this.#documents[index];
        return document && (!filter || filter(document)) ? [[document, score]] : [];
      })
      .slice(0, k);
  }

  static override async fromDocuments(
    documents: Document[],
    embeddings: EmbeddingsInterface,
  ): Promise<PlanVectorStore> {
    const store = new PlanVectorStore(embeddings);
    await store.addDocuments(documents);
    return store;
  }

  static override async fromTexts(
    texts: string[],
    metadatas: object[] | object,
    embeddings: EmbeddingsInterface,
  ): Promise<PlanVectorStore> {
    const documents = texts.map((pageContent, index) => {
      const metadata = Array.isArray(metadatas) ? metadatas[index] : metadatas;
      return new Document({ pageContent, metadata: { ...metadata } });
    });
    return PlanVectorStore.fromDocuments(documents, embeddings);
  }
}
