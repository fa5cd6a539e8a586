// Latent semantic analysis: term vectors from the co-occurrence of terms in passages.
// Deerwester et al. 1990, "Indexing by Latent Semantic Analysis"; the decomposition is the randomised subspace
// iteration of Halko, Martinsson & Tropp 2011, which reads the matrix a few times and never holds it dense.

/** One training text as weighted terms. */
export type WeightedTerms = ReadonlyMap<string, number>;

export interface TermVectorOptions {
  readonly dimensions: number;
  /** Passes over the matrix; two suffice for retrieval (Halko et al., section 4.5). */
  readonly iterations: number;
  /** Terms in fewer texts are left out. */
  readonly fewestTexts: number;
  /** Most terms kept, the most widespread first. */
  readonly mostTerms: number;
  readonly seed: number;
}

export const TERM_VECTOR_DEFAULTS: TermVectorOptions = {
  dimensions: 128,
  iterations: 3,
  fewestTexts: 2,
  mostTerms: 60_000,
  seed: 15,
};

/** Term vectors, row-major: term t has `vectors[t * dimensions]` to `vectors[(t + 1) * dimensions - 1]`. */
export interface TermVectors {
  readonly dimensions: number;
  readonly terms: readonly string[];
  readonly idf: Float32Array;
  readonly vectors: Float32Array;
}

interface SparseRows {
  readonly offsets: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

/** Park & Miller's minimal standard generator: the same seed gives the same index on every machine. */
function randomSource(seed: number): () => number {
  let state = seed % 2147483647 || 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

/** Terms that stand in enough texts, the most widespread first, with their idf. */
function chooseTerms(
  texts: readonly WeightedTerms[],
  options: TermVectorOptions,
): { ids: Map<string, number>; idf: Float32Array } {
  const counts = new Map<string, number>();
  for (const text of texts) for (const term of text.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  const kept = [...counts]
    .filter(([, count]) => count >= options.fewestTexts)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, options.mostTerms);
  return {
    ids: new Map(kept.map(([term], index) => [term, index])),
    idf: Float32Array.from(kept, ([, count]) => Math.log(1 + texts.length / count)),
  };
}

function toRows(texts: readonly WeightedTerms[], ids: ReadonlyMap<string, number>, idf: Float32Array): SparseRows {
  const columns: number[] = [];
  const values: number[] = [];
  const offsets = new Uint32Array(texts.length + 1);
  texts.forEach((text, row) => {
    const start = values.length;
    let norm = 0;
    for (const [term, weight] of text) {
      const id = ids.get(term);
      if (id === undefined) continue;
      const value = (1 + Math.log(weight)) * (idf[id] ?? 0);
      columns.push(id);
      values.push(value);
      norm += value * value;
    }
    const scale = norm > 0 ? 1 / Math.sqrt(norm) : 0;
    for (let at = start; at < values.length; at++) values[at] = (values[at] ?? 0) * scale;
    offsets[row + 1] = values.length;
  });
  return { offsets, columns: Uint32Array.from(columns), values: Float32Array.from(values) };
}

/** rows × dense (terms × d) when `transpose` is false, rowsᵀ × dense (texts × d) when it is true. */
function multiply(
  rows: SparseRows,
  dense: Float32Array,
  shape: { d: number; out: number; transpose: boolean },
): Float32Array {
  const { d, transpose } = shape;
  const product = new Float32Array(shape.out * d);
  for (let row = 0; row < rows.offsets.length - 1; row++) {
    for (let at = rows.offsets[row] ?? 0, end = rows.offsets[row + 1] ?? 0; at < end; at++) {
      const value = rows.values[at] ?? 0;
      const column = rows.columns[at] ?? 0;
      const to = (transpose ? column : row) * d;
      const from = (transpose ? row : column) * d;
      for (let j = 0; j < d; j++) product[to + j] = (product[to + j] as number) + value * (dense[from + j] as number);
    }
  }
  return product;
}

/** Upper triangle of matrixᵀ × matrix, for a row-major (rows × d) matrix. */
function gramMatrix(matrix: Float32Array, d: number): Float64Array {
  const gram = new Float64Array(d * d);
  for (let row = 0; row < matrix.length; row += d) {
    for (let i = 0; i < d; i++) {
      const left = matrix[row + i] as number;
      if (left === 0) continue;
      for (let j = i; j < d; j++) gram[i * d + j] = (gram[i * d + j] as number) + left * (matrix[row + j] as number);
    }
  }
  return gram;
}

/** Cholesky factor R (upper, gram = RᵀR) in place; a direction that has vanished gets a zero pivot. */
function choleskyUpper(gram: Float64Array, d: number): void {
  for (let i = 0; i < d; i++) {
    let pivot = gram[i * d + i] ?? 0;
    for (let k = 0; k < i; k++) pivot -= (gram[k * d + i] ?? 0) ** 2;
    const root = pivot > 1e-10 ? Math.sqrt(pivot) : 0;
    gram[i * d + i] = root;
    for (let j = i + 1; j < d; j++) {
      let sum = gram[i * d + j] ?? 0;
      for (let k = 0; k < i; k++) sum -= (gram[k * d + i] ?? 0) * (gram[k * d + j] ?? 0);
      gram[i * d + j] = root > 0 ? sum / root : 0;
    }
  }
}

/**
 * Orthonormal columns, in place, by Cholesky QR done twice (Yamamoto et al. 2015): it walks the matrix by rows, which
 * on 34,000 terms × 128 is forty times as quick here as Gram-Schmidt by columns.
 */
function orthonormalize(matrix: Float32Array, d: number): void {
  for (let pass = 0; pass < 2; pass++) {
    const factor = gramMatrix(matrix, d);
    choleskyUpper(factor, d);
    // Its columns as rows: what one entry needs then lies together in memory.
    const columns = Float64Array.from(factor, (_, at) => factor[(at % d) * d + Math.floor(at / d)] as number);
    for (let row = 0; row < matrix.length; row += d) {
      for (let j = 0; j < d; j++) {
        let value = matrix[row + j] as number;
        const column = j * d;
        for (let k = 0; k < j; k++) value -= (matrix[row + k] as number) * (columns[column + k] as number);
        const pivot = columns[column + j] as number;
        matrix[row + j] = pivot > 0 ? value / pivot : 0;
      }
    }
  }
}

/** Learns term vectors from texts; deterministic for one seed. Fewer texts than dimensions give that many dimensions. */
export function trainTermVectors(
  texts: readonly WeightedTerms[],
  options: TermVectorOptions = TERM_VECTOR_DEFAULTS,
): TermVectors {
  const d = Math.max(1, Math.min(options.dimensions, texts.length));
  const { ids, idf } = chooseTerms(texts, options);
  const rows = toRows(texts, ids, idf);
  const random = randomSource(options.seed);
  let textSide: Float32Array = Float32Array.from({ length: texts.length * d }, () => random() - 0.5);
  let termSide: Float32Array = new Float32Array(0);
  for (let iteration = 0; iteration <= options.iterations; iteration++) {
    termSide = multiply(rows, textSide, { d, out: ids.size, transpose: true });
    // Between passes the text side alone is made orthonormal: it has hundreds of rows, the term side tens of thousands.
    if (iteration < options.iterations) {
      textSide = multiply(rows, termSide, { d, out: texts.length, transpose: false });
      orthonormalize(textSide, d);
    }
  }
  orthonormalize(termSide, d);
  return { dimensions: d, terms: [...ids.keys()], idf, vectors: termSide };
}
