// eval/baseline.json: the figures and per-case outcomes of the run that later ones must not fall below.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { DataFileError } from '../dataset/data-file-error.js';
import { METRICS } from '../metrics/all-metrics.js';
import { METRIC_NAMES, type MetricName, type Observation } from '../metrics/metric.js';
import { writeWhole } from '../running/run-store.js';
import { aggregate } from '../statistics/aggregate.js';
import type { ObservedRun } from './observed-run.js';

const metricName = z.enum(METRIC_NAMES);

/** A score is a number, or [value, weight] where the case weighs more or less than one. */
const scoreSchema = z.union([z.number(), z.tuple([z.number(), z.number()])]);

const baselineSchema = z.strictObject({
  format: z.literal(1),
  run: z.string(),
  planDigest: z.string(),
  figures: z.partialRecord(metricName, z.number().nullable()),
  cases: z.array(
    z.strictObject({
      id: z.string(),
      question: z.string(),
      group: z.string().default(''),
      digest: z.string(),
      passed: z.boolean(),
      scores: z.partialRecord(metricName, scoreSchema),
    }),
  ),
});

type Score = z.infer<typeof scoreSchema>;

/** Times belong to a machine, not to a version: they are not kept. */
const KEPT = METRICS.filter(({ unit }) => unit === 'share');

const toScore = ({ value, weight }: Observation): Score => (weight === 1 ? value : [value, weight]);
const toObservation = (score: Score): Observation =>
  typeof score === 'number' ? { value: score, weight: 1 } : { value: score[0], weight: score[1] };

/** The text of a baseline file: one case a line, so that a change shows as a small diff. Exact doubles, not rounded. */
export function formatBaseline(run: ObservedRun): string {
  const figures = KEPT.map(({ name, aggregate: how }) => {
    const observations = run.cases.map((observed) => observed.observations[name] ?? null);
    return `    ${JSON.stringify(name)}: ${JSON.stringify(aggregate(how, observations))}`;
  });
  const cases = run.cases.map(({ id, question, group, digest, passed, observations }) => {
    const scores = KEPT.flatMap(({ name }) => {
      const seen = observations[name] ?? null;
      return seen === null ? [] : [[name, toScore(seen)] as const];
    });
    const named = group === '' ? {} : { group };
    return `    ${JSON.stringify({ id, question, ...named, digest, passed, scores: Object.fromEntries(scores) })}`;
  });
  const head = `  "format": 1,\n  "run": ${JSON.stringify(run.name)},\n  "planDigest": ${JSON.stringify(run.planDigest)}`;
  return `{\n${head},\n  "figures": {\n${figures.join(',\n')}\n  },\n  "cases": [\n${cases.join(',\n')}\n  ]\n}\n`;
}

/** Writes a run as the baseline. */
export const writeBaseline = (file: string, run: ObservedRun): void => writeWhole(file, formatBaseline(run));

/**
 * Reads a baseline as one side of a comparison.
 * @throws DataFileError when the file is missing or not a baseline
 */
export function readBaseline(file: string): ObservedRun {
  const remedy = 'Write it anew with `npm run eval:baseline -- RUN`.';
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new DataFileError(file, null, `cannot be read: ${(error as Error).message}`, remedy);
  }
  const parsed = baselineSchema.safeParse(json);
  if (!parsed.success) throw new DataFileError(file, null, z.prettifyError(parsed.error), remedy);
  const { run, planDigest, cases } = parsed.data;
  return {
    name: run,
    planDigest,
    cases: cases.map(({ scores, ...rest }) => {
      const observations = Object.entries(scores).map(([name, score]) => [name, toObservation(score as Score)]);
      return { ...rest, observations: Object.fromEntries(observations) as Partial<Record<MetricName, Observation>> };
    }),
  };
}
