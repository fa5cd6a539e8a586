// Puts a part of a reading together: what the heads decided, what the tagger found, and the forms that rules read.
import { findFigures } from '../text/find-figures.js';
import type { TextSpan } from '../text/text-span.js';
import type { DecidedPart } from './decide-parts.js';
import type { FormReaders } from './form-readers.js';
import { NONE } from './heads.js';
import type { CutMessage } from './question-words.js';
import { quotedTerms } from './quoted-terms.js';
import type { Aggregate, Asked, AskedScope, Kind, Order, ReadingPart } from './reading.js';
import type { WordTag } from './tag-words.js';
import { ownStretches, taggedText } from './topic-of.js';

export interface AssembledFrom {
  readonly message: CutMessage;
  readonly tags: readonly WordTag[];
  readonly spans: readonly TextSpan[];
  readonly decided: readonly DecidedPart[];
}

const orNull = <Label extends string>(label: string): Label | null => (label === NONE ? null : (label as Label));

const yearsOf = (text: string): number[] => {
  const years = findFigures(text).filter(({ kind }) => kind === 'year');
  return [...new Set(years.map(({ quantity }) => quantity))];
};

/** A part that leaves its subject out and asks a number or a date keeps the year of the part before it. */
const NUMBERS: ReadonlySet<Asked> = new Set(['figure', 'money', 'share', 'count', 'size', 'date']);
const takesYears = (asked: Asked | null): boolean => asked !== null && NUMBERS.has(asked);

/** Labels and confidences of one part. */
function labelsOf({ decisions }: DecidedPart) {
  const { kind, asked, scope, aggregate, order, yesNo } = decisions;
  return {
    kind: kind.label as Kind,
    asked: orNull<Asked>(asked.label),
    scope: orNull<AskedScope>(scope.label),
    order: orNull<Order>(order.label),
    aggregate: orNull<Aggregate>(aggregate.label),
    yesNo: yesNo.label === 'true',
    confidence: {
      kind: kind.confidence,
      asked: asked.confidence,
      scope: scope.confidence,
      aggregate: aggregate.confidence,
      order: order.confidence,
      yesNo: yesNo.confidence,
    },
  };
}

/** All parts in order: a later one without a subject of its own takes it from the one before it. */
export function assembleParts(readers: FormReaders, { message, tags, spans, decided }: AssembledFrom): ReadingPart[] {
  const stretches = ownStretches(spans, message.text.length);
  const parts: ReadingPart[] = [];
  /** Of the last part that has one of its own. */
  let subject = '';
  decided.forEach((part, at) => {
    const span = spans[at] ?? { start: 0, end: 0 };
    const text = message.text.slice(span.start, span.end);
    const folded = message.folded.slice(span.start, span.end);
    const within = stretches[at] ?? [];
    const own = taggedText(message, tags, { tag: 'T', within });
    if (!part.inherits) subject = own;
    const labels = labelsOf(part);
    const before = part.inherits ? parts[at - 1] : undefined;
    const units = readers.units(folded, text);
    const isNamed = (place: number): boolean => units.some(({ start, end }) => start <= place && place < end);
    const isTopic = (place: number): boolean =>
      message.words.some(
        ({ start, end }, word) => tags[word] === 'T' && start <= place + span.start && place + span.start < end,
      );
    const years = yearsOf(text);
    const named = units.map(({ unit }) => unit);
    parts.push({
      text,
      topic: part.inherits ? [subject, own].filter(Boolean).join(' ') : own,
      ...labels,
      years: years.length === 0 && takesYears(labels.asked) ? (before?.years ?? []) : years,
      filters: readers.filters(folded, { text, kind: labels.kind, isTopic }),
      named: named.length === 0 ? (before?.named ?? []) : named,
      members: readers.members(folded, text, isNamed),
      audience: taggedText(message, tags, { tag: 'A', within }) || null,
      quoted: quotedTerms(text),
    });
  });
  return parts;
}
