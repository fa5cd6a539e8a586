// Puts a part of a reading together: what the heads decided, what the tagger found, and the forms that rules read.
import { findFigures } from '../text/find-figures.js';
import type { TextSpan } from '../text/text-span.js';
import type { DecidedPart } from './decide-parts.js';
import type { FormReaders } from './form-readers.js';
import { NONE } from './heads.js';
import { type CutMessage, foldText } from './question-words.js';
import { quotedTerms } from './quoted-terms.js';
import { settleAggregate, settleKind, settleUnit } from './read-forms.js';
import type { FoundUnit } from './read-named-units.js';
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

/** What a colon sets over all that is asked behind it: 研发投入：总额多少，增速多少. */
function headOf(message: CutMessage, tags: readonly WordTag[], [first, second]: readonly TextSpan[]): string {
  if (!first || !second || !COLON.test(message.folded.slice(first.start, first.end))) return '';
  return taggedText(message, tags, { tag: 'T', within: [first] });
}

const COLON = /[:：]\s*$/u;
/** A topic of so few characters is a measure or a side of what stands before the colon. */
const BARE = 4;

const withHead = (topic: string, head: string): string =>
  head === '' || topic.length > BARE || topic.includes(head) ? topic : `${head} ${topic}`.trim();

/** 第九章开头那段: what opens a unit that is named is no unit of its own. */
const withoutLead = (found: readonly FoundUnit[], all: readonly FoundUnit[]): FoundUnit[] =>
  all.filter(
    ({ unit, start }) =>
      unit.unit !== 'preface' ||
      !found.some((other) => other.unit.unit === 'section' && other.end <= start && start - other.end <= 1),
  );

