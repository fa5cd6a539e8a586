// Which rows of the main-targets table a question is about: spelt out by it, or best by search and about nothing else.
import type { Indicator } from '../../plan/plan-document.js';
import { coverage, missingAnchors } from '../../retrieval/content-words.js';
import { normalizeText } from '../../text/normalize-text.js';
import { trimSpan } from '../../text/text-span.js';
import type { ComposeContext } from './draft.js';

/** Share of a name, by pairs of characters, from which the question spells it out. */
const SPELT_OUT = 0.5;
/** Share from which other names in the question do not matter. */
const SPELT_WHOLLY = 0.6;
/** A row of which the question names a part comes before one that it does not name at all. */
const SPELT_IN_PART = 0.2;
/** Share of the question that the row and its index-time questions must hold when its name is not spelt out. */
const BRIDGED = 0.3;
/** How near the best chunk's score a row must come: as the one asked for, and to be looked at. */
const NEAR_BEST = 0.97;
const NEAR_ENOUGH = 0.8;
/** A word of the plan this long names a quantity: 工业增加值, 进出口. */
const QUANTITY_LENGTH = 3;

/** What a question says of a row of the table without naming it. */
const OF_ANY_ROW = /约束性|预期性|指标|属性/;

/** A row with its group's name: 每千人口拥有医护人员数（执业医师数）. */
export function fullName(context: ComposeContext, indicator: Indicator): string {
  const parent = indicator.parentId === null ? undefined : context.outline.indicator(indicator.parentId);
  return parent ? `${parent.name}（${indicator.name}）` : indicator.name;
}

/** 3岁以下婴幼儿入托率提高, 地区生产总值增速: the quantity without the verb that the unit belongs to. */
export const coreName = (name: string): string =>
  normalizeText(name)
    .replace(/(?:年均)?(?:增长|增速|提高|降低|比例|占比)$/, '')
    .replace(/[（(].*?[）)]/g, '');

/** Neighbouring pairs of characters. */
export const pairsOf = (text: string): string[] => [...text].slice(0, -1).map((_, at) => text.slice(at, at + 2));

/** Share of the row's own name, by pairs of characters, that the question spells out. */
export function nameShare(question: string, indicator: Indicator): number {
  const pairs = pairsOf(coreName(indicator.name));
  const normalized = normalizeText(question);
  return pairs.length === 0 ? 0 : pairs.filter((pair) => normalized.includes(pair)).length / pairs.length;
}

const isLeaf = (context: ComposeContext, indicator: Indicator): boolean =>
  !context.index.plan.indicators.some((other) => other.parentId === indicator.id);

/** Rows without sub-rows whose names the question spells out, in the table's order. */
export const rowsSpeltOut = (context: ComposeContext): Indicator[] =>
  context.index.plan.indicators.filter((row) => isLeaf(context, row) && nameShare(context.question, row) >= SPELT_OUT);

/** 固定资产投资 of 固定资产投资增速目标: what is measured, where the question says so in a table's words. */
const MEASURED =
  /(\p{Script=Han}{2,10}?)(?:总额|总量)?(?:的)?(?:20\d\d年)?(?:年均)?(?:增速|增长率|增长|增幅|占比|比重)/u;

/** Whether the question measures something that shares not two neighbouring characters with the row. */
function namesAnotherQuantity(question: string, { name, category }: Indicator): boolean {
  const measured = MEASURED.exec(normalizeText(question))?.[1] ?? '';
  const own = normalizeText(`${category} ${name}`);
  return pairsOf(measured).length > 1 && !pairsOf(measured).some((pair) => own.includes(pair));
}

/**
 * Whether the question can mean this row: it spells out its name, or leads to it and names no other quantity of the
 * plan, however many words that shares with the row.
 */
function isAbout(context: ComposeContext, indicator: Indicator): boolean {
  const { plan } = context.index;
  // 绿化覆盖率 holds half of 森林覆盖率, and is a quantity of its own.
  const another = missingAnchors(context.evidence.words, `${indicator.category} ${fullName(context, indicator)}`);
  const share = nameShare(context.question, indicator);
  if (share >= SPELT_OUT && (another.length === 0 || share >= SPELT_WHOLLY)) return true;
  const start = trimSpan(plan.text, indicator.span).start;
  const row = context.evidence.sentences.find(({ span }) => span.start === start);
  if ((row?.bridged ?? 0) < BRIDGED || namesAnotherQuantity(context.question, indicator)) return false;
  const name = `${indicator.category} ${fullName(context, indicator)}`;
  // 总人口 stands in 每千人口拥有医护人员数 as its measure, not as what is counted.
  const counted = name.replace(/每[百千万]人口?(?:拥有)?/, '');
  const named = context.evidence.words.filter(({ forms }) => forms.some((form) => name.includes(form)));
  // 「房价是约束性指标吗」 shares with a row only what it says of any.
  if (named.length === 0 && context.evidence.words.some(({ word }) => OF_ANY_ROW.test(word))) return false;
  if (named.length > 0 && !named.some(({ forms }) => forms.some((form) => counted.includes(form)))) return false;
  return !context.evidence.words.some(
    ({ word, forms, known }) =>
      known &&
      !OF_ANY_ROW.test(word) &&
      word.length >= QUANTITY_LENGTH &&
      plan.text.includes(word) &&
      !forms.some((form) => name.includes(form)),
  );
}

/** The rows that the question is about, best first; empty when it is about none. */
export function rowsAsked(context: ComposeContext): Indicator[] {
  const { plan, chunks } = context.index;
  const { evidence, question } = context;
  const best = evidence.chunks[0];
  if (!best) return [];
  const found = evidence.chunks
    .filter(({ score }) => score >= best.score * NEAR_ENOUGH)
    .flatMap((entry) => {
      const group = chunks[entry.chunkIndex]?.indicatorId;
      const rows = plan.indicators.filter(
        (row) => group != null && (row.id === group || row.parentId === group) && isLeaf(context, row),
      );
      return rows.map((row) => ({
        row,
        entry,
        covered: coverage(evidence.words, `${row.category} ${fullName(context, row)}`),
      }));
    })
    .filter(({ row }) => isAbout(context, row));
  const named = found.filter(({ covered, entry }) => covered >= SPELT_OUT || entry.score >= best.score * NEAR_BEST);
  if (!named.some(({ covered }) => covered >= SPELT_IN_PART)) {
    const inPart = found.filter(({ covered }) => covered >= SPELT_IN_PART).sort((a, b) => b.covered - a.covered)[0];
    if (inPart) return [inPart.row];
  }
  const most = Math.max(0, ...named.map(({ covered }) => covered));
  const rows = named.filter(({ covered }) => covered >= most - 0.01).map(({ row }) => row);
  // 医护人员 asks for both sub-rows, 医师 for one.
  return rows.length > 2 || /指标|目标表/.test(question) ? rows.slice(0, 2) : rows;
}
