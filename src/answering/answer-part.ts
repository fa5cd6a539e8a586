// One part answered: searched, matched to statements, judged, and told by the operator that its kind chooses.
import { holdsContent } from '../retrieval/content-words.js';
import type { Reading, ReadingPart } from '../understanding/reading.js';
import type { AnsweringParts } from './answering-parts.js';
import { createPartContext } from './create-part-context.js';
import type { PartDraft } from './draft.js';
import { judge } from './judging/judge.js';
import { tellVerdict } from './judging/tell-verdict.js';
import { type Findings, findAnswers } from './matching/find-answers.js';
import { matchRows, rowsMeant } from './matching/match-rows.js';
import { boxByTitle } from './operators/box-by-title.js';
import { compareSides } from './operators/compare-sides.js';
import { compute, computeRows } from './operators/compute.js';
import { defineTerm, tellCounted } from './operators/define-term.js';
import { explainWord } from './operators/explain-word.js';
import { findUnit, unitWithin } from './operators/find-unit.js';
import { followNumber, followUnit } from './operators/follow-unit.js';
import { gatherFor } from './operators/gather-for.js';
import { lookUp } from './operators/look-up.js';
import { headedUnit, tellBrief, tellHeadings, tellNamedUnit, tellSection } from './operators/tell-brief.js';
import { tellCategories } from './operators/tell-categories.js';
import { tellEachMember } from './operators/tell-each.js';
import { tellBoxMembers, tellList } from './operators/tell-list.js';
import { tellMeasures } from './operators/tell-measures.js';
import { tellMentions } from './operators/tell-mentions.js';
import { tellBoxPlaces, tellNamedSection, tellOutline, tellPlaces } from './operators/tell-outline.js';
import { tellRows } from './operators/tell-rows.js';
import { unitsByTitle } from './operators/unit-by-title.js';
import { atLevelOf } from './operators/unit-level.js';
import type { PartContext } from './part-context.js';
import { tellSidesApart } from './tell-sides-apart.js';

export interface AnsweredPart {
  readonly part: ReadingPart;
  readonly context: PartContext;
  readonly draft: PartDraft;
}

/** A unit named, a kind of unit asked for, or nothing else left to ask about. */
const asksMakeUp = ({ part }: PartContext): boolean =>
  part.named.length > 0 || part.unit !== null || part.topic.trim() === '';

/** Share of a row's name that a topic spells out to name it. */
const NAMED = 0.5;

/** Rows of the table chosen by conditions, or all; a topic that names some of them asks of those. */
function asksTable(context: PartContext): boolean {
  const { kind, asked, aggregate, filters, unit, order, topic, members } = context.part;
  if (filters.some(({ on, op }) => on === 'value' && (op === 'has' || op === 'dash'))) return true;
  // A plan without a table tells its targets in sentences.
  if (unit !== 'indicator' || context.parts.index.plan.indicators.length === 0) return false;
  const named = rowsMeant(matchRows(context)).filter(({ spelt }) => spelt >= NAMED);
  if (named.length > 0 && named.length <= 3) return false;
  // 涨得最快的是哪个指标 ranks the whole table.
  const ranksAll =
    topic.trim() === '' && (aggregate === 'most' || aggregate === 'least' || order !== null || members !== null);
  if (ranksAll) return true;
  return kind === 'outline' || (filters.length > 0 && (kind === 'list' || aggregate === 'count' || asked === 'count'));
}

/** Whether a part names nothing itself: 里头分几块 is of what was named before. */
const isTakenOver = ({ topic, text }: ReadingPart): boolean =>
  topic.trim() !== '' && !text.includes(topic.trim().slice(0, 2));

/** Share of a title that the topic must spell out where its place is asked. */
const TITLE_OF_PLACE = 0.1;

