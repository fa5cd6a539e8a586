// Comparisons: both sides from the plan, and the difference computed where the units agree, shown as computed.
import { coverage } from '../../retrieval/content-words.js';
import type { SentenceEvidence } from '../../retrieval/gather-evidence.js';
import { type Figure, findFigures } from '../../text/find-figures.js';
import { sliceSpan, type TextSpan, trimSpan } from '../../text/text-span.js';
import { COMPUTED_MARKER } from '../verification/computed-figure.js';
import { answered, type ComposeContext, type Draft, type DraftClaim } from './draft.js';
import { FIGURE_DEFAULTS, type FigureEvidence, findFigureEvidence } from './find-figure-evidence.js';
import { focusSentence } from './focus-sentence.js';
import { plainSentence } from './plain-sentence.js';
import { enumeratedSides, sidesOf } from './sides-of.js';
import { splitClauses } from './split-clauses.js';

/** A sentence up to this length stands in the comparison whole, with its year. */
const SHORT_SENTENCE = 40;

/** A side's time may rule out the best sentences: weaker ones of the right time are looked at too. */
const SIDE_FIGURES = { ...FIGURE_DEFAULTS, sentences: 12, scoreShare: 0.2 };

/** Share of a side that a sentence must hold to speak of it. */
const RELATED = 0.5;

const difference = (a: number, b: number): string => String(Number(Math.abs(a - b).toPrecision(10)));

/** The unit as printed: 项 and 个 count different things, though both count. */
const printedUnit = ({ printed }: Figure): string => /[^\d.\s一二两三四五六七八九十百千]*$/.exec(printed)?.[0] ?? '';

/** 「…高50亿元（按规划数据计算）」 for exact figures of one unit; null for 十余个, 600多亿元 and unlike units. */
export function differenceText(a: Figure, b: Figure): string | null {
  if (a.kind !== 'amount' || b.kind !== 'amount') return null;
  if (a.unit !== b.unit || printedUnit(a) !== printedUnit(b) || /[余多]/.test(a.printed + b.printed)) return null;
  const scale =
    /亿/.test(a.printed) && /亿/.test(b.printed)
      ? { factor: 1e8, name: '亿' }
      : /万/.test(a.printed) && /万/.test(b.printed)
        ? { factor: 1e4, name: '万' }
        : { factor: 1, name: '' };
  const unit = a.unit === '%' ? '个百分点' : `${scale.name}${a.unit}`;
  if (a.quantity === b.quantity) return `两者相同（${COMPUTED_MARKER}）。`;
  return `前者比后者${a.quantity > b.quantity ? '多' : '少'}${difference(a.quantity / scale.factor, b.quantity / scale.factor)}${unit}（${COMPUTED_MARKER}）。`;
}

/** What both sides are compared in: 规模目标, 目标定位; '' when the question names nothing. */
const ATTRIBUTE = /(?:的)?((?:产业)?(?:规模|数量|产值|占比|比重|增速|总量|目标|定位|床位|面积)(?:目标|定位|数)?)/;

/** The clause that names the attribute, where the sentence has one. */
function attributeClause(context: ComposeContext, span: TextSpan, attribute: string): TextSpan | undefined {
  if (attribute === '') return undefined;
  return splitClauses(context.index.plan.text, span).find((clause) =>
    sliceSpan(context.index.plan.text, clause).includes(attribute),
  );
}

/** One side's figure with the words that it stands in: 农村幸福院43处 of 日间照料中心106处、农村幸福院43处. */
interface SideFigure {
  readonly figure: Figure;
  readonly part: TextSpan;
  readonly evidence: FigureEvidence;
}

interface Side {
  readonly context: ComposeContext;
  readonly figure: SideFigure | null;
}

/** Parts of a clause between 、 as spans. */
function partsOf(text: string, clause: TextSpan): TextSpan[] {
  const parts: TextSpan[] = [];
  let start = clause.start;
  for (let at = clause.start; at <= clause.end; at++) {
    if (at < clause.end && text.charAt(at) !== '、') continue;
    parts.push(trimSpan(text, { start, end: at }));
    start = at + 1;
  }
  return parts;
}

