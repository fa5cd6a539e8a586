// Whether a figure of a claim is one that a quote prints: same quantity, unit, bound and year.
import { canonicalUnit } from '../../text/figure-units.js';
import { type Figure, findFigures } from '../../text/find-figures.js';

/** A figure in the text it was found in, which may hold its unit elsewhere: in a bracket, or in a noun before it. */
export interface PlacedFigure extends Figure {
  readonly text: string;
}

/** Figures of several texts, each knowing its text. */
export const placeFigures = (texts: readonly string[]): PlacedFigure[] =>
  texts.flatMap((text) => findFigures(text).map((figure) => ({ ...figure, text })));

const BRACKET_UNIT = /[（(](万亿|亿|万|千|百)?([^（）()\d]{1,8})[）)]/g;
const MULTIPLIERS: Readonly<Record<string, number>> = { 百: 100, 千: 1000, 万: 1e4, 亿: 1e8, 万亿: 1e12 };

/** 粮食综合生产能力（亿斤） 0.279 states 0.279亿斤: the readings a bare figure has by the brackets of its own text. */
function bracketReadings(figure: PlacedFigure): { quantity: number; unit: string }[] {
  return [...figure.text.matchAll(BRACKET_UNIT)].map(([, multiplier = '', unit = '']) => ({
    quantity: Number((figure.quantity * (MULTIPLIERS[multiplier] ?? 1)).toPrecision(12)),
    unit: canonicalUnit(unit),
  }));
}

/** 新增就业人数10.9万 states 10.9万人: the noun before the figure ends in its unit and 数. */
function isCountedByNoun(figure: PlacedFigure, unit: string): boolean {
  const before = figure.text.slice(Math.max(0, figure.span.start - 8), figure.span.start);
  return unit !== '' && (before.includes(`${unit}数`) || before.includes(`${unit}口`));
}

/** Same quantity in the same unit; a printed figure without a unit takes the one its text gives it elsewhere. */
export function statesSameQuantity(claimed: Figure, printed: PlacedFigure): boolean {
  const isSameNumber = claimed.quantity === printed.quantity;
  if (isSameNumber && (claimed.unit === printed.unit || claimed.unit === '')) return true;
  if (printed.unit !== '') return false;
  if (isSameNumber && isCountedByNoun(printed, claimed.unit)) return true;
  return bracketReadings(printed).some(({ quantity, unit }) => quantity === claimed.quantity && unit === claimed.unit);
}

/**
 * Whether `printed` backs `claimed`. A figure is taken as printed: 超900亿元 does not back 900亿元, nor 600家 超600家;
 * and one that the quote dates 2030 does not back the same one dated 2025. Undated ones back any date.
 */
export function backsFigure(claimed: Figure, printed: PlacedFigure): boolean {
  if (claimed.kind !== printed.kind && !(claimed.kind === 'amount' && claimed.unit === '' && printed.kind === 'year'))
    return false;
  if (!statesSameQuantity(claimed, printed) || claimed.bound !== printed.bound) return false;
  return claimed.year === null || printed.year === null || claimed.year === printed.year;
}