/** A unit that the topic is the title of: its place, its parts, or what it says; null where no unit is meant. */
function fromTitle(context: PartContext): PartDraft | null {
  const { part } = context;
  if (part.called === null && part.unit === null && part.asksPlace === null) return null;
  if (part.unit === 'indicator' || part.unit === 'box' || part.manyPlaces) return null;
  const [named] = part.named;
  // 科技那章的最后一节: a number without its chapter, which the topic names.
  if (named !== undefined && !(named.unit === 'section' && named.chapter === null && part.called !== null)) return null;
  const whole = unitsByTitle(context, null, part.asksPlace === null && !isTakenOver(part) ? undefined : TITLE_OF_PLACE);
  const units = named?.unit === 'section' ? whole.flatMap((unit) => unitWithin(context, unit, named.path)) : whole;
  const [unit] = units;
  if (!unit) return null;
  if (part.asksPlace !== null) return tellPlaces(context, [atLevelOf(context, unit, part.asksPlace)], unit);
  const asksParts = part.unit !== null || part.aggregate === 'count' || part.asked === 'name' || part.kind === 'list';
  if (!asksParts) return tellSection(context, unit);
  // 监督有哪些方面: a unit without units below it says in its sentences what is asked.
  const isLeaf = context.parts.outline.children(unit.id).length === 0;
  return isLeaf && part.asked !== 'name' && part.unit !== 'title' && !part.yesNo
    ? null
    : tellNamedSection(context, unit);
}

/** A box by its number, its title or a term of its title: its place, or what stands in it; null where none is meant. */
function fromBox(context: PartContext): PartDraft | null {
  const { part } = context;
  const named = part.named.flatMap((unit) => {
    const found = unit.unit === 'box' ? findUnit(context.parts.index, context.parts.outline, unit) : null;
    return found?.kind === 'boxes' ? found.boxes : [];
  });
  if (named.length > 0) return part.asksPlace === null ? null : tellBoxPlaces(context, named);
  if (part.named.length > 0) return null;
  const asksMembers = part.kind === 'list' && part.quoted.length > 0 && part.asksPlace === null;
  if (part.called !== 'box' && !asksMembers) return null;
  const box = boxByTitle(context);
  if (box === null || (asksMembers && !part.quoted.some((term) => box.title.includes(term)))) return null;
  return part.asksPlace === null ? tellBoxMembers(context, [box]) : tellBoxPlaces(context, [box]);
}

/** What the plan's own make-up answers, without any search; null where the part asks of the world. */
async function fromOutline(context: PartContext, before: PartDraft | null): Promise<PartDraft | null> {
  const { part } = context;
  const followed = followUnit(context, before) ?? followNumber(context, before);
  if (followed) return followed;
  if (part.unit === 'category' && part.asked !== 'nature' && part.named.every(({ unit }) => unit === 'table')) {
    const categories = tellCategories(context);
    if (categories) return categories;
  }
  if (asksTable(context)) return tellRows(context);
  if (context.form === 'headings' && part.kind !== 'look-up' && part.named.length === 0 && headedUnit(context))
    return tellHeadings(context);
  const byBox = fromBox(context);
  if (byBox) return byBox;
  const byTitle = fromTitle(context);
  if (byTitle) return byTitle;
  if (part.kind === 'mentions' && (part.named.length === 0 || part.quoted.length > 0)) return tellMentions(context);
  if (part.kind === 'outline' && asksMakeUp(context)) return tellOutline(context);
  if (part.named.length === 0) return null;
  if (context.form === 'table' && part.named.some(({ unit }) => unit === 'box')) return tellBoxMembers(context);
  if (part.kind === 'mentions') return tellBoxMembers(context) ?? tellOutline(context) ?? tellMentions(context);
  if (part.kind === 'brief' || part.kind === 'measures') return tellNamedUnit(context);
  const asksUnits = part.unit !== null && part.unit !== 'indicator';
  const makeUp = part.asked === 'name' || part.aggregate === 'count' || asksUnits || part.topic.trim() === '';
  if (part.kind === 'list' || part.asked === 'count')
    return tellBoxMembers(context) ?? (makeUp ? tellOutline(context) : null);
  return makeUp ? (tellOutline(context) ?? tellNamedUnit(context)) : null;
}

