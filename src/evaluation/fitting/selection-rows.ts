// Rows from which it is learned which sentences answer: questions of people who marked all sentences that a complete and
// concise answer holds, and index-time questions, each written for one sentence, asked of an index that lacks their authors.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { AnsweringParts } from '../../answering/answering-parts.js';
import { createPartContext } from '../../answering/create-part-context.js';
import { listCandidates } from '../../answering/selection/sentence-features.js';
import { authorOf, listQuestionFiles, loadExpansionQuestions } from '../../indexing/expansion-questions.js';
import { openPlanIndex } from '../../indexing/open-plan-index.js';
import { readDataLines } from '../../text/read-data-lines.js';
import { spansOverlap, type TextSpan } from '../../text/text-span.js';
import { KINDS, type ReadingPart } from '../../understanding/reading.js';
import { findOccurrences } from '../dataset/resolve-evidence.js';

/** One question with what was measured of each sentence near it. */
export interface SelectionCase {
  readonly group: string;
  readonly rows: readonly (readonly number[])[];
  readonly labels: readonly number[];
}

export const SELECTION_FOLDER = 'selection';

const rowSchema = z.strictObject({
  q: z.string().min(1),
  kind: z.enum(KINDS),
  evidence: z.array(z.string().min(1)).min(1),
  also: z.array(z.string().min(1)).default([]),
});

/** Authors of everyday, official and far wording, each held out of the index that their questions are asked of. */
const HELD_OUT = ['cadre', 'story', 'distant', 'plain'] as const;
/** Questions of each: more of them teach that one sentence is enough, fewer that a topic has many. */
const MOST_EACH = 70;

/** The part that a question is read as; the whole of it where it is read as several. */
export function readWhole(parts: AnsweringParts, question: string): ReadingPart | null {
  const reading = parts.understanding.read(question, { hasHistory: false });
  const [first] = reading.parts;
  if (!first) return null;
  const topic = reading.parts
    .map((part) => part.topic)
    .join(' ')
    .trim();
  return { ...first, text: question, around: question, topic };
}

async function caseOf(
  parts: AnsweringParts,
  question: string,
  mark: { readonly group: string; isAnswer(span: TextSpan): boolean; isBeside(span: TextSpan): boolean },
): Promise<SelectionCase | null> {
  const part = readWhole(parts, question);
  if (part === null) return null;
  const { evidence } = await createPartContext(parts, { form: 'prose', limit: null, language: 'zh' }, part);
  const candidates = listCandidates(parts.index, evidence, part.kind).filter(
    ({ sentence }) => mark.isAnswer(sentence.span) || !mark.isBeside(sentence.span),
  );
  const labels = candidates.map(({ sentence }) => Number(mark.isAnswer(sentence.span)));
  return { group: mark.group, rows: candidates.map(({ features }) => features), labels };
}

/** The questions whose answers people marked. What they marked as standing beside the answer teaches neither way. */
export async function markedCases(parts: AnsweringParts, corpusDir: string): Promise<SelectionCase[]> {
  const { text } = parts.index.plan;
  const folder = join(corpusDir, SELECTION_FOLDER);
  const cases: SelectionCase[] = [];
  for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
    for (const { value } of readDataLines(join(folder, name), rowSchema)) {
      const answers = value.evidence.flatMap((words) => findOccurrences(text, words));
      const beside = value.also.flatMap((words) => findOccurrences(text, words));
      const found = await caseOf(parts, value.q, {
        group: name,
        isAnswer: (span) => answers.some((answer) => spansOverlap(answer, span)),
        isBeside: (span) => beside.some((other) => spansOverlap(other, span)),
      });
      if (found) cases.push(found);
    }
  }
  return cases;
}

/** Index-time questions as cases with one right sentence each. */
export async function heldOutCases(parts: AnsweringParts, corpusDir: string): Promise<SelectionCase[]> {
  const authors = new Set(listQuestionFiles(corpusDir).map(authorOf));
  const heldOut = HELD_OUT.filter((author) => authors.has(author));
  const without = new Set(heldOut.map((author) => `questions:${author}`));
  const index = await openPlanIndex({ corpusDir, indexDir: null, embeddings: null, without });
  const cases: SelectionCase[] = [];
  for (const author of heldOut) {
    const written = loadExpansionQuestions(corpusDir, index.plan, index.chunks, (name) => name === author);
    const own = written.questions.filter(({ wholePassage }) => !wholePassage);
    const step = Math.max(1, own.length / MOST_EACH);
    for (let at = 0; at < own.length; at += step) {
      const question = own[Math.floor(at)];
      if (!question) continue;
      const found = await caseOf({ ...parts, index }, question.question, {
        group: author,
        isAnswer: (span) => spansOverlap(span, question.span),
        isBeside: () => false,
      });
      if (found?.labels.includes(1)) cases.push(found);
    }
  }
  return cases;
}
