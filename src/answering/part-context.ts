// What an operator works with: one part of a reading, what was found for it, and the plan.
import type { Evidence } from '../retrieval/gather-evidence.js';
import type { Statement } from '../statements/statement.js';
import { sliceSpan, type TextSpan } from '../text/text-span.js';
import type { Form, ReadingPart } from '../understanding/reading.js';
import type { AnsweringParts } from './answering-parts.js';
import type { DraftLine } from './draft.js';
import { type PhraseId, type PhraseLanguage, type PhraseSlots, phrase } from './phrases.js';
import { joinPlaces } from './place-name.js';
import type { Selected } from './selection/select-sentences.js';
import type { ServingSentences } from './selection/serving-sentences.js';

export interface PartContext {
  readonly parts: AnsweringParts;
  readonly part: ReadingPart;
  readonly form: Form;
  readonly limit: { readonly sentences: number } | { readonly characters: number } | null;
  readonly language: PhraseLanguage;
  readonly evidence: Evidence;
  /** Sentences that serve the people who ask. */
  readonly serving: ServingSentences;
  /** Sentences that answer, by what was learned, best first. */
  readonly selected: readonly Selected[];
  readonly statements: readonly Statement[];
  /** Searches for another topic: the sides of a comparison, the members of a list. */
  readonly search: (topic: string) => Promise<PartContext>;
}

/** A phrase filled in the answer's language, standing on quotes. */
export const say = (
  context: Pick<PartContext, 'language'>,
  id: PhraseId,
  slots: PhraseSlots = {},
  quotes: readonly TextSpan[] = [],
): DraftLine => ({ text: phrase(id, context.language, slots), quotes });

/** The plan's words of a span. */
export const words = (context: Pick<PartContext, 'parts'>, span: TextSpan): string =>
  sliceSpan(context.parts.index.plan.text, span);

/** Places of spans in the answer's language. */
export const places = (context: Pick<PartContext, 'parts' | 'language'>, spans: readonly TextSpan[]): string =>
  joinPlaces(context.parts.index, context.parts.outline, { spans, language: context.language });
