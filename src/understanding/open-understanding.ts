// Understanding ready to read: what was fitted is read from disk when it fits the labels, else fitted anew and stored.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StoredFileError } from '../indexing/array-file.js';
import { loadDomainWords } from '../indexing/open-plan-index.js';
import { loadSegmenter } from '../indexing/segment-words.js';
import { loadThesaurus } from '../indexing/thesaurus.js';
import { loadPlan } from '../plan/plan-store.js';
import { type FittedUnderstanding, fitUnderstanding } from './fit-understanding.js';
import { loadFormWords } from './form-words.js';
import { planNamesOf } from './read-filters.js';
import { LABELS_FOLDER, listLabelAuthors, readLabels } from './read-labels.js';
import { isStored, readUnderstanding, writeUnderstanding } from './store-understanding.js';
import { createUnderstanding, type Understanding } from './understand.js';
import { createWordKnowledge, type WordKnowledge } from './word-knowledge.js';

/** Raise it with every change of features or of fitting: what an older version fitted is then fitted anew. */
export const UNDERSTANDING_FORMAT = 12;

export interface OpenUnderstandingOptions {
  readonly corpusDir: string;
  /** Folder of built data; null keeps what is fitted in memory only. */
  readonly dataDir: string | null;
  /** Words that jieba's dictionary gets; the corpus's own where left out. */
  readonly domainWords?: readonly string[];
  /** Told when a stored file was refused, or could not be written, and why. */
  readonly onRefused?: (reason: string) => void;
}

const OWN_CORPUS = fileURLToPath(new URL('../../corpus', import.meta.url));

/** How people ask is the same of every plan: a corpus without labels of its own is read with those of the project. */
const labelsHome = (corpusDir: string): string => (existsSync(join(corpusDir, LABELS_FOLDER)) ? corpusDir : OWN_CORPUS);

/** What fitting depends on: labels, the plan and the aids that they were written over, and the words that cut them. */
function digestOf(home: string, domainWords: readonly string[]): string {
  const digest = createHash('sha256').update(`${UNDERSTANDING_FORMAT}\n${domainWords.join('\n')}`);
  const labels = readdirSync(join(home, LABELS_FOLDER)).filter((name) => name.endsWith('.jsonl'));
  for (const name of [...labels.sort().map((label) => join(LABELS_FOLDER, label)), 'plan.txt', 'thesaurus.jsonl']) {
    const file = join(home, name);
    if (existsSync(file)) digest.update(name).update(readFileSync(file));
  }
  return digest.digest('hex').slice(0, 16);
}

export const openKnowledge = (corpusDir: string): WordKnowledge =>
  createWordKnowledge(loadPlan(corpusDir).text, loadThesaurus(corpusDir));

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
  const rows = listLabelAuthors(home).flatMap((author) => readLabels(home, author));
  const fitting = fittedByKey.get(key) ?? fitUnderstanding(rows, openKnowledge(home));
  fittedByKey.set(key, fitting);
  const fitted = await fitting;
  if (dir !== null) store(dir, key, fitted, options.onRefused);
  return fitted;
}

/** Keeps what was fitted for the next start, which otherwise fits anew: no fault of the disk keeps this one from reading. */
function store(dir: string, key: string, fitted: FittedUnderstanding, onNotice: (notice: string) => void = () => {}) {
  try {
    writeUnderstanding(dir, key, fitted);
  } catch (error) {
    onNotice(`what was fitted cannot be kept in ${dir}: ${(error as Error).message}; it is fitted anew at each start`);
  }
}

/** Whether what fits the labels is stored, as far as its name tells. */
export function hasUnderstanding(corpusDir: string, dataDir: string): boolean {
  const home = labelsHome(corpusDir);
  return isStored(join(dataDir, LABELS_FOLDER), digestOf(home, loadDomainWords(corpusDir)));
}

/** Opens understanding over a corpus; four seconds where it must be fitted, a tenth of one where it is stored. */
export async function openUnderstanding(options: OpenUnderstandingOptions): Promise<Understanding> {
  const home = labelsHome(options.corpusDir);
  const domainWords = options.domainWords ?? loadDomainWords(options.corpusDir);
  loadSegmenter(domainWords);
  const fitted = await readOrFit(home, domainWords, options);
  const plan = loadPlan(options.corpusDir);
  return createUnderstanding({
    fitted,
    knowledge: createWordKnowledge(plan.text, loadThesaurus(options.corpusDir)),
    words: loadFormWords(home),
    table: planNamesOf(plan),
  });
}
