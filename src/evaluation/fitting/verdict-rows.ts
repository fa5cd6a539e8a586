// Rows from which the judge learns: labelled questions as they are read, with the verdict of a reader who had the plan in hand.

import type { AnsweringParts } from '../../answering/answering-parts.js';
import { createPartContext } from '../../answering/create-part-context.js';
import { verdictFeatures } from '../../answering/judging/verdict-features.js';
import { findAnswers } from '../../answering/matching/find-answers.js';
import type { LabelledMessage } from '../../understanding/read-labels.js';
import type { ReadingPart } from '../../understanding/reading.js';
import { authorGroups, holdOutReaders } from '../understanding/held-out-readers.js';

export interface VerdictRow {
  readonly author: string;
  readonly part: Pick<ReadingPart, 'text' | 'kind' | 'asked'>;
  readonly features: readonly number[];
  readonly held: boolean;
  readonly told: boolean;
}

/** Kinds that the plan's make-up answers without a judge. */
const WITHOUT_JUDGE: ReadonlySet<string> = new Set(['outline', 'mentions']);
const HELD: ReadonlySet<string> = new Set(['told', 'told-in-part', 'named-not-told']);
const TOLD: ReadonlySet<string> = new Set(['told', 'told-in-part']);

/** A message that needs no history, read into as many parts as its author saw. */
async function rowsOf(parts: AnsweringParts, message: LabelledMessage): Promise<VerdictRow[]> {
  if (message.history.length > 0 || message.parts.length === 0) return [];
  const reading = parts.understanding.read(message.q, { hasHistory: false });
  if (reading.parts.length !== message.parts.length) return [];
  const rows: VerdictRow[] = [];
  for (const [at, part] of reading.parts.entries()) {
    const label = message.parts[at];
    // What its author did not judge against this plan teaches nothing of it.
    if (!label || label.answerHere === null || WITHOUT_JUDGE.has(part.kind) || part.named.length > 0) continue;
    const context = await createPartContext(parts, reading, part);
    rows.push({
      author: message.author,
      part: { text: part.text, kind: part.kind, asked: part.asked },
      features: verdictFeatures(context, findAnswers(context)),
      held: HELD.has(label.answerHere),
      told: TOLD.has(label.answerHere),
    });
  }
  return rows;
}

/** Authors are held out in so many groups: what is read of a stranger is less sure than what was fitted on. */
const FOLDS = 5;

/**
 * All rows of a corpus's labels, for each of the indexes that they are asked of, in one order. Each author's messages are
 * read by heads that were fitted without them, as a user's are.
 */
export async function verdictRows(asked: readonly AnsweringParts[], corpusDir: string): Promise<VerdictRow[][]> {
  const rows = asked.map((): VerdictRow[] => []);
  for await (const held of holdOutReaders(corpusDir, authorGroups(corpusDir, FOLDS)))
    for (const [at, parts] of asked.entries())
      for (const message of held.rows)
        rows[at]?.push(...(await rowsOf({ ...parts, understanding: held.understanding }, message)));
  return rows;
}
