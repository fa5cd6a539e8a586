// Questions about the main-targets table: one row read out, or the rows of a category or nature listed.
import type { Indicator, IndicatorNature, TargetValue } from '../../plan/plan-document.js';
import { coverage } from '../../retrieval/content-words.js';
import type { QuestionReading } from '../../retrieval/read-question.js';
import { findFigures } from '../../text/find-figures.js';
import { normalizeText } from '../../text/normalize-text.js';
import { sliceSpan, trimSpan } from '../../text/text-span.js';
import { COMPUTED_MARKER } from '../verification/computed-figure.js';
import { answered, type ComposeContext, type Draft, type DraftClaim } from './draft.js';
import { plainSentence } from './plain-sentence.js';

const NATURE_NAMES: Readonly<Record<IndicatorNature, string>> = { anticipatory: '预期性', binding: '约束性' };

/** Share of the question's weight that a row's name must cover to be the row asked for. */
const NAME_COVERAGE = 0.5;
/** A row of which the question names a part comes before one that it does not name at all. */
const SPELT_IN_PART = 0.2;
/** Share of the question that the row and its index-time questions must hold when its name is not spelt out. */
const BRIDGED = 0.3;
/** How near the best chunk's score a row must come when the question shares few words with its name. */
const NEAR_BEST = 0.97;

const isLeaf = (context: ComposeContext, indicator: Indicator): boolean =>
  !context.index.plan.indicators.some((other) => other.parentId === indicator.id);

/** The name with its group's: 每千人口拥有医护人员数·执业医师数. */
function fullName(context: ComposeContext, indicator: Indicator): string {
  const parent = indicator.parentId === null ? undefined : context.outline.indicator(indicator.parentId);
  return parent ? `${parent.name}（${indicator.name}）` : indicator.name;
}

function describe(value: TargetValue, unit: string): string {
  if (value.kind === 'number') return `${value.printed}${unit}`;
  if (value.kind === 'text') return `“${value.text}”`;
  return value.kind === 'blank' ? '未公布（表中该格为空）' : '不适用（表中为“—”）';
}

/** 3岁以下婴幼儿入托率提高, 地区生产总值增速: the name without the verb that the unit belongs to. */
const coreName = (name: string): string =>
  normalizeText(name)
    .replace(/(?:年均)?(?:增长|增速|提高|降低|比例|占比)$/, '')
    .replace(/（.*?）/g, '');

interface Columns {
  readonly baseline: boolean;
  readonly target: boolean;
  readonly growth: boolean;
}

/** The columns asked for; all of them when the question names none. */
function columnsAsked(reading: QuestionReading, question: string): Columns {
  const growth = /年均|增速|增长率|每年|一年(?:得|要|能)?[长涨增]/.test(question);
  const baseline = reading.years.includes(2025) || /眼下|目前|现在|预计/.test(question);
  const target = reading.years.includes(2030) || (reading.scope === 'target' && !growth);
  const none = !growth && !baseline && !target;
  return { growth: growth || none, baseline: baseline || none, target: target || none };
}

/** Growth rates given as the indicator itself (增速、增长) have no unit of their own but %. */
function rowClaim(context: ComposeContext, indicator: Indicator): { claim: DraftClaim; masked: boolean } {
  const { reading } = context.evidence;
  const asked = columnsAsked(reading, context.question);
  const unit = indicator.unit;
  const shown: string[] = [];
  const wanted: TargetValue[] = [];
  // An empty cell prints no year either: its column is named, not dated.
  const show = (names: { column: string; dated: string }, value: TargetValue, valueUnit: string, isAsked: boolean) => {
    if (isAsked) wanted.push(value);
    if (isAsked || value.kind === 'number')
      shown.push(`${value.kind === 'number' ? names.dated : names.column}${describe(value, valueUnit)}`);
  };
  const { from, to } = context.index.plan.period;
  show({ column: '基期预计值', dated: `${from - 1}年预计` }, indicator.baseline, unit, asked.baseline);
  show({ column: '目标值', dated: `${to}年` }, indicator.target, unit, asked.target);
  show(
    { column: '年均增速', dated: '年均增速' },
    indicator.averageGrowth,
    '%',
    asked.growth || indicator.averageGrowth.kind === 'text',
  );
  const nature = indicator.nature ? `；指标属性为${NATURE_NAMES[indicator.nature]}` : '';
  const missing = wanted.filter((value) => value.kind === 'blank');
  const masked =
    missing.length > 0 &&
    missing.length === wanted.filter((value) => value.kind !== 'not-applicable').length &&
    indicator.averageGrowth.kind !== 'text';
  const text = `${fullName(context, indicator)}：${shown.join('，')}${nature}。`;
  const parent = indicator.parentId === null ? undefined : context.outline.indicator(indicator.parentId);
  const rows = [indicator, ...(parent && parent.span.start !== indicator.span.start ? [parent] : [])];
  return {
    masked,
    claim: {
      text: masked ? `${text}公布的规划文本未公布该数值。` : text,
      quotes: rows.map((row) => trimSpan(context.index.plan.text, row.span)),
    },
  };
}

