// The index on disk: one folder per key, written beside its place and renamed, refused when damaged, then rebuilt.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { TERM_VECTOR_DEFAULTS } from '../models/train-term-vectors.js';
import {
  packTexts,
  readArrayFile,
  type StoredArray,
  StoredFileError,
  unpackTexts,
  writeArrayFile,
} from './array-file.js';
import type { PlanIndexData } from './build-plan-index.js';
import type { IndexManifest } from './plan-index.js';
import type { SparseIndexData } from './sparse-index.js';
import { VectorIndex } from './vector-index.js';
import { createVocabulary } from './vocabulary.js';

/** Rises when the stored arrays change their meaning. */
export const INDEX_FORMAT = 4;

/** Tunables that stored arrays depend on; another value makes another index. */
export const INDEX_TUNABLES: Readonly<Record<string, number>> = {
  dimensions: TERM_VECTOR_DEFAULTS.dimensions,
  iterations: TERM_VECTOR_DEFAULTS.iterations,
  mostTerms: TERM_VECTOR_DEFAULTS.mostTerms,
};

const manifestSchema = z.strictObject({
  format: z.literal(INDEX_FORMAT),
  planId: z.string(),
  planDigest: z.string(),
  aidsDigest: z.string(),
  embeddingModel: z.string(),
  dimensions: z.int().positive(),
  tunables: z.record(z.string(), z.number()),
  chunks: z.int(),
  sentences: z.int(),
  questions: z.int(),
  graphDigest: z.string(),
});

const SPARSE_PARTS = ['passages', 'expanded', 'sentenceIndex', 'questionIndex'] as const;

/** Name of the folder of an index: a digest of everything that it was built from. */
export function indexKey(
  manifest: Pick<IndexManifest, 'format' | 'planDigest' | 'aidsDigest' | 'embeddingModel' | 'tunables'>,
): string {
  const { format, planDigest, aidsDigest, embeddingModel, tunables } = manifest;
  return createHash('sha256')
    .update(JSON.stringify([format, planDigest, aidsDigest, embeddingModel, tunables]))
    .digest('hex')
    .slice(0, 16);
}

/** An index with what it was built from. */
export interface StoredIndex {
  readonly manifest: IndexManifest;
  readonly data: PlanIndexData;
}

const fileDigest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

/** Takes a half-written index away; a folder that cannot even be looked at holds none. */
function discard(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // The failure that led here is the one to tell.
  }
}

/**
 * Puts a finished index in its place. Where another writer of the same key was first, its index stands: somebody may be
 * reading it, and both were built from the same.
 */
function settle(temporary: string, target: string): void {
  try {
    renameSync(temporary, target);
  } catch (error) {
    if (!existsSync(join(target, 'manifest.json'))) throw error;
    discard(temporary);
  }
}

/** Writes an index into `dir/<key>`; a crash leaves no half-written index, and two writers leave one of theirs. */
export function writePlanIndex(dir: string, manifest: IndexManifest, data: PlanIndexData): void {
  const target = join(dir, indexKey(manifest));
  const temporary = `${target}.${process.pid}.tmp`;
  try {
    rmSync(temporary, { recursive: true, force: true });
    mkdirSync(temporary, { recursive: true });
    const { vocabulary } = data;
    const numbersOf = (terms: readonly string[]): Uint32Array =>
      Uint32Array.from(terms, (term) => vocabulary.add(term));
    const arrays: Record<string, StoredArray> = {};
    for (const part of SPARSE_PARTS) {
      const { offsets, documents, frequencies, lengths } = data[part];
      Object.assign(arrays, {
        [`${part}.offsets`]: offsets,
        [`${part}.documents`]: documents,
        [`${part}.frequencies`]: frequencies,
        [`${part}.lengths`]: lengths,
      });
    }
    Object.assign(arrays, {
      'classifier.features': numbersOf(data.classifier.features),
      'classifier.idf': data.classifier.idf,
      'classifier.offsets': data.classifier.offsets,
      'classifier.labels': data.classifier.labels,
      'classifier.weights': data.classifier.weights,
      'classifier.biases': data.classifier.biases,
    });
    if (data.termVectors) {
      Object.assign(arrays, {
        'vectors.terms': numbersOf(data.termVectors.terms),
        'vectors.idf': data.termVectors.idf,
        'vectors.values': data.termVectors.vectors,
      });
    }
    writeArrayFile(join(temporary, 'arrays.bin'), {
      terms: packTexts(Array.from({ length: vocabulary.size }, (_, id) => vocabulary.termAt(id))),
      ...arrays,
    });
    const graph = join(temporary, 'graph.hnsw');
    data.vectors.write(graph);
    writeFileSync(
      join(temporary, 'manifest.json'),
      `${JSON.stringify({ ...manifest, graphDigest: fileDigest(graph) }, null, 2)}\n`,
    );
    settle(temporary, target);
  } catch (error) {
    discard(temporary);
    throw new Error(
      `the index cannot be written to ${target}: ${(error as Error).message}. Free disk space or set PLAN_DATA_DIR to a folder that can be written.`,
      { cause: error },
    );
  }
}

