// Where a plan's text comes from: the file it was read from, the runs that stand in it verbatim, and what was left out.
import { createHash } from 'node:crypto';
import type { DropReason } from './cleaning/cleaned-document.js';
import type { ParsedPlan } from './parse-plan.js';
import type { VerbatimRun } from './plan-writer.js';
import type { SourceFormat } from './reading/source-document.js';

export interface PlanOrigin {
  readonly file: string;
  readonly format: SourceFormat;
  /** SHA-256 of the file, hex. */
  readonly digest: string;
  /** Runs of the plan's text that stand verbatim in the text that was read; what lies between was changed. */
  readonly verbatim: readonly VerbatimRun[];
  readonly dropped: readonly { readonly reason: DropReason; readonly line: number; readonly text: string }[];
}

/** A place where the plan's text differs from the source: what the plan has, and what the source has there. */
export interface TextChange {
  readonly inPlan: string;
  readonly inSource: string;
}

export function originOf(parsed: ParsedPlan, file: string, bytes: Uint8Array): PlanOrigin {
  return {
    file,
    format: parsed.source.format,
    digest: createHash('sha256').update(bytes).digest('hex'),
    verbatim: parsed.verbatim,
    dropped: parsed.dropped.map(({ reason, line, text }) => ({ reason, line, text })),
  };
}

/**
 * Compares a plan's text with its source.
 * @returns the runs that are not what the source says (none is expected), and every change between runs that a reader
 * could see; white space at line ends is none
 */
export function compareWithSource(
  text: string,
  source: string,
  verbatim: readonly VerbatimRun[],
): { readonly broken: readonly VerbatimRun[]; readonly changes: readonly TextChange[] } {
  const broken = verbatim.filter(
    ([inPlan, inSource, length]) => text.slice(inPlan, inPlan + length) !== source.slice(inSource, inSource + length),
  );
  const changes: TextChange[] = [];
  let [planAt, sourceAt] = [0, 0];
  for (const [inPlan, inSource, length] of [...verbatim, [text.length, source.length, 0] as const]) {
    const change = {
      inPlan: text.slice(planAt, inPlan),
      inSource: source.slice(sourceAt, Math.max(sourceAt, inSource)),
    };
    if (change.inPlan.trim() !== '' || change.inSource.trim() !== '') changes.push(change);
    planAt = inPlan + length;
    sourceAt = inSource + length;
  }
  return { broken, changes };
}

/** One run or dropped line a line: the file stays diffable. */
export function formatOrigin({ file, format, digest, verbatim, dropped }: PlanOrigin): string {
  const list = (rows: readonly unknown[]): string =>
    rows.length === 0 ? '[]' : `[\n${rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n')}\n  ]`;
  const head = Object.entries({ file, format, digest }).map(
    ([key, value]) => `  "${key}": ${JSON.stringify(value)},\n`,
  );
  return `{\n${head.join('')}  "verbatim": ${list(verbatim)},\n  "dropped": ${list(dropped)}\n}\n`;
}
