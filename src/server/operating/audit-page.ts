// 规划体检: what a drafter would want to mend, by kind, each with the words that show it; behind the operator's token.

import { html } from 'hono/html';
import { inQuotationMarks } from '../../text/in-quotation-marks.js';
import { type Audit, byKind } from '../documents/audit-report.js';
import { type Markup, renderPage } from '../pages/page-layout.js';
import type { WebAssets } from '../pages/web-assets.js';

export function renderAuditPage(audit: Audit, assets: WebAssets): Markup {
  const groups = byKind(audit);
  return renderPage(
    {
      name: 'none',
      title: '规划体检',
      description: '规划文本的体检：前后不一致的数、没有解释的提法、缺年份和基期的目标。',
      head: html`<meta name="robots" content="noindex">`,
      entry: 'reading/main.ts',
      body: html`<main class="wide" id="main" tabindex="-1"><h1 class="page-title">规划体检</h1>
<p class="lead">《${audit.title}》，共 ${audit.findings.length} 处。由程序查出，供起草和修改时参考，请逐条核实。</p>
<p><a class="button" href="/operator/audit.docx">下载 Word 报告</a></p>
${groups.map(
  ({ title, findings }) =>
    html`<h2>${title}（${findings.length}）</h2><ol class="briefing-points">${findings.map(
      ({ note, places }) =>
        html`<li><p>${note}</p>${places.map(
          ({ reference, quote, start, end }) =>
            html`<blockquote class="verify-quote"><p>${inQuotationMarks(quote)}</p><footer><a href="/plan?mark=${start}-${end}">${reference}</a></footer></blockquote>`,
        )}</li>`,
    )}</ol>`,
)}
</main>`,
      edition: null,
    },
    assets,
  );
}
