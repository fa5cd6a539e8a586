// Understanding ready to read: what was fitted is read from disk when it fits the labels, else fitted anew and stored.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { StoredFileError } from '../indexing/array-file.js';
import { buildInThread, canBuildInThread } from '../indexing/build-in-thread.js';
import { loadDomainWords, segmenterWords } from '../indexing/open-plan-index.js';
import { loadSegmenter } from '../indexing/segment-words.js';
import { loadThesaurus, THESAURUS_FILE } from '../indexing/thesaurus.js';
import { aidFiles, PROJECT_CORPUS } from '../plan/aid-folders.js';
import { loadPlan } from '../plan/plan-store.js';
import { type FittedUnderstanding, fitUnderstanding } from './fit-understanding.js';
import { loadFormWords } from './form-words.js';
import { careFiles, readCare } from './read-care.js';
import { planNamesOf } from './read-filters.js';
import { LABELS_FOLDER, listLabelAuthors, readLabels } from './read-labels.js';
import { readUnderstanding, writeUnderstanding } from './store-understanding.js';
import { createUnderstanding, type Understanding } from './understand.js';
import { createWordKnowledge, type WordKnowledge } from './word-knowledge.js';

/** Raise it with every change of features or of fitting: what an older version fitted is then fitted anew. */
export const UNDERSTANDING_FORMAT = 17;

export interface OpenUnderstandingOptions {
  readonly corpusDir: string;
  /** Folder of built data; null keeps what is fitted in memory only. */
  readonly dataDir: string | null;
  /** Words that jieba's dictionary gets; the corpus's own where left out. */
  readonly domainWords?: readonly string[];
  /** Words of other plans of this process, which jieba's one dictionary holds as well. */
  readonly sharedWords?: readonly string[];
  /** Told when a stored file was refused and why. */
  readonly onRefused?: (reason: string) => void;
  /** Told why what is fitted cannot be kept for the next start. */
  readonly onHindrance?: (reason: string) => void;
  /** Fits here, not in a thread of its own. */
  readonly inThisThread?: boolean;
}

/** How people ask is the same of every plan: a corpus without labels of its own is read with those of the project. */
const labelsHome = (corpusDir: string): string =>
  existsSync(join(corpusDir, LABELS_FOLDER)) ? corpusDir : PROJECT_CORPUS;

/** What fitting depends on: labels, the plan and the aids that they were written over, and the words that cut them. */
function digestOf(home: string, domainWords: readonly string[]): string {
  const digest = createHash('sha256').update(`${UNDERSTANDING_FORMAT}\n${domainWords.join('\n')}`);
  const labels = readdirSync(join(home, LABELS_FOLDER)).filter((name) => name.endsWith('.jsonl'));
  const files = [...labels.sort().map((label) => join(LABELS_FOLDER, label)), ...careFiles(home), 'plan.txt'].map(
    (name) => join(home, name),
  );
  for (const file of [...files, ...aidFiles(home, THESAURUS_FILE)])
    if (existsSync(file)) digest.update(basename(file)).update(readFileSync(file));
  return digest.digest('hex').slice(0, 16);
}

export function openKnowledge(corpusDir: string): WordKnowledge {
  const { text } = loadPlan(corpusDir);
  return createWordKnowledge(text, loadThesaurus(corpusDir, text));
}

function readStored(dir: string, key: string, onRefused?: (reason: string) => void): FittedUnderstanding | null {
  try {
    return readUnderstanding(dir, key);
  } catch (error) {
    if (!(error instanceof StoredFileError)) throw error;
    onRefused?.(`${error.message}; it is fitted anew`);
    return null;
  }
}

/** Fitted in this process already: many assistants may be opened over the same labels. */
const fittedByKey = new Map<string, Promise<FittedUnderstanding>>();

async function readOrFit(
  home: string,
  domainWords: readonly string[],
  options: OpenUnderstandingOptions,
): Promise<FittedUnderstanding> {
  const dir = options.dataDir === null ? null : join(options.dataDir, LABELS_FOLDER);
  const key = digestOf(home, domainWords);
  const stored = dir === null ? null : readStored(dir, key, options.onRefused);
  if (stored !== null) return stored;
  const apart = await fitApart(key, domainWords, options);
  if (apart !== null) return apart;
  const rows = listLabelAuthors(home).flatMap((author) => readLabels(home, author));
  const fitting = fittedByKey.get(key) ?? fitUnderstanding(rows, readCare(home), openKnowledge(home));
  fittedByKey.set(key, fitting);
  const fitted = await fitting;
  if (dir !== null) store(dir, { key, fitted }, options.onHindrance);
  return fitted;
}

/** Keeps what was fitted for the next start, which otherwise fits anew: no fault of the disk keeps this one from reading. */
function store(
  dir: string,
  { key, fitted }: { readonly key: string; readonly fitted: FittedUnderstanding },
  onHindrance: (reason: string) => void = () => {},
): void {
  try {
    writeUnderstanding(dir, key, fitted);
  } catch (error) {
    onHindrance((error as Error).message);
  }
}

/** Fitted in a thread of its own where one can run; null where it is fitted here. */
async function fitApart(
  key: string,
  domainWords: readonly string[],
  { corpusDir, dataDir, inThisThread, onRefused, onHindrance = () => {} }: OpenUnderstandingOptions,
): Promise<FittedUnderstanding | null> {
  if (dataDir === null || inThisThread || !canBuildInThread()) return null;
  return buildInThread({
    module: new URL('./understanding-thread.js', import.meta.url),
    data: { corpusDir, domainWords },
    dir: dataDir,
    read: (dir) => readStored(join(dir, LABELS_FOLDER), key, onRefused),
    onHindrance,
  });
}

/** Opens understanding over a corpus; four seconds where it must be fitted, a tenth of one where it is stored. */
export async function openUnderstanding(options: OpenUnderstandingOptions): Promise<Understanding> {
  const home = labelsHome(options.corpusDir);
  const shared = options.sharedWords ?? [];
  const own = options.domainWords ?? loadDomainWords(options.corpusDir);
  // In one order for all plans that share them: what is fitted over one list is fitted once.
  const domainWords = shared.length > 0 ? segmenterWords(shared, own) : [...own];
  loadSegmenter(domainWords);
  const fitted = await readOrFit(home, domainWords, options);
  const plan = loadPlan(options.corpusDir);
  return createUnderstanding({
    fitted,
    knowledge: createWordKnowledge(plan.text, loadThesaurus(options.corpusDir, plan.text)),
    words: loadFormWords(home),
    table: planNamesOf(plan),
  });
}
