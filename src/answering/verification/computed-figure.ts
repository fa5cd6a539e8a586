// Figures that an answer computes: one a claim, marked as computed, from operands that the quotes print.
import { type Figure, findFigures } from '../../text/find-figures.js';
import type { PlacedFigure } from './match-figure.js';

/** A claim that computes says so in these words; without them every figure must be printed in a quote. */
export const COMPUTED_MARKER = '按规划数据计算';

const MARKER_IN_BRACKETS = new RegExp(`[（(「]?${COMPUTED_MARKER}[）)」]?`, 'g');

/** The claim with the marker, which it gets when it computes without saying so. */
export const withMarker = (claimText: string): string =>
  claimText.includes(COMPUTED_MARKER)
    ? claimText
    : claimText.replace(/[。！；]?$/, (end) => `（${COMPUTED_MARKER}）${end}`);

/** The claim without the marker and its brackets. */
export const withoutMarker = (claimText: string): string => claimText.replace(MARKER_IN_BRACKETS, '');

interface Result {
  readonly value: number;
  readonly units: readonly string[];
}

/** Everything that two printed figures give by one operation of arithmetic, with the unit that the result has. */
function combine(a: Figure, b: Figure, years: readonly number[]): Result[] {
  if (a.unit !== b.unit) return [];
  const difference = a.unit === '%' ? ['百分点', '%'] : [a.unit];
  const results: Result[] = [
    { value: a.quantity + b.quantity, units: [a.unit] },
    { value: a.quantity - b.quantity, units: difference },
  ];
  if (b.quantity === 0) return results;
  const ratio = a.quantity / b.quantity;
  results.push(
    { value: ratio, units: ['倍'] },
    { value: ratio * 100, units: ['%'] },
    { value: (ratio - 1) * 100, units: ['%'] },
  );
  for (const span of years) {
    if (ratio > 0) results.push({ value: (ratio ** (1 / span) - 1) * 100, units: ['%'] });
    results.push({ value: (a.quantity - b.quantity) / span, units: difference });
  }
  return results;
}

/** Half of the last decimal that the claim prints: 0.65% holds for 0.6547, not for 0.66. */
export function tolerance(figure: Figure): number {
  const digits = /\d[\d,]*(?:\.(\d+))?/.exec(figure.printed);
  const decimals = digits?.[1]?.length ?? 0;
  const scale = digits ? figure.quantity / Number(digits[0].replaceAll(',', '') || 1) : 1;
  return 0.5 * 10 ** -decimals * (Number.isFinite(scale) && scale > 0 ? scale : 1) * (1 + 1e-9);
}

function lengthsOfTime(figures: readonly Figure[]): number[] {
  const years = [...new Set(figures.filter(({ kind }) => kind === 'year').map(({ quantity }) => quantity))];
  const gaps = years.flatMap((from) => years.map((to) => to - from)).filter((gap) => gap > 1);
  const durations = figures
    .filter(({ kind, unit }) => kind === 'amount' && unit === '年')
    .map(({ quantity }) => quantity);
  return [...new Set([...gaps, ...durations])].filter((span) => span > 1);
}

/**
 * Whether `claimed` comes of two of the printed figures by a sum, difference, ratio, change in percent or yearly
 * average, within the rounding that the claim prints. Operands that the claim itself names must be among them, so that
 * "from 11.3 to 11.9, 3.9 more" does not hold by other figures of the quote.
 */
export function arithmeticHolds(claimed: Figure, claimText: string, printed: readonly PlacedFigure[]): boolean {
  // 约2.7倍 rounds as 2.7倍 does; 超2.7倍 says what arithmetic does not.
  if (claimed.bound === 'above' || claimed.bound === 'below') return false;
  const amounts = printed.filter(({ kind }) => kind === 'amount');
  const named = findFigures(claimText).filter(
    ({ kind, span }) => kind === 'amount' && span.start !== claimed.span.start,
  );
  const isNamed = (figure: Figure) => named.some(({ quantity }) => quantity === figure.quantity);
  const operands = amounts.filter(isNamed).length >= 2 ? amounts.filter(isNamed) : amounts;
  const years = lengthsOfTime([...printed, ...findFigures(claimText)]);
  const slack = tolerance(claimed);
  return operands.some((a) =>
    operands.some(
      (b) =>
        a !== b &&
        combine(a, b, years).some(
          ({ value, units }) =>
            (claimed.unit === '' || units.includes(claimed.unit) || units.includes('')) &&
            Math.abs(value - claimed.quantity) <= slack,
        ),
    ),
  );
}
