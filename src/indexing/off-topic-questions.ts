// Questions that people type and that no plan answers, written beside the corpus: what silence sounds like.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Name of the file below the corpus: one question a line. */
export const OFF_TOPIC_FILE = 'off-topic.txt';

/** The lines of `corpus/off-topic.txt`; `#` opens a comment line. A corpus without the file has none. */
export function loadOffTopicQuestions(corpusDir: string): string[] {
  const file = join(corpusDir, OFF_TOPIC_FILE);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
