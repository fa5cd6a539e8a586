// Which sentences of the plan speak of the same as a sentence of a draft: by the rare pairs of characters they share.
import type { PlanIndex } from '../../indexing/plan-index.js';
import { normalizeText } from '../../text/normalize-text.js';
import { plainForm } from '../../text/plain-form.js';
import { sliceSpan } from '../../text/text-span.js';
import type { ClaimQuote } from '../verification/claim.js';
import { describeIndicatorsIn } from '../verification/describe-indicator.js';
import { bigramsOf } from '../verification/split-clauses.js';

/** A sentence of the plan that can be quoted, and the pairs of characters that it is known by. */
export interface PlanLine {
  readonly quote: ClaimQuote;
  /** As it is compared: plain, a table row in its sentence form. */
  readonly text: string;
  readonly pairs: ReadonlySet<string>;
}

export interface LikeLine {
  readonly line: PlanLine;
  /** Share of the draft's weight that the line holds, 0 to 1. */
  readonly likeness: number;
}

export interface PlanLines {
  /** The lines most like a text, best first. */
  find(text: string, k: number): LikeLine[];
}

const known = new WeakMap<PlanIndex, PlanLines>();

function listLines({ plan, chunks, sentences }: PlanIndex): PlanLine[] {
  return sentences.flatMap(({ chunkIndex, span }) => {
    const chunk = chunks[chunkIndex];
    if (!chunk || chunk.kind === 'table-header') return [];
    const printed = sliceSpan(plan.text, span);
    const text = chunk.kind === 'indicator' ? describeIndicatorsIn(plan, span).join('') : plainForm(printed);
    // What stands above a line is part of what it says: 到2030年，市级以上科创平台达到180家 under 创新活力充分涌动.
    const titles = chunk.path.slice(-2).map(({ title }) => title);
    const pairs = bigramsOf(normalizeText([text, ...titles].join('。')));
    return [{ quote: { chunk, span, quote: printed, match: 'verbatim' as const }, text, pairs }];
  });
}

function openLines(index: PlanIndex): PlanLines {
  const lines = listLines(index);
  const holders = new Map<string, number[]>();
  for (const [at, { pairs }] of lines.entries()) {
    for (const pair of pairs) {
      const list = holders.get(pair);
      if (list) list.push(at);
      else holders.set(pair, [at]);
    }
  }
  // A pair that the plan never prints weighs as one that it prints once.
  const weightOf = (pair: string): number => Math.log(1 + lines.length / (holders.get(pair)?.length ?? 1));
  return {
    find(text, k) {
      const pairs = [...bigramsOf(normalizeText(text))];
      const scores = new Map<number, number>();
      let total = 0;
      for (const pair of pairs) {
        const weight = weightOf(pair);
        total += weight;
        for (const at of holders.get(pair) ?? []) scores.set(at, (scores.get(at) ?? 0) + weight);
      }
      return [...scores]
        .sort(([first, a], [second, b]) => b - a || first - second)
        .slice(0, k)
        .flatMap(([at, score]) => {
          const line = lines[at];
          return line ? [{ line, likeness: score / total }] : [];
        });
    },
  };
}

/** The lines of an index, read once in its life. */
export function planLines(index: PlanIndex): PlanLines {
  const lines = known.get(index) ?? openLines(index);
  known.set(index, lines);
  return lines;
}
