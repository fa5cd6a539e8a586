// Fits everything that reads a message, from labelled messages: word tagger, clause tagger, heads of parts and messages.
import { yieldToEvents } from '../indexing/yield-to-events.js';
import { encodeFeatures, type FeatureVocabulary, readFeatureVocabulary } from '../learning/encode-features.js';
import { fitHead, HEAD_DEFAULTS, type HeadOptions } from '../learning/fit-head.js';
import type { HeadData } from '../learning/head.js';
import { fitTagger, openTagger, type SequenceTagger, type TaggerData } from '../learning/sequence-tagger.js';
import type { Connectives } from './cut-clauses.js';
import type { HeadGroup } from './head-group.js';
import {
  MESSAGE_HEADS,
  type MessageHead,
  messageFeatures,
  NONE,
  PART_HEADS,
  type PartHead,
  partFeatures,
} from './heads.js';
import { type FormWord, formWithin, maskWords } from './mask-words.js';
import { type CutMessage, cutMessage } from './question-words.js';
import type { LabelledMessage, LabelledPart } from './read-labels.js';
import { CLAUSE_TAGGER, labelledSpans, learnConnectives, taggedClauses } from './tag-clauses.js';
import { taggedSequences, tagWords, WORD_TAGGER, type WordTag } from './tag-words.js';
import type { WordKnowledge } from './word-knowledge.js';

export interface FittedUnderstanding {
  readonly words: TaggerData;
  readonly clauses: TaggerData;
  readonly connectives: Connectives;
  readonly parts: HeadGroup<PartHead>;
  readonly messages: HeadGroup<MessageHead>;
}

/** Authors are held out in so many groups when the words of the others are tagged. */
const FOLDS = 3;

/** A labelled text with the tags that a tagger gives it that has not seen its author. */
interface Tagged {
  readonly row: LabelledMessage;
  readonly message: CutMessage;
  readonly form: readonly FormWord[];
}

interface Example<Name extends string> {
  readonly features: readonly string[];
  readonly labels: Readonly<Partial<Record<Name, string>>>;
  readonly author: string;
}

/** Heads must see the tagger's noise, so the topics that they are fitted on are its own, of authors it does not know. */
async function tagUnseen(
  rows: readonly LabelledMessage[],
  knowledge: WordKnowledge,
): Promise<(text: string, row: LabelledMessage) => Tagged> {
  const authors = [...new Set(rows.map(({ author }) => author))].sort();
  const foldOf = (author: string): number => authors.indexOf(author) % FOLDS;
  const taggers: SequenceTagger[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    await yieldToEvents();
    const others = rows.filter(({ author }) => authors.length < FOLDS || foldOf(author) !== fold);
    const sequences = others.flatMap((row) => taggedSequences(row, knowledge));
    taggers.push(openTagger(fitTagger(sequences, WORD_TAGGER)));
  }
  return (text, row) => {
    const message = cutMessage(text);
    const tagger = taggers[foldOf(row.author)];
    const tags: WordTag[] = tagger ? tagWords(tagger, message, knowledge) : [];
    return { row, message, form: maskWords(message, tags) };
  };
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

type PartLabels = Record<Exclude<PartHead, 'inherits'>, string>;

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

/** Parts of a message as it stands; one that points back is learned from its completed form. */
function partExamples(tag: (text: string, row: LabelledMessage) => Tagged, row: LabelledMessage): Example<PartHead>[] {
  const [first] = row.parts;
  if (row.standalone !== null && row.parts.length === 1 && first) {
    const { form, message } = tag(row.standalone, row);
    const features = partFeatures(form, message.folded, { count: 1, at: 0, hasHistory: false, previous: null });
    return [{ features, labels: fittedLabels(row, first), author: row.author }];
  }
  const { form, message } = tag(row.q, row);
  const spans = labelledSpans(row);
  return row.parts.map((part, at) => {
    const before = row.parts[at - 1];
    const span = spans[at] ?? { start: 0, end: row.q.length };
    const labels = fittedLabels(row, part);
    const features = partFeatures(formWithin(form, span), message.folded.slice(span.start, span.end), {
      count: row.parts.length,
      at,
      hasHistory: row.history.length > 0,
      previous: before ? labelsOf(before) : null,
    });
    return {
      features,
      labels: at === 0 ? labels : { ...labels, inherits: String(inherits(part)) },
      author: row.author,
    };
  });
}

function messageExample({ row, message, form }: Tagged): Example<MessageHead> {
  const labels = { act: row.act, form: row.form };
  return {
    features: messageFeatures(form, message.folded, row.history.length > 0),
    labels: row.history.length > 0 ? { ...labels, pointer: row.pointer ?? NONE } : labels,
    author: row.author,
  };
}

/** Acts, forms and pointers are rare beside plain questions: they are dearer, and the margin narrower. */
const MESSAGE_OPTIONS: HeadOptions = { ...HEAD_DEFAULTS, cost: 3, balance: 0.6 };

/** Features of one example only say nothing of another. */
const FEWEST_EXAMPLES = 2;

async function fitGroup<Name extends string>(
  names: readonly Name[],
  examples: readonly Example<Name>[],
  options: HeadOptions,
): Promise<HeadGroup<Name>> {
  const vocabulary: FeatureVocabulary = readFeatureVocabulary(
    examples.map(({ features }) => features),
    FEWEST_EXAMPLES,
  );
  const vectors = examples.map(({ features }) => encodeFeatures(features, vocabulary));
  const learn = (name: Name): HeadData => {
    const rows = examples.flatMap(({ labels, author }, at) => {
      const [label, vector] = [labels[name], vectors[at]];
      return label === undefined || vector === undefined ? [] : [{ vector, label, group: author }];
    });
    return fitHead(rows, vocabulary.ids.size, options);
  };
  const heads: [Name, HeadData][] = [];
  for (const name of names) {
    await yieldToEvents();
    heads.push([name, learn(name)]);
  }
  return {
    features: [...vocabulary.ids.keys()],
    idf: vocabulary.idf,
    heads: Object.fromEntries(heads) as Record<Name, HeadData>,
  };
}

/** Fits all of it; deterministic. Between its steps events are handled. */
export async function fitUnderstanding(
  rows: readonly LabelledMessage[],
  knowledge: WordKnowledge,
): Promise<FittedUnderstanding> {
  const words = fitTagger(
    rows.flatMap((row) => taggedSequences(row, knowledge)),
    WORD_TAGGER,
  );
  await yieldToEvents();
  const tag = await tagUnseen(rows, knowledge);
  await yieldToEvents();
  const messages = rows.map((row) => tag(row.q, row));
  const connectives = learnConnectives(rows);
  const clauses = fitTagger(
    messages.map(({ row, message, form }) => taggedClauses(message, form, { row, connectives })),
    CLAUSE_TAGGER,
  );
  return {
    words,
    clauses,
    connectives,
    parts: await fitGroup(
      PART_HEADS,
      rows.flatMap((row) => partExamples(tag, row)),
      HEAD_DEFAULTS,
    ),
    messages: await fitGroup(MESSAGE_HEADS, messages.map(messageExample), MESSAGE_OPTIONS),
  };
}
