// Reads a message: what was learned tags and decides, the forms of numerals, units and marks are read by rule.
import { encodeFeatures, type FeatureVector } from '../learning/encode-features.js';
import { type Decision, decide, explain, type HeadData } from '../learning/head.js';
import { openTagger, type SequenceTagger } from '../learning/sequence-tagger.js';
import { findFigures } from '../text/find-figures.js';
import type { TextSpan } from '../text/text-span.js';
import type { FittedUnderstanding, HeadGroup } from './fit-understanding.js';
import type { FormWords } from './form-words.js';
import { type MessageHead, messageFeatures, NONE, type PartContext, type PartHead, partFeatures } from './heads.js';
import { languageOf } from './language-of.js';
import { type FormWord, formWithin, maskWords } from './mask-words.js';
import { quotedTerms } from './quoted-terms.js';
import { createOutlineUnitReader, type OutlineUnitReader, readAskedUnit } from './read-asked-unit.js';
import { createFilterReader, type FilterReader } from './read-filters.js';
import { createFormReader, type FormReader, settleAggregate, settleKind, settleUnit } from './read-forms.js';
import { createLimitReader, type LimitReader } from './read-limit.js';
import { createMemberReader, type MemberReader } from './read-members.js';
import { createUnitReader, type UnitReader } from './read-named-units.js';
import { createSideReader, type SideReader } from './read-sides.js';
import type {
  Act,
  Aggregate,
  Asked,
  AskedScope,
  Form,
  Kind,
  NamedUnit,
  Order,
  Pointer,
  Reading,
  ReadingPart,
} from './reading.js';
import { findParts } from './tag-clauses.js';
import { type CutMessage, cutMessage, tagWords, type WordTag } from './tag-words.js';
import { ownStretches, taggedText } from './topic-of.js';
import type { WordKnowledge } from './word-knowledge.js';

export interface ReadOptions {
  /** An act that is settled already: the message is read for what it asks. */
  readonly act?: Act;
  /** Whether the message has turns before it; without them nothing points back. */
  readonly hasHistory: boolean;
}

/** Why a head decided as it did. */
export interface Reason {
  /** 'act', or of a part '1.kind'. */
  readonly head: string;
  readonly label: string;
  readonly confidence: number;
  readonly features: readonly { readonly feature: string; readonly weight: number }[];
}

export interface Understanding {
  read(message: string, options: ReadOptions): Reading;
  /** The masked form and the features behind each decision, for `plan inspect --question`. */
  explain(message: string, options: ReadOptions): { readonly form: string; readonly reasons: readonly Reason[] };
}

export interface UnderstandingParts {
  readonly fitted: FittedUnderstanding;
  readonly knowledge: WordKnowledge;
  readonly words: FormWords;
  /** Groups of the plan's table of indicators (民生福祉): its own words, which no list can know. */
  readonly categories: readonly string[];
}

/** Acts after which nothing is left to be answered. */
const WITHOUT_PARTS: ReadonlySet<string> = new Set(['greet', 'thank', 'leave', 'about-you', 'praise', 'insult']);
/** Acts whose matter is a part even where no clause looks like a question. */
const WITH_PARTS: ReadonlySet<string> = new Set(['ask', 'complaint']);

interface OpenGroup<Name extends string> {
  encode(features: readonly string[]): FeatureVector;
  readonly heads: Readonly<Record<Name, HeadData>>;
  readonly names: readonly string[];
}

function openGroup<Name extends string>({ features, idf, heads }: HeadGroup<Name>): OpenGroup<Name> {
  const vocabulary = { ids: new Map(features.map((feature, id) => [feature, id])), idf };
  return { encode: (found) => encodeFeatures(found, vocabulary), heads, names: features };
}

const orNull = <Label extends string>(label: string): Label | null => (label === NONE ? null : (label as Label));

/** `asked` is told of these kinds only; a look-up always asks for something. */
function mayBeAsked(kind: string): (label: string) => boolean {
  if (kind === 'look-up') return (label) => label !== NONE;
  return kind === 'list' || kind === 'outline' ? () => true : (label) => label === NONE;
}

/** Rows are counted of lists and of the plan's make-up; a look-up that asks how many is `asked: count`. */
function mayBeAggregate(kind: string): (label: string) => boolean {
  if (kind === 'look-up') return (label) => label !== 'count';
  return (label) => label !== 'sum' && label !== 'difference';
}