/** Share of the side's pairs of characters that a text holds: tells 垃圾分类房 from 垃圾分类亭, where words do not. */
function pairShare(side: string, text: string): number {
  const pairs = [...side].slice(1).map((char, at) => `${side.charAt(at)}${char}`);
  return pairs.filter((pair) => text.includes(pair)).length / Math.max(1, pairs.length);
}

/** The amount in the clause that stands nearest to the side's own words. */
function figureOfSide({ index, evidence, question }: ComposeContext, found: FigureEvidence): SideFigure | null {
  const { text } = index.plan;
  const nearness = (part: string): number => coverage(evidence.words, part) + pairShare(question, part);
  const parts = partsOf(text, found.clause)
    .map((part) => ({ part, figure: findFigures(sliceSpan(text, part)).find(({ kind }) => kind === 'amount') }))
    .sort((a, b) => nearness(sliceSpan(text, b.part)) - nearness(sliceSpan(text, a.part)));
  const best = parts.find(({ figure }) => figure !== undefined);
  if (!best?.figure) return null;
  // A clause with one figure is quoted whole.
  const single = parts.filter(({ figure }) => figure !== undefined).length === 1;
  return { figure: best.figure, part: single ? found.clause : best.part, evidence: found };
}

/** Whether the figure speaks of the side at all: a figure of something else must never be computed with. */
const standsFor = ({ aboutAnother, wrongScope, covered, sentence }: FigureEvidence): boolean =>
  !wrongScope && (aboutAnother ? sentence.bridged >= RELATED : Math.max(covered, sentence.bridged) >= RELATED);

async function findSide(context: ComposeContext, side: string, shared: string): Promise<Side> {
  const evidence = await context.search(side.includes(shared) ? side : `${side}${shared}`);
  // Only the side's own time counts; the slot is the whole question's.
  const reading = { ...evidence.reading, slot: null };
  const sideContext = { ...context, question: side, evidence: { ...evidence, reading } };
  const best = findFigureEvidence(sideContext, SIDE_FIGURES)
    .filter((entry) => entry.figure?.kind === 'amount' && standsFor(entry))
    .map((entry) => ({ entry, covered: coverage(evidence.words, sliceSpan(context.index.plan.text, entry.clause)) }))
    .sort((a, b) => b.covered + b.entry.fit - a.covered - a.entry.fit)[0];
  return { context: sideContext, figure: best ? figureOfSide(sideContext, best.entry) : null };
}

/** Both figures in one line with their difference; where a long sentence was cut, the sentences follow. */
function compareFigures(sides: readonly [Side, Side], figures: readonly [SideFigure, SideFigure]): DraftClaim[] {
  const [a, b] = figures;
  const { text } = sides[0].context.index.plan;
  const said = figures.map(({ part, evidence: { sentence } }) => {
    const whole = plainSentence(sentence.text).replace(/[。；]$/, '');
    return whole.length <= SHORT_SENTENCE ? whole : sliceSpan(text, part);
  });
  const spans = [
    ...new Map(figures.map(({ evidence: { sentence } }) => [sentence.span.start, sentence.span])).values(),
  ];
  const computed = differenceText(a.figure, b.figure);
  const basis = figures.flatMap(({ part, evidence: { sentence } }, at) => {
    const repeats = at > 0 && sentence.span.start === a.evidence.sentence.span.start;
    const wholly = computed !== null && plainSentence(sentence.text).length <= SHORT_SENTENCE + 1;
    const side = sides[at];
    return repeats || wholly || !side
      ? []
      : [
          {
            text: focusSentence(side.context, sentence.span, clauseOf(side.context, sentence.span, part)),
            quotes: [sentence.span],
          },
        ];
  });
  return computed ? [{ text: `${said.join('，')}，${computed}`, quotes: spans }, ...basis] : basis;
}

const clauseOf = (context: ComposeContext, sentence: TextSpan, part: TextSpan): TextSpan | undefined =>
  splitClauses(context.index.plan.text, sentence).find(({ start, end }) => start <= part.start && part.end <= end);

/** Which of many is the biggest or smallest, asked by name. */
const SUPERLATIVE = /(?:哪|谁)[^，。?？]{0,8}最(大|小|多|少|高|低)/;

