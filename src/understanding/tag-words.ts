// Which words of a message name the topic (T), which the audience (A), which are neither (O): what the tagger looks at.
import type { SequenceTagger, TaggedSequence, TaggerOptions } from '../learning/sequence-tagger.js';
import { alignLabel, dropSingles } from './align-topic.js';
import { type CutMessage, cutMessage, foldText, type QuestionWord } from './question-words.js';
import type { LabelledMessage } from './read-labels.js';
import { wordFeatures } from './word-features.js';
import type { WordKnowledge } from './word-knowledge.js';

export type WordTag = 'T' | 'A' | 'O';

/**
 * Chosen on held-out authors: 6 to 14 passes end within half a point of each other. An audience is rare and missed
 * rather than invented, so it must lead by more (its F1 rises from 0.31 to 0.37).
 */
export const WORD_TAGGER: TaggerOptions = {
  passes: 6,
  margin: (labelled) => (labelled === 'A' ? 100 : 30),
  mayFollow: () => true,
};

export function tagWords(tagger: SequenceTagger, message: CutMessage, knowledge: WordKnowledge): WordTag[] {
  return tagger.tag(wordFeatures(message, knowledge)) as WordTag[];
}

const shareOf = (marks: readonly boolean[], { start, end }: QuestionWord): number =>
  marks.slice(start, end).filter(Boolean).length / (end - start);

/** The tags that the labels of a message give its words. */
export function labelledTags(message: CutMessage, row: LabelledMessage): WordTag[] {
  const { folded, words } = message;
  const topic: boolean[] = new Array(folded.length).fill(false);
  const audience: boolean[] = new Array(folded.length).fill(false);
  const add = (into: boolean[], marks: readonly boolean[]): void => {
    marks.forEach((mark, at) => {
      if (mark) into[at] = true;
    });
  };
  for (const part of row.parts) {
    const start = Math.max(0, row.q.indexOf(part.text));
    const span = { start, end: start + part.text.length };
    const marks = alignLabel(foldText(part.topic), folded, span);
    // The topic of a message that points back stands in what came before: of it, only whole words count here.
    add(topic, row.standalone !== null && message.text === row.q ? dropSingles(marks) : marks);
    const at = part.audience === null ? -1 : message.text.indexOf(part.audience);
    if (part.audience !== null && at >= 0) audience.fill(true, at, at + part.audience.length);
  }
  return words.map((word) => {
    if (shareOf(audience, word) > 0.5) return 'A';
    return shareOf(topic, word) >= 0.5 ? 'T' : 'O';
  });
}

/** A text of a row, the message or its completed form, with the tags that the labels give it. */
export interface TaggedText extends TaggedSequence {
  readonly row: LabelledMessage;
  readonly message: CutMessage;
}

/** What the tagger learns from a row: the message, and its completed form where there is one. */
export function* taggedTexts(rows: Iterable<LabelledMessage>, knowledge: WordKnowledge): Generator<TaggedText> {
  for (const row of rows) {
    for (const text of row.standalone === null ? [row.q] : [row.q, row.standalone]) {
      const message = cutMessage(text);
      yield { row, message, places: wordFeatures(message, knowledge), tags: labelledTags(message, row) };
    }
  }
}
