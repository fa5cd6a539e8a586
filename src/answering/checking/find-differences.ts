// What a piece of a draft says otherwise than the line of the plan that speaks of the same: both words side by side.
import type { PlanDocument } from '../../plan/plan-document.js';
import { boundWords } from '../../text/figure-units.js';
import { type Figure, findFigures } from '../../text/find-figures.js';
import { normalizeText } from '../../text/normalize-text.js';
import { plainForm } from '../../text/plain-form.js';
import { languageWords } from '../../text/word-classes.js';
import { closenessOf } from '../verification/figure-subject.js';
import { type PlacedFigure, placeFigures, statesSameQuantity } from '../verification/match-figure.js';
import { ownPeriod, quoteFrame } from '../verification/quote-frame.js';
import { NATURE } from '../verification/verify-figures.js';
import { findWeighingWords, type WeighingKind } from '../verification/weighing-words.js';
import { clauseBeside } from './clause-beside.js';
import type { Comparison } from './compare-line.js';
import type { Difference, DifferenceKind } from './draft-check.js';

/** Kinds of weighing words that contradict when they are exchanged; the others are only not in the plan. */
const CONTRADICTING: Partial<Record<WeighingKind, DifferenceKind>> = {
  strength: 'strength',
  negation: 'negation',
  direction: 'direction',
  bound: 'bound',
  scope: 'level',
};

/** A line that holds so much of a text's weight says the same but for a word. */
const SURELY_THE_SAME = 0.7;

const PERIOD = /(?<![一二三四五六七八九])十[一二三四五六七]五(?![年个十百])/g;

/** The printed figure that stands in the place of a claimed one: of its unit, or its number in another, beside the same words. */
function rivalOf(claimText: string, claimed: Figure, printed: readonly PlacedFigure[]): PlacedFigure | null {
  const others = printed.filter(
    (each) =>
      each.kind === claimed.kind &&
      (each.unit === claimed.unit || each.quantity === claimed.quantity || sameDigits(each, claimed)),
  );
  const ranked = others
    .map((each) => ({ each, closeness: closenessOf(claimText, claimed, each) }))
    .sort((a, b) => b.closeness - a.closeness);
  const best = ranked[0];
  if (best && (best.closeness > 0 || others.length === 1)) return best.each;
  // In a row of the table no words stand beside the values: the same digits are the value meant.
  return others.find((each) => sameDigits(each, claimed)) ?? null;
}

const digitsOf = ({ printed }: Figure): string => /[\d.,]+/.exec(printed)?.[0] ?? '';
const sameDigits = (a: Figure, b: Figure): boolean => digitsOf(a) !== '' && digitsOf(a) === digitsOf(b);

/** How a printed figure reads with its bound: 超900亿元, 99%以上. */
const BOUND_REACH = 4;
function withBound({ text, span, printed, bound }: PlacedFigure): string {
  if (bound === null) return printed;
  const before = text.slice(Math.max(0, span.start - BOUND_REACH), span.start);
  const { after } = boundWords('', text.slice(span.end, span.end + BOUND_REACH));
  const words = findWeighingWords(normalizeText(before)).filter(({ family }) => family.kind === 'bound');
  const opening = words.at(-1)?.word ?? languageWords('short-bound').endingAt(before);
  return `${opening}${printed}${after}`;
}

function kindOf(claimed: Figure, rival: PlacedFigure): DifferenceKind {
  if (claimed.kind === 'year') return 'year';
  if (!statesSameQuantity(claimed, rival)) return sameDigits(claimed, rival) ? 'unit' : 'figure';
  if (claimed.bound !== rival.bound) return 'bound';
  return claimed.year !== null && rival.year !== null && claimed.year !== rival.year ? 'year' : 'figure';
}

/** Figures of the text that are among the faults; a fault is printed as 30亿元（2030年）. */
const faultyFigures = (text: string, faults: readonly string[]): Figure[] =>
  findFigures(text).filter(({ printed }) =>
    faults.some((fault) => fault === printed || fault.startsWith(`${printed}（`)),
  );

/** The plan prints * for a figure that it hides: read as a nought, it has a place, a unit and words beside it. */
const MASK = '*';
const unmasked = (text: string): string => text.replaceAll(MASK, '0');

const isMask = ({ span }: PlacedFigure, line: string): boolean => line.charAt(span.start) === MASK;