/** The figures of three or more things, and the biggest of them where that is asked and the units agree. */
async function compareMany(context: ComposeContext, names: readonly string[], shared: string): Promise<Draft | null> {
  const found = await Promise.all(names.map((name) => findSide(context, name, shared)));
  const sides = new Map(
    found.flatMap(({ context: side, figure }, at) =>
      figure ? [[figure.part.start, { side, figure, name: names[at] ?? '' }]] : [],
    ),
  );
  const all = [...sides.values()];
  if (all.length < names.length) return null;
  const said = all.map(({ side, figure: { part, evidence } }) => ({
    text: focusSentence(side, evidence.sentence.span, clauseOf(side, evidence.sentence.span, part)),
    quotes: [evidence.sentence.span],
  }));
  // Two of them may stand in one clause.
  const claims = [...new Map(said.map((claim) => [claim.text, claim])).values()];
  const asked = SUPERLATIVE.exec(context.question)?.[1];
  const first = all[0];
  const alike = first && all.every(({ figure: { figure } }) => differenceText(figure, first.figure.figure) !== null);
  if (asked === undefined || !alike) return answered(claims);
  const sign = /[大多高]/.test(asked) ? 1 : -1;
  const most = all.toSorted((a, b) => sign * (b.figure.figure.quantity - a.figure.figure.quantity))[0] ?? first;
  const line = {
    text: `其中最${asked}的是${most.name}（${most.figure.figure.printed}，${COMPUTED_MARKER}）。`,
    quotes: [most.figure.evidence.sentence.span],
  };
  return answered([line, ...claims]);
}

/** Answers a comparison of things of the plan. */
export async function composeComparison(context: ComposeContext): Promise<Draft | null> {
  if (context.evidence.reading.kind !== 'comparison') return null;
  const wantsFigures = context.evidence.reading.slot !== null || /多|少|高|低|大|小|变化|数量/.test(context.question);
  const attribute = ATTRIBUTE.exec(context.question)?.[1] ?? '';
  const shared = /^(?:数量|目标)$/.test(attribute) ? '' : attribute;
  const many = enumeratedSides(context.question);
  const compared = many && wantsFigures ? await compareMany(context, many, shared) : null;
  if (compared) return compared;
  const sides = sidesOf(context.question);
  if (!sides) return null;
  const [a, b] = await Promise.all([findSide(context, sides[0], shared), findSide(context, sides[1], shared)]);
  if (wantsFigures && a.figure && b.figure && a.figure.part.start !== b.figure.part.start)
    return answered(compareFigures([a, b], [a.figure, b.figure]));
  return compareStatements(a.context, b.context, attribute);
}

/** A row of the table is no sentence: it is read out by the indicator composer, or not at all. */
const isProse = ({ index }: ComposeContext, { chunkIndex }: SentenceEvidence): boolean =>
  index.chunks[chunkIndex]?.kind !== 'indicator';

const speaksOf = ({ evidence }: ComposeContext, sentence: SentenceEvidence): boolean =>
  sentence.bridged >= RELATED || coverage(evidence.words, sentence.text) >= RELATED;

/** What the plan says of each side, where there are no figures to set against each other. */
function compareStatements(a: ComposeContext, b: ComposeContext, attribute: string): Draft | null {
  const naming = (side: ComposeContext, not?: TextSpan) => {
    const others = side.evidence.sentences.filter(
      (sentence) =>
        sentence.span.start !== not?.start &&
        !sentence.isHeading &&
        isProse(side, sentence) &&
        (not === undefined || speaksOf(side, sentence)),
    );
    return others.slice(0, 6).find(({ text }) => attribute !== '' && text.includes(attribute)) ?? others[0];
  };
  const first = naming(a);
  const second = naming(b, first?.span);
  if (!first) return null;
  const claim = (side: ComposeContext, span: TextSpan): DraftClaim => ({
    text: focusSentence(side, span, attributeClause(side, span, attribute)),
    quotes: [span],
  });
  return answered([claim(a, first.span), ...(second ? [claim(b, second.span)] : [])]);
}