/**
 * Reads the index of this key.
 * @returns null when there is none
 * @throws StoredFileError when it is damaged or of another format; the caller removes and rebuilds it
 */
export function readPlanIndex(dir: string, key: string): StoredIndex | null {
  const folder = join(dir, key);
  if (!existsSync(folder)) return null;
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  } catch (error) {
    throw new StoredFileError(`${folder} has no readable manifest: ${(error as Error).message}`);
  }
  const parsed = manifestSchema.safeParse(json);
  if (!parsed.success)
    throw new StoredFileError(`the manifest of ${folder} is of another format: ${z.prettifyError(parsed.error)}`);
  const { graphDigest, ...manifest } = parsed.data;
  if (indexKey(manifest) !== key) throw new StoredFileError(`${folder} holds the index of another corpus or model`);
  const graph = join(folder, 'graph.hnsw');
  if (!existsSync(graph) || fileDigest(graph) !== graphDigest)
    throw new StoredFileError(`${graph} is missing or damaged`);
  const read = readArrayFile(join(folder, 'arrays.bin'));
  const vocabulary = createVocabulary(unpackTexts(read('terms')));
  const termsOf = (part: string): string[] => Array.from(read(part), (number) => vocabulary.termAt(number));
  const sparse = (part: string): SparseIndexData => ({
    offsets: read(`${part}.offsets`) as Uint32Array,
    documents: read(`${part}.documents`) as Uint32Array,
    frequencies: read(`${part}.frequencies`) as Uint16Array,
    lengths: read(`${part}.lengths`) as Uint32Array,
  });
  const embedded = manifest.embeddingModel.startsWith('embedded-');
  return {
    manifest,
    data: {
      vocabulary,
      passages: sparse('passages'),
      expanded: sparse('expanded'),
      sentenceIndex: sparse('sentenceIndex'),
      questionIndex: sparse('questionIndex'),
      classifier: {
        features: termsOf('classifier.features'),
        idf: read('classifier.idf') as Float32Array,
        offsets: read('classifier.offsets') as Uint32Array,
        labels: read('classifier.labels') as Uint16Array,
        weights: read('classifier.weights') as Float32Array,
        biases: read('classifier.biases') as Float32Array,
      },
      termVectors: embedded
        ? {
            dimensions: manifest.dimensions,
            terms: termsOf('vectors.terms'),
            idf: read('vectors.idf') as Float32Array,
            vectors: read('vectors.values') as Float32Array,
          }
        : null,
      dimensions: manifest.dimensions,
      vectors: VectorIndex.read(graph, manifest.dimensions),
    },
  };
}

/** Removes the stored index of one key. */
export const removeIndex = (dir: string, key: string): void => rmSync(join(dir, key), { recursive: true, force: true });

function modelOf(folder: string): string | null {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))).embeddingModel;
  } catch {
    // Unreadable, or of an older format: nobody's index.
    return null;
  }
}

/** A folder that is being written to is minutes old; after an hour its writer has crashed. */
const ABANDONED_MS = 3_600_000;

function isAbandoned(folder: string): boolean {
  const status = statSync(folder, { throwIfNoEntry: false });
  return status !== undefined && Date.now() - status.mtimeMs > ABANDONED_MS;
}

/**
 * Removes what older corpora left: every other index of the same model, those that can't be read, and what a crash left
 * half-written.
 */
export function removeOutdatedIndexes(dir: string, key: string, embeddingModel: string): void {
  for (const name of existsSync(dir) ? readdirSync(dir) : []) {
    if (name === key) continue;
    if (name.endsWith('.tmp')) {
      if (isAbandoned(join(dir, name))) removeIndex(dir, name);
      continue;
    }
    const model = modelOf(join(dir, name));
    if (model === null || model === embeddingModel) removeIndex(dir, name);
  }
}
