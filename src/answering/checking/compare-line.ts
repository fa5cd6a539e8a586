// A piece of a draft beside one line of the plan: what the line does not bear out, once readings that cost nothing are allowed for.
import type { PlanDocument } from '../../plan/plan-document.js';
import type { TimeScope } from '../../statements/statement.js';
import { type Figure, findFigures } from '../../text/find-figures.js';
import { normalizeText } from '../../text/normalize-text.js';
import { plainForm } from '../../text/plain-form.js';
import { spansOverlap } from '../../text/text-span.js';
import { languageWords } from '../../text/word-classes.js';
import { HOLDING_BACK, MORE, RISING } from '../verification/modality-words.js';
import { splitClauses } from '../verification/split-clauses.js';
import { type ClaimFaults, listFaults } from '../verification/verify-claim.js';
import type { CoverageOptions } from '../verification/verify-coverage.js';
import type { WordFault } from '../verification/verify-words.js';
import { findWeighingWords } from '../verification/weighing-words.js';
import { clauseBeside } from './clause-beside.js';
import { isHead } from './draft-units.js';
import type { LikeLine, PlanLine } from './sentence-likeness.js';

export interface Comparison extends LikeLine {
  readonly faults: ClaimFaults;
}

export interface ComparisonSource {
  readonly plan: PlanDocument;
  /** What time a line speaks of. */
  readonly scopeOf: (line: PlanLine) => TimeScope;
}

export const isBorneOut = ({ figures, characters, modality, words, uncovered }: ClaimFaults): boolean =>
  [figures, characters, modality, words, uncovered].every((faults) => faults.length === 0);

/** Whether a figure opens the text, or stands in a clause that only dates it: 五年来, but not 连续5年. */
const opens = (text: string, { span }: Figure): boolean => {
  const first = /^[^，,]*/.exec(text)?.[0] ?? '';
  return span.start <= 1 || (span.end <= first.length && isHead(first));
};

/** 五年来 is the length of a plan's period; 到2030年 of a target of it is said by its title. */
function isOfThePeriod(figure: Figure, text: string, line: PlanLine, { plan, scopeOf }: ComparisonSource): boolean {
  const { from, to } = plan.period;
  if (figure.kind === 'year') return figure.quantity === to && scopeOf(line) === 'target' && !datesItself(line);
  return figure.unit === '年' && figure.quantity === to - from + 1 && opens(text, figure);
}

const datesItself = ({ text }: PlanLine): boolean => findFigures(text).some(({ kind }) => kind === 'year');

/** A row whose value rises bears out that it is raised, though it prints no such word. */
function rises({ quote }: PlanLine, plan: PlanDocument): boolean {
  return plan.indicators.some(
    ({ span, baseline, target }) =>
      spansOverlap(span, quote.span) &&
      baseline.kind === 'number' &&
      target.kind === 'number' &&
      target.value > baseline.value,
  );
}

/** Letters between a figure and the word that bounds it. */
const BESIDE = 1;

/** 超过180亿元 is 超180亿元: the bound of a figure is part of the figure, and read with it. */
function boundsAFigure({ kind, detail }: WordFault, text: string): boolean {
  if (kind !== 'bound') return false;
  const word = detail.split('（', 1)[0] ?? '';
  return findFigures(text).some(({ span, bound }) => {
    const before = text.slice(Math.max(0, span.start - word.length - BESIDE), span.start);
    const after = text.slice(span.end, span.end + word.length + BESIDE);
    return bound !== null && (before.includes(word) || after.includes(word));
  });
}

/** 给予重点支持 told as 支持: a soft word that the clause of the plan has too, wherever it stands there. */
function isSoftThereToo({ kind, detail }: WordFault, clause: string): boolean {
  const [word] = findWeighingWords(normalizeText(detail));
  if (kind !== 'strength' || word === undefined || word.family.mayBeLost) return false;
  return findWeighingWords(clause).some(({ family }) => family === word.family);
}

/** Words that bound what they stand before; 防 and 整治 only guard it. */
const HELD_BACK = languageWords('bounding');

/** 提高开发强度 where the plan holds it back (严控): a rise that is told of what may not rise. */
function turnsHoldingBack(text: string, line: PlanLine): string[] {
  return splitClauses(normalizeText(text)).flatMap((clause) => {
    const beside = clauseBeside(clause.text, line.text);
    const word = RISING.first(clause.text);
    const isTurned =
      word !== undefined && !RISING.within(beside) && HELD_BACK.within(beside) && !HOLDING_BACK.within(clause.text);
    return isTurned ? [`${word}（引文相反）`] : [];
  });
}

/**
 * A draft is written by people who have the plan before them: what a claim may add by rewording is more than what a
 * sentence may that is to be called the plan's own. Chosen on the first two sets of eval/drafts.
 */
const STRICT: CoverageOptions = { mostUncovered: 0.15, mostUncoveredInClause: 0.3, fewestInClause: 2, longestRun: 4 };

/** Words that carry a speech and state nothing of a plan. */
const CARRYING = new RegExp(languageWords('speech').source, 'g');

/** Whether more than a letter is left of a stretch without words that only carry it. */
const states = (stretch: string): boolean => stretch.replace(CARRYING, '').length > 1;

/** @param written a unit with its head, as the draft writes it */
export function compareLine(written: string, { line, likeness }: LikeLine, source: ComparisonSource): Comparison {
  const { plan } = source;
  const text = plainForm(written);
  const found = listFaults(text, [line.quote], plan, STRICT);
  const harmless = findFigures(text).filter((figure) => isOfThePeriod(figure, text, line, source));
  const isRising = rises(line, plan);
  const clause = clauseBeside(text, line.text);
  return {
    line,
    likeness,
    faults: {
      ...found,
      uncovered: found.uncovered.filter(states),
      figures: found.figures.filter((fault) => !harmless.some(({ printed }) => printed === fault)),
      modality: [
        ...found.modality.filter((fault) => !(isRising && MORE.within(fault))),
        ...turnsHoldingBack(text, line),
      ],
      words: found.words.filter((fault) => !boundsAFigure(fault, text) && !isSoftThereToo(fault, clause)),
    },
  };
}
