// Comparisons: both sides from the plan, and the difference computed where the units agree, shown as computed.
import { coverage } from '../../retrieval/content-words.js';
import type { Figure } from '../../text/find-figures.js';
import { sliceSpan, type TextSpan } from '../../text/text-span.js';
import { COMPUTED_MARKER } from '../verification/computed-figure.js';
import { answered, type ComposeContext, type Draft, type DraftClaim } from './draft.js';
import { type FigureEvidence, findFigureEvidence } from './find-figure-evidence.js';
import { focusSentence } from './focus-sentence.js';
import { splitClauses } from './split-clauses.js';

const CONNECTOR = /比|与|和|跟|同|、|，|相比|\s+|还是/;
const FRAME =
  /哪个|哪种|哪一?[个种类]|谁|更?多一?些?|高多少|多多少|少多少|低多少|提高多少|相比|对比|比较|有何(?:不同|变化|区别)|有什么(?:不同|变化|区别)|是否一致|数量|目标|建得|[?？。]/g;

/** The two things compared: the parts around the connector that divides the question most evenly. */
function sidesOf(question: string): [string, string] | null {
  const bare = question.replace(FRAME, ' ').trim();
  const cuts = [...bare.matchAll(new RegExp(CONNECTOR, 'g'))].map((match) => ({
    at: match.index,
    length: match[0].length,
  }));
  const preferred =
    cuts.find(({ at, length }) => bare.slice(at, at + length) === '比' && at >= 3) ??
    cuts
      .filter(({ at }) => at >= 2 && at <= bare.length - 3)
      .sort((a, b) => Math.abs(a.at - bare.length / 2) - Math.abs(b.at - bare.length / 2))[0];
  if (!preferred) return null;
  const left = bare.slice(0, preferred.at).trim();
  const right = bare.slice(preferred.at + preferred.length).trim();
  return left.length >= 2 && right.length >= 2 ? [left, right] : null;
}

const difference = (a: number, b: number): string => String(Number(Math.abs(a - b).toPrecision(10)));

/** 「…高50亿元（按规划数据计算）」 for figures of one unit. */
export function differenceText(a: Figure, b: Figure): string | null {
  if (a.unit !== b.unit || a.kind !== 'amount' || b.kind !== 'amount') return null;
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

async function sideEvidence(
  context: ComposeContext,
  side: string,
  shared: string,
): Promise<{ context: ComposeContext; figure: FigureEvidence | undefined }> {
  const evidence = await context.search(side.includes(shared) ? side : `${side}${shared}`);
  // Only the side's own time counts; the slot is the whole question's.
  const reading = { ...evidence.reading, slot: null };
  const sideContext = { ...context, question: side, evidence: { ...evidence, reading } };
  const figures = findFigureEvidence(sideContext).filter(({ figure }) => figure?.kind === 'amount');
  const best = figures
    .map((entry) => ({ entry, covered: coverage(evidence.words, sliceSpan(context.index.plan.text, entry.clause)) }))
    .sort((a, b) => b.covered + b.entry.fit - a.covered - a.entry.fit)[0];
  return { context: sideContext, figure: best?.entry };
}

/** Answers a comparison of two things of the plan. */
export async function composeComparison(context: ComposeContext): Promise<Draft | null> {
  if (context.evidence.reading.kind !== 'comparison') return null;
  const sides = sidesOf(context.question);
  if (!sides) return null;
  const [left, right] = sides;
  const wantsFigures = context.evidence.reading.slot !== null || /多|少|高|低|大|小|变化|数量/.test(context.question);
  const attribute = ATTRIBUTE.exec(context.question)?.[1] ?? '';
  const [a, b] = await Promise.all([sideEvidence(context, left, attribute), sideEvidence(context, right, attribute)]);
  if (wantsFigures && a.figure?.figure && b.figure?.figure && a.figure.clause.start !== b.figure.clause.start) {
    const claims: DraftClaim[] = [
      { text: focusSentence(a.context, a.figure.sentence.span, a.figure.clause), quotes: [a.figure.sentence.span] },
    ];
    if (b.figure.sentence.span.start !== a.figure.sentence.span.start) {
      claims.push({
        text: focusSentence(b.context, b.figure.sentence.span, b.figure.clause),
        quotes: [b.figure.sentence.span],
      });
    }
    const text = differenceText(a.figure.figure, b.figure.figure);
    const clause = (entry: FigureEvidence) => sliceSpan(context.index.plan.text, entry.clause);
    const both = [a.figure.sentence.span, ...(claims.length > 1 ? [b.figure.sentence.span] : [])];
    return answered(
      text
        ? [
            { text: `“${clause(a.figure)}”，“${clause(b.figure)}”，${text}`, quotes: both },
            ...(claims.length > 1 ? claims : []),
          ]
        : claims,
    );
  }
  const naming = (side: ComposeContext, not?: TextSpan) => {
    const others = side.evidence.sentences.filter(({ span }) => span.start !== not?.start);
    return others.slice(0, 6).find(({ text }) => attribute !== '' && text.includes(attribute)) ?? others[0];
  };
  const first = naming(a.context);
  const second = naming(b.context, first?.span);
  if (!first || !second) return null;
  return answered([
    {
      text: focusSentence(a.context, first.span, attributeClause(context, first.span, attribute)),
      quotes: [first.span],
    },
    {
      text: focusSentence(b.context, second.span, attributeClause(context, second.span, attribute)),
      quotes: [second.span],
    },
  ]);
}
