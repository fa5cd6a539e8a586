// The k best of many scored documents without sorting all of them: a bounded heap with the worst kept on top.

export interface ScoredDocument {
  readonly index: number;
  readonly score: number;
}

/**
 * The `k` documents with the biggest scores, best first; ties by document number.
 * A question meets thousands of index-time questions of which a hundred matter: a heap of k leaves the rest unsorted.
 * @param documents numbers of the documents to choose from, each once
 * @param scores score by document number
 */
export function selectBest(documents: Uint32Array, scores: Float64Array, k: number): ScoredDocument[] {
  const scoreOf = (document: number): number => scores[document] ?? 0;
  const isWorse = (a: number, b: number): boolean => scoreOf(a) < scoreOf(b) || (scoreOf(a) === scoreOf(b) && a > b);
  const size = Math.min(k, documents.length);
  if (size <= 0) return [];
  const heap = documents.slice(0, size);
  for (let at = (size >> 1) - 1; at >= 0; at--) siftDown(heap, at, isWorse);
  for (let at = size; at < documents.length; at++) {
    const document = documents[at] ?? 0;
    if (!isWorse(heap[0] ?? 0, document)) continue;
    heap[0] = document;
    siftDown(heap, 0, isWorse);
  }
  return Array.from(heap, (index) => ({ index, score: scoreOf(index) })).sort(
    (a, b) => b.score - a.score || a.index - b.index,
  );
}

/** Moves the entry at `from` down until both entries below it are better. */
function siftDown(heap: Uint32Array, from: number, isWorse: (a: number, b: number) => boolean): void {
  const moved = heap[from] ?? 0;
  let at = from;
  for (let below = 2 * at + 1; below < heap.length; below = 2 * at + 1) {
    const other = heap[below + 1];
    if (other !== undefined && isWorse(other, heap[below] ?? 0)) below++;
    const worst = heap[below] ?? 0;
    if (!isWorse(worst, moved)) break;
    heap[at] = worst;
    at = below;
  }
  heap[at] = moved;
}
