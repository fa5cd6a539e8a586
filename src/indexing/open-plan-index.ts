// An index ready to search: read from disk when it fits the corpus and the model, built and stored when it does not.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Embeddings } from '@langchain/core/embeddings';
import { chunkPlan } from '../chunking/chunk-plan.js';
import { countTerms, EMBEDDED_MODEL, EmbeddedEmbeddings } from '../models/embedded-embeddings.js';
import type { PlanDocument } from '../plan/plan-document.js';
import { loadPlan } from '../plan/plan-store.js';
import { normalizeText } from '../text/normalize-text.js';
import { StoredFileError } from './array-file.js';
import {
  buildPlanIndexData,
  embeddingTerms,
  embedPassages,
  listSentences,
  type PlanIndexData,
  type ReportProgress,
} from './build-plan-index.js';
import { type ExpansionQuestions, listQuestionFiles, loadExpansionQuestions } from './expansion-questions.js';
import { findHindrance } from './find-hindrance.js';
import type { IndexSource } from './label-texts.js';
import { loadOffTopicQuestions, OFF_TOPIC_FILE } from './off-topic-questions.js';
import type { PlanIndex } from './plan-index.js';
import {
  INDEX_FORMAT,
  INDEX_TUNABLES,
  indexKey,
  readPlanIndex,
  removeIndex,
  removeOutdatedIndexes,
  type StoredIndex,
  writePlanIndex,
} from './plan-index-store.js';
import { openClassifier } from './question-classifier.js';
import { loadSegmenter, segmentWords } from './segment-words.js';
import { buildSoundIndex } from './sound-index.js';
import { openSparseIndex } from './sparse-index.js';
import { loadThesaurus } from './thesaurus.js';
import { yieldToEvents } from './yield-to-events.js';

export interface OpenIndexOptions {
  readonly corpusDir: string;
  /** Folder of stored indexes; null keeps the index in memory only. */
  readonly indexDir: string | null;
  /** A configured model's embeddings with the name that the manifest keeps; null for the embedded model. */
  readonly embeddings: { readonly id: string; readonly model: Embeddings } | null;
  readonly onProgress?: ReportProgress;
  /** Told when a stored index was refused and why. */
  readonly onRefused?: (reason: string) => void;
  /** Told what of the aids was left out, for the operator. */
  readonly onNotice?: (notice: string) => void;
  /** Aids left out, for measuring: 'words', 'questions', 'questions:elder' (one author's), 'off-topic', 'thesaurus', 'sounds'. */
  readonly without?: ReadonlySet<string>;
}

/** Longer documents of appended questions are normalised less: their length tells how much was written, not verbosity. */
const EXPANDED_BM25 = { k1: 1.2, b: 0.4 } as const;

/** The plan's own words, one a line; `#` starts a comment. */
export function loadDomainWords(corpusDir: string): string[] {
  const file = join(corpusDir, 'words.txt');
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim())
    .filter(Boolean);
}

function digestAids(corpusDir: string, without: ReadonlySet<string>): string {
  const digest = createHash('sha256').update([...without].sort().join(','));
  const files = ['words.txt', OFF_TOPIC_FILE, ...listQuestionFiles(corpusDir).map((name) => join('questions', name))];
  for (const name of files) {
    const file = join(corpusDir, name);
    if (existsSync(file)) digest.update(name).update(readFileSync(file));
  }
  return digest.digest('hex');
}

/** What the manifest of a fitting index says. */
function wantedManifest(plan: Pick<PlanDocument, 'id' | 'digest'>, options: OpenIndexOptions) {
  const { corpusDir, embeddings, without = new Set<string>() } = options;
  return {
    format: INDEX_FORMAT,
    planId: plan.id,
    planDigest: plan.digest,
    aidsDigest: digestAids(corpusDir, without),
    embeddingModel: embeddings?.id ?? EMBEDDED_MODEL,
    tunables: INDEX_TUNABLES,
  };
}

/** Whether an index of the embedded model is stored that fits the corpus, as far as its name tells. */
export function hasPlanIndex(corpusDir: string, indexDir: string): boolean {
  const wanted = wantedManifest(loadPlan(corpusDir), { corpusDir, indexDir, embeddings: null });
  return existsSync(join(indexDir, indexKey(wanted)));
}

/** The arrays of a new index: with a model's vectors, all that the embedded index has beside its own is taken from there. */
async function buildData(source: IndexSource, options: OpenIndexOptions): Promise<PlanIndexData> {
  const { indexDir, embeddings, onProgress, onRefused } = options;
  if (embeddings === null || indexDir === null)
    return buildPlanIndexData(source, embeddings?.model ?? null, onProgress);
  const key = indexKey(wantedManifest(source.plan, { ...options, embeddings: null }));
  const base = readStored(indexDir, key, onRefused);
  return base === null
    ? buildPlanIndexData(source, embeddings.model, onProgress)
    : { ...base.data, termVectors: null, ...(await embedPassages(source.chunks, embeddings.model)) };
}

/** Keeps an index for the next start. A disk that is full or not ours costs that start its time, and nobody an answer. */
function store(indexDir: string, stored: StoredIndex, onNotice: (notice: string) => void): void {
  try {
    writePlanIndex(indexDir, stored.manifest, stored.data);
    removeOutdatedIndexes(indexDir, indexKey(stored.manifest), stored.manifest.embeddingModel);
  } catch (error) {
    onNotice(`${(error as Error).message} Until then the index is served from memory and built anew at each start.`);
  }
}

