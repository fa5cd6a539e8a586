// Citations of one place as one source: three sentences of 第九章第四节（四） are one line with three numbers.
import type { Citation } from './protocol.js';

/** Citations of one place, at least one, in their order. */
export type Source = readonly [Citation, ...Citation[]];

export function groupSources(citations: readonly Citation[]): Source[] {
  const sources = new Map<string, [Citation, ...Citation[]]>();
  for (const citation of citations) {
    const known = sources.get(citation.officialReference);
    if (known) known.push(citation);
    else sources.set(citation.officialReference, [citation]);
  }
  return [...sources.values()];
}

/** 「1、3–8」: three numbers and more in a row as a range. */
export function numbersOf(source: Source, comma: string): string {
  const runs: [number, number][] = [];
  for (const { id } of source) {
    const last = runs.at(-1);
    if (last && last[1] === id - 1) last[1] = id;
    else runs.push([id, id]);
  }
  return runs
    .flatMap(([from, to]) => (to - from > 1 ? [`${from}–${to}`] : from === to ? [`${from}`] : [`${from}`, `${to}`]))
    .join(comma);
}
