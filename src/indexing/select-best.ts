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
  const size = Math.min(k, documents.length);
  if (size <= 0) return [];
  const heap = documents.slice(0, size);
  for (let at = (size >> 1) - 1; at >= 0; at--) siftDown(heap, at, scores);
  let worst = heap[0] as number;
  let worstScore = scores[worst] as number;
  for (let at = size; at < documents.length; at++) {
    const document = documents[at] as number;
    const score = scores[document] as number;
    // Nine in ten end here: nothing is called for them.
    if (score < worstScore || (score === worstScore && document > worst)) continue;
    heap[0] = document;
    siftDown(heap, 0, scores);
    worst = heap[0];
    worstScore = scores[worst] as number;
  }
  return Array.from(heap, (index) => ({ index, score: scores[index] as number })).sort(
    (a, b) => b.score - a.score || a.index - b.index,
  );
}

/** Moves the entry at `from` down until both entries below it are better. */
function siftDown(heap: Uint32Array, from: number, scores: Float64Array): void {
  const moved = heap[from] as number;
  const movedScore = scores[moved] as number;
  let at = from;
  for (let below = 2 * at + 1; below < heap.length; below = 2 * at + 1) {
    let worst = heap[below] as number;
    let worstScore = scores[worst] as number;
    const other = heap[below + 1] ?? worst;
    const otherScore = scores[other] as number;
    if (otherScore < worstScore || (otherScore === worstScore && other > worst)) {
      worst = other;
      worstScore = otherScore;
      below++;
    }
    if (worstScore > movedScore || (worstScore === movedScore && worst < moved)) break;
    heap[at] = worst;
    at = below;
  }
  heap[at] = moved;
}
