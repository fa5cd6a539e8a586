// Whether a figure comes of two others by one step of arithmetic, within the rounding that it prints.
import type { Figure } from './figures-in-text.js';

/** Half a unit of the last printed digit: a rounded result is right, another one is not. */
export function precisionOf(figure: Figure): number {
  const decimals = /\.(\d+)/.exec(figure.printed)?.[1]?.length ?? 0;
  const scale = figure.value === 0 ? 1 : figure.value / Number.parseFloat(figure.printed);
  return 0.5 * 10 ** -decimals * scale + 1e-9 * Math.abs(figure.value);
}

/** Whether the figure is the difference, sum, ratio or percentage of two figures that the answer quotes and names. */
export function followsFrom(figure: Figure, operands: readonly Figure[]): boolean {
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
