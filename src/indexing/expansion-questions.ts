// Index-time questions: what people would ask of a passage, stored with it (doc2query, Nogueira et al. 2019).
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Chunk } from '../chunking/chunk.js';
import { listPassages, passageDigest } from '../chunking/list-passages.js';
import type { PlanDocument } from '../plan/plan-document.js';
import { DataFileError, readDataLines } from '../text/read-data-lines.js';
import { splitSentences } from '../text/split-sentences.js';
import { containsSpan, sliceSpan, type TextSpan } from '../text/text-span.js';

const rowSchema = z.strictObject({
  /** Id of the passage that answers. */
  passage: z.string(),
  /** Digest of the passage's text when the questions were written. */
  digest: z.string(),
  /** 1-based number of the sentence that answers; 0 when it is the passage as a whole. */
  sentence: z.int().nonnegative(),
  questions: z.array(z.string().min(2)).min(1),
  /** The model that wrote them; absent where people did. */
  model: z.string().optional(),
});

/** A question that leads to a chunk, and where it can be told to the sentence that answers. */
export interface ExpansionQuestion {
  readonly question: string;
  readonly chunkIndex: number;
  /** Offsets into the plan's text; the whole chunk when the passage as a whole answers. */
  readonly span: TextSpan;
  readonly wholePassage: boolean;
}

export interface ExpansionQuestions {
  readonly questions: readonly ExpansionQuestion[];
  /** Passages whose text has changed since their questions were written: left out, to be written anew. */
  readonly stalePassages: readonly string[];
  /** Passages that questions were written for and that the plan no longer has: a new edition took them out. */
  readonly missingPassages: readonly string[];
  /** Rows of the files that were left out, for either reason. */
  readonly rowsLeftOut: number;
}

/** The author of a file of questions: `elder` of `c09-elder.jsonl`, `first` of `c09.jsonl`. */
export const authorOf = (fileName: string): string => /-(\w+)\.jsonl$/.exec(fileName)?.[1] ?? 'first';

/** Folder of the questions below a corpus. */
export const QUESTIONS_FOLDER = 'questions';

/** The files of index-time questions of a corpus by name, in order. */
export function listQuestionFiles(corpusDir: string): string[] {
  const dir = join(corpusDir, QUESTIONS_FOLDER);
  return existsSync(dir)
    ? readdirSync(dir)
        .filter((name) => name.endsWith('.jsonl'))
        .sort()
    : [];
}

/**
 * Reads `corpus/questions/*.jsonl` against the plan of today. A row whose passage has changed or is gone is left out and
 * counted: the plan's new edition must not wait for its aids.
 * @param wants which authors' files to read; all by default
 * @throws DataFileError for a row that is wrong whatever the edition: not of the form, or a sentence beyond its passage
 */
export function loadExpansionQuestions(
  corpusDir: string,
  plan: PlanDocument,
  chunks: readonly Chunk[],
  wants: (author: string) => boolean = () => true,
): ExpansionQuestions {
  // Some thirty rows speak of each passage: it is cut and digested once.
  const passages = new Map(
    listPassages(plan).map((passage) => {
      const digest = passageDigest(sliceSpan(plan.text, passage.span));
      return [passage.id, { ...passage, digest, sentences: splitSentences(plan.text, passage.span) }] as const;
    }),
  );
  const questions: ExpansionQuestion[] = [];
  const stale = new Set<string>();
  const missing = new Set<string>();
  let rowsLeftOut = 0;
  for (const name of listQuestionFiles(corpusDir).filter((name) => wants(authorOf(name)))) {
    const file = join(corpusDir, QUESTIONS_FOLDER, name);
    for (const { line, value: row } of readDataLines(file, rowSchema)) {
      const passage = passages.get(row.passage);
      if (!passage || passage.digest !== row.digest) {
        (passage ? stale : missing).add(row.passage);
        rowsLeftOut++;
        continue;
      }
      const sentence = row.sentence === 0 ? passage.span : passage.sentences[row.sentence - 1];
      if (!sentence) throw new DataFileError(file, line, `passage ${row.passage} has no sentence ${row.sentence}`);
      const chunkIndex = chunks.findIndex((chunk) =>
        row.sentence === 0 ? chunk.span.start === passage.span.start : containsSpan(chunk.span, sentence),
      );
      if (chunkIndex < 0)
        throw new DataFileError(file, line, `no chunk holds sentence ${row.sentence} of ${row.passage}`);
      const span = row.sentence === 0 ? (chunks[chunkIndex]?.span ?? sentence) : sentence;
      for (const question of row.questions)
        questions.push({ question, chunkIndex, span, wholePassage: row.sentence === 0 });
    }
  }
  return { questions, stalePassages: [...stale], missingPassages: [...missing], rowsLeftOut };
}
