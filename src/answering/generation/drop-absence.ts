// What a claim says that the plan does not tell is left out: nobody can quote it, and the judge alone speaks of silence.
import { languageWords } from '../../text/word-classes.js';

const ABSENCE = languageWords('absence');

const MARKS = /(?<=[，；。！？])/;

/** The claim without its clauses of absence; as it is where nothing else is left, for the gate to judge. */
export function withoutAbsence(text: string): string {
  const clauses = text.split(MARKS);
  const kept = clauses.filter((clause) => !ABSENCE.within(clause));
  if (kept.length === clauses.length || kept.length === 0) return text;
  return `${kept.join('').replace(/[，；]$/, '')}${/[。！？]$/.test(kept.at(-1) ?? '') ? '' : '。'}`;
}
