// Which numbers of the plan a question means: by subject, unit, time, and how well their sentence answers.
import { coverage, missingAnchors } from '../../retrieval/content-words.js';
import type { Quantity, Statement } from '../../statements/statement.js';
import { normalizeText } from '../../text/normalize-text.js';
import { languageWords } from '../../text/word-classes.js';
import type { Asked, ReadingPart } from '../../understanding/reading.js';
import type { PartContext } from '../part-context.js';
import { words } from '../part-context.js';
import { statementsOf } from './statements-of.js';

export interface QuantityMatch {
  readonly quantity: Quantity;
  /** Share of the topic, 0 to 1, that its subject, measure and area hold. */
  readonly subject: number;
  /** Share of the topic that its clause and the titles above it hold. */
  readonly clause: number;
  /** Probability that its sentence answers. */
  readonly answers: number;
  readonly unitFits: boolean;
  readonly scopeFits: boolean;
  /** Share of its subject, by pairs of characters, that the asker spells out. */
  readonly spelt: number;
  /** Whether the asker spells its subject out. */
  readonly named: boolean;
  readonly score: number;
}

const isQuantity = (statement: Statement): statement is Quantity => statement.kind === 'quantity';

const SHARES = languageWords('share-unit');
const MONEY = languageWords('money-unit');
/** Units of measure; what else counts things. */
const SIZES = languageWords('size-unit');

/** Whether a unit can answer what is asked; a number without a unit may be anything. */
export function unitFits(asked: Asked | null, unit: string): boolean {
  switch (asked) {
    case 'money':
      return MONEY.has(unit);
    case 'share':
      return SHARES.has(unit);
    case 'growth':
      return SHARES.has(unit) || unit === '';
    case 'size':
      return SIZES.has(unit) || unit === '';
    case 'count':
      return !MONEY.has(unit) && !SHARES.has(unit) && !SIZES.has(unit);
    default:
      return true;
  }
}

/** Below this the reading does not know which kind of number is asked. */
const SURE_UNIT = 0.35;
/** Counters that are not exchanged for one another. */
const APART = languageWords('apart-unit');

const counts = (unit: string): boolean => unitFits('count', unit);

/** The unit that the asker names decides; where none is named, what is asked, as far as that was understood. */
function fitsQuestion({ asked, askedUnit, confidence }: ReadingPart, unit: string): boolean {
  if (askedUnit === null) return confidence.asked < SURE_UNIT || unitFits(asked, unit);
  if (askedUnit === unit || (SHARES.has(askedUnit) && SHARES.has(unit))) return true;
  // 几倍 is asked of two numbers of things, or printed as such.
  if (askedUnit === '倍') return counts(unit);
  // 几座 and 几处 count alike; people, households and firms are told apart.
  return counts(askedUnit) && counts(unit) && !(APART.has(askedUnit) && APART.has(unit));
}

function scopeFits(
  quantity: Quantity,
  { scope, years }: Pick<ReadingPart, 'scope' | 'years'>,
  period: { readonly from: number; readonly to: number },
): boolean {
  if (years.length > 0 && quantity.year !== null) return years.includes(quantity.year);
  // A number without a year of its own is of the end of its period, and of no year between.
  const ends = [period.from - 1, period.to, period.to + 5];
  if (years.length > 0 && !years.some((year) => ends.includes(year))) return false;
  return scope === null || scope === 'both' || quantity.scope === scope;
}

/** With this much trust in the sentence the asker's name for a thing may be another than the plan's. */
const TRUSTED = 0.93;

/** A number of another scope or unit is found as well, so that what is near can be told for what it is. */
const WEIGHTS = { answers: 0.5, subject: 0.8, clause: 0.4, unit: 0.5, same: 0.3, scope: 0.3, spelt: 0.25 } as const;

function matchOf(context: PartContext, quantity: Quantity, answers: number): QuantityMatch {
  const { part, evidence } = context;
  const text = (span: Quantity['measure']): string => (span === null ? '' : words(context, span));
  const own = `${text(quantity.area)} ${text(quantity.subject)} ${text(quantity.measure)}`;
  const subject = coverage(evidence.words, own);
  const clause = coverage(evidence.words, `${own} ${text(quantity.clause)} ${text(quantity.head)}`);
  const titles = context.parts.outline
    .ancestors(quantity.sectionId)
    .map(({ title }) => title)
    .join(' ');
  // 低空经济 is not told by the number of a sister: a name of the topic that neither clause nor titles hold is another's.
  const another = missingAnchors(evidence.words, `${own} ${text(quantity.clause)} ${titles}`).length > 0;
  const fits = fitsQuestion(part, quantity.unit) && !(another && answers < TRUSTED);
  const spelt = speltOut(text(quantity.subject), part.text);
  const inScope = scopeFits(quantity, part, context.parts.index.plan.period);
  const score =
    WEIGHTS.answers * answers +
    WEIGHTS.subject * subject +
    WEIGHTS.clause * clause +
    WEIGHTS.unit * Number(fits) +
    WEIGHTS.same * Number(part.askedUnit !== null && part.askedUnit === quantity.unit) +
    WEIGHTS.same * Number(part.askedUnit === null && unitFits(part.asked, quantity.unit)) +
    WEIGHTS.scope * Number(inScope) +
    WEIGHTS.spelt * spelt;
  return {
    quantity,
    subject,
    clause,
    answers,
    unitFits: fits,
    scopeFits: inScope,
    spelt,
    named: spelt >= NAMED,
    score,
  };
}

/** Share of a subject's pairs of characters that the asker's words hold, from which the subject is named. */
const NAMED = 0.75;

function speltOut(subject: string, question: string): number {
  const asked = normalizeText(question);
  const normalized = normalizeText(subject);
  const pairs = [...normalized].slice(0, -1).map((character, at) => `${character}${normalized[at + 1]}`);
  return pairs.length === 0 ? 0 : pairs.filter((pair) => asked.includes(pair)).length / pairs.length;
}

/** The numbers of the sentences found, best first. */
export function matchQuantities(context: PartContext): QuantityMatch[] {
  return context.selected
    .flatMap(({ span, answers }) =>
      statementsOf(context, span)
        .filter(isQuantity)
        .map((quantity) => matchOf(context, quantity, answers)),
    )
    .sort((a, b) => b.score - a.score || a.quantity.sentence.start - b.quantity.sentence.start);
}
