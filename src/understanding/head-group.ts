// Heads that share one vocabulary: a vector is encoded once for all of them.
import { encodeFeatures, type FeatureVector } from '../learning/encode-features.js';
import type { HeadData } from '../learning/head.js';
import { createTermTable } from '../text/term-table.js';

/** What is fitted and stored. */
export interface HeadGroup<Name extends string> {
  readonly features: readonly string[];
  readonly idf: Float32Array;
  readonly heads: Readonly<Record<Name, HeadData>>;
}

/** Ready to decide. */
export interface OpenHeadGroup<Name extends string> {
  readonly heads: Readonly<Record<Name, HeadData>>;
  /** Names of the features by number. */
  readonly nameOf: (id: number) => string;
  encode(features: readonly string[]): FeatureVector;
}

export function openHeadGroup<Name extends string>({ features, idf, heads }: HeadGroup<Name>): OpenHeadGroup<Name> {
  const ids = createTermTable(features);
  const vocabulary = { ids, idf };
  return { heads, nameOf: ids.termAt, encode: (found) => encodeFeatures(found, vocabulary) };
}
