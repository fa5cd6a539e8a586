// What an operator works with, made for a question as the pipeline makes it, with labels of the reading set by hand.
import type { AnsweringParts } from '../../src/answering/answering-parts.js';
import { createPartContext } from '../../src/answering/create-part-context.js';
import type { PartContext } from '../../src/answering/part-context.js';
import type { Reading, ReadingPart } from '../../src/understanding/reading.js';

/** A part that asks nothing but its topic, sure of all its labels. */
export const partOf = (topic: string, labels: Partial<ReadingPart> = {}): ReadingPart => ({
  ...{ text: topic, around: topic, topic, kind: 'look-up', asked: null, scope: null, years: [], filters: [] },
  ...{ order: null, aggregate: null, named: [], unit: null, members: null, audience: null, yesNo: false },
  ...{ askedUnit: null, figures: [], sides: [], quoted: [], called: null },
  ...{ asksPlace: null, manyPlaces: false, lead: false, calledName: '', apart: false, together: false, changes: false },
  confidence: { kind: 1, asked: 1, scope: 1, aggregate: 1, order: 1, yesNo: 1 },
  ...labels,
});

type Frame = Pick<Reading, 'form' | 'limit' | 'language'>;

/** The context of such a part over the real plan. */
export const contextOf = (
  parts: AnsweringParts,
  topic: string,
  { frame, ...labels }: Partial<ReadingPart> & { readonly frame?: Partial<Frame> } = {},
): Promise<PartContext> =>
  createPartContext(parts, { form: 'prose', limit: null, language: 'zh', ...frame }, partOf(topic, labels));
