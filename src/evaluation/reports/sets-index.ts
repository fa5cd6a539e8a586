// index.html of a run of sets: the figures of each set and group, the gate's verdict, and the way to each set's own report.
import type { GateCheck } from '../comparing/gate.js';
import { metricOf } from '../metrics/all-metrics.js';
import type { GroupSummary } from '../scoring/summarize.js';
import type { GatedSet } from './comparison-report.js';
import { formatFigure, formatInterval } from './format-figure.js';
import { HtmlText, html } from './html/html-text.js';
import { REPORT_STYLE } from './html/report-style.js';
import { SET_COLUMNS } from './sets-report.js';

const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

function drawRow(title: HtmlText, { cases, figures }: GroupSummary, verdict: HtmlText): HtmlText {
  const cells = SET_COLUMNS.map((metric) => {
    const { value, interval } = figures[metric];
    return html`<td class="number" title="${formatInterval(interval)}">${formatFigure(value)}</td>`;
  });
  return html`<tr><th scope="row">${title}</th><td class="number">${cases}</td>${cells}${verdict}</tr>`;
}

function drawVerdict(checks: readonly GateCheck[]): HtmlText {
  const failed = checks.filter(({ passed }) => !passed);
  if (checks.length === 0) return html`<td></td>`;
  if (failed.length === 0) return html`<td class="good">✓ ${checks.length} 项通过</td>`;
  return html`<td class="bad">${failed.map(({ metric, message }) => html`<div>✗ <code>${metric}</code> ${message}</div>`)}</td>`;
}

function drawSet({ name, summary, checks }: GatedSet): HtmlText[] {
  const link = html`<a href="${name}/report.html">${name}</a>`;
  const groups = summary.byGroup.map((group) => drawRow(html`<small>　${group.name}</small>`, group, html`<td></td>`));
  return [drawRow(link, summary.overall, drawVerdict(checks)), ...groups];
}

/** One page that loads nothing; it lies beside the folders of the sets. */
export function formatSetsIndex(title: string, sets: readonly GatedSet[]): string {
  const heads = SET_COLUMNS.map(
    (name) => html`<th class="number" title="${metricOf(name).meaning}"><code>${name}</code></th>`,
  );
  return html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>评测 ${title}</title><style>${new HtmlText(REPORT_STYLE)}</style></head>
<body><header><h1>各数据集评测</h1><p>${title}</p></header>
<main><div class="scroll"><table><thead><tr><th>数据集</th><th class="number">题数</th>${heads}<th>门槛</th></tr></thead><tbody>${sets.flatMap(drawSet)}</tbody></table></div></main>
<footer>各数据集分别检查，从不合并：平均数会掩盖变差的那一个。各指标定义见 eval/README.md。</footer></body></html>
`.markup;
}
