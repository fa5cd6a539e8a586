// The composition root: from configuration to an assistant that asks, retrieves and shows sections.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSignposts } from './answering/acts/signposts.js';
import type { Answer, AnswerEvent, AskRequest } from './answering/answer.js';
import { answerQuestion, lastAnswer } from './answering/answer-question.js';
import type { AnsweringParts } from './answering/answering-parts.js';
import { PROMPT_VERSION } from './answering/generation/prompt.js';
import { loadGlossary } from './answering/glossary.js';
import { loadJudge, loadSelection, SELECTION_FILE } from './answering/load-models.js';
import type { Chunk } from './chunking/chunk.js';
import { loadAudiences } from './indexing/audiences.js';
import { type OpenIndexOptions, openPlanIndex } from './indexing/open-plan-index.js';
import type { PlanIndex } from './indexing/plan-index.js';
import { yieldToEvents } from './indexing/yield-to-events.js';
import type { ChatModelPort } from './models/chat-model-port.js';
import { type EmbeddingConfig, loadModelConfig, type ModelConfig } from './models/model-config.js';
import { loadCard } from './plan/card-store.js';
import { createOutline, type Outline } from './plan/outline.js';
import type { PlanDocument } from './plan/plan-document.js';
import { denseWeightOf } from './retrieval/dense-weight.js';
import { EVIDENCE_DEFAULTS, type EvidenceOptions } from './retrieval/gather-evidence.js';
import type { Retrieval } from './retrieval/retrieval.js';
import { retrievePassages } from './retrieval/retrieve-passages.js';
import { SEARCH_WEIGHTS, type SearchWeights } from './retrieval/search-plan.js';
import { loadStatements } from './statements/statement-store.js';
import { openUnderstanding } from './understanding/open-understanding.js';

export interface AskOptions {
  /** Aborts the work, the model's included, when the reader leaves. */
  readonly signal?: AbortSignal;
}

export interface Assistant {
  readonly plan: PlanDocument;
  readonly outline: Outline;
  /** What answers are made from, for fitting and inspection. */
  readonly parts: AnsweringParts;
  readonly chunks: readonly Chunk[];
  /** What it runs on now, for /readyz, runs and reports; never holds a key. */
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
  /** Folder of this plan's index, where several plans share one data folder; `index/` of the data folder by default. */
  readonly indexDir: string;
  /** Words of the other plans of this process: jieba keeps one dictionary for all of them. */
  readonly sharedWords: readonly string[];
  /** `configured` reads models from the environment and plan.config.json; `embedded` uses none, whatever is configured. */
  readonly models: 'configured' | 'embedded';
  /** A chat model to use instead of the configured one: recorded replies, fakes. */
  readonly chatModel: ChatModelPort;
  /** Whether to wait for the index of a configured embedding model instead of serving with the embedded one meanwhile. */
  readonly waitForEmbeddings: boolean;
  /** Weight of the dense search, for choosing it. */
  readonly denseWeight: number;
  /** Names of parts switched off, of `ABLATIONS`. */
  readonly ablate: readonly string[];
  /** Weights to use instead of the fitted ones: what fitting itself starts from. */
  readonly weightsOfAnswering: Pick<AnsweringParts, 'selection' | 'judge'>;
  /** Told while an index is built. */
  readonly onProgress: (step: string, done: number, total: number) => void;
  /** Told what an operator should know: a refused index, a claim that fell, a model that failed. */
  readonly onNotice: (notice: string) => void;
  /** Told why what is built cannot be kept for the next start; without it `onNotice` is. */
  readonly onHindrance: (reason: string) => void;
}

/** Parts that an evaluation can switch off to see what they earn. */
export const ABLATIONS = [
  { name: 'sparse-only', description: 'terms only: no vectors' },
  { name: 'dense-only', description: 'vectors only: no terms' },
  { name: 'no-rerank', description: 'the order of the first search, no second look at sentences' },
  { name: 'no-learned', description: 'without the classifier learned from index-time questions' },
  { name: 'no-words', description: "without the plan's own words in jieba" },
  { name: 'no-questions', description: 'without index-time questions' },
  { name: 'no-off-topic', description: 'without off-topic questions: every question may be one for the plan' },
  { name: 'no-thesaurus', description: 'without thesaurus and English terms' },
  { name: 'no-sounds', description: 'without homophones' },
] as const;

