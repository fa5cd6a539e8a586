// Confusion of what should have happened (rows) with what did (columns), as inline SVG.
import type { Outcome } from '../../judging/outcome-of.js';
import { OUTCOME_LABELS } from '../labels.js';
import type { ReportedCase } from '../run-report.js';
import { type HtmlText, html } from './html-text.js';

const OUTCOMES: readonly Outcome[] = ['answered', 'abstained', 'declined', 'error'];

interface Expectation {
  readonly label: string;
  readonly right: readonly Outcome[];
  matches(reported: ReportedCase): boolean;
}

const EXPECTATIONS: readonly Expectation[] = [
  { label: '有答案', right: ['answered'], matches: ({ answerable }) => answerable },
  {
    label: '规划未写明',
    right: ['abstained', 'declined'],
    matches: ({ answerable, type }) => !answerable && type !== 'chitchat' && type !== 'injection',
  },
  { label: '寒暄', right: ['declined'], matches: ({ type }) => type === 'chitchat' },
  {
    label: '指令注入',
    right: ['abstained', 'declined'],
    matches: ({ answerable, type }) => !answerable && type === 'injection',
  },
];

export interface ConfusionRow {
  readonly label: string;
  readonly cells: readonly { readonly outcome: Outcome; readonly count: number; readonly right: boolean }[];
}

/** Counts of cases by expectation and outcome; rows without cases are left out. */
export function countConfusion(cases: readonly ReportedCase[]): ConfusionRow[] {
  return EXPECTATIONS.map((expectation) => {
    const members = cases.filter((reported) => expectation.matches(reported));
    const cells = OUTCOMES.map((outcome) => ({
      outcome,
      count: members.filter((reported) => reported.outcome === outcome).length,
      right: expectation.right.includes(outcome),
    }));
    return { label: expectation.label, cells };
  }).filter(({ cells }) => cells.some(({ count }) => count > 0));
}

const ROW = 40;
const HEAD = 26;
/** Percent of the width for the row labels, and for each of the four columns. */
const LABELS = 24;
const COLUMN = (100 - LABELS) / OUTCOMES.length;

function drawRow({ label, cells }: ConfusionRow, index: number): HtmlText {
  const top = HEAD + index * ROW;
  const total = cells.reduce((sum, { count }) => sum + count, 0);
  const drawCell = ({ outcome, count, right }: ConfusionRow['cells'][number], column: number) => {
    const x = LABELS + column * COLUMN;
    // Never so strong that the count on it could not be read, in light and dark.
    const strength = count === 0 ? 0 : 0.15 + 0.4 * (count / total);
    return html`<g><title>${label} → ${OUTCOME_LABELS[outcome]}：${count} 题</title><rect x="${(x + 0.4).toFixed(2)}%" y="${top + 2}" width="${(COLUMN - 0.8).toFixed(2)}%" height="${ROW - 4}" rx="4" class="track"/><rect x="${(x + 0.4).toFixed(2)}%" y="${top + 2}" width="${(COLUMN - 0.8).toFixed(2)}%" height="${ROW - 4}" rx="4" class="cell ${right ? 'right' : 'wrong'}" fill-opacity="${strength.toFixed(2)}"/><text x="${(x + COLUMN / 2).toFixed(2)}%" y="${top + ROW / 2 + 5}" text-anchor="middle" class="count">${count}</text></g>`;
  };
  return html`<text x="0" y="${top + ROW / 2 + 5}">${label}</text>${cells.map(drawCell)}`;
}

/** The confusion of a run; right cells are green, wrong ones red, both with their counts. */
export function drawConfusion(cases: readonly ReportedCase[]): HtmlText {
  const rows = countConfusion(cases);
  const heads = OUTCOMES.map(
    (outcome, column) =>
      html`<text x="${(LABELS + (column + 0.5) * COLUMN).toFixed(2)}%" y="15" text-anchor="middle" class="tick">${OUTCOME_LABELS[outcome]}</text>`,
  );
  return html`<figure><figcaption>应当如何（行）与实际如何（列）</figcaption><svg class="plot" role="img" aria-label="应答混淆矩阵" width="100%" height="${HEAD + rows.length * ROW}">${heads}${rows.map(drawRow)}</svg></figure>`;
}
