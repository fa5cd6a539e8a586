// Counted and computed figures of a line: a count is proved by what is quoted, an expression by its printed operands.
import { type Figure, findFigures } from '../../text/find-figures.js';
import { COMPUTED_MARKER, tolerance } from './computed-figure.js';
import type { PlacedFigure } from './match-figure.js';

/** The expression that a line shows behind the marker: 82－80.5, 30亿元＋80亿元＋25亿元. */
const EXPRESSION = new RegExp(`${COMPUTED_MARKER}：([^（）]{1,200})[）)]`);
const ENGLISH_EXPRESSION = /figures: ([^()]{1,200})\)/;
const OPERATOR = /[＋－×÷]/;

/** Rounding of decimal fractions, not of values. */
const SLACK = 1e-9;

const isClose = (a: number, b: number): boolean => Math.abs(a - b) <= SLACK * Math.max(1, Math.abs(a), Math.abs(b));

/** Value of an operand as the quotes print it; null where they do not. */
function printedValue(operand: string, printed: readonly PlacedFigure[]): number | null {
  const [figure] = findFigures(operand);
  const value = figure?.quantity ?? Number.parseFloat(operand);
  const isPrinted = printed.some(
    ({ quantity, printed: letters }) => isClose(quantity, value) || letters.startsWith(operand.trim()),
  );
  return Number.isFinite(value) && isPrinted ? value : null;
}

/** The value of an expression of printed operands, worked from left to right; null where an operand is not printed. */
function valueOfExpression(expression: string, printed: readonly PlacedFigure[]): number | null {
  const operands = expression.split(OPERATOR).map((operand) => printedValue(operand, printed));
  const operators = [...expression].filter((character) => OPERATOR.test(character));
  let value = operands[0] ?? null;
  for (let at = 1; at < operands.length; at++) {
    const operand = operands[at] ?? null;
    if (value === null || operand === null) return null;
    const operator = operators[at - 1];
    if (operator === '＋') value += operand;
    else if (operator === '－') value -= operand;
    else if (operator === '×') value *= operand;
    else value = operand === 0 ? null : value / operand;
  }
  return value;
}

/**
 * Whether a figure that no quote prints is proved all the same.
 * @param quotes how many places of the plan the line cites: a count of members is proved by the members
 */
export function isProved(
  figure: Figure,
  lineText: string,
  { printed, quotes }: { readonly printed: readonly PlacedFigure[]; readonly quotes: number },
): boolean {
  if (figure.kind !== 'amount') return false;
  if (lineText.includes(COMPUTED_MARKER) || lineText.includes("computed from the plan's figures")) {
    const expression = EXPRESSION.exec(lineText)?.[1] ?? ENGLISH_EXPRESSION.exec(lineText)?.[1];
    if (expression === undefined) return figure.quantity <= quotes;
    const value = valueOfExpression(expression, printed);
    // The expression may be in the printed scale: 0.279－0.27 of 亿斤 is 0.009亿斤.
    const shown = Number.parseFloat(figure.printed);
    if (value === null) return false;
    // A ratio is told to the decimals that are shown.
    const isRounded = expression.includes('÷') && Math.abs(value - figure.quantity) <= tolerance(figure);
    return isRounded || isClose(Math.abs(value), Math.abs(figure.quantity)) || isClose(Math.abs(value), shown);
  }
  return figure.quantity === quotes;
}
