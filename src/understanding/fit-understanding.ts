// Fits everything that reads a message, from labelled messages: word tagger, clause tagger, heads of parts and messages.
import { yieldToEvents } from '../indexing/yield-to-events.js';
import { encodeFeatures, readFeatureVocabulary } from '../learning/encode-features.js';
import { fitHead, HEAD_DEFAULTS, type HeadOptions } from '../learning/fit-head.js';
import type { HeadData } from '../learning/head.js';
import { fitTagger, numberSequences, type TaggerData } from '../learning/sequence-tagger.js';
import type { Connectives } from './cut-clauses.js';
import {
  actExamples,
  attemptExamples,
  careExamples,
  type Example,
  messageExample,
  partExamples,
  tagRows,
} from './examples.js';
import type { HeadGroup } from './head-group.js';
import {
  ATTEMPT_HEADS,
  type AttemptHead,
  CARE_HEADS,
  type CareHead,
  LINK_HEADS,
  type LinkHead,
  MESSAGE_HEADS,
  type MessageHead,
  PART_HEADS,
  type PartHead,
} from './heads.js';
import type { CareMessage } from './read-care.js';
import type { LabelledMessage } from './read-labels.js';
import { CLAUSE_TAGGER, learnConnectives, taggedClauses } from './tag-clauses.js';
import type { WordKnowledge } from './word-knowledge.js';

export interface FittedUnderstanding {
  readonly words: TaggerData;
  readonly clauses: TaggerData;
  readonly connectives: Connectives;
  readonly parts: HeadGroup<PartHead>;
  readonly links: HeadGroup<LinkHead>;
  readonly messages: HeadGroup<MessageHead>;
  readonly care: HeadGroup<CareHead>;
  readonly attempts: HeadGroup<AttemptHead>;
}

/** Acts, forms and pointers are rare beside plain questions: they are dearer, and the margin narrower. */
const MESSAGE_OPTIONS: HeadOptions = { ...HEAD_DEFAULTS, cost: 3, balance: 0.6 };

/** Two labels that are as frequent as each other. */
const LINK_OPTIONS: HeadOptions = { ...HEAD_DEFAULTS, balance: 0 };

/** Danger is seldom told beside all that is asked, and to miss it is the dearest fault. */
const CARE_OPTIONS: HeadOptions = { ...HEAD_DEFAULTS, cost: 2 };

/** Features of one example only say nothing of another. */
const FEWEST_EXAMPLES = 2;

async function fitGroup<Name extends string>(
  names: readonly Name[],
  examples: readonly Example<Name>[],
  options: HeadOptions,
): Promise<HeadGroup<Name>> {
  const vocabulary = readFeatureVocabulary(
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

/**
 * Fits all of it; deterministic. Between its steps events are handled.
 * @param care messages about danger, beside the labelled ones
 */
export async function fitUnderstanding(
  rows: readonly LabelledMessage[],
  care: readonly CareMessage[],
  knowledge: WordKnowledge,
): Promise<FittedUnderstanding> {
  const { rows: tagged, words } = await tagRows(rows, knowledge);
  await yieldToEvents();
  const connectives = learnConnectives(tagged.map(({ asTyped }) => asTyped));
  const clauses = fitTagger(
    numberSequences(
      tagged.map(({ row, asTyped: { message, form } }) => taggedClauses(message, form, { row, connectives })),
      FEWEST_EXAMPLES,
    ),
    CLAUSE_TAGGER,
  );
  const parts = tagged.flatMap(partExamples);
  return {
    words,
    clauses,
    connectives,
    parts: await fitGroup(
      PART_HEADS,
      parts.map((example) => example.parts),
      HEAD_DEFAULTS,
    ),
    links: await fitGroup(
      LINK_HEADS,
      parts.flatMap(({ links }) => links ?? []),
      LINK_OPTIONS,
    ),
    messages: await fitGroup(
      MESSAGE_HEADS,
      [...tagged.map(({ asTyped }) => messageExample(asTyped)), ...actExamples(care, words, knowledge)],
      MESSAGE_OPTIONS,
    ),
    care: await fitGroup(CARE_HEADS, careExamples(rows, care), CARE_OPTIONS),
    attempts: await fitGroup(ATTEMPT_HEADS, attemptExamples(rows, care), CARE_OPTIONS),
  };
}