interface Opened {
  readonly words: SequenceTagger;
  readonly clauses: SequenceTagger;
  readonly parts: OpenGroup<PartHead>;
  readonly messages: OpenGroup<MessageHead>;
  readonly readUnits: UnitReader;
  readonly readLimit: LimitReader;
  readonly readMembers: MemberReader;
  readonly readFilters: FilterReader;
  readonly readOutlineUnit: OutlineUnitReader;
  readonly readSides: SideReader;
  readonly forms: FormReader;
  readonly namesRows: RegExp;
  readonly formWords: FormWords;
}

/** A message cut, tagged and masked. */
interface Seen {
  readonly message: CutMessage;
  readonly tags: readonly WordTag[];
  readonly form: readonly FormWord[];
}

type PartDecisions = Readonly<Record<PartHead, Decision>>;

function decidePart(group: OpenGroup<PartHead>, vector: FeatureVector): PartDecisions {
  const of = (name: PartHead, allowed?: (label: string) => boolean): Decision =>
    decide(group.heads[name], vector, allowed);
  const kind = of('kind');
  return {
    kind,
    asked: of('asked', mayBeAsked(kind.label)),
    scope: of('scope'),
    aggregate: of('aggregate', mayBeAggregate(kind.label)),
    order: of('order', (label) => label === NONE || kind.label === 'list'),
    yesNo: of('yesNo'),
    inherits: of('inherits'),
  };
}

/** Decides part by part, since a later one leans on what was decided before it. */
function decideParts(
  { parts }: Opened,
  { form }: Seen,
  { spans, hasHistory }: { spans: readonly TextSpan[]; hasHistory: boolean },
) {
  const decided: { vector: FeatureVector; decisions: PartDecisions }[] = [];
  spans.forEach((span, at) => {
    const before = decided[at - 1]?.decisions;
    const previous: PartContext['previous'] = before
      ? { kind: before.kind.label, asked: before.asked.label, scope: before.scope.label }
      : null;
    const vector = parts.encode(
      partFeatures(formWithin(form, span), { count: spans.length, at, hasHistory, previous }),
    );
    decided.push({ vector, decisions: decidePart(parts, vector) });
  });
  return decided;
}

/** Opens what was fitted over the words of one plan. */
export function createUnderstanding({ fitted, knowledge, words, categories }: UnderstandingParts): Understanding {
  const opened: Opened = {
    words: openTagger(fitted.words),
    clauses: openTagger(fitted.clauses),
    parts: openGroup(fitted.parts),
    messages: openGroup(fitted.messages),
    readUnits: createUnitReader(words),
    readLimit: createLimitReader(words),
    readMembers: createMemberReader(words),
    readFilters: createFilterReader(words, categories),
    readOutlineUnit: createOutlineUnitReader(words),
    readSides: createSideReader(words),
    forms: createFormReader(words),
    namesRows: new RegExp(words('indicator', 'table'), 'u'),
    formWords: words,
  };
  const see = (text: string): Seen => {
    const message = cutMessage(text);
    const tags = tagWords(opened.words, message, knowledge);
    return { message, tags, form: maskWords(message, tags) };
  };
  const work = (text: string, { hasHistory, act: settled }: ReadOptions) => {
    const seen = see(text);
    const vector = opened.messages.encode(messageFeatures(seen.form, seen.message.folded, hasHistory));
    const act = settled ? { label: settled, confidence: 1 } : decide(opened.messages.heads.act, vector);
    const spans = partsOf(opened, seen, { act: act.label, connectives: fitted.connectives });
    return { seen, vector, act, spans, decided: decideParts(opened, seen, { spans, hasHistory }) };
  };
  return {
    read(text, options) {
      const { seen, vector, act, spans, decided } = work(text, options);
      const form = decide(opened.messages.heads.form, vector);
      const pointer = options.hasHistory
        ? decide(opened.messages.heads.pointer, vector)
        : { label: NONE, confidence: 1 };
      return {
        act: act.label as Act,
        parts: assembleParts(opened, seen, { spans, decisions: decided.map(({ decisions }) => decisions) }),
        form: form.label as Form,
        limit: form.label === 'n-sentences' ? opened.readLimit(seen.message.folded) : null,
        language: languageOf(text),
        pointer: orNull<Pointer>(pointer.label),
        confidence: { act: act.confidence, form: form.confidence, pointer: pointer.confidence },
      };
    },
    explain(text, options) {
      const { seen, vector, decided } = work(text, options);
      const reasonsOf = <Name extends string>(group: OpenGroup<Name>, at: FeatureVector, prefix: string): Reason[] =>
        (Object.entries(group.heads) as [Name, HeadData][]).map(([name, head]) => {
          const { label, confidence } = decide(head, at);
          const features = explain(head, at, { label, names: group.names, most: 5 });
          return { head: `${prefix}${name}`, label, confidence, features };
        });
      const parts = decided.flatMap(({ vector: own }, at) => reasonsOf(opened.parts, own, `${at + 1}.`));
      const form = seen.form.map((word) => word.text).join('');
      return { form, reasons: [...reasonsOf(opened.messages, vector, ''), ...parts] };
    },
  };
}

