// Files of arrays: what is written comes back, and anything else is refused by name.
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import {
  packTexts,
  readArrayFile,
  StoredFileError,
  unpackTexts,
  writeArrayFile,
} from '../../src/indexing/array-file.js';

const dir = mkdtempSync(join(tmpdir(), 'array-file-'));
const file = join(dir, 'arrays.bin');
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const arrays = {
  bytes: Uint8Array.of(1, 2, 255),
  shorts: Uint16Array.of(65_535, 7),
  longs: Uint32Array.of(4_294_967_295, 0, 3),
  floats: Float32Array.of(0.5, -1.25),
  nothing: new Uint32Array(0),
};

function refusal(read: () => unknown): StoredFileError {
  try {
    read();
  } catch (error) {
    if (error instanceof StoredFileError) return error;
    throw error;
  }
  throw new Error('the file was accepted');
}

describe('a file of arrays', () => {
  beforeEach(() => writeArrayFile(file, arrays));

  it('gives every array back with its type and values', () => {
    const read = readArrayFile(file);
    for (const [name, array] of Object.entries(arrays)) expect(read(name)).toStrictEqual(array);
  });

  it('writes only the part of the memory that an array shows', () => {
    writeArrayFile(file, { part: Uint32Array.of(9, 8, 7, 6).subarray(1, 3) });
    expect([...readArrayFile(file)('part')]).toEqual([8, 7]);
  });

  it('names a part that it lacks', () => {
    expect(refusal(() => readArrayFile(file)('weights')).message).toBe(`${file} has no part weights`);
  });

  it('refuses a file with one changed byte, wherever it stands', () => {
    const whole = readFileSync(file);
    for (let at = 8; at < whole.length; at += 5) {
      const changed = Buffer.from(whole);
      changed[at] = (changed[at] ?? 0) ^ 1;
      writeFileSync(file, changed);
      expect(refusal(() => readArrayFile(file)).message).toContain('damaged');
    }
  });

  it('refuses a file cut short at any length', () => {
    const { length } = readFileSync(file);
    for (const kept of [length - 1, Math.floor(length / 2), 48, 10, 0]) {
      writeArrayFile(file, arrays);
      truncateSync(file, kept);
      expect(refusal(() => readArrayFile(file)).message).toMatch(/is damaged|is not a stored index/);
    }
  });

  it('refuses a file of another kind and one that is missing', () => {
    writeFileSync(file, 'x'.repeat(200));
    expect(refusal(() => readArrayFile(file)).message).toBe(`${file} is not a stored index`);
    rmSync(file);
    expect(refusal(() => readArrayFile(file)).message).toContain(`${file} cannot be read`);
  });
});

describe('packed texts', () => {
  it('come back in order, in any script', () => {
    const texts = ['槐荫', 'gdp', '𠮷', '115+n'];
    expect(unpackTexts(packTexts(texts))).toEqual(texts);
    expect(unpackTexts(packTexts([]))).toEqual([]);
  });
});
