// What a claim says that the plan does not tell is left out: nobody can quote it, and the judge alone speaks of silence.
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readDataLines } from '../../text/read-data-lines.js';

const rowSchema = z.strictObject({ words: z.array(z.string().min(1)).min(1) });
const FILE = fileURLToPath(new URL('../../../corpus/language/absence-words.jsonl', import.meta.url));

let words: readonly string[] | null = null;

const speaksOfAbsence = (clause: string): boolean => {
  words ??= [...readDataLines(FILE, rowSchema)].flatMap(({ value }) => value.words);
  return words.some((word) => clause.includes(word));
};

const MARKS = /(?<=[，；。！？])/;

/** The claim without its clauses of absence; as it is where nothing else is left, for the gate to judge. */
export function withoutAbsence(text: string): string {
  const clauses = text.split(MARKS);
  const kept = clauses.filter((clause) => !speaksOfAbsence(clause));
  if (kept.length === clauses.length || kept.length === 0) return text;
  return `${kept.join('').replace(/[，；]$/, '')}${/[。！？]$/.test(kept.at(-1) ?? '') ? '' : '。'}`;
}
