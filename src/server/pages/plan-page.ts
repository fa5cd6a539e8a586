// The plan as one page to read: every unit, box and indicator has its id, so that citations can link to it.
import { html } from 'hono/html';
import type { Assistant } from '../../assistant.js';
import type { Indicator, Paragraph, Section, TargetValue } from '../../plan/plan-document.js';
import { sliceSpan } from '../../text/text-span.js';
import { type Markup, renderPage } from './page-layout.js';

type PlanSource = Pick<Assistant, 'plan' | 'outline'>;

const NATURES = { anticipatory: '预期性', binding: '约束性' } as const;

function renderValue(value: TargetValue): Markup | string {
  if (value.kind === 'number') return value.printed;
  if (value.kind === 'text') return value.text;
  return value.kind === 'not-applicable' ? '—' : html`<span class="blank">原文未列</span>`;
}

function renderRow(indicator: Indicator): Markup {
  const { id, parentId, number, category, name, unit, baseline, target, averageGrowth, nature } = indicator;
  const values = [baseline, target, averageGrowth].map((value) => html`<td>${renderValue(value)}</td>`);
  const label = unit === '' ? name : `${name}（${unit}）`;
  return html`<tr id="${id}"><td>${category}</td><td>${parentId === null ? number : ''}</td>
<th scope="row">${label}</th>${values}<td>${nature === null ? '' : NATURES[nature]}</td></tr>`;
}

const COLUMNS = ['类别', '序号', '指标名称', '2025年预计', '2030年', '年均增速（%）', '指标属性'];

function renderTable({ plan }: PlanSource, boxId: string): Markup {
  const rows = plan.indicators.filter((indicator) => indicator.boxId === boxId).map(renderRow);
  return html`<div class="wide"><table><thead><tr>${COLUMNS.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function renderHeading(section: Section, text: string): Markup {
  if (section.level === 'chapter') return html`<h2 id="${section.id}">${text}</h2>`;
  if (section.level === 'section') return html`<h3 id="${section.id}">${text}</h3>`;
  if (section.level === 'item') return html`<h4 id="${section.id}">${text}</h4>`;
  return html`<h5 id="${section.id}">${text}</h5>`;
}

function renderParagraph({ plan, outline }: PlanSource, { sectionId, kind, span }: Paragraph): Markup {
  const text = sliceSpan(plan.text, span);
  const section = outline.section(sectionId);
  if (kind === 'heading' && section && section.headingSpan.start === span.start) return renderHeading(section, text);
  if (kind === 'heading') return html`<p class="box-title">${text}</p>`;
  return html`<p${kind === 'caption' ? html` class="caption"` : ''}>${text}</p>`;
}

/** Neighbouring paragraphs of one box, or of none. */
function groupByBox(paragraphs: readonly Paragraph[]): Paragraph[][] {
  const groups: Paragraph[][] = [];
  for (const paragraph of paragraphs) {
    const last = groups.at(-1);
    if (last?.[0]?.boxId === paragraph.boxId) last.push(paragraph);
    else groups.push([paragraph]);
  }
  return groups;
}

function renderGroup(source: PlanSource, group: readonly Paragraph[]): Markup {
  const prose = group.filter((paragraph) => paragraph.kind !== 'row');
  const body = prose.map((paragraph) => renderParagraph(source, paragraph));
  const boxId = group[0]?.boxId ?? null;
  if (boxId === null) return html`${body}`;
  const table = prose.length < group.length ? renderTable(source, boxId) : '';
  return html`<section class="box" id="${boxId}">${body}${table}</section>`;
}

function renderContents({ plan, outline }: PlanSource): Markup {
  const chapters = plan.sections.filter((section) => section.parentId === null);
  const link = (section: Section) =>
    html`<a href="#${section.id}">${section.label} ${section.number === 0 ? '' : section.title}</a>`;
  return html`<nav aria-label="目录"><ol>${chapters.map(
    (chapter) =>
      html`<li>${link(chapter)}<ol>${outline.children(chapter.id).map((child) => html`<li>${link(child)}</li>`)}</ol></li>`,
  )}</ol></nav>`;
}

export function renderPlanPage(source: PlanSource): Markup {
  const { plan } = source;
  // The preface has no heading in the document, and citations link to it all the same.
  const main = html`<h1 id="c0">${plan.title}</h1>
${renderContents(source)}
<article>${groupByBox(plan.paragraphs).map((group) => renderGroup(source, group))}</article>`;
  return renderPage({ title: plan.title, main });
}
