// The judge: the only maker of silence. What was found for a part → whether the plan holds it and tells what is asked.
import { type BoostedTrees, probabilityOf } from '../../learning/boosted-trees.js';
import type { Indicator } from '../../plan/plan-document.js';
import { evidenceStrength } from '../../retrieval/evidence-strength.js';
import type { Asked, ReadingPart } from '../../understanding/reading.js';
import type { Verdict } from '../draft.js';
import type { Findings } from '../matching/find-answers.js';
import { rowsMeant } from '../matching/match-rows.js';
import { cellOf, columnsAsked, VALUE_COLUMNS } from '../operators/indicator-cells.js';
import type { PartContext } from '../part-context.js';
import { isUnlistedSet } from './counted-set.js';
import { findOutside, type Outside } from './find-outside.js';
import { findProof, type Proof } from './find-proof.js';
import { verdictFeatures } from './verdict-features.js';
import type { WordingModel } from './wording-model.js';

/** Fitted on people's verdicts of labelled questions (`npm run fit`). */
export interface JudgeModel {
  /** Whether the plan holds the topic at all. */
  readonly held: BoostedTrees;
  /** Whether it tells what is asked. */
  readonly told: BoostedTrees;
  /** What the asker's words alone say of that. */
  readonly wording: WordingModel;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** Probability, 0 to 1, that the plan holds the topic. */
  readonly held: number;
  /** Probability that it tells what is asked. */
  readonly told: number;
  /** The place, document or year that the question is about instead. */
  readonly outside: Outside | null;
}

/** A denial needs to be surer than an answer: a wrong one sends the asker away. */
export const THRESHOLDS = {
  held: 0.4,
  told: 0.52,
  /** With the proof in hand an answer is denied only against strong doubt. */
  proved: 0.33,
  /** A term is shown where it stands rather than denied: what only counts is denied before. */
  meant: 0.39,
  /** Of a set that the question counts and the plan lists nowhere most often only the number is told. */
  unlisted: 0.89,
  /** Where no attribute is asked, what is done about a topic that the plan holds is an answer. */
  done: 0.38,
  /**
   * Trust from which an answer stands although little found is like what the plan is asked: 停车怎么发展 is two words.
   * Few questions that no plan answers come so near.
   */
  surely: 0.6,
  /** Likeness to questions for the plan below which a question is for no plan at all. */
  ours: -0.6,
  /** Strength of the evidence below which nothing found is like what the plan is asked; read off the curve of each report. */
  strength: 0.1,
  /** Share of the question that names things of the plan, from which it is one for the plan in whatever words. */
  named: 0.5,
} as const;

/** Weighs a part. */
export function judge(context: PartContext, findings: Findings): Judgement {
  const { part, parts } = context;
  const features = verdictFeatures(context, findings);
  const held = probabilityOf(parts.judge.held, features);
  const told = probabilityOf(parts.judge.told, features);
  const outside = findOutside(part, parts.index.plan, parts.card);
  if (outside) return { verdict: 'elsewhere', held, told, outside };
  return {
    verdict: verdictOf(context, { proof: findProof(context, findings), findings }, { held, told }),
    held,
    told,
    outside: null,
  };
}

/** Whether nothing found is like what the plan is asked, and the question names nothing of the plan. */
function isWeak({ parts, evidence }: PartContext): boolean {
  const weightOf = (words: typeof evidence.words): number => words.reduce((sum, { weight }) => sum + weight, 0);
  const named =
    evidence.words.length === 0
      ? 0
      : weightOf(evidence.words.filter(({ anchor, known }) => anchor && known)) / weightOf(evidence.words);
  return named < THRESHOLDS.named && evidenceStrength(parts.index, evidence.search) < THRESHOLDS.strength;
}

/** A row that the asker names and that prints what is asked is told, whatever is like the question otherwise. */
function printsRow(context: PartContext, findings: Findings): boolean {
  const [best] = rowsMeant(findings.rows);
  if (!best || best.spelt < SPELT_OUT || best.another) return false;
  // 完成上级下达任务 stands in the place of numbers: it is what the plan sets.
  if (context.part.asked !== null && tellsInWords(best.row)) return true;
  if (context.part.kind !== 'look-up') return false;
  const columns = columnsAsked(context.parts.index.plan, context.part);
  return columns.some((column) => cellOf(best.row, column).kind === 'number');
}

const SPELT_OUT = 0.8;

/** Whether a row prints words and no number. */
const tellsInWords = (row: Indicator): boolean =>
  VALUE_COLUMNS.some((column) => cellOf(row, column).kind === 'text') &&
  VALUE_COLUMNS.every((column) => cellOf(row, column).kind !== 'number');

/** Whether a number is asked of a year that the plan prints nowhere: 2027 is no 2030. */
const isOfUnprintedYear = ({ part, parts }: PartContext): boolean =>
  part.asked !== null &&
  part.years.length > 0 &&
  part.years.every((year) => !parts.index.plan.text.includes(String(year)));

function verdictOf(
  context: PartContext,
  { proof, findings }: { readonly proof: Proof; readonly findings: Findings },
  { held, told }: { readonly held: number; readonly told: number },
): Verdict {
  if (printsRow(context, findings)) return 'told';
  const nothing = context.evidence.search.learned.topic < THRESHOLDS.ours ? 'not-for-us' : 'silent';
  if (isWeak(context) && told < THRESHOLDS.surely) return nothing;
  const isUntold = isUnlistedSet(context, findings) || isOfUnprintedYear(context);
  const least = isUntold ? THRESHOLDS.unlisted : thresholdFor(context.part, proof);
  if (told >= least) return 'told';
  return held < THRESHOLDS.held ? nothing : 'named-not-told';
}

/**
 * The trust that an answer without its proof needs, by what is asked: where it is not sure that this is asked, and where
 * it is. What may be had and where it is are told in many ways, and a wrong denial sends the asker away.
 */
const WITHOUT_PROOF: Partial<Record<Asked, readonly [unsure: number, sure: number]>> = {
  money: [0.5, 0.5],
  access: [0.4, 0.4],
  site: [0.39, 0.5],
  date: [0.5, 0.52],
  name: [0.39, 0.39],
  body: [0.34, 0.34],
  progress: [0.45, 0.45],
  size: [0.6, 0.6],
  count: [0.55, 0.62],
  figure: [0.52, 0.52],
  share: [0.45, 0.5],
  growth: [0.55, 0.6],
  aim: [0.38, 0.38],
  reason: [0.38, 0.38],
};
const SURE = 0.7;
/** Where it is asked whether, what is done is the answer. */
const WHETHER = 0.14;

/** The trust that an answer needs. */
function thresholdFor({ asked, kind, yesNo, confidence }: ReadingPart, proof: Proof): number {
  if (asked === null) return kind === 'define' ? THRESHOLDS.meant : THRESHOLDS.done;
  if (proof === 'proved') return THRESHOLDS.proved;
  // 给钱吗 asks whether, not how much.
  if (yesNo && WITHOUT_PROOF[asked] !== undefined) return WHETHER;
  const [unsure, sure] = WITHOUT_PROOF[asked] ?? [THRESHOLDS.told, THRESHOLDS.told];
  return confidence.asked >= SURE ? sure : unsure;
}
