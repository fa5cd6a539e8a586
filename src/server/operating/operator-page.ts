// The operator's page: whether questions are taken, what was asked, refused and rated, and what the service runs on.
import { html } from 'hono/html';
import type { AssistantDescription } from '../../assistant.js';
import type { FeedbackRow } from '../feedback/feedback-store.js';
import { type Markup, renderPage } from '../pages/page-layout.js';
import type { PublicSettings } from '../pages/public-settings.js';
import type { WebAssets } from '../pages/web-assets.js';

export interface OperatorPageState {
  readonly isAsking: boolean;
  readonly settings: PublicSettings;
  /** Null while the plan loads. */
  readonly description: AssistantDescription | null;
  /** Newest last. */
  readonly rows: readonly FeedbackRow[];
  readonly days: number;
}

const STATUS: Readonly<Record<string, string>> = {
  answered: '已答',
  partial: '部分写明',
  abstained: '规划未涉及',
  declined: '不属于本规划',
};
const VERDICTS: Readonly<Record<string, string>> = { up: '有用', down: '没用' };

/** A page that scrolls for an hour helps nobody; the table holds them all. */
const MOST_ROWS = 200;

const renderSwitch = (isAsking: boolean): Markup => html`<h2>提问</h2>
<p>${isAsking ? '现在可以提问。' : '提问已暂停；规划全文和主要指标仍可阅读。'}</p>
<form method="post" action="/operator/asking"><input type="hidden" name="on" value="${isAsking ? 'off' : 'on'}">
<button type="submit" class="button ${isAsking ? 'danger' : 'primary'}">${isAsking ? '暂停提问' : '恢复提问'}</button></form>
<p class="lead">这个开关到服务重新启动为止；要一直暂停，请设 ASKING=off 后重新启动。</p>`;

const renderRow = ({ at, question, status, verdict, reason, note }: FeedbackRow): Markup => html`<tr>
<td>${at.slice(0, 16).replace('T', ' ')}</td><td>${question ?? '（未保存）'}</td><td>${STATUS[status] ?? status}</td>
<td>${verdict === null ? '' : (VERDICTS[verdict] ?? verdict)}</td><td>${[reason, note].filter(Boolean).join('：')}</td></tr>`;

function renderTable(rows: readonly FeedbackRow[], days: number): Markup {
  const refused = rows.filter(({ status }) => status === 'abstained' || status === 'declined').length;
  const down = rows.filter(({ verdict }) => verdict === 'down').length;
  return html`<h2>最近 ${days} 天</h2>
<p>共 ${rows.length} 条，其中没有答上 ${refused} 条，评价为没用 ${down} 条。<a href="/operator/feedback.csv?days=${days}">下载表格（CSV）</a></p>
<div class="table-scroll" role="region" aria-label="提问和评价" tabindex="0"><table class="operator-table">
<thead><tr><th scope="col">时间（UTC）</th><th scope="col">问题</th><th scope="col">结果</th><th scope="col">评价</th><th scope="col">说明</th></tr></thead>
<tbody>${rows.slice(-MOST_ROWS).reverse().map(renderRow)}</tbody></table></div>`;
}

function renderKept({ questionLog, feedback, retentionDays }: PublicSettings): Markup {
  const log = questionLog ? '保存提问（号码已遮盖）' : '不保存提问（QUESTION_LOG=on 可开启）';
  const ratings = feedback ? '保存评价' : '不保存评价';
  return html`<p class="lead">现在${log}，${ratings}，保存 ${retentionDays} 天。</p>`;
}

const renderRunning = (description: AssistantDescription | null): Markup | string =>
  description === null
    ? html`<p>正在载入规划文本和索引。</p>`
    : html`<h2>运行情况</h2><dl class="facts"><dt>规划</dt><dd>${description.planId}，文本版本 ${description.planDigest.slice(0, 12)}</dd>
<dt>模型</dt><dd>${description.chatModel ?? '没有配置，回答摘自原文'}</dd><dt>向量</dt><dd>${description.embeddingModel}</dd></dl>
<p><a href="/operator/audit">规划体检</a>　<a href="/metrics">运行指标（Prometheus）</a></p>`;

export function renderOperatorPage(state: OperatorPageState, assets: WebAssets): Markup {
  const { isAsking, settings, description, rows, days } = state;
  return renderPage(
    {
      name: 'none',
      title: '管理',
      description: '本服务的管理页面。',
      head: html`<meta name="robots" content="noindex">`,
      entry: 'reading/main.ts',
      body: html`<main class="wide" id="main" tabindex="-1"><h1 class="page-title">管理</h1>
${renderSwitch(isAsking)}
${renderTable(rows, days)}
${renderKept(settings)}
${renderRunning(description)}
</main>`,
      edition: null,
    },
    assets,
  );
}
