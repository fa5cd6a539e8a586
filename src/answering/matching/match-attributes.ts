// Which attributes that the plan tells (a date, a place, a body, a name, an aim …) a question means.
import { coverage } from '../../retrieval/content-words.js';
import type { Attribute, AttributeName, Statement } from '../../statements/statement.js';
import { type PartContext, words } from '../part-context.js';
import { statementsOf } from './statements-of.js';

export interface AttributeMatch {
  readonly attribute: Attribute;
  /** Share of the topic, 0 to 1, that its clause and subject hold. */
  readonly covered: number;
  readonly answers: number;
  readonly score: number;
}

const NAMES: ReadonlySet<string> = new Set<AttributeName>([
  'date',
  'site',
  'body',
  'name',
  'aim',
  'reason',
  'access',
  'progress',
]);

const isAttribute = (statement: Statement): statement is Attribute => statement.kind === 'attribute';

/** The attributes asked for, of the sentences found, best first. */
export function matchAttributes(context: PartContext): AttributeMatch[] {
  const { part, selected, evidence } = context;
  if (part.asked === null || !NAMES.has(part.asked)) return [];
  return selected
    .flatMap(({ span, answers }) =>
      statementsOf(context, span)
        .filter(isAttribute)
        .filter(({ attribute }) => attribute === part.asked)
        .map((attribute) => {
          const covered = coverage(
            evidence.words,
            `${words(context, attribute.subject)} ${words(context, attribute.clause)}`,
          );
          // Of two in one sentence, the one whose own clause says more of the topic.
          const own = coverage(evidence.words, words(context, attribute.clause));
          return { attribute, covered, answers, score: answers + covered + own };
        }),
    )
    .sort((a, b) => b.score - a.score);
}
