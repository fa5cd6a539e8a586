// The figures of a run as HTML tables: all metrics, and the headlines by group, type and style.
import { HEADLINES, METRICS, metricOf } from '../../metrics/all-metrics.js';
import type { MetricName } from '../../metrics/metric.js';
import type { GroupSummary } from '../../scoring/summarize.js';
import { formatFigure, formatInterval } from '../format-figure.js';
import { GROUP_LABELS, groupLabel } from '../labels.js';
import { type HtmlText, html } from './html-text.js';

/** Columns by type and style: the headlines and the two promises that must hold without exception. */
const GROUP_COLUMNS: readonly MetricName[] = [...HEADLINES, 'citation_recall', 'quote_validity', 'figure_accuracy'];

/** Every metric with interval, number of cases and meaning. */
export function metricTable({ figures }: GroupSummary): HtmlText {
  const rows = METRICS.map(({ name, group, unit, meaning }) => {
    const { value, interval, n } = figures[name];
    return html`<tr><td>${GROUP_LABELS[group]}</td><th scope="row"><code>${name}</code></th><td class="number" data-sort="${value ?? ''}">${formatFigure(value, unit)}</td><td class="number">${formatInterval(interval, unit)}</td><td class="number">${n}</td><td>${meaning}</td></tr>`;
  });
  return html`<div class="scroll"><table class="sortable metrics"><thead><tr><th>类别</th><th>指标</th><th class="number">数值</th><th class="number">95% 区间</th><th class="number">题数</th><th>含义</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** The headlines of each group, sortable by any column. */
export function groupTable(title: string, groups: readonly GroupSummary[]): HtmlText {
  const heads = GROUP_COLUMNS.map(
    (name) => html`<th class="number" title="${metricOf(name).meaning}"><code>${name}</code></th>`,
  );
  const rows = groups.map(({ name, cases, failed, figures }) => {
    const cells = GROUP_COLUMNS.map((metric) => {
      const { value, interval } = figures[metric];
      return html`<td class="number" data-sort="${value ?? ''}" title="${formatInterval(interval)}">${formatFigure(value)}</td>`;
    });
    return html`<tr><th scope="row">${groupLabel(name)}${groupLabel(name) !== name && html` <small>${name}</small>`}</th><td class="number" data-sort="${cases}">${cases}</td><td class="number" data-sort="${failed}">${failed}</td>${cells}</tr>`;
  });
  return html`<div class="scroll"><table class="sortable"><thead><tr><th>${title}</th><th class="number">题数</th><th class="number">未过</th>${heads}</tr></thead><tbody>${rows}</tbody></table></div>`;
}
