// The precision/recall curve of silence by strength of the evidence, with the threshold in force marked on it.
import type { AbstentionCurve, CurvePoint } from '../../scoring/abstention-curve.js';
import { formatFigure } from '../format-figure.js';
import { type HtmlText, html } from './html-text.js';

const SIZE = 150;
const MARGIN = 28;

const across = (recall: number): string => (MARGIN + recall * (SIZE * 2 - MARGIN)).toFixed(1);
const up = (precision: number): string => (SIZE - MARGIN - precision * (SIZE - MARGIN - 8)).toFixed(1);

/** Recall to the right, precision upwards; a curve has a point wherever some question falls silent. */
export function drawAbstentionPlot({ points, inForce }: AbstentionCurve): HtmlText {
  const drawn = points.filter((point): point is CurvePoint & { precision: number } => point.precision !== null);
  const path = drawn
    .map(({ recall, precision }, index) => `${index === 0 ? 'M' : 'L'}${across(recall)} ${up(precision)}`)
    .join('');
  const told = `阈值 ${inForce.threshold}：精确率 ${formatFigure(inForce.precision)}，召回率 ${formatFigure(inForce.recall)}，误拒 ${formatFigure(inForce.falseAbstain)}`;
  return html`<figure><figcaption>仅凭证据强度谢绝：${told}</figcaption><svg class="plot" role="img" aria-label="谢绝的精确率与召回率曲线" viewBox="0 0 ${SIZE * 2 + 8} ${SIZE}" width="100%" height="${SIZE}"><line class="axis" x1="${MARGIN}" x2="${SIZE * 2}" y1="${SIZE - MARGIN}" y2="${SIZE - MARGIN}"/><line class="axis" x1="${MARGIN}" x2="${MARGIN}" y1="8" y2="${SIZE - MARGIN}"/><path class="curve" d="${path}"/>${
    inForce.precision !== null &&
    html`<circle class="bar higher" cx="${across(inForce.recall)}" cy="${up(inForce.precision)}" r="4"/>`
  }<text class="tick" x="${SIZE}" y="${SIZE - 8}" text-anchor="middle">召回率 0–1</text><text class="tick" x="4" y="${SIZE / 2}" writing-mode="vertical-rl">精确率</text></svg></figure>`;
}
