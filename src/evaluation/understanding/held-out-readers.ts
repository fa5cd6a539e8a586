// How well a new asker is read: each author's messages read by what was fitted on all others.
import { loadDomainWords } from '../../indexing/open-plan-index.js';
import { loadSegmenter } from '../../indexing/segment-words.js';
import { loadThesaurus } from '../../indexing/thesaurus.js';
import { loadPlan } from '../../plan/plan-store.js';
import { fitUnderstanding } from '../../understanding/fit-understanding.js';
import { loadFormWords } from '../../understanding/form-words.js';
import { readCare } from '../../understanding/read-care.js';
import { planNamesOf } from '../../understanding/read-filters.js';
import { type LabelledMessage, listLabelAuthors, readLabels } from '../../understanding/read-labels.js';
import { createUnderstanding, type Understanding } from '../../understanding/understand.js';
import { createWordKnowledge } from '../../understanding/word-knowledge.js';
import { type Comparison, compareReading, emptyComparison, type ReadMessage } from './compare-readings.js';

/** Reads a labelled message as the assistant would, and its completed form where it points back. */
export const readRow = (understanding: Understanding, row: LabelledMessage): ReadMessage => ({
  row,
  reading: understanding.read(row.q, { hasHistory: row.history.length > 0 }),
  completed: row.standalone === null ? null : understanding.read(row.standalone, { hasHistory: false }),
});

export interface HeldOutOptions {
  readonly corpusDir: string;
  /** Authors held out one by one; the others are always fitted on. */
  readonly authors: readonly string[];
  readonly onAuthor?: (author: string, milliseconds: number) => void;
}

/** All authors' readings by strangers, in one comparison. */
export async function compareHeldOut({ corpusDir, authors, onAuthor }: HeldOutOptions): Promise<Comparison> {
  loadSegmenter(loadDomainWords(corpusDir));
  const plan = loadPlan(corpusDir);
  const knowledge = createWordKnowledge(plan.text, loadThesaurus(corpusDir, plan.text));
  const words = loadFormWords(corpusDir);
  const rows = listLabelAuthors(corpusDir).flatMap((author) => readLabels(corpusDir, author));
  const care = readCare(corpusDir);
  const comparison = emptyComparison();
  for (const author of authors) {
    const started = performance.now();
    const fitted = await fitUnderstanding(
      rows.filter((row) => row.author !== author),
      care,
      knowledge,
    );
    onAuthor?.(author, performance.now() - started);
    const understanding = createUnderstanding({ fitted, knowledge, words, table: planNamesOf(plan) });
    for (const row of rows.filter((other) => other.author === author))
      compareReading(comparison, readRow(understanding, row));
  }
  return comparison;
}
