// Heads that share one vocabulary: a vector is encoded once for all of them.
import { encodeFeatures, type FeatureVector } from '../learning/encode-features.js';
import type { HeadData } from '../learning/head.js';

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
  readonly names: readonly string[];
  encode(features: readonly string[]): FeatureVector;
}

export function openHeadGroup<Name extends string>({ features, idf, heads }: HeadGroup<Name>): OpenHeadGroup<Name> {
  const vocabulary = { ids: new Map(features.map((feature, id) => [feature, id])), idf };
  return { heads, names: features, encode: (found) => encodeFeatures(found, vocabulary) };
}
