// What a claim says that the plan does not tell is left out: nobody can quote it, and the judge alone speaks of silence.
import { languageWords } from '../../text/word-classes.js';

const ABSENCE = languageWords('absence');
/** 规划只提到…: that it says no more. */
const ONLY_REPORTED = new RegExp(`${languageWords('only').source}(?=${languageWords('reporting').source})`, 'g');

const MARKS = /(?<=[，；。！？])/;

/**
 * The claim without its clauses of absence, and without the 只 of 规划只提到…; a clause of absence that stands alone is left
 * for the gate to judge.
 */
export function withoutAbsence(text: string): string {
  const plain = text.replace(ONLY_REPORTED, '');
  const clauses = plain.split(MARKS);
  const kept = clauses.filter((clause) => !ABSENCE.within(clause));
  if (kept.length === clauses.length || kept.length === 0) return plain;
  return `${kept.join('').replace(/[，；]$/, '')}${/[。！？]$/.test(kept.at(-1) ?? '') ? '' : '。'}`;
}
