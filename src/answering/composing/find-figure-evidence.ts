// Which figure of the plan answers: each figure of the best sentences with the clause it stands in, weighed.
import { type ContentWord, coverage, missingAnchors } from '../../retrieval/content-words.js';
import type { SentenceEvidence } from '../../retrieval/gather-evidence.js';
import type { Slot, TimeScope } from '../../retrieval/read-question.js';
import { type Figure, findFigures } from '../../text/find-figures.js';
import { sliceSpan, type TextSpan } from '../../text/text-span.js';
import type { ComposeContext } from './draft.js';
import { splitClauses } from './split-clauses.js';

export interface FigureEvidence {
  readonly sentence: SentenceEvidence;
  readonly clause: TextSpan;
  /** Null where the published text prints * for it; undefined where it prints a scale without a figure (百亿级). */
  readonly figure: Figure | null | undefined;
  /** How well clause and sentence fit the question, 0 to about 1. */
  readonly fit: number;
  /** Share of the question's words that the clause, with the subject before it, holds. */
  readonly covered: number;
  /** Neither the sentence nor the titles above it name what the question names. */
  readonly aboutAnother: boolean;
  readonly wrongScope: boolean;
}

export interface FigureOptions {
  /** Sentences looked at, best first, as long as they reach this share of the best one's score. */
  readonly sentences: number;
  readonly scoreShare: number;
  /** Weight of the words before the clause in its sentence, against the clause itself. */
  readonly subjectWeight: number;
  readonly unitBonus: number;
  /** Against numerals in characters: 五大主战场 counts, but is rarely what a question for a figure wants. */
  readonly wordPenalty: number;
}

export const FIGURE_DEFAULTS: FigureOptions = {
  sentences: 8,
  scoreShare: 0.7,
  subjectWeight: 0.5,
  unitBonus: 0.15,
  wordPenalty: 0.15,
};

const CLASSIFIERS =
  /^(?:样|张|间|样|批|站|点|本|辆|个|家|处|所|项|条|名|位|座|栋|幢|套|件|场|次|种|类|户|辆|台|张|块|片|支|部|间|床|门|大|人|人次|届|只)$/;

const PERSONS = /^(?:万?人|名|位|人次)$/;

/** Whether a figure is of the kind asked for; a count takes any classifier but no money, share or date. */
export function fitsSlot(figure: Figure, slot: Slot | null): boolean {
  if (slot === null) return true;
  const { unit, kind } = figure;
  switch (slot.kind) {
    case 'money':
      return /元/.test(unit);
    case 'percent':
      return unit === '%' || /百分点|倍/.test(unit);
    case 'area':
      return /平方|公顷|亩/.test(unit);
    case 'extent':
      return /^(?:公里|千米|米|车道)$/.test(unit);
    case 'age':
      return unit === '岁';
    case 'length-of-time':
      return slot.unit === '晚'
        ? unit === '晚'
        : /^(?:年|月|个月|天|日|周|小时|分钟|学时)$/.test(unit) && kind !== 'year';
    case 'date':
      return kind === 'year' || /^(?:月|日)$/.test(unit);
    case 'count':
      if (slot.unit === null) return kind !== 'year';
      // People are not counted in households.
      if (PERSONS.test(slot.unit)) return kind === 'amount' && (PERSONS.test(unit) || unit === '');
      // 第二人民医院 and 二期 count nothing.
      if (kind === 'ordinal') return false;
      return (
        kind === 'amount' &&
        (CLASSIFIERS.test(slot.unit)
          ? CLASSIFIERS.test(unit) || unit === ''
          : unit.endsWith(slot.unit.replace('万', '')) || unit === '')
      );
    default:
      return true;
  }
}

/** “433” and “115+N” are names of things, not amounts. */
const isName = (text: string, figure: Figure): boolean =>
  figure.unit === '' && text.charAt(figure.span.start - 1) === '“';

/** 录取率 is not 入学率: a clause that names a rate names the one that its figure measures. */
function namesAnotherRate(question: string, clause: string): boolean {
  const asked = /([\u4e00-\u9fff]{2})率/.exec(question)?.[1];
  const named = [...clause.matchAll(/([\u4e00-\u9fff]{2})率/g)].map((match) => match[1]);
  return asked !== undefined && named.length > 0 && !named.includes(asked);
}

/** Whether the text prints * for a figure of the kind asked for: *家 for how many, *% for a share. */
function masksSlot(text: string, slot: Slot | null): boolean {
  return [...text.matchAll(/\*(?:万|亿)?([%\u4e00-\u9fff]{1,2})?/g)].some(([, unit = '']) => {
    const canonical = unit.startsWith('%') ? '%' : unit.slice(0, 1);
    return fitsSlot(
      {
        kind: 'amount',
        span: { start: 0, end: 0 },
        printed: '*',
        quantity: 0,
        unit: canonical,
        bound: null,
        year: null,
      },
      slot,
    );
  });
}

/** 百亿级, 万亿级: a size without a figure. */
const SCALE = /[十百千万]*[万亿]元?级/;

/** Past: the chapter of what was reached. Everything else of the plan looks ahead, unless its sentence says otherwise. */
export function scopeOfSentence(context: ComposeContext, sentence: SentenceEvidence): TimeScope {
  const chunk = context.index.chunks[sentence.chunkIndex];
  if (/二〇三五|2035/.test(sentence.text)) return 'vision';
  const isReview = chunk?.path.some(({ title }) => /发展基础|发展成就|回顾|发展环境/.test(title)) ?? false;
  return isReview || (/“十四五”(?:期间|以来)/.test(sentence.text) && !/2030/.test(sentence.text)) ? 'past' : 'target';
}

