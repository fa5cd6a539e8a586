// Figures that a line owns up to having computed: its expression is worked out anew, its members counted anew.
import { isCount } from './counted-members.js';
import { evaluateExpression, type Worked } from './evaluate-expression.js';
import { type Figure, figuresInText } from './figures-in-text.js';
import { followsFrom, precisionOf } from './follows-from.js';

/** The words with which an answer owns up to arithmetic: 「（按规划数据计算）」. */
const COMPUTED_MARK = /按规划数据计算|computed from the plan's figures/;
/** 「（按规划数据计算：82－80.5）」: what follows the mark up to the closing bracket. */
const EXPRESSION = /(?:按规划数据计算：|computed from the plan's figures: )(.+?)[)）](?=$|[。.；;，,\s[])/;
const EXPRESSIONS = new RegExp(EXPRESSION, 'g');
/** 「30亿元 = 3 billion yuan」, in English answers only. */
const CONVERSION = /([^\s=]+) = ([\d.,]+) ?(thousand|million|billion|trillion)?/;
const ENGLISH_SCALES: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };

/** A line that may compute, and what its figures may come from. */
export interface ComputingLine {
  readonly text: string;
  /** Numbers that the answer names and quotes. */
  readonly operands: readonly Figure[];
  /** Whether the line's own quotes hold a figure. */
  readonly holds: (figure: Figure) => boolean;
  /** Units in the brackets of the quoted rows' names; a cell prints none of its own. */
  readonly brackets: readonly { readonly scale: number; readonly unit: string }[];
  /** How many members the line counts, by whatever may be counted. */
  readonly counts: ReadonlySet<number>;
}

/** The text without the expressions that it shows: their operands are held to the quotes where they are worked out. */
export const withoutExpressions = (text: string): string =>
  text.replace(EXPRESSIONS, (shown, expression: string) => shown.replace(expression, ''));

export const ownsUpToComputing = (text: string): boolean => COMPUTED_MARK.test(text);

/** Whether the result of an expression is the figure: same unit, same value as far as the figure is printed. */
function agrees(figure: Figure, { value, unit }: Worked, brackets: ComputingLine['brackets']): boolean {
  const close = (result: number) => Math.abs(Math.abs(result) - figure.value) <= precisionOf(figure);
  const hasUnit = (found: string) => figure.unit === found || (figure.unit === '百分点' && found === '%');
  if (unit !== '') return hasUnit(unit) && close(value);
  if (figure.unit === '' || figure.unit === '倍') return close(value);
  return (
    brackets.some((bracket) => hasUnit(bracket.unit) && close(value * bracket.scale)) ||
    (figure.unit === '%' && close(value * 100))
  );
}

/** The expression that a line shows, worked out; undefined where it shows none, null where it does not hold. */
function workedOf({ text, holds }: ComputingLine): Worked | null | undefined {
  const expression = EXPRESSION.exec(text)?.[1];
  if (expression === undefined) return undefined;
  const worked = evaluateExpression(expression);
  return worked?.operands.every(holds) ? worked : null;
}

function isConverted(figure: Figure, text: string): boolean {
  const [, printed = '', number = '', scale = ''] = CONVERSION.exec(text) ?? [];
  const [source] = figuresInText(printed);
  const value = Number(number.replaceAll(',', ''));
  return (
    source !== undefined &&
    value === figure.value &&
    Math.abs(value * (ENGLISH_SCALES[scale] ?? 1) - source.value) <= 1e-9 * source.value
  );
}

/** Whether a line proves a figure that no quote prints. */
export function isComputed(figure: Figure, line: ComputingLine): boolean {
  if (figure.kind !== 'number' || !ownsUpToComputing(line.text)) return false;
  const worked = workedOf(line);
  if (worked !== undefined) return worked !== null && agrees(figure, worked, line.brackets);
  return (
    followsFrom(figure, line.operands) ||
    (isCount(figure) && line.counts.has(figure.value)) ||
    isConverted(figure, line.text)
  );
}

/** The figure that a line's expression should give and does not; null where it does, or where there is no expression. */
export function miscomputed(line: ComputingLine): Figure | null {
  const worked = workedOf(line);
  if (worked === undefined) return null;
  const before = figuresInText(line.text.slice(0, line.text.search(COMPUTED_MARK)));
  if (worked !== null && before.some((figure) => agrees(figure, worked, line.brackets))) return null;
  return before.at(-1) ?? null;
}
