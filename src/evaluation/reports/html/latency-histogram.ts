// How long answers took, as a histogram on logarithmic bins: extraction takes milliseconds, a model seconds.
import { quantile } from '../../statistics/quantile.js';
import { type HtmlText, html } from './html-text.js';

export interface HistogramBin {
  /** Milliseconds, inclusive. */
  readonly from: number;
  /** Milliseconds, exclusive. */
  readonly to: number;
  readonly count: number;
}

/** Bins a doubling wide: wide enough for 240 answers, narrow enough to show two humps. */
const BIN_FACTOR = 2;
const HEIGHT = 150;
const BASELINE = 126;

/** Bins from the largest power of two below the fastest answer to the slowest; empty for no answers. */
export function binLatencies(milliseconds: readonly number[]): HistogramBin[] {
  const times = milliseconds.map((time) => Math.max(time, 0.125));
  if (times.length === 0) return [];
  const exponentOf = (time: number) => Math.floor(Math.log2(time) + 1e-9);
  const [first, last] = [Math.min(...times.map(exponentOf)), Math.max(...times.map(exponentOf))];
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const exponent = first + index;
    const count = times.filter((time) => exponentOf(time) === exponent).length;
    return { from: BIN_FACTOR ** exponent, to: BIN_FACTOR ** (exponent + 1), count };
  });
}

const timeLabel = (ms: number): string =>
  ms >= 1000 ? `${Number((ms / 1000).toPrecision(2))} s` : `${Number(ms.toPrecision(2))}`;

function drawBin({ from, to, count }: HistogramBin, index: number, all: readonly HistogramBin[]): HtmlText {
  const most = Math.max(...all.map((bin) => bin.count));
  const height = Math.round((count / most) * 96);
  const width = 100 / all.length;
  const middle = `${((index + 0.5) * width).toFixed(2)}%`;
  const every = Math.ceil(all.length / 8);
  return html`<g><title>${timeLabel(from)}–${timeLabel(to)}：${count} 题</title><rect class="bar higher" x="${(index * width + width * 0.06).toFixed(2)}%" width="${(width * 0.88).toFixed(2)}%" y="${BASELINE - height}" height="${height}" rx="2"/>${
    count > 0 &&
    html`<text x="${middle}" y="${BASELINE - height - 5}" text-anchor="middle" class="value">${count}</text>`
  }${index % every === 0 && html`<text x="${(index * width).toFixed(2)}%" y="${BASELINE + 17}" class="tick">${timeLabel(from)}</text>`}</g>`;
}

/** The histogram with p50 and p95 in its caption. */
export function drawLatencyHistogram(milliseconds: readonly number[]): HtmlText {
  const bins = binLatencies(milliseconds);
  const [p50, p95] = [quantile(milliseconds, 0.5), quantile(milliseconds, 0.95)];
  const caption = p50 === null || p95 === null ? 'n/a' : `p50 ${p50.toFixed(1)}，p95 ${p95.toFixed(1)}`;
  return html`<figure><figcaption>回答用时（毫秒）：${caption}</figcaption><svg class="plot" role="img" aria-label="回答用时直方图" width="100%" height="${HEIGHT}">${bins.map(drawBin)}<line class="axis" x1="0" x2="100%" y1="${BASELINE}" y2="${BASELINE}"/></svg></figure>`;
}
