// Questions from which it is learned which sentences answer: people marked all sentences that a complete and concise answer
// holds.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { AnsweringParts } from '../../answering/answering-parts.js';
import { createPartContext } from '../../answering/create-part-context.js';
import { type Candidate, listCandidates } from '../../answering/selection/sentence-features.js';
import { readDataLines } from '../../text/read-data-lines.js';
import { spansOverlap, type TextSpan } from '../../text/text-span.js';
import { KINDS, type ReadingPart } from '../../understanding/reading.js';
import { findOccurrences } from '../dataset/resolve-evidence.js';

/** One question with the sentences near it. */
export interface SelectionCase {
  /** Who marked it. */
  readonly group: string;
  readonly candidates: readonly Candidate[];
  /** For each candidate 1 where it belongs to the answer, 0 where not, null where it stands beside it and teaches neither way. */
  readonly labels: readonly (0 | 1 | null)[];
}

export const SELECTION_FOLDER = 'selection';

const rowSchema = z.strictObject({
  q: z.string().min(1),
  kind: z.enum(KINDS),
  evidence: z.array(z.string().min(1)).min(1),
  also: z.array(z.string().min(1)).default([]),
});

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

/** The questions whose answers people marked, asked of an index. */
export async function markedCases(parts: AnsweringParts, corpusDir: string): Promise<SelectionCase[]> {
  const { text } = parts.index.plan;
  const folder = join(corpusDir, SELECTION_FOLDER);
  const cases: SelectionCase[] = [];
  for (const name of existsSync(folder) ? readdirSync(folder).sort() : []) {
    for (const { value } of readDataLines(join(folder, name), rowSchema)) {
      const part = readWhole(parts, value.q);
      if (part === null) continue;
      const spansOf = (marked: readonly string[]): TextSpan[] =>
        marked.flatMap((words) => findOccurrences(text, words));
      const answers = spansOf(value.evidence);
      const beside = spansOf(value.also);
      const { evidence, serving } = await createPartContext(
        parts,
        { form: 'prose', limit: null, language: 'zh' },
        part,
      );
      const candidates = listCandidates(parts.index, evidence, { kind: part.kind, serving });
      const labels = candidates.map(({ sentence: { span } }) => {
        if (answers.some((answer) => spansOverlap(answer, span))) return 1;
        return beside.some((other) => spansOverlap(other, span)) ? null : 0;
      });
      cases.push({ group: name, candidates, labels });
    }
  }
  return cases;
}
