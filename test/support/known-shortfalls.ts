// Tables of cases in which some rows are known to fail: they keep their right expectation, and tell when they work.
import { it } from 'vitest';

/** A row whose expectation is right and not met yet. */
export interface Shortfall<Row> {
  readonly short: true;
  readonly row: Row;
}

type Arguments<Row> = Row extends readonly unknown[] ? [...Row] : [Row];
type Check<Row> = (...row: Arguments<Row>) => Promise<void>;

/** Marks a row as a known shortfall; take the mark away once the row is reported to pass. */
export const short = <const Row>(row: Row): Shortfall<Row> => ({ short: true, row });

const isShort = (row: unknown): row is Shortfall<unknown> => typeof row === 'object' && row !== null && 'short' in row;

const argumentsOf = (row: unknown): unknown[] => (Array.isArray(row) ? row : [row]);

/** The rows without their marks. */
export const rowsOf = <Row>(rows: readonly (Row | Shortfall<Row>)[]): Row[] =>
  rows.map((row) => (isShort(row) ? (row.row as Row) : row));

/** `it.each`, in which a row marked `short` is run by `it.fails`: it is red as soon as it passes. */
export function eachOf<Row>(rows: readonly (Row | Shortfall<Row>)[]) {
  return (name: string, check: Check<Row>): void => {
    const whole = rows.flatMap((row) => (isShort(row) ? [] : [argumentsOf(row)]));
    const failing = rows.flatMap((row) => (isShort(row) ? [argumentsOf(row.row)] : []));
    const run = (...row: unknown[]) => check(...(row as Arguments<Row>));
    if (whole.length > 0) it.each(whole)(name, run);
    if (failing.length > 0) it.fails.each(failing)(name, run);
  };
}
