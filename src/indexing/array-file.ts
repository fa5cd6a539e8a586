// A file of named typed arrays and texts, with a digest: what a stored index consists of.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

export type StoredArray = Uint8Array | Uint16Array | Uint32Array | Float32Array;

/** A stored file that cannot be used: damaged, cut short or of another kind. */
export class StoredFileError extends Error {
  override readonly name = 'StoredFileError';
}

const MAGIC = 'PLANARR1';
const TYPES = { Uint8Array, Uint16Array, Uint32Array, Float32Array } as const;
const DIGEST_BYTES = 32;

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
  const prefix = MAGIC.length + DIGEST_BYTES + 8;
  const bodyStart = align(prefix + header.length);
  const bytes = Buffer.alloc(bodyStart + offset);
  bytes.write(MAGIC, 0, 'ascii');
  bytes.writeUInt32LE(header.length, MAGIC.length + DIGEST_BYTES);
  header.copy(bytes, prefix);
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

/**
 * Reads a file that `writeArrayFile` wrote.
 * @throws StoredFileError when it is missing, of another kind, cut short or changed
 */
export function readArrayFile(file: string): (name: string) => StoredArray {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new StoredFileError(`${file} cannot be read: ${(error as Error).message}`);
  }
  const prefix = MAGIC.length + DIGEST_BYTES + 8;
  if (bytes.length < prefix || bytes.toString('ascii', 0, MAGIC.length) !== MAGIC) {
    throw new StoredFileError(`${file} is not a stored index`);
  }
  const digest = createHash('sha256')
    .update(bytes.subarray(MAGIC.length + DIGEST_BYTES))
    .digest();
  if (!digest.equals(bytes.subarray(MAGIC.length, MAGIC.length + DIGEST_BYTES))) {
    throw new StoredFileError(`${file} is damaged: its digest does not match`);
  }
  const headerLength = bytes.readUInt32LE(MAGIC.length + DIGEST_BYTES);
  const entries = JSON.parse(bytes.toString('utf8', prefix, prefix + headerLength)) as Entry[];
  const bodyStart = align(prefix + headerLength);
  return (name) => {
    const entry = entries.find((candidate) => candidate.name === name);
    if (!entry) throw new StoredFileError(`${file} has no part ${name}`);
    const Type = TYPES[entry.type];
    const from = bytes.byteOffset + bodyStart + entry.offset;
    // Copied, so that the arrays are aligned and the file's bytes can go.
    return new Type(bytes.buffer.slice(from, from + entry.length * Type.BYTES_PER_ELEMENT) as ArrayBuffer);
  };
}

/** Texts without line breaks as one array of bytes. */
export const packTexts = (texts: readonly string[]): Uint8Array => new Uint8Array(Buffer.from(texts.join('\n')));

export function unpackTexts(bytes: StoredArray): string[] {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
  return text === '' ? [] : text.split('\n');
}
