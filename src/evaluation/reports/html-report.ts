// report.html: one file, no network, everything about a run from its headlines down to the retrieval of a failed case.
import { HEADLINES, METRICS, metricOf } from '../metrics/all-metrics.js';
import type { MetricGroup } from '../metrics/metric.js';
import { formatFigure, formatInterval } from './format-figure.js';
import { formatGeneration } from './format-generation.js';
import { drawAbstentionPlot } from './html/abstention-plot.js';
import { drawBarPlot } from './html/bar-plot.js';
import { drawCaseRows } from './html/case-rows.js';
import { drawConfusion } from './html/confusion-plot.js';
import { groupTable, metricTable } from './html/figure-tables.js';
import { HtmlText, html } from './html/html-text.js';
import { drawLatencyHistogram } from './html/latency-histogram.js';
import { REPORT_SCRIPT } from './html/report-script.js';
import { REPORT_STYLE } from './html/report-style.js';
import { GROUP_LABELS, groupLabel, outcomeLabel } from './labels.js';
import type { RunReport } from './run-report.js';

export interface HtmlReportOptions {
  /** Where the plan's reading page is served; links go to `<planUrl>/plan#c2.1`. */
  readonly planUrl: string;
}

const PLOTTED: readonly MetricGroup[] = ['headline', 'retrieval', 'citations', 'answers', 'refusals'];
/** Nothing may be loaded: the page works, and tells nobody, on a machine without network. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

function drawFacts({ run, plan, cases, generation }: RunReport): HtmlText {
  const { respondent, dataset, git } = run;
  const models = [respondent.embeddingModel, respondent.chatModel].filter(Boolean).join('，') || '未知';
  const facts = [
    `数据集 ${dataset.file}（${cases.length} / ${dataset.cases} 题，${dataset.digest.slice(0, 12)}）`,
    `规划 ${plan.title}（${plan.digest.slice(0, 12)}）`,
    `${respondent.url === null ? '本机助手' : `服务 ${respondent.url}`}，模式 ${respondent.mode}，模型 ${models}${respondent.ablate.length > 0 ? `，关闭 ${respondent.ablate.join('、')}` : ''}`,
    `开始 ${run.startedAt}${run.finishedAt === null ? '，未完成' : `，完成 ${run.finishedAt}`}，并发 ${run.concurrency}，Node ${run.node}${git === null ? '' : `，版本 ${git.revision.slice(0, 12)}${git.dirty ? '（有未提交改动）' : ''}`}`,
    ...(generation ? formatGeneration(generation) : []),
  ];
  return html`<div class="facts">${facts.map((fact) => html`<div>${fact}</div>`)}</div>`;
}

function drawTiles({ summary, cases }: RunReport): HtmlText {
  const tiles = HEADLINES.map((name) => {
    const { value, interval } = summary.overall.figures[name];
    return html`<div class="tile"><span><code>${name}</code></span><b>${formatFigure(value)}</b><span>${formatInterval(interval)}</span><span>${metricOf(name).meaning}</span></div>`;
  });
  const passed = cases.length - summary.overall.failed;
  return html`<div class="tiles">${tiles}<div class="tile"><span>通过</span><b>${passed} / ${cases.length}</b><span>各项均无差错的题目</span></div></div>`;
}

function drawPlots({ summary, cases, abstention }: RunReport): HtmlText {
  const bars = PLOTTED.map((group) =>
    drawBarPlot(
      GROUP_LABELS[group],
      METRICS.filter((metric) => metric.group === group).map(({ name, meaning, better }) => {
        return { label: name, meaning, better, figure: summary.overall.figures[name] };
      }),
    ),
  );
  const times = cases.filter(({ outcome }) => outcome !== 'error').map(({ answerMs }) => answerMs);
  return html`<div class="plots">${bars}${drawConfusion(cases)}${abstention && drawAbstentionPlot(abstention)}${drawLatencyHistogram(times)}</div>`;
}

function drawSelect(
  id: string,
  title: string,
  options: readonly (readonly [value: string, label: string])[],
): HtmlText {
  const choices = options.map(([value, label]) => html`<option value="${value}">${label}</option>`);
  return html`<select id="${id}" aria-label="${title}"><option value="">${title}：全部</option>${choices}</select>`;
}

function drawFilters({ summary, cases }: RunReport): HtmlText {
  const named = (names: readonly string[]) => names.map((name) => [name, groupLabel(name)] as const);
  const outcomes = [...new Set(cases.map(({ outcome }) => outcome))].map((name) => [name, outcomeLabel(name)] as const);
  const faults = [...new Set(cases.flatMap((reported) => reported.faults.map(({ metric }) => metric)))].map(
    (name) => [name, name] as const,
  );
  return html`<form id="filters"><input type="search" id="filter-text" placeholder="按题号、问题、答案查找" aria-label="查找">${summary.byGroup.length > 0 && drawSelect('filter-group', '组', named(summary.byGroup.map(({ name }) => name)))}${drawSelect('filter-type', '题型', named(summary.byType.map(({ name }) => name)))}${drawSelect('filter-style', '风格', named(summary.byStyle.map(({ name }) => name)))}${drawSelect('filter-outcome', '结果', outcomes)}${drawSelect('filter-fault', '差错', faults)}<label><input type="checkbox" id="filter-failed" ${summary.overall.failed > 0 && new HtmlText('checked')}> 只看未通过</label><button type="reset">重置</button><button type="button" id="open-all">展开／收起</button><output id="shown"></output></form>`;
}

function drawCases({ cases }: RunReport, planUrl: string): HtmlText {
  const words = ['题号', '组', '题型', '风格', '问题', '结果'].map((title) => html`<th>${title}</th>`);
  const figures = ['答好', '引文', '章', '要点', '差错', 'ms'].map((title) => html`<th class="number">${title}</th>`);
  return html`<div class="scroll" id="cases"><table class="sortable"><thead><tr>${words}${figures}</tr></thead><tbody>${cases.map((reported) => drawCaseRows(reported, planUrl))}</tbody></table></div>`;
}

/** The report as one self-contained HTML page. */
export function formatHtmlReport(report: RunReport, { planUrl }: HtmlReportOptions): string {
  const { summary, run } = report;
  return html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="${POLICY}"><title>评测报告 ${run.name}</title><style>${new HtmlText(REPORT_STYLE)}</style></head>
<body><header><h1>评测报告</h1><p>${run.name}</p>${drawFacts(report)}</header>
<main>${drawTiles(report)}<h2>图示</h2>${drawPlots(report)}<h2>全部指标</h2>${metricTable(summary.overall)}${summary.byGroup.length > 0 && html`<h2>按组</h2>${groupTable('组', summary.byGroup)}`}<h2>按题型</h2>${groupTable('题型', summary.byType)}<h2>按风格</h2>${groupTable('风格', summary.byStyle)}<h2>逐题</h2>${drawFilters(report)}${drawCases(report, planUrl)}</main>
<footer>区间为 95% 自助法百分位区间（1000 次重抽样，固定种子）。n/a 表示没有可观测的题目。各指标定义见 eval/README.md。规划链接指向 ${planUrl}。</footer>
<script>${new HtmlText(REPORT_SCRIPT)}</script></body></html>
`.markup;
}
