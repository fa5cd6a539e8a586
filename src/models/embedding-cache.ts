// Embeddings that were paid for once: by model and digest of the text, in one file, written whole or not at all.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const FORMAT = 1;
const DIGEST_BYTES = 16;

const headerSchema = z.strictObject({
  format: z.literal(FORMAT),
  model: z.string(),
  dimensions: z.int().positive(),
  count: z.int().nonnegative(),
  /** SHA-256 of everything after the header, hex. */
  digest: z.string(),
});

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
const keyOf = (text: string): string => sha256(text).subarray(0, DIGEST_BYTES).toString('hex');

/** One model's embeddings. The file is a line of JSON, then `count` × (16 bytes of digest, little-endian float32 values). */
export class EmbeddingCache {
  readonly #file: string;
  readonly #model: string;
  readonly #vectors = new Map<string, Float32Array>();
  #isChanged = false;

  private constructor(file: string, model: string) {
    this.#file = file;
    this.#model = model;
  }

  /**
   * Opens the cache of a model in `dir`. A damaged file is left out with a warning, not an error: everything in it can
   * be computed again.
   */
  static open(dir: string, model: string, warn: (message: string) => void): EmbeddingCache {
    const name = `${model.replace(/[^\w.-]+/g, '_').slice(0, 60)}-${sha256(model).toString('hex').slice(0, 8)}.vectors`;
    const cache = new EmbeddingCache(join(dir, name), model);
    try {
      cache.#read();
    } catch (error) {
      cache.#vectors.clear();
      warn(`the embedding cache ${name} is damaged and starts anew: ${(error as Error).message}`);
    }
    return cache;
  }

  get size(): number {
    return this.#vectors.size;
  }

  get(text: string): number[] | null {
    const vector = this.#vectors.get(keyOf(text));
    return vector ? Array.from(vector) : null;
  }

  set(text: string, vector: readonly number[]): void {
    this.#vectors.set(keyOf(text), Float32Array.from(vector));
    this.#isChanged = true;
  }

  /** Writes beside the old file and renames: a crash leaves the old cache or the new one. */
  save(): void {
    if (!this.#isChanged || this.#vectors.size === 0) return;
    mkdirSync(join(this.#file, '..'), { recursive: true });
    const temporary = `${this.#file}.${process.pid}.tmp`;
    try {
      writeFileSync(temporary, this.#format());
      renameSync(temporary, this.#file);
      this.#isChanged = false;
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  }

  #format(): Buffer {
    const dimensions = this.#vectors.values().next().value?.length ?? 0;
    const rows = [...this.#vectors].filter(([, vector]) => vector.length === dimensions);
    const body = Buffer.concat(
      rows.flatMap(([key, vector]) => [
        Buffer.from(key, 'hex'),
        Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength),
      ]),
    );
    const header = {
      format: FORMAT,
      model: this.#model,
      dimensions,
      count: rows.length,
      digest: sha256(body).toString('hex'),
    };
    return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]);
  }

  #read(): void {
    if (!existsSync(this.#file)) return;
    const data = readFileSync(this.#file);
    const end = data.indexOf('\n');
    if (end < 0) throw new Error('it has no header');
    const header = headerSchema.parse(JSON.parse(data.subarray(0, end).toString('utf8')));
    const body = data.subarray(end + 1);
    const rowBytes = DIGEST_BYTES + header.dimensions * 4;
    if (header.model !== this.#model) throw new Error(`it belongs to the model ${header.model}`);
    if (body.length !== header.count * rowBytes) throw new Error('it is cut off');
    if (sha256(body).toString('hex') !== header.digest) throw new Error('its digest does not match');
    for (let at = 0; at < body.length; at += rowBytes) {
      const vector = new Float32Array(header.dimensions);
      for (let i = 0; i < vector.length; i++) vector[i] = body.readFloatLE(at + DIGEST_BYTES + i * 4);
      this.#vectors.set(body.subarray(at, at + DIGEST_BYTES).toString('hex'), vector);
    }
  }
}
