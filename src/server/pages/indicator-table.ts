// The main-targets table as a real table: every row linked, blank and masked cells explained.
import { html } from 'hono/html';
import type { PlanDocument, TargetValue } from '../../plan/plan-document.js';
import { markText, type TextMarks } from './mark-text.js';
import type { Markup } from './page-layout.js';
import { type PlanFace, yearColumns } from './plan-face.js';
import { askAboutLink } from './question-about.js';
import type { ReadingRow } from './reading-chapter.js';

const NATURES = { anticipatory: '预期性', binding: '约束性' } as const;

function renderValue(value: TargetValue): Markup | string {
  if (value.kind === 'number') return value.printed;
  if (value.kind === 'text') return value.text;
  if (value.kind === 'not-applicable') return '—';
  return html`<span class="blank">未公布①</span>`;
}

const labelOf = ({ name, unit }: ReadingRow): string => (unit === '' ? name : `${name}（${unit}）`);

/** How many rows from `index` on belong to one category, so that it is printed once. */
function categorySpan(rows: readonly ReadingRow[], index: number): number {
  const category = rows[index]?.category;
  if (rows[index - 1]?.category === category) return 0;
  const end = rows.findIndex((row, at) => at > index && row.category !== category);
  return (end < 0 ? rows.length : end) - index;
}

/** A name is searched in the row's own span, which holds all cells: only hits that lie in the name are marked there. */
function renderName(row: ReadingRow, text: string, marks: TextMarks): Markup | string {
  const at = text.indexOf(row.name, row.start);
  if (at < 0 || at >= row.end) return row.name;
  return markText(text, { start: at, end: at + row.name.length }, marks);
}

/** A group such as No. 6 shares its line with its first sub-row: its own cells have no figures to show. */
function renderCells(row: ReadingRow, isGroup: boolean): Markup {
  if (isGroup) return html`<td colspan="3"><span class="blank">分项列出</span></td>`;
  return html`<td>${renderValue(row.baseline)}</td><td>${renderValue(row.target)}</td>
<td class="growth">${renderValue(row.averageGrowth)}</td>`;
}

export interface IndicatorTableParts {
  readonly rows: readonly ReadingRow[];
  readonly plan: PlanDocument;
  readonly face: PlanFace;
  readonly marks: TextMarks;
  /** Ids of rows are unique in a page that shows the table once. */
  readonly caption: string;
}

export function renderIndicatorTable({ rows, plan, face, marks, caption }: IndicatorTableParts): Markup {
  const { text } = plan;
  const years = yearColumns(plan);
  const groups = new Set(rows.map(({ parentId }) => parentId));
  const body = rows.map((row, index) => {
    const span = categorySpan(rows, index);
    const category = span === 0 ? '' : html`<th scope="rowgroup" rowspan="${span}">${row.category}</th>`;
    const unit = row.unit === '' ? '' : `（${row.unit}）`;
    return html`<tr id="${row.id}"${row.parentId === null ? '' : html` class="sub-row"`}>${category}
<td>${row.parentId === null ? row.number : ''}</td>
<th scope="row">${renderName(row, text, marks)}${unit}</th>
${renderCells(row, groups.has(row.id))}
<td>${row.nature === null ? '' : NATURES[row.nature]}</td>
<td class="row-ask"><a href="${askAboutLink(row.id, face)}" aria-label="提问：${labelOf(row)}">提问</a></td></tr>`;
  });
  return html`<div class="table-scroll" role="region" aria-label="${caption}" tabindex="0"><table class="indicators">
<caption class="visually-hidden">${caption}</caption>
<thead><tr><th scope="col">类别</th><th scope="col">序号</th><th scope="col">指标名称</th><th scope="col">${years.baseline}</th><th scope="col">${years.target}</th><th scope="col">年均增速（%）</th><th scope="col">属性</th><th scope="col" class="row-ask"><span class="visually-hidden">就此提问</span></th></tr></thead>
<tbody>${body}</tbody></table></div>
<ul class="table-note">
<li>① 未公布：公布的文本在这一格留空，没有数值可以引用。</li>
<li>“—”：公布的文本在这一格印的就是“—”。</li>
</ul>`;
}
