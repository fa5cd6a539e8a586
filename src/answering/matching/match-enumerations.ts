// Which enumerations a question for members means: by their head, their place, and how well their sentence answers.
import { coverage } from '../../retrieval/content-words.js';
import type { Enumeration, Statement } from '../../statements/statement.js';
import { claimedNumbers } from '../operators/claimed-number.js';
import { type PartContext, words } from '../part-context.js';

export interface EnumerationMatch {
  readonly enumeration: Enumeration;
  /** Share of the topic, 0 to 1, that the head holds. */
  readonly head: number;
  /** Share of the topic that the head, the titles above it and its sentence hold. */
  readonly around: number;
  /** Probability that its sentence answers. */
  readonly answers: number;
  readonly score: number;
}

const isEnumeration = (statement: Statement): statement is Enumeration => statement.kind === 'enumeration';

const WEIGHTS = { head: 0.8, around: 0.5, answers: 0.8, structural: 0.15, count: 0.4 } as const;

/** The head, the titles above and the sentence of an enumeration, joined once in its life. */
const surroundings = new WeakMap<Enumeration, string>();

function around(context: PartContext, enumeration: Enumeration): string {
  const known = surroundings.get(enumeration);
  if (known !== undefined) return known;
  const titles = context.parts.outline
    .ancestors(enumeration.sectionId)
    .map(({ title }) => title)
    .join(' ');
  const joined = `${words(context, enumeration.head)} ${titles} ${words(context, enumeration.sentence)}`;
  surroundings.set(enumeration, joined);
  return joined;
}

/** The enumerations of the plan, best first; those that share nothing with the topic are left out. */
export function matchEnumerations(context: PartContext): EnumerationMatch[] {
  const { evidence, selected } = context;
  // 哪三个方向 asks for a set of three.
  const sizes = new Set(claimedNumbers(context.part).map(({ quantity }) => quantity));
  const answersOf = new Map(selected.map(({ span, answers }) => [span.start, answers]));
  return context.statements
    .filter(isEnumeration)
    .map((enumeration) => ({
      enumeration,
      head: coverage(evidence.words, words(context, enumeration.head)),
      answers: answersOf.get(enumeration.sentence.start) ?? 0,
    }))
    .filter(({ head, answers }) => head > 0.3 || answers > 0.25)
    .map(({ enumeration, head, answers }) => {
      const shared = coverage(evidence.words, around(context, enumeration));
      const structural = enumeration.form === 'inline' ? 0 : WEIGHTS.structural;
      const counted = sizes.has(enumeration.members.length) ? WEIGHTS.count : 0;
      const score =
        WEIGHTS.head * head +
        WEIGHTS.around * shared +
        WEIGHTS.answers * answers +
        structural * head +
        counted * shared;
      return { enumeration, head, around: shared, answers, score };
    })
    .sort((a, b) => b.score - a.score || a.enumeration.sentence.start - b.enumeration.sentence.start);
}
