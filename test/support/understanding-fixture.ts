// Understanding over the real corpus, opened once in each test file that reads messages.
import { openUnderstanding } from '../../src/understanding/open-understanding.js';
import type { Reading, ReadingPart } from '../../src/understanding/reading.js';

export const understanding = await openUnderstanding({ corpusDir: 'corpus', dataDir: 'data' });

export const read = (message: string): Reading => understanding.read(message, { hasHistory: false });

/** The only part of a message. */
export function onlyPart(message: string): ReadingPart {
  const { parts } = read(message);
  const [part] = parts;
  if (!part || parts.length > 1) throw new Error(`「${message}」 is read as ${parts.length} parts`);
  return part;
}
