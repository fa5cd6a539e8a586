// A file of named typed arrays and texts, with a digest: what a stored index consists of.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, writeFileSync } from 'node:fs';

export type StoredArray = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/** A stored file that cannot be used: damaged, cut short or of another kind. */
export class StoredFileError extends Error {
  override readonly name = 'StoredFileError';
}

const MAGIC = 'PLANARR1';
const TYPES = { Uint8Array, Uint16Array, Uint32Array, Float32Array, Float64Array } as const;
const DIGEST_BYTES = 32;
/** Magic, digest, and the header's length in four of eight bytes. */
const PREFIX_BYTES = MAGIC.length + DIGEST_BYTES + 8;

interface Entry {
  readonly name: string;
  readonly type: keyof typeof TYPES;
  readonly offset: number;
  readonly length: number;
}

const align = (offset: number): number => Math.ceil(offset / 8) * 8;

/** Writes arrays under their names: magic, SHA-256 of the rest, length of the header, header, arrays. */
export function writeArrayFile(file: string, arrays: Readonly<Record<string, StoredArray>>): void {
  const entries: Entry[] = [];
  let offset = 0;
  for (const [name, array] of Object.entries(arrays)) {
    entries.push({ name, type: array.constructor.name as Entry['type'], offset, length: array.length });
    offset = align(offset + array.byteLength);
  }
  const header = Buffer.from(JSON.stringify(entries));
  const bodyStart = align(PREFIX_BYTES + header.length);
  const bytes = Buffer.alloc(bodyStart + offset);
  bytes.write(MAGIC, 0, 'ascii');
  bytes.writeUInt32LE(header.length, MAGIC.length + DIGEST_BYTES);
  header.copy(bytes, PREFIX_BYTES);
  for (const [index, array] of Object.values(arrays).entries()) {
    bytes.set(
      new Uint8Array(array.buffer, array.byteOffset, array.byteLength),
      bodyStart + (entries[index]?.offset ?? 0),
    );
  }
  createHash('sha256')
    .update(bytes.subarray(MAGIC.length + DIGEST_BYTES))
    .digest()
    .copy(bytes, MAGIC.length);
  writeFileSync(file, bytes);
}

/** Bytes that are hashed at a time. */
const HASHED_AT_ONCE = 1 << 20;

/** SHA-256 of an open file from `start` to its end. */
function digestFrom(descriptor: number, start: number): Buffer {
  const hash = createHash('sha256');
  const buffer = Buffer.allocUnsafe(HASHED_AT_ONCE);
  for (let at = start; ; ) {
    const read = readSync(descriptor, buffer, 0, buffer.length, at);
    if (read === 0) return hash.digest();
    hash.update(buffer.subarray(0, read));
    at += read;
  }
}

/** Each array straight into its own memory: a copy of the file beside them would double what loading takes. */
function readEntries(descriptor: number, entries: readonly Entry[], bodyStart: number): Map<string, StoredArray> {
  return new Map(
    entries.map(({ name, type, offset, length }) => {
      const array = new TYPES[type](length);
      readSync(descriptor, new Uint8Array(array.buffer), 0, array.byteLength, bodyStart + offset);
      return [name, array];
    }),
  );
}

function readVerified(descriptor: number, file: string): Map<string, StoredArray> {
  const prefix = Buffer.alloc(PREFIX_BYTES);
  const read = readSync(descriptor, prefix, 0, PREFIX_BYTES, 0);
  if (read < PREFIX_BYTES || prefix.toString('ascii', 0, MAGIC.length) !== MAGIC) {
    throw new StoredFileError(`${file} is not a stored index`);
  }
  const digest = prefix.subarray(MAGIC.length, MAGIC.length + DIGEST_BYTES);
  if (!digestFrom(descriptor, MAGIC.length + DIGEST_BYTES).equals(digest)) {
    throw new StoredFileError(`${file} is damaged: its digest does not match`);
  }
  const header = Buffer.alloc(prefix.readUInt32LE(MAGIC.length + DIGEST_BYTES));
  readSync(descriptor, header, 0, header.length, PREFIX_BYTES);
  const entries = JSON.parse(header.toString('utf8')) as Entry[];
  return readEntries(descriptor, entries, align(PREFIX_BYTES + header.length));
}

/**
 * Reads a file that `writeArrayFile` wrote.
 * @throws StoredFileError when it is missing, of another kind, cut short or changed
 */
export function readArrayFile(file: string): (name: string) => StoredArray {
  let descriptor: number;
  try {
    descriptor = openSync(file, 'r');
  } catch (error) {
    throw new StoredFileError(`${file} cannot be read: ${(error as Error).message}`);
  }
  try {
    const arrays = readVerified(descriptor, file);
    return (name) => {
      const array = arrays.get(name);
      if (!array) throw new StoredFileError(`${file} has no part ${name}`);
      return array;
    };
  } finally {
    closeSync(descriptor);
  }
}

/** Texts without line breaks as one array of bytes. */
export const packTexts = (texts: readonly string[]): Uint8Array => new Uint8Array(Buffer.from(texts.join('\n')));

export function unpackTexts(bytes: StoredArray): string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return text === '' ? [] : text.split('\n');
}