/** Share of a row's name in a clause of the prose: 规上工业产值 stands for 规模以上工业总产值. */
const ECHO_SHARE = 0.65;

/** Sentences of the prose that give a figure in the same unit for the same quantity. */
function echoes(context: ComposeContext, indicator: Indicator): DraftClaim[] {
  const { plan, sentences, chunks } = context.index;
  const core = coreName(indicator.name);
  if (indicator.parentId !== null || core.length < 4) return [];
  const halves = [...core].map((_, at) => core.slice(at, at + 2)).filter((pair) => pair.length === 2);
  return sentences
    .filter(({ chunkIndex }) => chunks[chunkIndex]?.boxId === null)
    .flatMap(({ span }) => {
      const text = sliceSpan(plan.text, span);
      for (const part of text.split(/[，；]/)) {
        const normalized = normalizeText(part);
        const share = halves.filter((pair) => normalized.includes(pair)).length / halves.length;
        const sameUnit = findFigures(part).some((figure) => figure.unit === indicator.unit && figure.kind === 'amount');
        if (share >= ECHO_SHARE && sameUnit)
          return [{ text: `规划正文另有表述：${plainSentence(part)}`, quotes: [span] }];
      }
      return [];
    })
    .slice(0, 2);
}

/** The rows of a category or nature, when the question asks which they are. */
function composeRowList(context: ComposeContext): Draft | null {
  const { question, evidence } = context;
  const { plan } = context.index;
  if (!/指标/.test(question) || !/哪|几项|有什么|清单|名单|列|包括|多少项/.test(question)) return null;
  const nature = /约束性/.test(question) ? 'binding' : /预期性/.test(question) ? 'anticipatory' : null;
  const category = [...new Set(plan.indicators.map((indicator) => indicator.category))].find((name) =>
    question.includes(name),
  );
  if (!nature && !category && evidence.reading.kind === 'figure') return null;
  const rows = plan.indicators.filter(
    (indicator) =>
      indicator.parentId === null &&
      (!nature || indicator.nature === nature) &&
      (!category || indicator.category === category),
  );
  if (rows.length === 0 || (!nature && !category)) return null;
  const label = `${category ? `${category}类` : ''}${nature ? NATURE_NAMES[nature] : ''}指标`;
  const claims = rows.map((row, position) => ({
    text: `${position === 0 ? `${label}包括：\n` : ''}• ${row.name}${row.unit ? `（${row.unit}）` : ''}`,
    quotes: [trimSpan(plan.text, row.span)],
  }));
  return answered(claims);
}

/** Share of the row's own name, by pairs of characters, that the question spells out. */
function nameShare(context: ComposeContext, indicator: Indicator): number {
  const core = coreName(indicator.name);
  const pairs = [...core].map((_, at) => core.slice(at, at + 2)).filter((pair) => pair.length === 2);
  const question = normalizeText(context.question);
  return pairs.length === 0 ? 0 : pairs.filter((pair) => question.includes(pair)).length / pairs.length;
}

/**
 * Whether the question can mean this row: it spells out its name, or it names nothing else of the plan
 * (工业增加值, 进出口 are other quantities, however many words they share with a row).
 */
function isAbout(context: ComposeContext, indicator: Indicator): boolean {
  if (nameShare(context, indicator) >= NAME_COVERAGE) return true;
  const row = context.evidence.sentences.find(
    ({ span }) =>
      span.start === indicator.span.start || span.start === trimSpan(context.index.plan.text, indicator.span).start,
  );
  if ((row?.bridged ?? 0) < BRIDGED) return false;
  const name = `${indicator.category} ${fullName(context, indicator)}`;
  const others = context.evidence.words.filter(
    ({ word, forms, known }) =>
      known && word.length >= 3 && context.index.plan.text.includes(word) && !forms.some((form) => name.includes(form)),
  );
  return others.length === 0;
}