/** The operator of a kind, where the judge has found that the plan answers. */
async function operate(context: PartContext, findings: Findings): Promise<PartDraft> {
  const { part } = context;
  if (context.form === 'verbatim') return tellBrief(context);
  const computed = await compute(context);
  if (computed) return computed;
  if (context.form === 'headings' && part.kind !== 'look-up') return tellHeadings(context);
  const each = setsApart(context) ? ((await compareSides(context)) ?? (await tellEachMember(context))) : null;
  if (each) return each;
  switch (part.kind) {
    case 'look-up':
      return lookUp(context, findings);
    case 'list':
      return tellList(context, findings);
    case 'define':
      return defineTerm(context);
    case 'compare':
      return (await compareSides(context)) ?? tellMeasures(context);
    case 'gather':
      return asksOneThing(context) ? tellMeasures(context) : (gatherFor(context) ?? tellMeasures(context));
    case 'brief':
      return tellBrief(context);
    default:
      return tellMeasures(context);
  }
}

/** Things that are told one by one: a row of a table for each, or a sentence of each. */
const setsApart = ({ part, form, limit }: PartContext): boolean =>
  (form === 'table' && part.sides.length > 1 && (part.asked === null || !NUMBERS.has(part.asked))) ||
  (limit !== null && 'sentences' in limit && part.apart);

const NUMBERS: ReadonlySet<string> = new Set(['figure', 'money', 'share', 'growth', 'count', 'size']);

/** Trust in the best sentence from which a topic beside the group is what is asked: 村里卫生室以后什么标准. */
const ONE_THING = 0.6;

const asksOneThing = ({ part, selected }: PartContext): boolean =>
  part.topic.trim() !== '' &&
  part.topic.trim() !== (part.audience ?? '').trim() &&
  (selected[0]?.answers ?? 0) >= ONE_THING;

/** Whether a part names nothing of its own. */
const asksAgain = ({ topic, named, quoted, asksPlace, audience }: ReadingPart): boolean =>
  named.length === 0 && quoted.length === 0 && asksPlace === null && audience === null && !holdsContent(topic);

const ASKS_MEMBERS: ReadonlySet<string> = new Set(['define', 'list']);

/** Answers one part of a reading. @param before what the part before it was told */
export async function answerPart(
  parts: AnsweringParts,
  reading: Reading,
  part: ReadingPart,
  before: PartDraft | null = null,
): Promise<AnsweredPart> {
  const context = await createPartContext(parts, reading, part);
  return { part, context, draft: explainWord(context, await draftOf(context, before)) };
}

async function draftOf(context: PartContext, before: PartDraft | null): Promise<PartDraft> {
  const { part } = context;
  // 规划里写的标准是啥 behind a question asks again of what was just told.
  if (before !== null && part.kind === 'mentions' && asksAgain(part)) return { ...before, lines: [], table: null };
  const own = await fromOutline(context, before);
  if (own) return own;
  if (part.kind === 'gather' && !asksOneThing(context)) {
    const draft = gatherFor(context);
    if (draft) return draft;
  }
  // What a coined term counts is said by the plan or not, whatever is like the question otherwise.
  const counted = ASKS_MEMBERS.has(part.kind) || part.asked === 'name' ? tellCounted(context) : null;
  if (counted) return counted;
  // Rows that are spelt out are set side by side whatever else the words are like.
  const ofRows = part.sides.length > 1 && part.aggregate !== null ? await computeRows(context) : null;
  if (ofRows) return ofRows;
  const findings = findAnswers(context);
  const judgement = judge(context, findings);
  if (judgement.verdict === 'told') return operate(context, findings);
  return (await tellSidesApart(context)) ?? tellVerdict(context, findings, judgement);
}