/** Language aids that an ablation leaves out of the index. */
const AIDS: Readonly<Record<string, string>> = {
  'no-words': 'words',
  'no-questions': 'questions',
  'no-off-topic': 'off-topic',
  'no-thesaurus': 'thesaurus',
  'no-sounds': 'sounds',
};

/** How sentences and verdicts are weighed is the same for every plan. */
const generalDir = (corpusDir: string): string =>
  existsSync(join(corpusDir, SELECTION_FILE)) ? corpusDir : projectDir('corpus');

const projectDir = (name: string): string => fileURLToPath(new URL(`../${name}`, import.meta.url));

function searchWeights(ablate: ReadonlySet<string>, dense: number): SearchWeights {
  if (ablate.has('dense-only')) return { passages: 0, expanded: 0, dense: 1 };
  return {
    ...SEARCH_WEIGHTS,
    dense: ablate.has('sparse-only') ? 0 : dense,
  };
}

/** The second look with parts of it switched off; without any the first search's order stands. */
function evidenceOptions(ablate: ReadonlySet<string>): EvidenceOptions {
  if (ablate.has('no-rerank')) {
    const none = {
      learnedWeight: 0,
      learnedSentenceWeight: 0,
      sentenceWeight: 0,
      questionWeight: 0,
      coverageWeight: 0,
      titleWeight: 0,
    };
    return { ...EVIDENCE_DEFAULTS, ...none, exactTitleBonus: 0, figureBonus: 0, listBonus: 0, nameBonus: 0 };
  }
  return ablate.has('no-learned')
    ? { ...EVIDENCE_DEFAULTS, learnedWeight: 0, learnedSentenceWeight: 0 }
    : EVIDENCE_DEFAULTS;
}

function checkAblations(names: readonly string[]): Set<string> {
  const unknown = names.filter((name) => !ABLATIONS.some((part) => part.name === name));
  if (unknown.length > 0)
    throw new Error(
      `unknown ablation ${unknown.join(', ')}; known are ${ABLATIONS.map(({ name }) => name).join(', ')}`,
    );
  return new Set(names);
}

async function openChatModel(config: ModelConfig | null): Promise<ChatModelPort | null> {
  if (!config?.chat) return null;
  const { createChatModel } = await import('./models/create-chat-model.js');
  return createChatModel(config.chat);
}

/** The index of a configured embedding model: read when it stands, else embedded anew, batch by batch. */
async function openModelIndex(
  config: EmbeddingConfig,
  dataDir: string | null,
  options: OpenIndexOptions,
): Promise<PlanIndex> {
  const { createEmbeddingModel } = await import('./models/create-embedding-model.js');
  const cache = dataDir === null ? {} : { cacheDir: `${dataDir}/embeddings` };
  const model = await createEmbeddingModel(config, {
    ...cache,
    ...(options.onRefused ? { warn: options.onRefused } : {}),
  });
  return openPlanIndex({ ...options, embeddings: { id: model.id, model } });
}

/**
 * Opens the corpus and its index (built when missing or stale) and returns an assistant over it. With an embedding model
 * configured it serves with the embedded vectors until that model's index is ready, then goes over to it between two
 * questions; when the model cannot be reached it stays with the embedded ones, and says so through `onNotice`.
 */