/** The year that a sentence without one speaks of: the review ends with 2025, goals are for 2030, the vision is of 2035. */
const YEAR_OF: Readonly<Record<TimeScope, number>> = { past: 2025, target: 2030, vision: 2035 };

/** Whether a sentence can give a figure of the year: the plan says nothing of 2022 or 2027 where it does not name them. */
const isOfYear = (text: string, scope: TimeScope, year: number): boolean =>
  text.includes(String(year)) || YEAR_OF[scope] === year;

/** Words of the plan in the index-time questions that led to this sentence: what the asker's words stand for here. */
function bridge(context: ComposeContext, sentence: SentenceEvidence): ContentWord[] {
  if (sentence.question < 0.3) return [];
  const { questions, passages } = context.index;
  const near = context.evidence.search.questions
    .filter(({ questionIndex }) => questions[questionIndex]?.span.start === sentence.span.start)
    .slice(0, 2);
  const text = near.map(({ questionIndex }) => questions[questionIndex]?.question ?? '').join(' ');
  const pairs = [...text.replace(/[^\u4e00-\u9fff]+/g, ' ')].map(
    (_, at, chars) => `${chars[at]}${chars[at + 1] ?? ''}`,
  );
  return [...new Set(pairs)]
    .filter((pair) => !pair.includes(' ') && pair.length === 2 && sentence.text.includes(pair))
    .map((pair) => ({ word: pair, forms: [pair], weight: passages.idf(pair), known: true, anchor: false }));
}

const DISTRICT_WIDE = /槐荫(?!经)|全区|[我本]区|区里|咱们?区/;
const AREA = /济南[\u4e00-\u9fff]{2,8}?(?:中心|开发区|商务区)/;

/** A figure of one area (济南国际医学中心) is not the district's. */
function isOfOneArea({ question }: ComposeContext, titles: string): boolean {
  const area = AREA.exec(titles)?.[0];
  return area !== undefined && DISTRICT_WIDE.test(question) && !/片区|医学中心|西站|开发区|经开区/.test(question);
}

/** All fitting figures and masked places of the best sentences, best first. */
export function findFigureEvidence(
  context: ComposeContext,
  options: FigureOptions = FIGURE_DEFAULTS,
): FigureEvidence[] {
  const { evidence, index } = context;
  const { reading, words } = evidence;
  // Rows of the table and headings are read by other composers.
  const prose = evidence.sentences.filter(
    ({ chunkIndex, isHeading }) => !isHeading && index.chunks[chunkIndex]?.kind !== 'indicator',
  );
  const best = prose[0]?.score ?? 1;
  const found: FigureEvidence[] = [];
  for (const sentence of prose.slice(0, options.sentences)) {
    if (sentence.score < best * options.scoreShare) break;
    const bridged = bridge(context, sentence);
    const clauses = splitClauses(index.plan.text, sentence.span);
    const titles = index.chunks[sentence.chunkIndex]?.path.map(({ title }) => title).join(' ') ?? '';
    const aboutAnother = missingAnchors(words, `${titles} ${sentence.text}`).length > 0 || isOfOneArea(context, titles);
    const scope = scopeOfSentence(context, sentence);
    const wrongScope =
      (reading.scope !== null && scope !== reading.scope) ||
      (reading.years.length > 0 && !reading.years.some((year) => isOfYear(sentence.text, scope, year)));
    clauses.forEach((clause, position) => {
      const text = sliceSpan(index.plan.text, clause);
      const figures: (Figure | null | undefined)[] = findFigures(text).filter(
        (figure) => fitsSlot(figure, reading.slot) && !isName(text, figure),
      );
      if (masksSlot(text, reading.slot)) figures.push(null);
      if (
        figures.length === 0 &&
        SCALE.test(text) &&
        (reading.slot?.kind === 'count' || reading.slot?.kind === 'money')
      )
        figures.push(undefined);
      if (figures.length === 0) return;
      const previous = clauses[position - 1];
      const subject = previous ? sliceSpan(index.plan.text, { start: sentence.span.start, end: clause.start }) : '';
      const own = coverage(words, text);
      // A date stands before what happens then: the clauses after it tell what it dates.
      const dated = reading.slot?.kind === 'date' ? coverage(words, sentence.text) : 0;
      const covered = Math.max(
        dated,
        own,
        options.subjectWeight * coverage(words, subject + text) + (1 - options.subjectWeight) * own,
      );
      const bridgedShare = bridged.length > 0 ? coverage(bridged, text) : 0;
      for (const figure of figures) {
        const unitFits = figure != null && reading.slot?.unit != null && figure.unit === reading.slot.unit;
        const namesYear =
          figure == null ||
          reading.years.length === 0 ||
          reading.years.some((year) => sentence.text.includes(String(year)));
        const fit =
          0.4 * covered +
          0.25 * bridgedShare +
          0.35 * (sentence.score / best) +
          (unitFits ? options.unitBonus : 0) -
          (namesYear ? 0 : 0.05) -
          (figure && figure.kind !== 'year' && !/\d/.test(figure.printed) ? options.wordPenalty : 0);
        const another = aboutAnother || namesAnotherRate(context.question, text);
        found.push({ sentence, clause, figure, fit, covered, aboutAnother: another, wrongScope });
      }
    });
  }
  return found.sort((a, b) => Number(a.aboutAnother) - Number(b.aboutAnother) || b.fit - a.fit);
}
