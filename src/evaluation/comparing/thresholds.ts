// eval/thresholds.json: what each set must reach on its own before a version may go live. Sets are never pooled: an average
// hides the set that got worse.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DataFileError } from '../dataset/data-file-error.js';
import { metricOf } from '../metrics/all-metrics.js';
import { METRIC_NAMES } from '../metrics/metric.js';

const boundsSchema = z.partialRecord(
  z.enum(METRIC_NAMES),
  z.union([z.strictObject({ least: z.number() }), z.strictObject({ most: z.number() })]),
);

const generatedSchema = z.strictObject({
  /** Least share of complete answers with the replies of this model. */
  complete: z.number().min(0).max(1),
  /** Most of the claims judged right that may fall at the gate, as a share. */
  rightFallen: z.number().min(0).max(1),
  /** How many of the claims judged wrong may reach the reader. */
  wrongShown: z.int().nonnegative(),
});

const thresholdsSchema = z.strictObject({
  /** A figure below the set's baseline fails when its p-value is smaller than this. */
  significance: z.number().gt(0).lt(1),
  /** How many of eval/failing.jsonl may fail. */
  failing: z.strictObject({ most: z.int().nonnegative() }),
  /** By `SET/WANT` of eval/acts/: the least share of messages that must be understood. */
  acts: z.record(z.string(), z.number().min(0).max(1)).default({}),
  /** By the name of a set, eval/NAME.jsonl: a bound for each metric, the least where higher is better, else the most. */
  sets: z.record(z.string().regex(/^[\w.-]+$/), boundsSchema),
  /** By the folder of recorded replies: what the generated path must reach with them. */
  generated: z.record(z.string().regex(/^[\w.-]+$/), generatedSchema).default({}),
});

export type Thresholds = z.infer<typeof thresholdsSchema>;
export type GeneratedBounds = z.infer<typeof generatedSchema>;
export type Bounds = z.infer<typeof boundsSchema>;
export type Bound = NonNullable<Bounds[keyof Bounds]>;

const REMEDY = 'See eval/README.md for its form.';

/** A bound on the other side would never fail. */
function refuseWrongSides(file: string, set: string, bounds: Bounds): void {
  for (const name of METRIC_NAMES) {
    const bound = bounds[name];
    const expected = metricOf(name).better === 'higher' ? 'least' : 'most';
    if (bound !== undefined && !(expected in bound))
      throw new DataFileError(file, null, `${set}: ${name} needs \`${expected}\`, the other side never fails`, REMEDY);
  }
}

/**
 * Reads and checks the thresholds.
 * @throws DataFileError for an unreadable file, an unknown metric, or a bound on the wrong side
 */
export function readThresholds(file: string): Thresholds {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new DataFileError(file, null, `cannot be read: ${(error as Error).message}`, REMEDY);
  }
  const parsed = thresholdsSchema.safeParse(json);
  if (!parsed.success) throw new DataFileError(file, null, z.prettifyError(parsed.error), REMEDY);
  for (const [set, bounds] of Object.entries(parsed.data.sets)) refuseWrongSides(file, set, bounds);
  return parsed.data;
}
