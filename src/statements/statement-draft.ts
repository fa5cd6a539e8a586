// A statement before it has its id, and what every extractor is given.
import type { Outline } from '../plan/outline.js';
import type { PlanDocument } from '../plan/plan-document.js';
import type { TextSpan } from '../text/text-span.js';
import type { GeneralWords } from './general-words.js';
import type { PlanSentence } from './plan-sentence.js';
import type { Attribute, Enumeration, Provision, Quantity, Row, Term } from './statement.js';

export type QuantityDraft = Omit<Quantity, 'id'>;
/** `parentHead`: where the head of the enumeration that it is a member of begins. */
export type EnumerationDraft = Omit<Enumeration, 'id' | 'parentId'> & { readonly parentHead: number | null };
export type StatementDraft =
  | QuantityDraft
  | EnumerationDraft
  | Omit<Row, 'id'>
  | Omit<Term, 'id'>
  | Omit<Attribute, 'id'>
  | Omit<Provision, 'id'>;

/** Everything that is known before a sentence is read. */
export interface Extraction {
  readonly plan: PlanDocument;
  readonly outline: Outline;
  readonly words: GeneralWords;
  readonly sentences: readonly PlanSentence[];
  /** The area that a unit is limited to, by its id. */
  readonly areas: ReadonlyMap<string, TextSpan>;
}

/** The fields that a statement takes from its sentence. */
export const placeOf = ({ span, sectionId, boxId, scope }: PlanSentence) =>
  ({ sentence: span, sectionId, boxId, scope }) as const;
