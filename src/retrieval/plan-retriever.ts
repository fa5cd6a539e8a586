// The retrieval of a plan behind LangChain's `BaseRetriever`, for chains of other people.
import type { CallbackManagerForRetrieverRun } from '@langchain/core/callbacks/manager';
import { Document } from '@langchain/core/documents';
import { BaseRetriever, type BaseRetrieverInput } from '@langchain/core/retrievers';
import { anchorOf, planUrl } from '../chunking/chunk-link.js';
import type { PlanIndex } from '../indexing/plan-index.js';
import { createOutline, formatReference, type Outline } from '../plan/outline.js';
import type { Hit, Retrieval } from './retrieval.js';
import { retrievePassages } from './retrieve-passages.js';
import { SEARCH_WEIGHTS, type SearchWeights } from './search-plan.js';

/** Where a passage stands and how well it answers. */
export interface PassageMetadata extends Record<string, unknown> {
  readonly chunkId: string;
  readonly planId: string;
  /** 「第二章第一节（二）」. */
  readonly reference: string;
  /** Link into the reading page, relative to the service. */
  readonly url: string;
  /** Bigger is better; comparable within one question. */
  readonly score: number;
  /** 1 is best. */
  readonly rank: number;
  /** Titles from the chapter down. */
  readonly breadcrumb: readonly string[];
  /** UTF-16 offsets into the plan's text, end exclusive: `plan.text.slice(start, end)` is the page content. */
  readonly start: number;
  readonly end: number;
}

/** What can be retrieved from; an `Assistant` is one. */
export interface RetrievalSource {
  readonly outline: Outline;
  retrieve(question: string, options: { readonly k: number }): Promise<Retrieval>;
}

export interface PlanRetrieverFields extends BaseRetrieverInput {
  readonly source: RetrievalSource;
  /** Most passages; 5 when left out. */
  readonly k?: number;
}

const DEFAULT_K = 5;

/** Passages of the plan for a question, best first: page content is the plan's verbatim text. */
export class PlanRetriever extends BaseRetriever<PassageMetadata> {
  static override lc_name(): string {
    return 'PlanRetriever';
  }

  override lc_namespace = ['plan-assistant', 'retrieval'];
  readonly k: number;
  readonly #source: RetrievalSource;

  constructor({ source, k = DEFAULT_K, ...fields }: PlanRetrieverFields) {
    super(fields);
    this.k = k;
    this.#source = source;
  }

  /** A retriever over an opened index, without an assistant around it. */
  static overIndex(index: PlanIndex, options: { k?: number; weights?: SearchWeights } = {}): PlanRetriever {
    const { k = DEFAULT_K, weights = SEARCH_WEIGHTS } = options;
    const outline = createOutline(index.plan);
    const retrieve: RetrievalSource['retrieve'] = (question, { k: most }) =>
      retrievePassages(index, question, { k: most, weights });
    return new PlanRetriever({ source: { outline, retrieve }, k });
  }

  override async _getRelevantDocuments(
    question: string,
    _runManager?: CallbackManagerForRetrieverRun,
  ): Promise<Document<PassageMetadata>[]> {
    const { hits } = await this.#source.retrieve(question, { k: this.k });
    return hits.map((hit) => toDocument(hit, this.#source.outline));
  }
}

function toDocument({ chunk, score, rank }: Hit, outline: Outline): Document<PassageMetadata> {
  const metadata: PassageMetadata = {
    chunkId: chunk.id,
    planId: chunk.planId,
    reference: formatReference(outline, chunk),
    url: planUrl(anchorOf(chunk)),
    score,
    rank,
    breadcrumb: chunk.path.map(({ title }) => title),
    start: chunk.span.start,
    end: chunk.span.end,
  };
  return new Document({ pageContent: chunk.text, metadata, id: chunk.id });
}
