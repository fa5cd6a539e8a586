// Verdicts of the checker beside those of a reader: right, wrong, and what was passed that is not so.
import type { AnsweringParts } from '../../answering/answering-parts.js';
import { checkDraft } from '../../answering/checking/check-draft.js';
import type { DraftCheck, DraftVerdict } from '../../answering/checking/draft-check.js';
import type { DraftCase } from './draft-case.js';

export interface JudgedDraft {
  readonly expected: DraftCase;
  readonly given: DraftVerdict;
  readonly check: DraftCheck;
}

/** A sentence that ； parts is what its worst part is. */
function worstOf({ counts }: DraftCheck): DraftVerdict {
  if (counts.differs > 0) return 'differs';
  return counts['not-covered'] > 0 || counts.consistent === 0 ? 'not-covered' : 'consistent';
}

export async function judgeDrafts(parts: AnsweringParts, cases: readonly DraftCase[]): Promise<JudgedDraft[]> {
  const judged: JudgedDraft[] = [];
  for (const expected of cases) {
    const check = await checkDraft(parts, expected.sentence);
    judged.push({ expected, given: worstOf(check), check });
  }
  return judged;
}

export const isRight = ({ expected, given }: JudgedDraft): boolean => expected.verdict === given;

/** Called the plan's own although it is not: what must not happen. */
export const isPassedWrongly = ({ expected, given }: JudgedDraft): boolean =>
  given === 'consistent' && expected.verdict !== 'consistent';
