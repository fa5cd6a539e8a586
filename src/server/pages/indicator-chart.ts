// The base year and the last year of one indicator as two bars that begin at zero: lengths that one may compare.
import { html } from 'hono/html';
import type { Markup } from './page-layout.js';
import { linkWithin, type PlanFace, type yearColumns } from './plan-face.js';
import { askAboutLink } from './question-about.js';
import type { ReadingRow } from './reading-chapter.js';

/** An indicator with a figure in both columns. */
export interface ChartedRow extends ReadingRow {
  readonly baseline: Extract<ReadingRow['baseline'], { kind: 'number' }>;
  readonly target: Extract<ReadingRow['target'], { kind: 'number' }>;
}

export const isCharted = (row: ReadingRow): row is ChartedRow =>
  row.baseline.kind === 'number' && row.target.kind === 'number';

const WIDTH = 320;
const BAR_LEFT = 84;
/** Leaves room for the figure behind the longest bar. */
const BAR_WIDTH = 160;
const BAR_HEIGHT = 26;

function renderBar(label: string, printed: string, share: number, top: number, isGoal: boolean): Markup {
  const width = Math.round(share * BAR_WIDTH * 10) / 10;
  const middle = top + BAR_HEIGHT / 2 + 5;
  return html`<text x="0" y="${middle}">${label}</text>
<rect class="bar${isGoal ? ' goal' : ''}" x="${BAR_LEFT}" y="${top}" width="${width}" height="${BAR_HEIGHT}"></rect>
<text class="value" x="${BAR_LEFT + width + 8}" y="${middle}">${printed}</text>`;
}

function growthSentence({ averageGrowth }: ChartedRow): string {
  if (averageGrowth.kind === 'number') return `规划列出的年均增速：${averageGrowth.printed}%。`;
  if (averageGrowth.kind === 'text') return `规划列出的年均增速：${averageGrowth.text}。`;
  return averageGrowth.kind === 'blank' ? '年均增速：公布的文本未列。' : '年均增速：公布的文本印为“—”。';
}

export interface ChartContext {
  /** Name of the group that a sub-row belongs to; '' for others. */
  readonly parentName: string;
  readonly years: ReturnType<typeof yearColumns>;
  readonly face: PlanFace;
}

export function renderChart(row: ChartedRow, { parentName, years, face }: ChartContext): Markup {
  const { name, unit, baseline, target } = row;
  const most = Math.max(baseline.value, target.value);
  const title = parentName === '' ? name : `${parentName}：${name}`;
  const summary = `${title}，${years.baseline} ${baseline.printed}${unit}，${years.target} ${target.printed}${unit}`;
  return html`<li class="chart"><h3>${title} <small>${unit}</small></h3>
<svg viewBox="0 0 ${WIDTH} 76" role="img" aria-label="${summary}">
${renderBar(years.baseline.replace('年', ''), baseline.printed, baseline.value / most, 4, false)}
${renderBar(years.target.replace('年', '目标'), target.printed, target.value / most, 42, true)}
<line class="axis" x1="${BAR_LEFT}" y1="0" x2="${BAR_LEFT}" y2="74"></line>
</svg>
<p class="chart-foot">${growthSentence(row)}<br><a href="${linkWithin(face, `/plan#${row.id}`)}">查看原文</a>　<a href="${askAboutLink(row.id, face)}">就此提问</a></p></li>`;
}
