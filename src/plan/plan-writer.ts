// The plan's text as it is written line by line, and where each of its characters stands in the source.
import type { TextSpan } from '../text/text-span.js';
import type { Snippet } from './reading/snippet.js';

/** A run of the plan's text that stands verbatim in the source: start in the plan, start in the source, length. */
export type VerbatimRun = readonly [inPlan: number, inSource: number, length: number];

export class PlanWriter {
  private readonly lines: string[] = [];
  private readonly runs: VerbatimRun[] = [];
  private written = 0;

  /** Writes one line and returns its span; the line break after it belongs to nobody. */
  write(line: Snippet): TextSpan {
    const start = this.written;
    let at = start;
    for (const { start: from, end, replacement } of line.pieces) {
      if (replacement === undefined) this.addRun(at, from, end - from);
      at += replacement?.length ?? end - from;
    }
    this.lines.push(line.text);
    this.written += line.text.length + 1;
    return { start, end: this.written - 1 };
  }

  /** A run that goes on where the last one ended, in both texts, is one with it. */
  private addRun(inPlan: number, inSource: number, length: number): void {
    const last = this.runs.at(-1);
    if (last !== undefined && last[0] + last[2] === inPlan && last[1] + last[2] === inSource) {
      this.runs[this.runs.length - 1] = [last[0], last[1], last[2] + length];
    } else if (length > 0) this.runs.push([inPlan, inSource, length]);
  }

  /** How much is written: where the next line will start. */
  get length(): number {
    return this.written;
  }

  get text(): string {
    return this.lines.map((line) => `${line}\n`).join('');
  }

  get verbatim(): readonly VerbatimRun[] {
    return this.runs;
  }
}
