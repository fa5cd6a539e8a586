// Readers who have not met an author: his messages read by what was fitted on the others.
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

/** Some authors' messages, and a reader who was fitted on all others'. */
export interface HeldOut {
  readonly authors: readonly string[];
  readonly rows: readonly LabelledMessage[];
  readonly understanding: Understanding;
}

/** Holds out each group of authors in turn; a group costs as much as fitting does. */
export async function* holdOutReaders(
  corpusDir: string,
  groups: readonly (readonly string[])[],
): AsyncGenerator<HeldOut> {
  loadSegmenter(loadDomainWords(corpusDir));
  const plan = loadPlan(corpusDir);
  const knowledge = createWordKnowledge(plan.text, loadThesaurus(corpusDir, plan.text));
  const words = loadFormWords(corpusDir);
  const all = listLabelAuthors(corpusDir).flatMap((author) => readLabels(corpusDir, author));
  const care = readCare(corpusDir);
  for (const authors of groups) {
    const isHeld = ({ author }: LabelledMessage): boolean => authors.includes(author);
    const fitted = await fitUnderstanding(
      all.filter((row) => !isHeld(row)),
      care,
      knowledge,
    );
    yield {
      authors,
      rows: all.filter(isHeld),
      understanding: createUnderstanding({ fitted, knowledge, words, table: planNamesOf(plan) }),
    };
  }
}

/** All authors of a corpus in so many groups; fewer where there are fewer authors. */
export function authorGroups(corpusDir: string, count: number): string[][] {
  const authors = listLabelAuthors(corpusDir);
  const groups = Array.from({ length: count }, (_, group) => authors.filter((_, at) => at % count === group));
  return groups.filter((group) => group.length > 0 && group.length < authors.length);
}

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
  const comparison = emptyComparison();
  let started = performance.now();
  for await (const held of holdOutReaders(
    corpusDir,
    authors.map((author) => [author]),
  )) {
    onAuthor?.(held.authors.join(), performance.now() - started);
    for (const row of held.rows) compareReading(comparison, readRow(held.understanding, row));
    started = performance.now();
  }
  return comparison;
}
