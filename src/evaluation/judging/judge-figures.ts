// Each figure of an answer against its quotes: quoted, the asker's own, a telephone number, computed, or made up.
import type { PlanDocument } from '../../plan/plan-document.js';
import { containsSpan, sliceSpan } from '../../text/text-span.js';
import type { StoredAnswer } from '../running/generated-record.js';
import { type CitedLine, citedLines } from './cited-lines.js';
import {
  type ComputingLine,
  isComputed,
  miscomputed,
  ownsUpToComputing,
  withoutExpressions,
} from './computed-figures.js';
import { countsOf, plainCountsOf } from './counted-members.js';
import { bracketedUnits, type Figure, figuresInText } from './figures-in-text.js';
import type { JudgedCase } from './judged-case.js';
import { withoutPlaces, wrongPlaces } from './place-references.js';
import { quoteIsVerbatim } from './quote-is-verbatim.js';
import { toldText } from './told-text.js';

export interface FigureVerdict {
  readonly figure: Figure;
  readonly verdict: 'quoted' | 'premise' | 'signposted' | 'computed' | 'unsupported';
}

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

/** The text that figures are judged in: expressions apart, and in distress only what is cited; care claims nothing. */
function judgedText(answer: StoredAnswer, plan: PlanDocument): string {
  const lines = toldText(answer).split('\n');
  const claiming = answer.reason === 'distress' ? lines.filter((line) => /\[\d+\]/.test(line)) : lines;
  return withoutReferences(withoutPlaces(withoutExpressions(claiming.join('\n')), plan), plan);
}

/** What the figures of one line may be computed from. */
function computingLine(
  line: CitedLine,
  { plan, answer, operands }: { plan: PlanDocument; answer: StoredAnswer; operands: readonly Figure[] },
): ComputingLine {
  const { text, cited } = line;
  const sources = quotedSources(plan, { ...answer, citations: cited });
  return {
    ...{ text, operands, counts: countsOf(plan, answer, line) },
    holds: (figure) => sources.some((source) => standsIn(figure, source)),
    brackets: sources.flatMap(({ brackets }) => brackets),
  };
}

const wrongly = (printed: string): FigureVerdict => ({
  figure: { kind: 'name', printed, value: Number.NaN, unit: '', hasScale: false },
  verdict: 'unsupported',
});

/** Judges every figure of an answer's text and table; an answer without figures gives an empty list. */
export function judgeFigures({ case: asked, record, context: { plan } }: JudgedCase): FigureVerdict[] {
  const { answer } = record;
  if (answer === null) return [];
  const quotes = quotedSources(plan, answer);
  const premise = readSource([asked.question, ...asked.history].join('\n'));
  const figures = figuresInText(judgedText(answer, plan));
  const quoted = figures.filter((figure) => quotes.some((source) => standsIn(figure, source)));
  const operands = quoted.filter(({ kind }) => kind === 'number');
  const phones = new Set(answer.signposts.flatMap(({ phone }) => phone ?? []));
  const lines = citedLines(answer);
  const computing = lines
    .filter(({ text }) => ownsUpToComputing(text))
    .map((line) => ({ said: readSource(line.text), line: computingLine(line, { plan, answer, operands }) }));
  const counted = lines.map((line) => ({ said: readSource(line.text), counts: plainCountsOf(plan, line) }));
  const judge = (figure: Figure): FigureVerdict['verdict'] => {
    if (quoted.includes(figure)) return 'quoted';
    if (standsIn(figure, premise)) return 'premise';
    if (phones.has(figure.printed)) return 'signposted';
    const isProved =
      computing.some(({ said, line }) => standsIn(figure, said) && isComputed(figure, line)) ||
      counted.some(({ said, counts }) => standsIn(figure, said) && counts.has(figure.value));
    return isProved ? 'computed' : 'unsupported';
  };
  const verdicts = figures.map((figure) => ({ figure, verdict: judge(figure) }));
  const sums = computing.flatMap(({ line }) => miscomputed(line)?.printed ?? []);
  return [
    ...verdicts.filter(({ figure }) => !sums.includes(figure.printed)),
    ...[...sums, ...wrongPlaces(plan, answer)].map(wrongly),
  ];
}
