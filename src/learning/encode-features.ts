// Features of a text as a vector of length 1: (1 + ln tf) · idf, as scikit-learn's `TfidfVectorizer(sublinear_tf=True)` has it.

/** Numbers of the features that are known, and how rare each is. */
export interface FeatureVocabulary {
  readonly ids: Pick<ReadonlyMap<string, number>, 'get'>;
  readonly idf: Float32Array;
}

/** A sparse vector: value `values[i]` in column `columns[i]`. */
export interface FeatureVector {
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

/** @param features duplicates kept; unknown ones are left out, and a text of none is the zero vector */
export function encodeFeatures(features: Iterable<string>, { ids, idf }: FeatureVocabulary): FeatureVector {
  const counts = new Map<number, number>();
  for (const feature of features) {
    const id = ids.get(feature);
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const columns = new Uint32Array(counts.size);
  const values = new Float32Array(counts.size);
  let size = 0;
  let squares = 0;
  for (const [id, count] of counts) {
    columns[size] = id;
    values[size] = (1 + Math.log(count)) * (idf[id] ?? 0);
    squares += (values[size] as number) ** 2;
    size++;
  }
  const norm = Math.sqrt(squares);
  if (norm > 0) for (let at = 0; at < size; at++) values[at] = (values[at] as number) / norm;
  return { columns, values };
}

/** The features of at least `fewestTexts` of the texts. */
export function readFeatureVocabulary(
  texts: readonly (readonly string[])[],
  fewestTexts: number,
): FeatureVocabulary & { readonly ids: ReadonlyMap<string, number> } {
  const counts = new Map<string, number>();
  for (const features of texts)
    for (const feature of new Set(features)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= fewestTexts);
  return {
    ids: new Map(kept.map(([feature], id) => [feature, id])),
    idf: Float32Array.from(kept, ([, count]) => 1 + Math.log((1 + texts.length) / (1 + count))),
  };
}
