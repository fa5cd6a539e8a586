// What the heads learn from labelled messages: masked forms, as a tagger sees them that does not know their author.
import { yieldToEvents } from '../indexing/yield-to-events.js';
import { fitTagger, numberSequences, openTagger, type TaggerData, tagNumbered } from '../learning/sequence-tagger.js';
import {
  type AttemptHead,
  attemptFeatures,
  type CareHead,
  careFeatures,
  type LinkHead,
  linkFeatures,
  type MessageHead,
  messageFeatures,
  NO,
  NONE,
  type PartHead,
  partFeatures,
  YES,
} from './heads.js';
import { type FormWord, formWithin, maskWords } from './mask-words.js';
import { type CutMessage, cutMessage } from './question-words.js';
import type { CareMessage } from './read-care.js';
import type { LabelledMessage, LabelledPart } from './read-labels.js';
import { labelledSpans } from './tag-clauses.js';
import { taggedTexts, tagWords, WORD_TAGGER, type WordTag } from './tag-words.js';
import type { WordKnowledge } from './word-knowledge.js';

/** Authors are held out in so many groups when the words of the others are tagged. */
const FOLDS = 3;

/** A labelled text with the tags that a tagger gives it that has not seen its author. */
export interface Tagged {
  readonly row: LabelledMessage;
  readonly message: CutMessage;
  readonly form: readonly FormWord[];
}

export interface Example<Name extends string> {
  readonly features: readonly string[];
  readonly labels: Readonly<Partial<Record<Name, string>>>;
  readonly author: string;
}

/** A row's message, and its completed form where it points back, as a stranger's tagger sees them. */
export interface TaggedRow {
  readonly row: LabelledMessage;
  readonly asTyped: Tagged;
  readonly completed: Tagged | null;
}

/** Features of a single place tell nothing of another. */
const FEWEST_PLACES = 2;

export interface TaggedRows {
  readonly rows: readonly TaggedRow[];
  /** Fitted on all of them. */
  readonly words: TaggerData;
}

/**
 * Fits the word tagger, and masks every row by one that has not seen its author: heads must see the tagger's noise, so
 * what they are fitted on has it.
 */
export async function tagRows(rows: readonly LabelledMessage[], knowledge: WordKnowledge): Promise<TaggedRows> {
  const texts: { readonly row: LabelledMessage; readonly message: CutMessage }[] = [];
  function* remembered() {
    for (const { row, message, places, tags } of taggedTexts(rows, knowledge)) {
      texts.push({ row, message });
      yield { places, tags };
    }
  }
  const set = numberSequences(remembered(), FEWEST_PLACES);
  const authors = [...new Set(rows.map(({ author }) => author))].sort();
  const folds = texts.map(({ row }) => authors.indexOf(row.author) % FOLDS);
  const tagged: Tagged[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    await yieldToEvents();
    const tagger = fitTagger(set, WORD_TAGGER, (at) => authors.length < FOLDS || folds[at] !== fold);
    texts.forEach(({ row, message }, at) => {
      if (folds[at] !== fold) return;
      const tags = tagNumbered(tagger, set.sequences[at]?.columns ?? []) as WordTag[];
      tagged[at] = { row, message, form: maskWords(message, tags) };
    });
  }
  await yieldToEvents();
  const words = fitTagger(set, WORD_TAGGER);
  return { rows: byRow(tagged), words };
}

/** The texts of a row follow each other, the message first. */
function byRow(tagged: readonly Tagged[]): TaggedRow[] {
  const rows: TaggedRow[] = [];
  for (const text of tagged) {
    const last = rows.at(-1);
    if (last?.row === text.row) rows[rows.length - 1] = { ...last, completed: text };
    else rows.push({ row: text.row, asTyped: text, completed: null });
  }
  return rows;
}

/** A later part whose topic holds words that its own text lacks has them from the part before it. */
function inherits({ topic, text }: LabelledPart): boolean {
  let from = 0;
  for (const character of topic.replace(/\s/g, '')) {
    const at = text.indexOf(character, from);
    if (at < 0) return true;
    from = at + 1;
  }
  return false;
}

type PartLabels = Record<PartHead, string>;

const labelsOf = (part: LabelledPart): PartLabels => ({
  kind: part.kind,
  asked: part.asked ?? NONE,
  scope: part.scope ?? NONE,
  aggregate: part.aggregate ?? NONE,
  order: part.order ?? NONE,
  yesNo: String(part.yesNo),
});