export async function createAssistant(options: Partial<AssistantOptions> = {}): Promise<Assistant> {
  const corpusDir = options.corpusDir ?? process.env['PLAN_CORPUS_DIR'] ?? projectDir('corpus');
  const dataDir =
    options.dataDir === undefined ? (process.env['PLAN_DATA_DIR'] ?? projectDir('data')) : options.dataDir;
  const onNotice = options.onNotice ?? (() => {});
  const ablate = checkAblations(options.ablate ?? []);
  const without = new Set([...ablate].flatMap((name) => AIDS[name] ?? []));
  const config = options.models === 'embedded' ? null : loadModelConfig();
  const indexOptions: OpenIndexOptions = {
    corpusDir,
    // An ablated index is measured once and not kept.
    indexDir: dataDir === null || without.size > 0 ? null : (options.indexDir ?? join(dataDir, 'index')),
    sharedWords: options.sharedWords ?? [],
    embeddings: null,
    without,
    onRefused: onNotice,
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
    ...(options.onHindrance ? { onHindrance: options.onHindrance } : {}),
  };
  // Told once, though the index of a configured embedding model reads the same aids again.
  const index = await openPlanIndex({ ...indexOptions, onNotice });
  await yieldToEvents();
  const understanding = await openUnderstanding({
    corpusDir,
    // What an ablated vocabulary fits is measured once and not kept.
    dataDir: without.has('words') ? null : dataDir,
    onRefused: onNotice,
    onHindrance:
      options.onHindrance ??
      ((reason) => onNotice(`what was fitted cannot be kept: ${reason}; it is fitted anew at each start`)),
    ...(without.has('words') ? { domainWords: [] } : { sharedWords: options.sharedWords ?? [] }),
  });
  const model = options.chatModel ?? (await openChatModel(config));
  const general = generalDir(corpusDir);
  await yieldToEvents();
  const audiences = loadAudiences(corpusDir, index.plan.text);
  if (audiences.stale > 0) onNotice(`${audiences.stale} rows of audiences.jsonl are not in the plan and are left out`);
  const statements = loadStatements(corpusDir, index.plan);
  const shared = {
    outline: createOutline(index.plan),
    understanding,
    statements,
    audiences,
    card: loadCard(corpusDir),
    signposts: loadSignposts(corpusDir),
    glossary: loadGlossary(corpusDir, { statements, text: index.plan.text }),
    selection: options.weightsOfAnswering?.selection ?? loadSelection(general),
    judge: options.weightsOfAnswering?.judge ?? loadJudge(general),
  };
  const partsOver = (current: PlanIndex): AnsweringParts => ({
    ...shared,
    index: current,
    weights: searchWeights(ablate, options.denseWeight ?? denseWeightOf(current.manifest.embeddingModel, dataDir)),
    evidence: evidenceOptions(ablate),
    model,
    onNotice,
  });
  const holder = { parts: partsOver(index) };
  const swap = config?.embedding
    ? openModelIndex(config.embedding, dataDir, indexOptions).then(
        (modelIndex) => {
          holder.parts = partsOver(modelIndex);
        },
        (error: Error) =>
          onNotice(`the embedding model's index cannot be built, the embedded vectors go on serving: ${error.message}`),
      )
    : Promise.resolve();
  if (options.waitForEmbeddings) await swap;
  return assistantOver(holder, swap);
}

function assistantOver(holder: { readonly parts: AnsweringParts }, swap: Promise<void>): Assistant {
  const { plan, chunks } = holder.parts.index;
  return {
    plan,
    outline: holder.parts.outline,
    get parts() {
      return holder.parts;
    },
    chunks,
    get description() {
      const { index, model } = holder.parts;
      return {
        planId: plan.id,
        planDigest: plan.digest,
        chunks: chunks.length,
        embeddingModel: index.manifest.embeddingModel,
        chatModel: model?.id ?? null,
        promptVersion: model ? PROMPT_VERSION : null,
        indexFormat: index.manifest.format,
      };
    },
    ask: (request, { signal } = {}) => lastAnswer(answerQuestion(holder.parts, request, signal)),
    askStream: (request, { signal } = {}) => answerQuestion(holder.parts, request, signal),
    retrieve: (question, { k = 10 } = {}) =>
      retrievePassages(holder.parts.index, question, {
        k,
        weights: holder.parts.weights,
        evidence: holder.parts.evidence,
      }),
    close: () => swap,
  };
}
