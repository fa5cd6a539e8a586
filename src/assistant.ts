// The composition root: from configuration to an assistant that asks, retrieves and shows sections.
import { fileURLToPath } from 'node:url';
import type { Answer, AnswerEvent, AskRequest } from './answering/answer.js';
import { type AnsweringParts, answerByExtraction, prepareQuestion } from './answering/answer-question.js';
import type { Chunk } from './chunking/chunk.js';
import { openPlanIndex } from './indexing/open-plan-index.js';
import type { PlanIndex } from './indexing/plan-index.js';
import { createOutline, type Outline } from './plan/outline.js';
import type { PlanDocument } from './plan/plan-document.js';
import { retrievePassages } from './retrieval/retrieve-passages.js';
import type { Retrieval } from './retrieval/retrieval.js';
import { SEARCH_WEIGHTS, type SearchWeights } from './retrieval/search-plan.js';

export interface AskOptions {
  /** Aborts the work, the model's included, when the reader leaves. */
  readonly signal?: AbortSignal;
}

export interface Assistant {
  readonly plan: PlanDocument;
  readonly outline: Outline;
  readonly chunks: readonly Chunk[];
  /** What it runs on, for /readyz, runs and reports; never holds a key. */
  readonly description: AssistantDescription;
  /** Answers one question. Rejects only with AbortError or on a defect; everything a user can meet is a status. */
  ask(request: AskRequest, options?: AskOptions): Promise<Answer>;
  /** The same as a stream of verified claims. */
  askStream(request: AskRequest, options?: AskOptions): AsyncIterable<AnswerEvent>;
  /** The best `k` passages (10 by default) for a question. */
  retrieve(question: string, options?: { readonly k?: number }): Promise<Retrieval>;
  close(): Promise<void>;
}

export interface AssistantDescription {
  readonly planId: string;
  readonly planDigest: string;
  readonly chunks: number;
  readonly embeddingModel: string;
  readonly chatModel: string | null;
  readonly promptVersion: string | null;
  readonly indexFormat: number;
}

export interface AssistantOptions {
  /** Folder of the structured document and the language aids. */
  readonly corpusDir: string;
  /** Folder of built indexes and databases; null keeps everything in memory. */
  readonly dataDir: string | null;
  /** Names of parts switched off, of `ABLATIONS`. */
  readonly ablate: readonly string[];
  /** Told while the index is built. */
  readonly onProgress?: (step: string, done: number, total: number) => void;
  /** Told what an operator should know: a refused index, a claim that failed verification. */
  readonly onNotice?: (notice: string) => void;
}

/** Parts that an evaluation can switch off to see what they earn. */
export const ABLATIONS = [
  { name: 'sparse-only', description: 'terms only: no vectors' },
  { name: 'dense-only', description: 'vectors only: no terms' },
  { name: 'no-sentences', description: 'without the sentence index' },
  { name: 'no-words', description: "without the plan's own words in jieba" },
  { name: 'no-questions', description: 'without index-time questions' },
  { name: 'no-thesaurus', description: 'without thesaurus and English terms' },
  { name: 'no-sounds', description: 'without homophones' },
] as const;

const projectDir = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

function searchWeights(ablate: ReadonlySet<string>): SearchWeights {
  if (ablate.has('dense-only')) return { passages: 0, expanded: 0, sentences: 0, dense: 1 };
  return {
    ...SEARCH_WEIGHTS,
    ...(ablate.has('sparse-only') ? { dense: 0 } : {}),
    ...(ablate.has('no-sentences') ? { sentences: 0 } : {}),
  };
}

const AIDS: Readonly<Record<string, string>> = { 'no-words': 'words', 'no-questions': 'questions', 'no-thesaurus': 'thesaurus', 'no-sounds': 'sounds' };

/** Opens the corpus and its index (built when missing or stale) and returns an assistant over it. */
export async function createAssistant(options: Partial<AssistantOptions> = {}): Promise<Assistant> {
  const corpusDir = options.corpusDir ?? process.env['PLAN_CORPUS_DIR'] ?? projectDir('corpus');
  const dataDir = options.dataDir === undefined ? (process.env['PLAN_DATA_DIR'] ?? projectDir('data')) : options.dataDir;
  const ablate = new Set(options.ablate ?? []);
  const unknown = [...ablate].filter((name) => !ABLATIONS.some((part) => part.name === name));
  if (unknown.length > 0) throw new Error(`unknown ablation ${unknown.join(', ')}; known are ${ABLATIONS.map(({ name }) => name).join(', ')}`);
  const without = new Set([...ablate].flatMap((name) => AIDS[name] ?? []));
  const index = await openPlanIndex({
    corpusDir,
    indexDir: dataDir === null || without.size > 0 ? null : `${dataDir}/index`,
    embeddings: null,
    without,
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
    ...(options.onNotice ? { onRefused: options.onNotice } : {}),
  });
  return assistantOver(index, searchWeights(ablate), options.onNotice);
}

function assistantOver(index: PlanIndex, weights: SearchWeights, onNotice?: (notice: string) => void): Assistant {
  const outline = createOutline(index.plan);
  const parts: AnsweringParts = {
    index,
    outline,
    weights,
    onDropped: ({ text, problem }) => onNotice?.(`a claim fell (${problem}): ${text}`),
  };
  const ask = async (request: AskRequest, { signal }: AskOptions = {}): Promise<Answer> => {
    signal?.throwIfAborted();
    const prepared = await prepareQuestion(parts, request);
    signal?.throwIfAborted();
    return answerByExtraction(parts, prepared);
  };
  return {
    plan: index.plan,
    outline,
    chunks: index.chunks,
    description: {
      planId: index.plan.id,
      planDigest: index.plan.digest,
      chunks: index.chunks.length,
      embeddingModel: index.manifest.embeddingModel,
      chatModel: null,
      promptVersion: null,
      indexFormat: index.manifest.format,
    },
    ask,
    async *askStream(request, askOptions = {}) {
      yield* eventsOf(await ask(request, askOptions));
    },
    retrieve: (question, { k = 10 } = {}) => retrievePassages(index, question, { k, weights }),
    close: async () => {},
  };
}

/** A finished answer as the events of a stream. */
function* eventsOf(answer: Answer): Iterable<AnswerEvent> {
  const { id, question, standaloneQuestion, mode } = answer;
  yield { type: 'answer-start', data: { id, question, standaloneQuestion, mode } };
  const sent = new Set<number>();
  for (const [index, claim] of answer.claims.entries()) {
    for (const number of claim.citations) {
      const citation = answer.citations.find((candidate) => candidate.id === number);
      if (citation && !sent.has(number)) yield { type: 'citation', data: citation };
      sent.add(number);
    }
    yield { type: 'claim', data: { index, ...claim } };
  }
  yield { type: 'answer-end', data: answer };
}
