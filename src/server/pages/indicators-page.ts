// The indicators as a page of their own: base year and last year as charts where the plan prints both figures, and the whole table.
import { html } from 'hono/html';
import { isCharted, renderChart } from './indicator-chart.js';
import { renderIndicatorTable } from './indicator-table.js';
import { NO_MARKS } from './mark-text.js';
import { type Markup, renderPage } from './page-layout.js';
import { yearColumns } from './plan-face.js';
import type { PlanPageSource, PlanSource } from './plan-page.js';
import { listReadingChapters, type ReadingRow } from './reading-chapter.js';
import type { WebAssets } from './web-assets.js';

const rowsOf = ({ plan }: PlanSource): readonly ReadingRow[] =>
  listReadingChapters(plan).flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'box' ? block.rows : [])),
  );

export function renderIndicatorsPage(source: PlanPageSource, assets: WebAssets): Markup {
  const { plan, face } = source;
  const years = yearColumns(plan);
  const rows = rowsOf(source);
  const charted = rows.filter(isCharted);
  const parentName = (row: ReadingRow): string => rows.find(({ id }) => id === row.parentId)?.name ?? '';
  const top = rows.filter(({ parentId }) => parentId === null);
  const binding = top.filter(({ nature }) => nature === 'binding').length;
  const body = html`<main class="wide" id="main" tabindex="-1">
<h1 class="page-title">主要指标</h1>
<p class="lead">《${plan.title}》列出 ${top.length} 项主要指标，其中约束性指标 ${binding} 项、预期性指标 ${top.length - binding} 项。数值均照公布的文本列出，未公布的不作推算。</p>
<h2>${years.baseline}与${years.target}目标</h2>
<p class="lead">只画出两个年份都公布了数值的指标；条形从零开始，长短可以直接比较。</p>
<ul class="charts">${charted.map((row) => renderChart(row, { parentName: parentName(row), years, face }))}</ul>
<h2>全部指标</h2>
${renderIndicatorTable({ rows, plan, face, marks: NO_MARKS, caption: '经济社会发展主要目标表' })}
</main>`;
  return renderPage(
    {
      name: 'indicators',
      title: `主要指标 - ${plan.title}`,
      description: `${plan.title}的主要指标：${years.baseline}、${years.target}目标、年均增速和属性。`,
      entry: 'reading/main.ts',
      body,
      edition: plan,
      face,
    },
    assets,
  );
}