/** The rows that the question is about: named by it, or best by search. */
function rowsAsked(context: ComposeContext): Indicator[] {
  const { plan, chunks } = context.index;
  const { evidence, question } = context;
  const best = evidence.chunks[0];
  if (!best) return [];
  const found = evidence.chunks
    .slice(0, 4)
    .filter(({ score }) => score >= best.score * NEAR_BEST || score >= best.score * 0.8)
    .flatMap((entry) => {
      const indicator = chunks[entry.chunkIndex]?.indicatorId;
      if (!indicator) return [];
      const rows = plan.indicators.filter(
        (row) => (row.id === indicator || row.parentId === indicator) && isLeaf(context, row),
      );
      return rows
        .map((row) => ({ row, entry, covered: coverage(evidence.words, `${row.category} ${fullName(context, row)}`) }))
        .filter(({ row }) => isAbout(context, row));
    });
  const named = found.filter(({ covered, entry }) => covered >= NAME_COVERAGE || entry.score >= best.score * NEAR_BEST);
  const spelt = found.filter(({ covered }) => covered >= SPELT_IN_PART);
  if (!named.some(({ covered }) => covered >= SPELT_IN_PART) && spelt.length > 0)
    return spelt
      .sort((a, b) => b.covered - a.covered)
      .slice(0, 1)
      .map(({ row }) => row);
  const top = Math.max(0, ...named.map(({ covered }) => covered));
  const rows = named.filter(({ covered }) => covered >= top - 0.01).map(({ row }) => row);
  // 医护人员 asks for both sub-rows, 医师 for one.
  return rows.length > 2 || /指标|目标表/.test(question) ? rows.slice(0, 2) : rows;
}

const RATE_NAME = /(?:增速|增长|提高|降低)$/;
const ASKS_RATE = /增|涨|速|提高|降|点|百分|%|率|指标|属性|约束|预期/;

/** An amount is asked, and the row gives a rate: 地区生产总值达到多少 is not 地区生产总值增速. */
const asksOtherUnit = (context: ComposeContext, indicator: Indicator): boolean => {
  const { slot } = context.evidence.reading;
  if (slot?.kind === 'money') return !/元/.test(indicator.unit);
  return (
    slot !== null && slot.kind !== 'percent' && RATE_NAME.test(indicator.name) && !ASKS_RATE.test(context.question)
  );
};

/** Answers from the indicator table, with the prose where it says more or otherwise. */
export function composeIndicator(context: ComposeContext): Draft | null {
  const list = composeRowList(context);
  if (list) return list;
  const { reading } = context.evidence;
  // What was reached by 2025 stands in the review; the table begins with the estimate for 2025.
  if (
    reading.scope === 'past' &&
    !reading.years.includes(2025) &&
    !/眼下|目前|现在/.test(context.question) &&
    reading.kind !== 'comparison'
  )
    return null;
  const comparesColumns =
    reading.kind === 'comparison' && (reading.years.length >= 2 || /表|专栏|指标/.test(context.question));
  if (
    (reading.kind === 'comparison' && !comparesColumns) ||
    (reading.kind !== 'figure' && !comparesColumns && !reading.asksNature && !asksTarget(context.question))
  ) {
    const top = context.evidence.chunks[0];
    if (
      top === undefined ||
      context.index.chunks[top.chunkIndex]?.kind !== 'indicator' ||
      (reading.kind === 'comparison' && !comparesColumns)
    )
      return null;
  }
  const rows = rowsAsked(context).filter((indicator) => !asksOtherUnit(context, indicator));
  const first = rows[0];
  if (!first) return null;
  const read = rows.map((row) => rowClaim(context, row));
  const others = rows.flatMap((row) => echoes(context, row));
  const masked = read.every((row) => row.masked);
  const claims = [
    ...(reading.kind === 'comparison' && reading.years.length >= 2
      ? rows.flatMap((row) => columnDifference(context, row))
      : []),
    ...read.map((row) => row.claim),
  ];
  // Where the table is blank the prose comes first: it is the answer.
  if (masked && others.length > 0) return answered([...others, ...claims], 'masked');
  return answered([...claims, ...others], masked ? 'masked' : others.length > 0 ? 'conflicting' : null);
}

/** 2030 against 2025 of one row, computed. */
function columnDifference(context: ComposeContext, row: Indicator): DraftClaim[] {
  const { baseline, target, unit } = row;
  if (baseline.kind !== 'number' || target.kind !== 'number') return [];
  const { from, to } = context.index.plan.period;
  const change = Number((target.value - baseline.value).toPrecision(10));
  const text = `${fullName(context, row)}由${from - 1}年预计的${baseline.printed}${unit}到${to}年的${target.printed}${unit}，${change >= 0 ? '提高' : '降低'}${Math.abs(change)}${unit === '%' ? '个百分点' : unit}（${COMPUTED_MARKER}）。`;
  return [{ text, quotes: [trimSpan(context.index.plan.text, row.span)] }];
}

const asksTarget = (question: string): boolean => /指标|目标|20(?:25|30)/.test(question);
