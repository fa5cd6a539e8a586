// Which words of a message name the topic (T), which the audience (A), which are neither (O): what the tagger looks at.
import type { SequenceTagger, TaggedSequence, TaggerOptions } from '../learning/sequence-tagger.js';
import { alignLabel, dropSingles } from './align-topic.js';
import { foldText, type QuestionWord, questionWords } from './question-words.js';
import type { LabelledMessage } from './read-labels.js';
import type { WordKnowledge } from './word-knowledge.js';

export type WordTag = 'T' | 'A' | 'O';

/** A message ready to be tagged. */
export interface CutMessage {
  readonly text: string;
  readonly folded: string;
  readonly words: readonly QuestionWord[];
}

export function cutMessage(text: string): CutMessage {
  const folded = foldText(text);
  return { text, folded, words: questionWords(folded) };
}

/** Passes chosen on held-out authors: 6 to 12 end within half a point of each other. */
export const WORD_TAGGER: TaggerOptions = { passes: 8, fewestPlaces: 2, mayFollow: () => true };

/** The form of a word: its script and length, or that it is a number or a mark. */
export function shapeOf(word: string): string {
  if (/^\p{Script=Han}+$/u.test(word)) return `han${Math.min(word.length, 4)}`;
  if (/^(?:19|20)\d\d$/.test(word)) return 'year';
  if (/^\d/.test(word)) return 'number';
  if (/^[a-z]/.test(word)) return 'latin';
  return /^\s+$/.test(word) ? 'blank' : 'mark';
}

const QUOTE = '"';

/** Features of every word: itself, its neighbours, its shape, what is known of it, where it stands. */
export function wordFeatures({ folded, words }: CutMessage, knowledge: WordKnowledge): string[][] {
  const known = knowledge.knownSpans(folded);
  const shapes = words.map(({ text }) => shapeOf(text));
  const familiar = words.map(({ text }) => knowledge.frequency(text));
  let isQuoted = false;
  return words.map(({ text, start }, at) => {
    if (text === QUOTE) isQuoted = !isQuoted;
    const before = words[at - 1]?.text ?? '^';
    const after = words[at + 1]?.text ?? '$';
    const shape = shapes[at] ?? '';
    const frequency = familiar[at] ?? 0;
    const isKnown = known[start] === true;
    return [
      'bias',
      `w=${text}`,
      `s=${shape}`,
      `f=${frequency}`,
      `sf=${shape}${frequency}`,
      `k=${isKnown}`,
      `kf=${isKnown}${shape}`,
      `q=${isQuoted}`,
      `first=${text[0]}`,
      `last=${text.at(-1)}`,
      `w-1=${before}`,
      `w+1=${after}`,
      `w-2=${words[at - 2]?.text ?? '^'}`,
      `w+2=${words[at + 2]?.text ?? '$'}`,
      `w-1w=${before}|${text}`,
      `ww+1=${text}|${after}`,
      `w-1w+1=${before}|${after}`,
      `s-1s=${shapes[at - 1] ?? '^'}|${shape}`,
      `ss+1=${shape}|${shapes[at + 1] ?? '$'}`,
      `f-1=${familiar[at - 1] ?? '^'}${frequency}`,
      `f+1=${frequency}${familiar[at + 1] ?? '$'}`,
      `sw+1=${shape}|${after}`,
      `w-1s=${before}|${shape}`,
      `at=${Math.min(at, 3)}`,
      `to=${Math.min(words.length - at, 4)}`,
    ];
  });
}

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

/** What the tagger learns from a row: the message, and its completed form where there is one. */
export function taggedSequences(row: LabelledMessage, knowledge: WordKnowledge): TaggedSequence[] {
  const texts = row.standalone === null ? [row.q] : [row.q, row.standalone];
  return texts.map((text) => {
    const message = cutMessage(text);
    return { places: wordFeatures(message, knowledge), tags: labelledTags(message, row) };
  });
}
