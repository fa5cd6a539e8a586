// Questions that people type and that no plan answers, written beside the corpus: what silence sounds like.
import { readFileSync } from 'node:fs';
import { aidFiles } from '../plan/aid-folders.js';

/** Name of the file in either layer: one question a line. */
export const OFF_TOPIC_FILE = 'off-topic.txt';

/** Off-topic questions for each of the plan's own: with fewer to weigh against, whatever is asked would sound like them. */
const MOST_PER_QUESTION = 1;

/**
 * The lines of both layers' `off-topic.txt`; `#` opens a comment line. They take part only as far as the plan has
 * questions of its own to weigh against them, spread evenly; a plan without any learns nothing from them.
 * @param planQuestions how many index-time questions the plan has
 */
export function loadOffTopicQuestions(corpusDir: string, planQuestions: number): string[] {
  const all = aidFiles(corpusDir, OFF_TOPIC_FILE).flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#')),
  );
  const most = planQuestions * MOST_PER_QUESTION;
  if (all.length <= most) return all;
  return all.filter((_, at) => Math.floor(((at + 1) * most) / all.length) > Math.floor((at * most) / all.length));
}
