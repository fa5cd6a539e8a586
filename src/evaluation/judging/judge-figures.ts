// Each figure of an answer against its quotes: quoted, the asker's own, computed from quoted ones, or made up.
import type { PlanDocument } from '../../plan/plan-document.js';
import { containsSpan, sliceSpan } from '../../text/text-span.js';
import type { StoredAnswer } from '../running/generated-record.js';
import { bracketedUnits, type Figure, figuresInText } from './figures-in-text.js';
import type { JudgedCase } from './judged-case.js';
import { quoteIsVerbatim } from './quote-is-verbatim.js';

export interface FigureVerdict {
  readonly figure: Figure;
  readonly verdict: 'quoted' | 'premise' | 'computed' | 'unsupported';
}

/** The words with which an answer owns up to arithmetic: 「（按规划数据计算）」. */
export const COMPUTED_MARK = '按规划数据计算';

/** A text that figures may come from, read once. */
interface Source {
  readonly figures: readonly Figure[];
  readonly brackets: readonly { readonly scale: number; readonly unit: string }[];
}

const readSource = (text: string): Source => ({ figures: figuresInText(text), brackets: bracketedUnits(text) });

const sameValue = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** A table cell prints no unit: the row's name or the column's heading carries it in brackets. */
function agreesWithCell(figure: Figure, cell: Figure, { brackets }: Source): boolean {
  if (cell.unit !== '') return false;
  const named = brackets.length === 0 ? [{ scale: 1, unit: figure.unit }] : brackets;
  return named.some(({ scale, unit }) => unit === figure.unit && sameValue(cell.value * scale, figure.value));
}

function standsIn(figure: Figure, source: Source): boolean {
  if (figure.kind === 'name') return source.figures.some(({ printed }) => printed === figure.printed);
  return source.figures.some(
    (candidate) =>
      (sameValue(candidate.value, figure.value) &&
        (figure.unit === '' || figure.unit === candidate.unit || (candidate.unit === '' && candidate.hasScale))) ||
      agreesWithCell(figure, candidate, source),
  );
}

const SPAN_OF_YEARS = /(20\d\d) ?年?[—–~～至到-]{1,2} ?(20\d\d) ?年?/g;

/** Marks that are no statement: citation markers, list numbers, and references to places of the plan. */
function withoutReferences(text: string, { period }: PlanDocument): string {
  return text
    .replace(/\[\d+\]|[①-⑳]/g, '')
    .replace(/^[ \t\u3000]*[（(]?\d{1,2}[)）.、．](?!\d)/gm, '')
    .replace(/[（(]\d{1,2}[)）]/g, '')
    .replace(/专栏\s*\d+/g, '专栏')
    .replace(/第\s*\d+\s*(?:项|章|节|条|页)(?:指标)?/g, '')
    .replace(SPAN_OF_YEARS, (printed, from, to) =>
      Number(from) === period.from && Number(to) === period.to ? '' : printed,
    );
}

/** The heading rows of an indicator table belong to every quoted row of it. */
function tableHeadings(plan: PlanDocument, answer: StoredAnswer): string[] {
  const tables = plan.boxes.filter(
    (box) => box.kind === 'indicators' && answer.citations.some((citation) => containsSpan(box.span, citation)),
  );
  return tables.map((box) => {
    const rows = plan.indicators.filter(({ boxId }) => boxId === box.id).map(({ span }) => span.start);
    return sliceSpan(plan.text, { start: box.span.start, end: Math.min(...rows) });
  });
}

/** What the answer may take figures from: its verbatim quotes and the headings over them. */
function quotedSources(plan: PlanDocument, answer: StoredAnswer): Source[] {
  const verbatim = answer.citations.filter((citation) => quoteIsVerbatim(plan, citation));
  const headings = [
    ...verbatim.flatMap(({ chapter, section, item }) => [chapter.title, section?.title ?? '', item?.title ?? '']),
    ...answer.related.map(({ title }) => title),
  ].filter((title) => title !== '' && plan.text.includes(title));
  const tables = tableHeadings(plan, answer).join('\n');
  const rowsKnowTheirTable = verbatim.map(({ quote }) =>
    readSource(quote.includes('\t') ? `${quote}\n${tables}` : quote),
  );
  return [...rowsKnowTheirTable, ...headings.map(readSource), ...(tables === '' ? [] : [readSource(tables)])];
}

/** Half a unit of the last printed digit: a rounded result is right, another one is not. */
function precisionOf(figure: Figure): number {
  const decimals = /\.(\d+)/.exec(figure.printed)?.[1]?.length ?? 0;
  const scale = figure.value === 0 ? 1 : figure.value / Number.parseFloat(figure.printed);
  return 0.5 * 10 ** -decimals * scale + 1e-9 * Math.abs(figure.value);
}

/** Whether the figure is the difference, sum, ratio or percentage of two figures that the answer quotes and names. */
function followsFrom(figure: Figure, operands: readonly Figure[]): boolean {
  const close = (value: number) => Math.abs(value - figure.value) <= precisionOf(figure);
  return operands.some((a, i) =>
    operands.some((b, j) => {
      if (i === j || (a.unit !== b.unit && a.unit !== '' && b.unit !== '')) return false;
      const unit = a.unit === '' ? b.unit : a.unit;
      const sameUnit = figure.unit === unit || (figure.unit === '百分点' && unit === '%');
      if (sameUnit && (close(a.value - b.value) || close(a.value + b.value))) return true;
      if (b.value === 0) return false;
      if (figure.unit === '倍') return close(a.value / b.value) || close(a.value / b.value - 1);
      return figure.unit === '%' && (close((a.value / b.value) * 100) || close((a.value / b.value - 1) * 100));
    }),
  );
}

/** Judges every figure of an answer's text; an answer without figures gives an empty list. */
export function judgeFigures({ case: asked, record, context: { plan } }: JudgedCase): FigureVerdict[] {
  const { answer } = record;
  if (answer === null) return [];
  const quotes = quotedSources(plan, answer);
  const premise = readSource([asked.question, ...asked.history].join('\n'));
  const figures = figuresInText(withoutReferences(answer.answer, plan));
  const quoted = figures.filter((figure) => quotes.some((source) => standsIn(figure, source)));
  const operands = quoted.filter(({ kind }) => kind === 'number');
  const owned = answer.claims.filter(({ text }) => text.includes(COMPUTED_MARK)).map(({ text }) => readSource(text));
  return figures.map((figure) => {
    if (quoted.includes(figure)) return { figure, verdict: 'quoted' };
    if (standsIn(figure, premise)) return { figure, verdict: 'premise' };
    const computed = owned.some((claim) => standsIn(figure, claim)) && followsFrom(figure, operands);
    return { figure, verdict: computed ? 'computed' : 'unsupported' };
  });
}
