// The main-targets table as a real table: every row linked, blank and masked cells explained.
import { html } from 'hono/html';
import type { PlanDocument, TargetValue } from '../../plan/plan-document.js';
import type { TextSpan } from '../../text/text-span.js';
import { markText, type TextMarks } from './mark-text.js';
import type { Markup } from './page-layout.js';
import { type PlanFace, yearColumns } from './plan-face.js';
import { askAboutLink } from './question-about.js';
import type { ReadingRow } from './reading-chapter.js';

const NATURES = { anticipatory: '预期性', binding: '约束性' } as const;

function renderValue(value: TargetValue, mark: CellMarker): Markup | string {
  if (value.kind === 'number') return mark(value.printed);
  if (value.kind === 'text') return mark(value.text);
  if (value.kind === 'not-applicable') return mark('—');
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

/** Marks a cell's words; the words themselves where the row's span does not have them. */
type CellMarker = (words: string) => Markup | string;

/** The cells stand in the row's span one after the other: each is looked for behind the one before it. */
function markCells({ start, end }: TextSpan, text: string, marks: TextMarks): CellMarker {
  let from = start;
  return (words) => {
    const at = text.indexOf(words, from);
    if (words === '' || at < 0 || at + words.length > end) return words;
    from = at + words.length;
    return markText(text, { start: at, end: from }, marks);
  };
}

/** A group such as No. 6 shares its line with its first sub-row: its own cells have no figures to show. */
function renderCells({ baseline, target, averageGrowth }: ReadingRow, isGroup: boolean, parts: CellParts): Markup {
  if (isGroup) return html`<td colspan="3"><span class="blank">分项列出</span></td>`;
  const { mark, years } = parts;
  return html`<td data-label="${years.baseline}">${renderValue(baseline, mark)}</td><td data-label="${years.target}">${renderValue(target, mark)}</td>
<td class="growth" data-label="年均增速（%）">${renderValue(averageGrowth, mark)}</td>`;
}

interface CellParts {
  readonly mark: CellMarker;
  readonly years: ReturnType<typeof yearColumns>;
}

const columnsOf = ({ baseline, target }: CellParts['years']): string[] => [
  ...['类别', '序号', '指标名称', baseline, target],
  ...['年均增速（%）', '属性'],
];

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
    const isGroup = groups.has(row.id);
    const mark = markCells(row, text, marks);
    const category = span === 0 ? '' : html`<th scope="rowgroup" rowspan="${span}">${mark(row.category)}</th>`;
    const number = row.parentId === null ? mark(`${row.number}`) : '';
    const nature = row.nature === null ? '' : NATURES[row.nature];
    return html`<tr id="${row.id}"${row.parentId === null ? '' : html` class="sub-row"`}>${category}
<td class="number">${number}</td>
<th scope="row">${mark(labelOf(row))}</th>
${renderCells(row, isGroup, { mark, years })}
<td data-label="属性">${isGroup ? nature : mark(nature)}</td>
<td class="row-ask"><a href="${askAboutLink(row.id, face)}" aria-label="提问：${labelOf(row)}">提问</a></td></tr>`;
  });
  return html`<div class="table-scroll" role="region" aria-label="${caption}" tabindex="0"><table class="indicators">
<caption class="visually-hidden">${caption}</caption>
<thead><tr>${columnsOf(years).map((name) => html`<th scope="col">${name}</th>`)}<th scope="col" class="row-ask"><span class="visually-hidden">就此提问</span></th></tr></thead>
<tbody>${body}</tbody></table></div>
<ul class="table-note">
<li>① 未公布：公布的文本在这一格留空，没有数值可以引用。</li>
<li>“—”：公布的文本在这一格印的就是“—”。</li>
</ul>`;
}
