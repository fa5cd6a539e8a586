// What an attack has measured, written down for the table at the end, and held to its bound.
import { appendFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { expect } from 'vitest';

/** The file of the run; set before the first attack. */
export const FIGURES_FILE = 'ATTACK_FIGURES';

export interface Figure {
  readonly attack: string;
  readonly measured: string;
  readonly value: number;
  readonly unit: string;
  /** What the figure is held to. */
  readonly most?: number;
  readonly least?: number;
}

/** Processes that want a processor, for each that there is: 1 and less is a machine of one's own. */
export const machineLoad = (): number => Math.max(1, (loadavg()[0] ?? 1) / availableParallelism());

/** Times may be twice their bound, as much longer again as others want the processors, or as ATTACK_SLACK says; counts have no slack. */
const SLACK = Number(process.env['ATTACK_SLACK'] ?? 2 * machineLoad());
const isTime = ({ unit }: Figure): boolean => unit === 'ms';
/** A load of five times what a calm machine can do is one of twenty where others take the processors. */
const isShare = ({ unit }: Figure): boolean => unit.startsWith('%');

/** Writes a figure down, and fails where it is out of its bound. */
export function record(figure: Figure): void {
  const file = process.env[FIGURES_FILE];
  if (file) appendFileSync(file, `${JSON.stringify(figure)}\n`);
  const { attack, measured, value, most, least } = figure;
  if (most !== undefined)
    expect(value, `${attack}: ${measured}`).toBeLessThanOrEqual(isTime(figure) ? most * SLACK : most);
  if (least !== undefined)
    expect(value, `${attack}: ${measured}`).toBeGreaterThanOrEqual(
      isShare(figure) ? Math.min(least, (2 * least) / SLACK) : least,
    );
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
