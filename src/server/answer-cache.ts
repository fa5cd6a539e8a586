// Answers kept for questions that come again, bounded by their size: the same question on the same index has the same answer.
import { createHash, randomUUID } from 'node:crypto';
import type { Answer, AskRequest } from '../answering/answer.js';
import type { AssistantDescription } from '../assistant.js';

/** Where answers are kept: in this process, or where many instances look. */
export interface AnswerCache {
  /** The kept text of an answer, null where there is none. */
  find(key: string): string | null | Promise<string | null>;
  keep(key: string, text: string): void | Promise<void>;
}

/** Rises when the text that is kept changes its meaning. */
const CACHE_FORMAT = 2;

/** Everything that an answer depends on: index, configuration, the plans that may be asked, question and history. */
export function cacheKey(
  description: AssistantDescription & { readonly plans: string },
  { question, history = [], mode = 'auto', plan = '' }: AskRequest,
): string {
  const turns = history.map(({ role, content }) => [role, content]);
  return createHash('sha256')
    .update(JSON.stringify([CACHE_FORMAT, description, question, turns, mode, plan]))
    .digest('base64url');
}

/** Whether an answer would be the same again: not one that a failing model left to the embedded answerer. */
export const isKept = ({ generation }: Answer): boolean => generation === null || generation.fallback === null;

/** What is kept: the answer without what is each asker's own. */
export function cachedText(answer: Answer): string {
  const { id: _id, timings: _timings, ...rest } = answer;
  return JSON.stringify(rest);
}

/** The kept answer as JSON for another asker: with an id of its own, and the time that it took now. */
export function openCached(text: string, startedAt: number): string {
  const total = Number((performance.now() - startedAt).toFixed(3));
  return `{"id":"${randomUUID()}","timings":{"cache":${total},"total":${total}},${text.slice(1)}`;
}

/** A tenth of what a service may take beside what it always needs; some 1,500 answers. */
const MOST_CHARACTERS = 6_000_000;

/** Keeps answers in memory; those that nobody asked for longest go first. */
export function createMemoryCache(mostCharacters = MOST_CHARACTERS): AnswerCache {
  const kept = new Map<string, string>();
  let characters = 0;
  const forget = (key: string): void => {
    characters -= kept.get(key)?.length ?? 0;
    kept.delete(key);
  };
  return {
    find(key) {
      const text = kept.get(key);
      if (text === undefined) return null;
      // Put last again: the map is in the order of use.
      kept.delete(key);
      kept.set(key, text);
      return text;
    },
    keep(key, text) {
      forget(key);
      if (text.length > mostCharacters) return;
      kept.set(key, text);
      characters += text.length;
      for (const oldest of kept.keys()) {
        if (characters <= mostCharacters) break;
        forget(oldest);
      }
    },
  };
}
