// What was fitted, written beside the index and read back: the heads and taggers as arrays, the rest as one text.
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { packTexts, readArrayFile, type StoredArray, unpackTexts, writeArrayFile } from '../indexing/array-file.js';
import { makeFolder } from '../indexing/make-folder.js';
import type { HeadData } from '../learning/head.js';
import type { TaggerData } from '../learning/sequence-tagger.js';
import type { FittedUnderstanding } from './fit-understanding.js';
import type { HeadGroup } from './head-group.js';
import { ATTEMPT_HEADS, CARE_HEADS, LINK_HEADS, MESSAGE_HEADS, PART_HEADS } from './heads.js';

type Arrays = Record<string, StoredArray>;
type Read = (name: string) => StoredArray;

const floats = (array: StoredArray): Float32Array =>
  new Float32Array(array.buffer, array.byteOffset, array.byteLength / 4);

function tagger(name: string, { tags, features, weights, steps }: TaggerData): Arrays {
  return {
    [`${name}.tags`]: packTexts(tags),
    [`${name}.features`]: packTexts(features),
    [`${name}.weights`]: weights,
    [`${name}.steps`]: steps,
  };
}

const readTagger = (name: string, read: Read): TaggerData => ({
  tags: unpackTexts(read(`${name}.tags`)),
  features: unpackTexts(read(`${name}.features`)),
  weights: floats(read(`${name}.weights`)),
  steps: floats(read(`${name}.steps`)),
});

function group<Name extends string>(name: string, { features, idf, heads }: HeadGroup<Name>): Arrays {
  const arrays: Arrays = { [`${name}.features`]: packTexts(features), [`${name}.idf`]: idf };
  for (const [head, { labels, weights, biases, temperature }] of Object.entries<HeadData>(heads)) {
    arrays[`${name}.${head}.labels`] = packTexts(labels);
    arrays[`${name}.${head}.weights`] = weights;
    arrays[`${name}.${head}.biases`] = biases;
    arrays[`${name}.${head}.temperature`] = Float32Array.of(temperature);
  }
  return arrays;
}

function readGroup<Name extends string>(name: string, names: readonly Name[], read: Read): HeadGroup<Name> {
  const readHead = (head: Name): HeadData => ({
    labels: unpackTexts(read(`${name}.${head}.labels`)),
    weights: floats(read(`${name}.${head}.weights`)),
    biases: floats(read(`${name}.${head}.biases`)),
    temperature: floats(read(`${name}.${head}.temperature`))[0] ?? 1,
  });
  return {
    features: unpackTexts(read(`${name}.features`)),
    idf: floats(read(`${name}.idf`)),
    heads: Object.fromEntries(names.map((head) => [head, readHead(head)])) as Record<Name, HeadData>,
  };
}

const fileOf = (dir: string, key: string): string => join(dir, `${key}.arrays`);

/** Writes what was fitted under its key and removes what was fitted on other labels. */
export function writeUnderstanding(dir: string, key: string, fitted: FittedUnderstanding): void {
  makeFolder(dir);
  const file = fileOf(dir, key);
  const written = `${file}.${process.pid}`;
  writeArrayFile(written, {
    ...tagger('words', fitted.words),
    ...tagger('clauses', fitted.clauses),
    opening: packTexts(fitted.connectives.opening),
    leading: packTexts(fitted.connectives.leading),
    ...group('parts', fitted.parts),
    ...group('links', fitted.links),
    ...group('messages', fitted.messages),
    ...group('care', fitted.care),
    ...group('attempts', fitted.attempts),
  });
  renameSync(written, file);
  for (const name of readdirSync(dir)) if (join(dir, name) !== file) rmSync(join(dir, name), { force: true });
}

/**
 * What was fitted under this key; null where nothing was.
 * @throws StoredFileError when the file is damaged
 */
export function readUnderstanding(dir: string, key: string): FittedUnderstanding | null {
  const file = fileOf(dir, key);
  if (!existsSync(file)) return null;
  const read = readArrayFile(file);
  return {
    words: readTagger('words', read),
    clauses: readTagger('clauses', read),
    connectives: { opening: unpackTexts(read('opening')), leading: unpackTexts(read('leading')) },
    parts: readGroup('parts', PART_HEADS, read),
    links: readGroup('links', LINK_HEADS, read),
    messages: readGroup('messages', MESSAGE_HEADS, read),
    care: readGroup('care', CARE_HEADS, read),
    attempts: readGroup('attempts', ATTEMPT_HEADS, read),
  };
}
