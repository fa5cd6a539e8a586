// Puts a part of a reading together: what the heads decided, what the tagger found, and the forms that rules read.
import { findFigures } from '../text/find-figures.js';
import type { TextSpan } from '../text/text-span.js';
import type { DecidedPart } from './decide-parts.js';
import type { FormReaders } from './form-readers.js';
import { NONE } from './heads.js';
import type { CutMessage } from './question-words.js';
import { quotedTerms } from './quoted-terms.js';
import { settleAggregate, settleKind, settleUnit } from './read-forms.js';
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

const figuresOf = (text: string): string[] =>
  findFigures(text)
    .filter(({ kind }) => kind === 'amount')
    .map(({ printed }) => printed);

/** The part with what was said before it and asks nothing. */
const aroundOf = (text: string, within: readonly TextSpan[]): string =>
  within
    .map(({ start, end }) => text.slice(start, end))
    .join('')
    .trim();

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

/** A part that names something takes the subject before it only where it surely leaves its own out. */
const SURE_TO_INHERIT = 0.75;

/** What a part takes over: all where it names nothing, else what comes before the last thing named: 甲的乙多少、丙多少 is of 甲. */
function subjectFor(own: string, subject: string): string {
  const runs = subject.split(' ');
  return own === '' || runs.length < 2 ? subject : runs.slice(0, -1).join(' ');
}

function unitsAhead(readers: FormReaders, { text, folded }: CutMessage, ahead: readonly TextSpan[]) {
  return ahead.flatMap(({ start, end }) => readers.units(folded.slice(start, end), text.slice(start, end)));
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
    const inPart = taggedText(message, tags, { tag: 'T', within: within.filter(({ start }) => start < span.end) });
    // What follows the last part is what it is for, or who asks: 民生要点，写政协提案用.
    const own = inPart === '' ? taggedText(message, tags, { tag: 'T', within }) : inPart;
    const before = parts[at - 1];
    // A part that names nothing asks of what was named before it.
    const { inherits: leaves } = part;
    const inherits = own === '' || (leaves.label === 'true' && leaves.confidence >= SURE_TO_INHERIT);
    if (!inherits) subject = own;
    const topic = inherits ? [subjectFor(own, subject), own].filter(Boolean).join(' ') : own;
    const labels = labelsOf(part);
    const found = readers.units(folded, text);
    // 专栏4的项目，给做个表: a unit may be named in what leads up to the part.
    const ahead =
      found.length > 0
        ? []
        : unitsAhead(
            readers,
            message,
            within.filter(({ end }) => end <= span.start),
          );
    const units = readers.forms.withRanges(
      [...found, ...ahead].map(({ unit }) => unit),
      folded,
    );
    const isNamed = (place: number): boolean => found.some(({ start, end }) => start <= place && place < end);
    const isTopic = (place: number): boolean =>
      message.words.some(
        ({ start, end }, word) => tags[word] === 'T' && start <= place + span.start && place + span.start < end,
      );
    const years = yearsOf(text);
    const sides = readers.sides(message, tags, within);
    // 科技那一章有几节 counts; 写在第几节 asks for a place.
    const asksPlace = labels.aggregate === 'count' ? null : readers.forms.asksPlace(folded);
    const figures = figuresOf(text);
    // 规划说要建50处是吗: a number that is given asks whether it is the plan's.
    const checksNumber = labels.kind === 'mentions' && figures.length > 0 && asksPlace === null && labels.yesNo;
    const settled = settleKind(labels.kind, {
      asksPlace: asksPlace !== null,
      asksMentions: readers.forms.asksMentions(folded),
      topic,
      hasUnit: units.length > 0,
    });
    const kind: Kind = checksNumber ? 'look-up' : settled;
    parts.push({
      ...labels,
      text,
      around: aroundOf(message.text, within),
      topic,
      kind,
      asked: checksNumber ? 'figure' : labels.asked,
      aggregate: settleAggregate(labels.aggregate, {
        wantsSum: readers.forms.wantsSum(folded),
        wantsDifference: readers.forms.wantsDifference(folded),
        sides: sides.length,
        extreme:
          readers.forms.namesRows(folded) || sides.length > 1 || topic === '' ? readers.forms.extremeIn(folded) : null,
      }),
      years: years.length === 0 && inherits && takesYears(labels.asked) ? (before?.years ?? []) : years,
      filters: readers.filters(folded, { text, kind, isTopic }),
      named: units.length > 0 || own !== '' ? units : (before?.named ?? []),
      called: readers.calledUnit(folded) ?? (units.length === 0 && own === '' ? (before?.called ?? null) : null),
      asksPlace,
      calledName: readers.calledName(folded),
      apart: readers.forms.wantsApart(folded),
      together: readers.forms.wantsSum(folded),
      changes: readers.forms.asksChange(folded),
      unit: settleUnit(readers.outlineUnit(folded), { namesRows: readers.forms.namesRows(folded), topic }),
      askedUnit: readers.askedUnit(folded),
      figures,
      sides,
      members: readers.members(folded, text, isNamed),
      audience: taggedText(message, tags, { tag: 'A', within }) || null,
      quoted: quotedTerms(text),
    });
  });
  return parts;
}
