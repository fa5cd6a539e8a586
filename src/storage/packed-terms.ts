// What ranking needs to know of a passage in eight bytes a term: how often it has the term, and in which sentences.
import { createHash } from 'node:crypto';

/** Four bytes of a digest tell the few hundred terms of a passage apart, one of frequency, three of sentences. */
const ENTRY_BYTES = 8;
const MOST_FREQUENCY = 255;
/** A passage's sentences from here on share a mark: one in a hundred has so many. */
const MOST_SENTENCES = 24;

const MOST_KEPT = 200_000;
const hashes = new Map<string, number>();

export function hashTerm(term: string): number {
  const known = hashes.get(term);
  if (known !== undefined) return known;
  const hash = createHash('sha1').update(term).digest().readUInt32LE(0);
  if (hashes.size >= MOST_KEPT) hashes.clear();
  hashes.set(term, hash);
  return hash;
}

/** @param sentences the terms of each sentence, duplicates kept */
export function packTerms(sentences: readonly (readonly string[])[]): Buffer {
  const counts = new Map<string, { count: number; marks: number }>();
  sentences.forEach((terms, at) => {
    const mark = 1 << Math.min(at, MOST_SENTENCES - 1);
    for (const term of terms) {
      const entry = counts.get(term) ?? { count: 0, marks: 0 };
      counts.set(term, { count: entry.count + 1, marks: entry.marks | mark });
    }
  });
  const entries = [...counts].map(([term, entry]) => ({ hash: hashTerm(term), ...entry }));
  entries.sort((a, b) => a.hash - b.hash);
  const packed = Buffer.alloc(entries.length * ENTRY_BYTES);
  entries.forEach(({ hash, count, marks }, at) => {
    packed.writeUInt32LE(hash, at * ENTRY_BYTES);
    packed.writeUInt32LE(((marks << 8) | Math.min(count, MOST_FREQUENCY)) >>> 0, at * ENTRY_BYTES + 4);
  });
  return packed;
}

/** A term of a query, ready to be looked up in passages. */
export interface LookedUp {
  readonly hash: number;
  /** Weight × inverse document frequency. */
  readonly gain: number;
}

export interface PassageMeasures {
  /** Sum of the gains, each times the saturated frequency of its term. */
  readonly score: number;
  /** Sum of the gains that the best sentence holds. */
  readonly bestSentence: number;
}

/** @param saturate from a frequency to its share of a gain, by the passage's length */
export function measurePassage(
  packed: Buffer,
  terms: readonly LookedUp[],
  saturate: (frequency: number) => number,
): PassageMeasures {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const bySentence = new Float64Array(MOST_SENTENCES);
  let score = 0;
  for (const { hash, gain } of terms) {
    let low = 0;
    let high = packed.length / ENTRY_BYTES - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = view.getUint32(middle * ENTRY_BYTES, true);
      if (found === hash) {
        const entry = view.getUint32(middle * ENTRY_BYTES + 4, true);
        score += gain * saturate(entry & 0xff);
        for (let marks = entry >>> 8, at = 0; marks !== 0; marks >>>= 1, at++)
          if ((marks & 1) === 1) bySentence[at] = (bySentence[at] as number) + gain;
        break;
      }
      if (found < hash) low = middle + 1;
      else high = middle - 1;
    }
  }
  return { score, bestSentence: Math.max(...bySentence) };
}
