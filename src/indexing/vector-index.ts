// HNSW over unit vectors: approximate nearest neighbours by cosine (Malkov & Yashunin 2018). The one file where a
// distance is seen; everyone else sees scores, bigger is better.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
type Hnsw = typeof import('hnswlib-node');
type Graph = InstanceType<Hnsw['HierarchicalNSW']>;

export interface VectorHit {
  readonly index: number;
  /** Cosine similarity, -1 to 1. */
  readonly score: number;
}

export interface HnswOptions {
  /** Links per node. */
  readonly m: number;
  readonly efConstruction: number;
  /** Candidates held while searching; at least k. */
  readonly ef: number;
}

/** hnswlib's recommendations for 100-300 dimensions; with ef 100 the exact neighbours come back on this corpus. */
export const HNSW_DEFAULTS: HnswOptions = { m: 16, efConstruction: 200, ef: 100 };

export class VectorIndex {
  readonly #graph: Graph;
  readonly dimensions: number;
  readonly #ef: number;

  private constructor(graph: Graph, dimensions: number, ef: number) {
    this.#graph = graph;
    this.dimensions = dimensions;
    this.#ef = ef;
    graph.setEf(ef);
  }

  /** Builds the graph; vector i gets index i. A zero vector is kept and found by nothing. */
  static build(
    vectors: readonly (readonly number[])[],
    dimensions: number,
    options: HnswOptions = HNSW_DEFAULTS,
  ): VectorIndex {
    const { HierarchicalNSW } = require('hnswlib-node') as Hnsw;
    const graph = new HierarchicalNSW('ip', dimensions);
    graph.initIndex({
      maxElements: Math.max(1, vectors.length),
      m: options.m,
      efConstruction: options.efConstruction,
      randomSeed: 100,
    });
    const index = new VectorIndex(graph, dimensions, options.ef);
    index.add(vectors);
    return index;
  }

  /** Reads a graph that `write` wrote; hnswlib throws when the file is not one. */
  static read(file: string, dimensions: number, options: HnswOptions = HNSW_DEFAULTS): VectorIndex {
    const { HierarchicalNSW } = require('hnswlib-node') as Hnsw;
    const graph = new HierarchicalNSW('ip', dimensions);
    graph.readIndexSync(file);
    return new VectorIndex(graph, dimensions, options.ef);
  }

  write(file: string): void {
    this.#graph.writeIndexSync(file);
  }

  get size(): number {
    return this.#graph.getCurrentCount();
  }

  /**
   * Adds vectors; their indexes go on from `size`.
   * @throws RangeError when one has other dimensions; none is added then
   */
  add(vectors: readonly (readonly number[])[]): void {
    const odd = vectors.find((vector) => vector.length !== this.dimensions);
    if (odd) throw new RangeError(`a vector has ${odd.length} dimensions, this index ${this.dimensions}`);
    const from = this.size;
    const needed = from + vectors.length;
    if (needed > this.#graph.getMaxElements()) this.#graph.resizeIndex(Math.max(needed, 2 * from));
    vectors.forEach((vector, at) => {
      this.#graph.addPoint([...vector], from + at);
    });
  }

  /**
   * The `k` nearest vectors, best first; fewer when the index holds fewer, or fewer with a score above 0.
   * @param accepts leaves out the vectors of other indexes
   */
  search(vector: readonly number[], k: number, accepts?: (index: number) => boolean): VectorHit[] {
    if (vector.length !== this.dimensions)
      throw new RangeError(`the vector searched has ${vector.length} dimensions, this index ${this.dimensions}`);
    const most = Math.min(k, this.size);
    if (most <= 0) return [];
    this.#graph.setEf(Math.max(most, this.#ef));
    const { neighbors, distances } = this.#graph.searchKnn([...vector], most, accepts);
    return neighbors
      .map((index, at) => ({ index, score: 1 - (distances[at] ?? 1) }))
      .filter((hit) => hit.score > 0)
      .sort((a, b) => b.score - a.score || a.index - b.index);
  }
}