/** All parts in order: a later one without a subject of its own takes it from the one before it. */
export function assembleParts(readers: FormReaders, { message, tags, spans, decided }: AssembledFrom): ReadingPart[] {
  const stretches = ownStretches(spans, message.text.length);
  const parts: ReadingPart[] = [];
  const head = headOf(message, tags, stretches[0] ?? []);
  /** Of the last part that has one of its own. */
  let subject = '';
  decided.forEach((part, at) => {
    const span = spans[at] ?? { start: 0, end: 0 };
    const text = message.text.slice(span.start, span.end);
    const folded = message.folded.slice(span.start, span.end);
    const within = stretches[at] ?? [];
    const inPart = taggedText(message, tags, { tag: 'T', within: within.filter(({ start }) => start < span.end) });
    // What follows the last part is what it is for, or who asks: 民生要点，写政协提案用.
    const tagged = inPart === '' ? taggedText(message, tags, { tag: 'T', within }) : inPart;
    // Conditions on rows may stand ahead of the question: 民生类指标中，哪些给出了数值.
    const aheadStart = Math.min(span.start, ...within.map(({ start }) => start));
    const ahead = message.text.slice(aheadStart, span.end);
    const aheadFolded = message.folded.slice(aheadStart, span.end);
    const namesRows = readers.forms.namesRows(aheadFolded);
    // What a cell prints in words is a condition, no topic.
    const own = readers.isCellWords(tagged) || (at > 0 && readers.isUnitWords(tagged)) ? '' : tagged;
    const before = parts[at - 1];
    // A part that names nothing asks of what was named before it.
    const { inherits: leaves } = part;
    const inherits = own === '' || (leaves.label === 'true' && leaves.confidence >= SURE_TO_INHERIT);
    if (!inherits) subject = own;
    const asked = inherits ? [subjectFor(own, subject), own].filter(Boolean).join(' ') : own;
    const topic = withHead(asked, head);
    const labels = labelsOf(part);
    const found = readers.units(folded, text);
    // 专栏4的项目，给做个表: a unit may be named in what leads up to the part.
    const unitsBefore =
      found.length > 0
        ? []
        : unitsAhead(
            readers,
            message,
            within.filter(({ end }) => end <= span.start),
          );
    const units = readers.forms.withRanges(
      withoutLead(found, [...found, ...unitsBefore]).map(({ unit }) => unit),
      folded,
    );
    const isNamed = (place: number): boolean => found.some(({ start, end }) => start <= place && place < end);
    const isTopic = (place: number): boolean =>
      message.words.some(
        ({ start, end }, word) => tags[word] === 'T' && start <= place + span.start && place + span.start < end,
      );
    const years = yearsOf(text);
    const ownSides = readers.sides(message, tags, within);
    // 各增加多少 and 一共多少 behind several are of them all.
    const ofAll =
      ownSides.length === 0 && own === '' && (readers.forms.asksChange(folded) || readers.forms.wantsSum(folded));
    const sides = ofAll ? (before?.sides ?? []) : ownSides;
    // 科技那一章有几节 counts; 写在第几节 asks for a place.
    const called = readers.calledUnit(folded) ?? readers.calledUnit(aheadFolded);
    const placed =
      readers.forms.asksPlace(folded) ??
      (called !== null && readers.askedUnit(folded) === null && readers.forms.asksWhere(folded) ? 'section' : null);
    const asksPlace = labels.aggregate === 'count' ? null : placed;
    const figures = figuresOf(text);
    // 规划说要建50处是吗: a number that is given asks whether it is the plan's.
    const checksNumber = labels.kind === 'mentions' && figures.length > 0 && asksPlace === null && labels.yesNo;
    const settled = settleKind(labels.kind, {
      asksPlace: asksPlace !== null,
      asksMentions: readers.forms.asksMentions(folded),
      topic,
      hasUnit: units.length > 0,
    });
    const together =
      readers.forms.wantsSum(foldText(aroundOf(message.text, within))) || readers.forms.joinsByPlus(folded, sides);
    const quoted = quotedTerms(text);
    // 涨得最快的是哪个指标 ranks the rows by their yearly growth.
    // 谁高 sets numbers side by side; it asks for no body.
    const asksWhichSide = sides.length > 1 && labels.asked === 'body' && readers.forms.extremeIn(folded) !== null;
    const ranksGrowth = namesRows && labels.asked === null && readers.forms.namesGrowth(folded);
    const isTopicAhead = (place: number): boolean => isTopic(place + aheadStart - span.start);
    const mayChoose = settled === 'list' || namesRows;
    const rowFilters = mayChoose
      ? readers.filters(aheadFolded, { text: ahead, kind: 'list', isTopic: isTopicAhead })
      : [];
    // 表里有几行空着 counts rows, whatever else the words are like.
    const countsRows =
      settled === 'look-up' && namesRows && readers.forms.isOfRows(topic) && rowFilters.some(({ op }) => op !== '=');
    const kind: Kind = checksNumber ? 'look-up' : countsRows ? 'list' : settled;
    const kept =
      kind === 'list' ? rowFilters : readers.filters(aheadFolded, { text: ahead, kind, isTopic: isTopicAhead });
    const ofGroup = kept.some(({ on }) => on === 'category');
    // 年均增速各多少 behind the rows of a group is of those rows.
    const ofRowsBefore =
      own === '' &&
      kept.length === 0 &&
      !namesRows &&
      before?.unit === 'indicator' &&
      labels.asked !== null &&
      readers.forms.isOfRows(topic);
    const filters = ofRowsBefore ? before.filters : kept;
    const read = settleUnit(readers.outlineUnit(folded), { namesRows, topic });
    // 绿色生态一类有哪几个 names the group and asks for its rows.
    const unit = (read === 'category' && ofGroup) || (ofRowsBefore && filters.length > 0) ? 'indicator' : read;
    parts.push({
      ...labels,
      text,
      // Where nothing was named before either, what was asked before says what is meant.
      around:
        inherits && subject === '' && before
          ? `${before.around} ${aroundOf(message.text, within)}`
          : aroundOf(message.text, within),
      topic,
      kind: ofRowsBefore && filters.length > 0 ? 'list' : kind,
      asked: checksNumber || asksWhichSide ? 'figure' : ranksGrowth ? 'growth' : labels.asked,
      aggregate: settleAggregate(countsRows && labels.asked === 'count' ? 'count' : labels.aggregate, {
        wantsSum: together,
        wantsDifference: readers.forms.wantsDifference(folded),
        sides: sides.length,
        extreme: namesRows || sides.length > 1 || topic === '' ? readers.forms.extremeIn(folded) : null,
      }),
      years: years.length === 0 && inherits && takesYears(labels.asked) ? (before?.years ?? []) : years,
      filters,
      named: units.length > 0 || own !== '' ? units : (before?.named ?? []),
      called: called ?? (units.length === 0 && own === '' ? (before?.called ?? null) : null),
      asksPlace,
      manyPlaces: asksPlace !== null && readers.forms.asksPlaces(folded),
      lead: found.some(({ unit, end }) => unit.unit === 'section' && readers.forms.asksLead(folded, end)),
      calledName: readers.calledName(folded) || readers.calledName(aheadFolded),
      apart: readers.forms.wantsApart(folded),
      together,
      changes: readers.forms.asksChange(folded),
      unit,
      askedUnit: readers.askedUnit(folded),
      figures,
      sides,
      members: readers.members(folded, text, isNamed),
      audience: taggedText(message, tags, { tag: 'A', within }) || null,
      quoted: quoted.length === 0 && inherits ? (before?.quoted ?? []).filter((term) => topic.includes(term)) : quoted,
    });
  });
  return parts;
}
