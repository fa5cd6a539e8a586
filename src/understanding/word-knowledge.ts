// What is known of a word beside the message: how often the plan has it, and whether the thesaurus leads from it.

import { segmentWords } from '../indexing/segment-words.js';
import type { Thesaurus } from '../indexing/thesaurus.js';
import { normalizeText } from '../text/normalize-text.js';

export interface WordKnowledge {
  /** 0 the plan has no such word, 1 a few times, 2 often, 3 everywhere. */
  frequency(word: string): 0 | 1 | 2 | 3;
  /** Stretches of a normalised message that the thesaurus knows; marks by code unit. */
  knownSpans(folded: string): boolean[];
}

/** A word of more places than this stands everywhere; of a plan's 12,000 words some sixty do. */
const EVERYWHERE = 60;
const OFTEN = 8;

/** Knows the words of one plan: nothing of them is kept in what is fitted, but for how often the plan has them. */
export function createWordKnowledge(planText: string, thesaurus: Thesaurus): WordKnowledge {
  const text = normalizeText(planText);
  const counts = new Map<string, number>();
  for (const word of segmentWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < text.length; at++) pairs.add(text.slice(at, at + 2));
  /** A word that jieba cut otherwise in the plan is there if all its pairs of characters are. */
  const hasPairs = (word: string): boolean => {
    if (word.length < 2) return false;
    for (let at = 0; at + 1 < word.length; at++) if (!pairs.has(word.slice(at, at + 2))) return false;
    return true;
  };
  return {
    frequency(word) {
      const count = counts.get(word) ?? 0;
      if (count > EVERYWHERE) return 3;
      if (count > OFTEN) return 2;
      return count > 0 || hasPairs(word) ? 1 : 0;
    },
    knownSpans(folded) {
      const marks: boolean[] = new Array(folded.length).fill(false);
      for (const { phrase } of thesaurus.match(folded))
        for (let at = folded.indexOf(phrase); at >= 0; at = folded.indexOf(phrase, at + 1))
          marks.fill(true, at, at + phrase.length);
      return marks;
    },
  };
}