/**
 * A complaint is measures whatever its words, and what no plan would hold is a look-up whatever it asks: their kinds are
 * set by definition, and would teach the heads of form nothing.
 */
function fittedLabels(row: LabelledMessage, part: LabelledPart): Partial<PartLabels> {
  const { kind, asked, ...others } = labelsOf(part);
  return row.act === 'complaint' || part.answerHere === 'not-for-us' ? others : { kind, asked, ...others };
}

/** A part with what it takes from the part before it; of a first part there is nothing to learn. */
export interface PartExamples {
  readonly parts: Example<PartHead>;
  readonly links: Example<LinkHead> | null;
}

/** Parts of a message as it stands; one that points back is learned from its completed form. */
export function partExamples({ row, asTyped, completed }: TaggedRow): PartExamples[] {
  const [first] = row.parts;
  if (completed !== null && row.parts.length === 1 && first) {
    const { form, message } = completed;
    const features = partFeatures(form, message.folded, { count: 1, at: 0, hasHistory: false, previous: null });
    return [{ parts: { features, labels: fittedLabels(row, first), author: row.author }, links: null }];
  }
  const { form, message } = asTyped;
  const spans = labelledSpans(row);
  return row.parts.map((part, at) => {
    const before = row.parts[at - 1];
    const span = spans[at] ?? { start: 0, end: row.q.length };
    const shown = formWithin(form, span);
    const features = partFeatures(shown, message.folded.slice(span.start, span.end), {
      count: row.parts.length,
      at,
      hasHistory: row.history.length > 0,
      previous: before ? labelsOf(before) : null,
    });
    const { author } = row;
    return {
      parts: { features, labels: fittedLabels(row, part), author },
      links: before
        ? { features: linkFeatures(shown, features), labels: { inherits: String(inherits(part)) }, author }
        : null,
    };
  });
}

export function messageExample({ row, message, form }: Tagged): Example<MessageHead> {
  const labels = { act: row.act, form: row.form };
  return {
    features: messageFeatures(form, message.folded, row.history.length > 0),
    labels: row.history.length > 0 ? { ...labels, pointer: row.pointer ?? NONE } : labels,
    author: row.author,
  };
}

/** What else is said to us, as it is typed: attempts have a head of their own. */
export function actExamples(
  care: readonly CareMessage[],
  words: TaggerData,
  knowledge: WordKnowledge,
): Example<MessageHead>[] {
  const tagger = openTagger(words);
  return care.flatMap(({ q, act, author }) => {
    if (act === null || act === 'manipulation') return [];
    const message = cutMessage(q);
    const form = maskWords(message, tagWords(tagger, message, knowledge));
    return [{ features: messageFeatures(form, message.folded, false), labels: { act }, author }];
  });
}

const yesNo = (holds: boolean): string => (holds ? YES : NO);

/** Messages about danger, and all others, which are about none. */
export function careExamples(rows: readonly LabelledMessage[], care: readonly CareMessage[]): Example<CareHead>[] {
  const told = care
    .filter(({ act }) => act === null)
    .map(({ q, help, author }) => ({
      features: careFeatures(q),
      labels: help === null ? { danger: NO } : { danger: YES, help },
      author,
    }));
  const labelled = rows.map(({ q, act, author }) => ({
    features: careFeatures(q),
    labels: { danger: yesNo(act === 'distress') },
    author,
  }));
  return [...told, ...labelled];
}

/** Attempts at manipulation, what they ask besides, and all other messages, which are none. */
export function attemptExamples(
  rows: readonly LabelledMessage[],
  care: readonly CareMessage[],
): Example<AttemptHead>[] {
  const example = (q: string, attempts: boolean, author: string): Example<AttemptHead> => ({
    features: attemptFeatures(q),
    labels: { attempt: yesNo(attempts) },
    author,
  });
  return [
    ...care.map(({ q, act, author }) => example(q, act === 'manipulation', author)),
    ...rows.map(({ q, act, author }) => example(q, act === 'manipulation', author)),
    ...rows
      .filter(({ act }) => act === 'manipulation')
      .flatMap(({ parts, author }) => parts.map(({ text }) => example(text, false, author))),
  ];
}
