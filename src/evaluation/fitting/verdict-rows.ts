// Rows from which the judge learns: labelled questions as they are read, with the verdict of a reader who had the plan in hand.

import type { AnsweringParts } from '../../answering/answering-parts.js';
import { createPartContext } from '../../answering/create-part-context.js';
import { verdictFeatures } from '../../answering/judging/verdict-features.js';
import { findAnswers } from '../../answering/matching/find-answers.js';
import { type LabelledMessage, listLabelAuthors, readLabels } from '../../understanding/read-labels.js';
import type { ReadingPart } from '../../understanding/reading.js';

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

/** All rows of a corpus's labels. */
export async function verdictRows(parts: AnsweringParts, corpusDir: string): Promise<VerdictRow[]> {
  const rows: VerdictRow[] = [];
  for (const author of listLabelAuthors(corpusDir))
    for (const message of readLabels(corpusDir, author)) rows.push(...(await rowsOf(parts, message)));
  return rows;
}
