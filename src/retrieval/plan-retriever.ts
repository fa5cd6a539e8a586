// The plan's retrieval as a LangChain retriever: documents with verbatim text, and the place in their metadata.
import { Document } from '@langchain/core/documents';
import { BaseRetriever } from '@langchain/core/retrievers';
import type { PlanIndex } from '../indexing/plan-index.js';
import { createOutline, formatReference } from '../plan/outline.js';
import { type RetrieveOptions, retrievePassages } from './retrieve-passages.js';
import { SEARCH_WEIGHTS } from './search-plan.js';

/** What a retrieved document says about its place; `score` is bigger for better. */
export interface PassageMetadata {
  readonly chunkId: string;
  readonly planId: string;
  /** 「第二章 一、（二）」. */
  readonly reference: string;
  readonly breadcrumb: readonly string[];
  /** UTF-16 offsets into the plan's text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly score: number;
  readonly rank: number;
}

/** Hybrid retrieval over one plan, best passage first. */
export class PlanRetriever extends BaseRetriever<PassageMetadata & Record<string, unknown>> {
  override lc_namespace = ['plan-assistant', 'retrieval'];
  readonly #index: PlanIndex;
  readonly #options: RetrieveOptions;

  constructor(index: PlanIndex, options: Partial<RetrieveOptions> = {}) {
    super({});
    this.#index = index;
    this.#options = { k: 10, weights: SEARCH_WEIGHTS, ...options };
  }

  override async _getRelevantDocuments(query: string): Promise<Document<PassageMetadata & Record<string, unknown>>[]> {
    const outline = createOutline(this.#index.plan);
    const { hits } = await retrievePassages(this.#index, query, this.#options);
    return hits.map(({ chunk, score, rank }) => {
      const metadata = {
        chunkId: chunk.id,
        planId: chunk.planId,
        reference: formatReference(outline, chunk),
        breadcrumb: chunk.path.map(({ label, title }) => `${label}${title}`),
        ...chunk.span,
        score,
        rank,
      };
      return new Document({ pageContent: chunk.text, metadata, id: chunk.id });
    });
  }
}