/** The index of this source: the stored one when it fits, else a new one, stored. */
async function readOrBuild(source: IndexSource, options: OpenIndexOptions): Promise<StoredIndex> {
  const { indexDir, onNotice = () => {} } = options;
  const wanted = wantedManifest(source.plan, options);
  const stored = indexDir === null ? null : readStored(indexDir, indexKey(wanted), options.onRefused);
  if (stored !== null) return stored;
  const hindrance = indexDir === null ? null : findHindrance(indexDir);
  // Told before the work of half a minute, not after it.
  if (hindrance !== null)
    onNotice(`the index cannot be kept in ${indexDir}: ${hindrance}. It is built anew at each start; ${WRITABLE}.`);
  const data = await buildData(source, options);
  const manifest = {
    ...wanted,
    dimensions: data.dimensions,
    chunks: source.chunks.length,
    sentences: source.sentences.length,
    questions: source.questions.length,
  };
  if (indexDir !== null && hindrance === null) store(indexDir, { manifest, data }, onNotice);
  return { manifest, data };
}

const WRITABLE = 'set PLAN_DATA_DIR to a folder that can be written';

/** Language aids that a corpus may go without, at a price. */
const AIDS = ['words.txt', OFF_TOPIC_FILE, 'thesaurus.jsonl', 'questions'] as const;

const describeMissing = (corpusDir: string, missing: readonly string[]): string =>
  `${corpusDir} has no ${missing.join(', ')}: questions in other words than the plan's are understood less well; corpus/README.md says what each is for`;

/** How many rows of index-time questions are not used, for which passages, and what to do about it. */
function describeLeftOut({ rowsLeftOut, stalePassages, missingPassages }: ExpansionQuestions): string {
  const list = (ids: readonly string[]): string => `${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ', …' : ''}`;
  const reasons = [
    stalePassages.length > 0 ? `${stalePassages.length} passages have changed (${list(stalePassages)})` : '',
    missingPassages.length > 0 ? `${missingPassages.length} are not in the plan (${list(missingPassages)})` : '',
  ].filter((reason) => reason !== '');
  return `${rowsLeftOut} rows of index-time questions are left out: ${reasons.join(', ')}; \`npm run plan -- expand\` writes them anew`;
}

/**
 * Opens the index of the corpus. Reads `corpusDir`, writes below `indexDir` only. Between its steps, of which jieba's
 * dictionary is the longest with about a second, events are handled.
 */
export async function openPlanIndex(options: OpenIndexOptions): Promise<PlanIndex> {
  const { corpusDir, embeddings, without = new Set<string>() } = options;
  const plan = loadPlan(corpusDir);
  const domainWords = without.has('words') ? [] : loadDomainWords(corpusDir);
  await yieldToEvents();
  loadSegmenter(domainWords);
  await yieldToEvents();
  const chunks = chunkPlan(plan);
  const written = loadExpansionQuestions(
    corpusDir,
    plan,
    chunks,
    (author) => !without.has('questions') && !without.has(`questions:${author}`),
  );
  const { questions } = written;
  if (written.rowsLeftOut > 0) options.onNotice?.(describeLeftOut(written));
  const missing = AIDS.filter((name) => !existsSync(join(corpusDir, name)));
  if (missing.length > 0) options.onNotice?.(describeMissing(corpusDir, missing));
  const sentences = listSentences(plan, chunks);
  await yieldToEvents();
  const offTopic = without.has('off-topic') ? [] : loadOffTopicQuestions(corpusDir);
  const { manifest, data } = await readOrBuild({ plan, chunks, sentences, questions, offTopic }, options);
  await yieldToEvents();
  const thesaurus = loadThesaurus(without.has('thesaurus') ? join(corpusDir, 'none') : corpusDir);
  const sounds = buildSoundIndex(without.has('sounds') ? [] : planWords(plan.text));
  await yieldToEvents();
  const { vocabulary } = data;
  return {
    manifest,
    plan,
    chunks,
    sentences,
    questions,
    passages: openSparseIndex(data.passages, vocabulary),
    expanded: openSparseIndex(data.expanded, vocabulary, EXPANDED_BM25),
    sentenceIndex: openSparseIndex(data.sentenceIndex, vocabulary, EXPANDED_BM25),
    questionIndex: openSparseIndex(data.questionIndex, vocabulary),
    classifier: openClassifier(data.classifier),
    embeddings: embeddings?.model ?? embeddedModel(data),
    vectors: data.vectors,
    domainWords: new Set(domainWords.map(normalizeText)),
    thesaurus,
    sounds,
  };
}

/** The words of the plan: what a misspelt word may have been meant to be. */
const planWords = (text: string): Set<string> => new Set(segmentWords(normalizeText(text)));

function embeddedModel(data: PlanIndexData): EmbeddedEmbeddings {
  if (data.termVectors === null) throw new StoredFileError('an index of the embedded model has no term vectors');
  return new EmbeddedEmbeddings(data.termVectors, {
    document: embeddingTerms,
    query: (text) => countTerms(embeddingTerms(text)),
  });
}

/** Reads the stored index; a damaged one is told, removed and counts as missing. */
function readStored(dir: string, key: string, onRefused: ((reason: string) => void) | undefined): StoredIndex | null {
  try {
    return readPlanIndex(dir, key);
  } catch (error) {
    if (!(error instanceof StoredFileError)) throw error;
    onRefused?.(`${error.message}; it is built anew`);
    // A folder that cannot be written keeps its damaged index: it is refused again at the next start.
    if (findHindrance(dir) === null) removeIndex(dir, key);
    return null;
  }
}
