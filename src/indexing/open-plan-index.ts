// An index ready to search: read from disk when it fits the corpus and the model, built and stored when it does not.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Embeddings } from '@langchain/core/embeddings';
import { chunkPlan } from '../chunking/chunk-plan.js';
import { countTerms, EMBEDDED_MODEL, EmbeddedEmbeddings } from '../models/embedded-embeddings.js';
import { aidFiles } from '../plan/aid-folders.js';
import type { PlanDocument } from '../plan/plan-document.js';
import { loadPlan } from '../plan/plan-store.js';
import { normalizeText } from '../text/normalize-text.js';
import { StoredFileError } from './array-file.js';
import { buildInThread, canBuildInThread } from './build-in-thread.js';
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
import { loadThesaurus, NO_THESAURUS } from './thesaurus.js';
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
  /** Told why the index cannot be kept, before the work where that is known by then; without it `onNotice` is. */
  readonly onHindrance?: (reason: string) => void;
  /** Builds here what is missing, not in a thread of its own. */
  readonly inThisThread?: boolean;
  /** Words of other plans of this process, which jieba's one dictionary holds as well. */
  readonly sharedWords?: readonly string[];
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

/** What jieba's dictionary gets: the plan's own words first, then those that only other plans have. */
export const segmenterWords = (own: readonly string[], shared: readonly string[]): string[] => [
  ...new Set([...own, ...shared]),
];

function digestAids({ corpusDir, without = new Set(), sharedWords = [] }: OpenIndexOptions): string {
  const own = new Set(loadDomainWords(corpusDir));
  const others = sharedWords.filter((word) => !own.has(word));
  const digest = createHash('sha256').update([...without].sort().join(','));
  if (others.length > 0) digest.update(others.join('\n'));
  const ownFiles = ['words.txt', ...listQuestionFiles(corpusDir).map((name) => join('questions', name))];
  const files = [...ownFiles.map((name) => join(corpusDir, name)), ...aidFiles(corpusDir, OFF_TOPIC_FILE)];
  for (const file of files) if (existsSync(file)) digest.update(basename(file)).update(readFileSync(file));
  return digest.digest('hex');
}

/** What the manifest of a fitting index says. */
function wantedManifest(plan: Pick<PlanDocument, 'id' | 'digest'>, options: OpenIndexOptions) {
  return {
    format: INDEX_FORMAT,
    planId: plan.id,
    planDigest: plan.digest,
    aidsDigest: digestAids(options),
    embeddingModel: options.embeddings?.id ?? EMBEDDED_MODEL,
    tunables: INDEX_TUNABLES,
  };
}

/** An index of the embedded model, or with a model's vectors all that is beside them: built here. */
async function build(source: IndexSource, options: OpenIndexOptions): Promise<PlanIndexData> {
  const { indexDir, embeddings, onProgress } = options;
  if (embeddings === null || indexDir === null)
    return buildPlanIndexData(source, embeddings?.model ?? null, onProgress);
  // All that the embedded index has beside its own vectors is taken from there.
  const base = await readOrBuild(source, { ...options, embeddings: null });
  return { ...base.data, termVectors: null, ...(await embedPassages(source.chunks, embeddings.model)) };
}

/** Keeps an index for the next start. A disk that is full or not ours costs that start its time, and nobody an answer. */
function store(indexDir: string, stored: StoredIndex, onHindrance: (reason: string) => void): void {
  try {
    writePlanIndex(indexDir, stored.manifest, stored.data);
    removeOutdatedIndexes(indexDir, indexKey(stored.manifest), stored.manifest.embeddingModel);
  } catch (error) {
    onHindrance((error as Error).message);
  }
}

/** What the operator hears of a folder that takes no index. */
const tellHindrance = ({ indexDir, onHindrance, onNotice }: OpenIndexOptions, reason: string): void =>
  onHindrance
    ? onHindrance(reason)
    : onNotice?.(`the index cannot be kept in ${indexDir}: ${reason}. It is built anew at each start; ${WRITABLE}.`);

/** The index of the embedded model, built in a thread of its own where one can run; null where it is built here. */
async function buildApart(key: string, options: OpenIndexOptions): Promise<StoredIndex | null> {
  const { corpusDir, indexDir, embeddings, without = new Set<string>(), sharedWords = [], onProgress } = options;
  if (indexDir === null || embeddings !== null || options.inThisThread || !canBuildInThread()) return null;
  return buildInThread({
    module: new URL('./index-thread.js', import.meta.url),
    data: { corpusDir, without: [...without], sharedWords },
    dir: indexDir,
    read: (dir) => readStored(dir, key, options.onRefused),
    onHindrance: (reason) => tellHindrance(options, reason),
    ...(onProgress ? { onProgress } : {}),
  });
}

/** The index of this source: the stored one when it fits, else a new one, stored. */
async function readOrBuild(source: IndexSource, options: OpenIndexOptions): Promise<StoredIndex> {
  const { indexDir } = options;
  const wanted = wantedManifest(source.plan, options);
  const key = indexKey(wanted);
  const stored = indexDir === null ? null : readStored(indexDir, key, options.onRefused);
  if (stored !== null) return stored;
  const built = await buildApart(key, options);
  if (built !== null) return built;
  const hindrance = indexDir === null ? null : findHindrance(indexDir);
  // Told before the work of half a minute, not after it.
  if (hindrance !== null) tellHindrance(options, hindrance);
  const data = await build(source, options);
  const manifest = {
    ...wanted,
    dimensions: data.dimensions,
    chunks: source.chunks.length,
    sentences: source.sentences.length,
    questions: source.questions.length,
  };
  if (indexDir !== null && hindrance === null)
    store(indexDir, { manifest, data }, (reason) => tellHindrance(options, reason));
  return { manifest, data };
}

const WRITABLE = 'set PLAN_DATA_DIR to a folder that can be written';

/** Language aids of its own that a plan may go without, at a price. */
const AIDS = ['words.txt', 'questions'] as const;

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
  loadSegmenter(without.has('words') ? [] : segmenterWords(domainWords, options.sharedWords ?? []));
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
  const offTopic = without.has('off-topic') ? [] : loadOffTopicQuestions(corpusDir, questions.length);
  const { manifest, data } = await readOrBuild({ plan, chunks, sentences, questions, offTopic }, options);
  await yieldToEvents();
  const thesaurus = without.has('thesaurus') ? NO_THESAURUS : loadThesaurus(corpusDir, plan.text);
  if (thesaurus.leftOut > 0)
    options.onNotice?.(`${thesaurus.leftOut} rows of thesaurus.jsonl lead to no word of the plan and are left out`);
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
