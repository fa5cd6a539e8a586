// A clause as the extractors of attributes see it, and what it is about when it does not say so itself.
import { splitAtMarks } from '../../text/split-at-marks.js';
import type { TextSpan } from '../../text/text-span.js';
import { type ReadClause, readClauses } from '../extract-provisions.js';
import { titleSpan } from '../find-areas.js';
import { readLeadingVerbs } from '../leading-verbs.js';
import type { PlanSentence } from '../plan-sentence.js';
import type { AttributeName } from '../statement.js';
import type { Extraction } from '../statement-draft.js';

export interface AttributeClause {
  readonly extraction: Extraction;
  readonly sentence: PlanSentence;
  readonly clause: ReadClause;
  /** The clauses before it in its sentence, nearest first. */
  readonly before: readonly ReadClause[];
}

/** What is found in one clause. */
export interface Found {
  readonly attribute: AttributeName;
  readonly subject: TextSpan;
  readonly value: TextSpan;
}

export type AttributeFinder = (clause: AttributeClause) => readonly Found[];

/** The clauses of a sentence, each with those before it. */
export function listAttributeClauses(extraction: Extraction, sentence: PlanSentence): AttributeClause[] {
  const clauses = readClauses(extraction, sentence).filter(({ span }) => span.end > span.start);
  return clauses.map((clause, index) => ({
    extraction,
    sentence,
    clause,
    before: clauses.slice(0, index).reverse(),
  }));
}

/** What the unit is about: its title without the verbs that open it. */
export function unitTopic({ plan, outline, words }: Extraction, sentence: PlanSentence): TextSpan {
  const unit = outline.section(sentence.sectionId);
  if (!unit || unit.headingSpan.end === unit.headingSpan.start) return sentence.span;
  const title = titleSpan(plan.text, unit);
  const [first = title] = splitAtMarks(plan.text, title, '，');
  const { verb, rest } = readLeadingVerbs(plan.text, first, words);
  return verb !== null && rest.end - rest.start >= 2 ? rest : title;
}
