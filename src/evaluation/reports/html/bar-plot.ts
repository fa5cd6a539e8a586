// Metric bars with their 95% intervals, as inline SVG that keeps its letter size on a phone: lengths are percentages.
import type { MetricFigure } from '../../scoring/summarize.js';
import { formatFigure, formatInterval } from '../format-figure.js';
import { type HtmlText, html } from './html-text.js';

export interface Bar {
  readonly label: string;
  readonly meaning: string;
  readonly figure: MetricFigure;
  readonly better: 'higher' | 'lower';
}

/** Pixels from one bar to the next: a line of text and the bar under it. */
const STEP = 38;
const percent = (share: number): string => `${(Math.min(1, Math.max(0, share)) * 100).toFixed(2)}%`;

function drawInterval({ interval }: MetricFigure, y: number): HtmlText {
  if (interval === null) return html``;
  const [low, high] = [percent(interval.low), percent(interval.high)];
  return html`<g class="interval"><line x1="${low}" x2="${high}" y1="${y}" y2="${y}"/><line x1="${low}" x2="${low}" y1="${y - 4}" y2="${y + 4}"/><line x1="${high}" x2="${high}" y1="${y - 4}" y2="${y + 4}"/></g>`;
}

function drawBar({ label, meaning, figure, better }: Bar, index: number): HtmlText {
  const top = index * STEP;
  const text = `${formatFigure(figure.value)} ${formatInterval(figure.interval)}`.trim();
  const direction = better === 'lower' ? ' ↓' : '';
  return html`<g><title>${label}：${meaning}；${text}，${figure.n} 题</title><text x="0" y="${top + 13}">${label}${direction}</text><text x="100%" y="${top + 13}" text-anchor="end" class="value">${text}</text><rect class="track" x="0" y="${top + 19}" width="100%" height="12" rx="3"/>${
    figure.value === null
      ? html``
      : html`<rect class="bar ${better}" x="0" y="${top + 19}" width="${percent(figure.value)}" height="12" rx="3"/>`
  }${drawInterval(figure, top + 25)}</g>`;
}

/** One bar a metric, from 0 to 1; an undefined metric has an empty track and says n/a. */
export const drawBarPlot = (title: string, bars: readonly Bar[]): HtmlText =>
  html`<figure><figcaption>${title}</figcaption><svg class="plot" role="img" aria-label="${title}" width="100%" height="${bars.length * STEP}">${bars.map(drawBar)}</svg></figure>`;
