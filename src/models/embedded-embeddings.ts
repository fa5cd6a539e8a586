// The embedded default: latent semantic vectors learned from the corpus itself, behind LangChain's `Embeddings`.
import { Embeddings } from '@langchain/core/embeddings';
import { createTermTable, type TermTable } from '../text/term-table.js';
import type { TermVectors } from './train-term-vectors.js';

/** Turns a text into its terms, duplicates kept; documents and queries may be analysed differently. */
export interface TermAnalysis {
  readonly document: (text: string) => readonly string[];
  readonly query: (text: string) => ReadonlyMap<string, number>;
}

/** Name in manifests; the number rises when vectors of the same text change. */
export const EMBEDDED_MODEL = 'embedded-lsa-1';

/**
 * Folds a text into the latent space: the idf-weighted sum of its terms' vectors, of length 1.
 * A text without a known term becomes the zero vector.
 */
export class EmbeddedEmbeddings extends Embeddings {
  readonly dimensions: number;
  readonly #termIds: TermTable;
  readonly #model: Pick<TermVectors, 'idf' | 'vectors'>;
  readonly #analysis: TermAnalysis;

  constructor(model: TermVectors, analysis: TermAnalysis) {
    super({});
    this.dimensions = model.dimensions;
    this.#model = { idf: model.idf, vectors: model.vectors };
    this.#termIds = createTermTable(model.terms);
    this.#analysis = analysis;
  }

  /** Whether the corpus knows the term. */
  knows(term: string): boolean {
    return this.#termIds.get(term) !== undefined;
  }

  override async embedDocuments(documents: string[]): Promise<number[][]> {
    return documents.map((text) => this.embedTerms(countTerms(this.#analysis.document(text))));
  }

  override async embedQuery(document: string): Promise<number[]> {
    return this.embedTerms(this.#analysis.query(document));
  }

  /** Embeds weighted terms; weights count like term frequencies. */
  embedTerms(terms: ReadonlyMap<string, number>): number[] {
    const { idf, vectors } = this.#model;
    const sum = new Float64Array(this.dimensions);
    for (const [term, weight] of terms) {
      const id = this.#termIds.get(term);
      if (id === undefined || weight <= 0) continue;
      const gain = (weight > 1 ? 1 + Math.log(weight) : weight) * (idf[id] ?? 0);
      const at = id * this.dimensions;
      for (let j = 0; j < this.dimensions; j++) sum[j] = (sum[j] ?? 0) + gain * (vectors[at + j] ?? 0);
    }
    const norm = Math.hypot(...sum);
    return Array.from(sum, (value) => (norm > 0 ? value / norm : 0));
  }
}

/** Term frequencies of a list of terms. */
export function countTerms(terms: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
