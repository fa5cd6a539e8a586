// eval/thresholds.json: the least (or most) that each metric must reach before a version may go live.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DataFileError } from '../dataset/data-file-error.js';
import { metricOf } from '../metrics/all-metrics.js';
import { METRIC_NAMES } from '../metrics/metric.js';

const thresholdsSchema = z.strictObject({
  /** A figure below the baseline fails when its p-value is smaller than this. */
  significance: z.number().gt(0).lt(1),
  /** A bound for each metric: the least where higher is better, the most where lower is. */
  metrics: z.partialRecord(
    z.enum(METRIC_NAMES),
    z.union([z.strictObject({ least: z.number() }), z.strictObject({ most: z.number() })]),
  ),
});

export type Thresholds = z.infer<typeof thresholdsSchema>;
export type Bound = NonNullable<Thresholds['metrics'][keyof Thresholds['metrics']]>;

/**
 * Reads and checks the thresholds.
 * @throws DataFileError for an unreadable file, an unknown metric, or a bound on the wrong side
 */
export function readThresholds(file: string): Thresholds {
  const remedy = 'See eval/README.md for its form.';
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new DataFileError(file, null, `cannot be read: ${(error as Error).message}`, remedy);
  }
  const parsed = thresholdsSchema.safeParse(json);
  if (!parsed.success) throw new DataFileError(file, null, z.prettifyError(parsed.error), remedy);
  for (const name of METRIC_NAMES) {
    const bound = parsed.data.metrics[name];
    const expected = metricOf(name).better === 'higher' ? 'least' : 'most';
    if (bound !== undefined && !(expected in bound)) {
      throw new DataFileError(file, null, `${name} needs \`${expected}\`, the other side never fails`, remedy);
    }
  }
  return parsed.data;
}