/** Whether a figure of the text stands where the plan hides one. */
export function meetsMask(written: string, { faults, line }: Comparison): boolean {
  const text = plainForm(written);
  if (!line.text.includes(MASK)) return false;
  const printed = placeFigures([unmasked(line.text)]);
  return faultyFigures(text, faults.figures).some((claimed) => {
    const rival = rivalOf(text, claimed, printed);
    return rival !== null && isMask(rival, line.text);
  });
}

function figureDifferences(text: string, { faults, line }: Comparison): Difference[] {
  const printed = placeFigures([unmasked(line.text)]);
  return faultyFigures(text, faults.figures).flatMap((claimed) => {
    const rival = rivalOf(text, claimed, printed);
    if (!rival || isMask(rival, line.text)) return [];
    const kind = kindOf(claimed, rival);
    // A year that is wrong makes each figure under it wrong: told once, as the year.
    if (kind === 'year' && claimed.kind !== 'year') return [];
    const own = placeFigures([text]).find(({ span }) => span.start === claimed.span.start);
    return [{ kind, draft: own ? withBound(own) : claimed.printed, plan: withBound(rival) }];
  });
}

function wordDifference(kind: DifferenceKind, pattern: RegExp, text: string, line: string): Difference[] {
  const said = new Set(text.match(pattern) ?? []);
  const printed = new Set(line.match(pattern) ?? []);
  const wrong = [...said].filter((word) => !printed.has(word));
  const right = [...printed].filter((word) => !said.has(word));
  return wrong.length > 0 && right[0] !== undefined
    ? wrong.map((draft) => ({ kind, draft, plan: right[0] ?? null }))
    : [];
}

/** 必须（论断有，引文无）: the word, and whether it is the draft's or the plan's. */
const FAULT = /^(.{1,20}?)（(.{1,20})）$/;

function weighingDifferences(text: string, { faults, line, likeness }: Comparison): Difference[] {
  const clause = clauseBeside(text, line.text);
  const besides = (kind: WeighingKind): string | null =>
    findWeighingWords(clause).find(({ family }) => family.kind === kind)?.word ?? null;
  return faults.words.flatMap(({ kind, detail }) => {
    const [, word = '', note = ''] = FAULT.exec(detail) ?? [];
    const named = CONTRADICTING[kind];
    if (!named) return [];
    const other = besides(kind);
    if (note.startsWith('引文有')) return [{ kind: named, draft: '', plan: word }];
    // A scope that is added where the plan has none is another only when all else is the same.
    if (named === 'level' && (other === null || other === word))
      return likeness >= SURELY_THE_SAME ? [{ kind: named, draft: word, plan: null }] : [];
    return [{ kind: named, draft: word, plan: other }];
  });
}

function modalityDifferences({ faults }: Comparison): Difference[] {
  return faults.modality.map((fault) => {
    const [, word = '', note = ''] = FAULT.exec(fault) ?? [];
    if (note.includes('规划任务')) return { kind: 'done', draft: word, plan: null };
    if (note.includes('相反')) return { kind: 'direction', draft: word, plan: null };
    if (note.startsWith('引文有')) return { kind: 'negation', draft: '', plan: word };
    return { kind: 'strength', draft: word, plan: null };
  });
}

/** Each word once; what names the plan's word before what does not. */
function withoutRepeats(differences: readonly Difference[]): Difference[] {
  const ordered = differences.toSorted((a, b) => Number(a.plan === null) - Number(b.plan === null));
  return ordered.filter(
    ({ draft, plan }, at) =>
      ordered.findIndex((other) => (draft === '' ? other.plan === plan : other.draft.includes(draft))) === at,
  );
}

/** Empty where the text and the line do not contradict each other, whatever else the line lacks. */
export function findDifferences(written: string, comparison: Comparison, plan: PlanDocument): Difference[] {
  const text = plainForm(written);
  const { line } = comparison;
  // A result of the last five years prints no period of its own: its unit does.
  const periods = [line.text, ...quoteFrame(line.quote.chunk, plan)].join('\n');
  // Where none is printed, what is to be done is of the plan's own.
  const framed = periods.match(PERIOD) ? periods : ownPeriod(plan);
  return withoutRepeats([
    ...figureDifferences(text, comparison),
    ...wordDifference('nature', NATURE, text, line.text),
    ...wordDifference('period', PERIOD, text, framed),
    ...weighingDifferences(text, comparison),
    ...modalityDifferences(comparison),
  ]);
}