interface PartsFrom {
  readonly act: string;
  readonly connectives: FittedUnderstanding['connectives'];
}

function partsOf({ clauses }: Opened, { message, form }: Seen, { act, connectives }: PartsFrom): TextSpan[] {
  if (WITHOUT_PARTS.has(act)) return [];
  const spans = findParts(clauses, { message, form, connectives });
  if (spans.length > 0 || !WITH_PARTS.has(act)) return act === 'complaint' ? spans.slice(0, 1) : spans;
  const text = message.text;
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  return end > start ? [{ start, end }] : [];
}

interface Decided {
  readonly spans: readonly TextSpan[];
  readonly decisions: readonly PartDecisions[];
}

function assembleParts(opened: Opened, seen: Seen, { spans, decisions }: Decided): ReadingPart[] {
  const { message, tags } = seen;
  const stretches = ownStretches(spans, message.text.length);
  const topics: string[] = [];
  const named: NamedUnit[][] = [];
  return spans.map((span, at) => {
    const decided = decisions[at] as PartDecisions;
    const within = stretches[at] ?? [];
    const own = taggedText(message, tags, { tag: 'T', within });
    // A part that names nothing asks of what was named before it.
    const inherited = at > 0 && (decided.inherits.label === 'true' || own === '') ? (topics[at - 1] ?? '') : '';
    const topic = [inherited, own].filter(Boolean).join(' ');
    topics.push(topic);
    const text = message.text.slice(span.start, span.end);
    const folded = message.folded.slice(span.start, span.end);
    const units = opened.forms.withRanges(
      opened.readUnits(folded, text).map(({ unit }) => unit),
      folded,
    );
    named.push(units.length > 0 || own !== '' ? units : (named[at - 1] ?? []));
    const unit = settleUnit(opened.readOutlineUnit(folded), opened.namesRows.test(folded));
    const asksPlace = opened.forms.asksPlace(folded);
    const kind = settleKind(decided.kind.label as Kind, { asksPlace, topic, hasUnit: units.length > 0 });
    const sides = opened.readSides(message, tags, within);
    const asked = orNull<Asked>(decided.asked.label);
    return {
      text,
      around: within
        .map(({ start, end }) => message.text.slice(start, end))
        .join('')
        .trim(),
      topic,
      kind,
      asked,
      scope: orNull<AskedScope>(decided.scope.label),
      years: yearsOf(text),
      filters: opened.readFilters(folded, { text, kind, asked }),
      order: orNull<Order>(decided.order.label),
      aggregate: settleAggregate(
        orNull<Aggregate>(decided.aggregate.label),
        opened.forms.wantsSum(folded),
        sides.length,
      ),
      named: named[at] ?? [],
      members: opened.readMembers(folded, text),
      audience: taggedText(message, tags, { tag: 'A', within }) || null,
      yesNo: decided.yesNo.label === 'true',
      unit,
      askedUnit: readAskedUnit(folded, opened.formWords),
      figures: figuresOf(text),
      sides,
      quoted: quotedTerms(text),
      confidence: {
        kind: decided.kind.confidence,
        asked: decided.asked.confidence,
        scope: decided.scope.confidence,
        aggregate: decided.aggregate.confidence,
        order: decided.order.confidence,
        yesNo: decided.yesNo.confidence,
      },
    };
  });
}

const yearsOf = (text: string): number[] => [
  ...new Set(
    findFigures(text)
      .filter(({ kind }) => kind === 'year')
      .map(({ quantity }) => quantity),
  ),
];

const figuresOf = (text: string): string[] =>
  findFigures(text)
    .filter(({ kind }) => kind === 'amount')
    .map(({ printed }) => printed);
