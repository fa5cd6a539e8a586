// The reading page: the whole plan set as a document, with contents, deep links, search and the way to a question.
import { html } from 'hono/html';
import type { Assistant } from '../../assistant.js';
import type { PlanDocument, Section } from '../../plan/plan-document.js';
import type { TextSpan } from '../../text/text-span.js';
import { findInPlan, MOST_SEARCH_CHARACTERS } from './find-in-plan.js';
import { renderIndicatorTable } from './indicator-table.js';
import { markText, type TextMarks } from './mark-text.js';
import { type Markup, renderPage } from './page-layout.js';
import type { PlanFace } from './plan-face.js';
import { askAboutLink } from './question-about.js';
import { listReadingChapters, type ReadingBlock, type ReadingBox, type ReadingHeading } from './reading-chapter.js';
import { renderHits } from './search-hits.js';
import type { WebAssets } from './web-assets.js';

export type PlanSource = Pick<Assistant, 'plan' | 'outline'>;

/** A plan with what pages show of it beside its text. */
export interface PlanPageSource extends PlanSource {
  readonly face: PlanFace;
}

export interface PlanPageQuery {
  /** Words to find. */
  readonly words: string;
  /** Passage to mark, `start-end` as offsets into the plan's text. */
  readonly mark: string;
}

/** Two offsets of seven digits; one character more, so that a longer text is not taken for its beginning. */
const MOST_MARK_CHARACTERS = 16;

/** A passage from the address; null when it is not one of this plan. */
function parseMark(mark: string, plan: PlanDocument): TextSpan | null {
  const match = /^(\d{1,7})-(\d{1,7})$/.exec(mark.slice(0, MOST_MARK_CHARACTERS));
  if (!match) return null;
  const [start, end] = [Number(match[1]), Number(match[2])];
  return start < end && end <= plan.text.length ? { start, end } : null;
}

const HEADING_CLASSES = { 2: 'chapter', 3: 'section', 4: 'item', 5: 'entry' } as const;

interface Rendering extends PlanSource {
  readonly face: PlanFace;
  readonly marks: TextMarks;
}

/** Long titles break, if they must, behind a comma or before the number of the plan, and not within a word. */
const titleParts = (title: string): Markup =>
  html`${title.split(/(?<=，)|(?=第[一二三四五六七八九十]+个)/).map((part) => html`<span>${part}</span>`)}`;

function renderHeading({ plan, marks, face }: Rendering, heading: ReadingHeading): Markup {
  const { id, level, title } = heading;
  const marked = markText(plan.text, heading, marks);
  const text = level === 2 && typeof marked === 'string' ? titleParts(marked) : marked;
  const classes = HEADING_CLASSES[level];
  const element =
    level === 2
      ? html`<h2 class="${classes}">${text}</h2>`
      : level === 3
        ? html`<h3 class="${classes}">${text}</h3>`
        : level === 4
          ? html`<h4 class="${classes}">${text}</h4>`
          : html`<h5 class="${classes}">${text}</h5>`;
  return html`<div class="heading-line ${classes}-line" id="${id}">${element}<span class="heading-links">
<a href="${askAboutLink(id, face)}" aria-label="就此提问：${title}">就此提问</a>
<a href="#${id}" aria-label="链接：${title}">链接</a></span></div>`;
}

function renderBox(rendering: Rendering, box: ReadingBox): Markup {
  const { plan, marks, face } = rendering;
  const table =
    box.rows.length === 0
      ? ''
      : renderIndicatorTable({ rows: box.rows, plan, face, marks, caption: '经济社会发展主要目标表' });
  return html`<section class="box" id="${box.id}" aria-label="${box.text}">
<p class="box-title">${markText(plan.text, box, marks)}</p>${table}
${box.blocks.map((block) => renderBlock(rendering, block))}</section>`;
}

const MASKED_NOTE = html`<p class="note">注：本段中的“*”是公布文本的原样，公布时未列出数字。</p>`;
const CAPTION_NOTE = html`<p class="note">注：公布文本的这幅图未收录，仅保留图题。</p>`;

function renderBlock(rendering: Rendering, block: ReadingBlock): Markup {
  if (block.kind === 'heading') return renderHeading(rendering, block);
  if (block.kind === 'box') return renderBox(rendering, block);
  const text = markText(rendering.plan.text, block, rendering.marks);
  if (block.kind === 'caption') return html`<p class="caption">${text}</p>${CAPTION_NOTE}`;
  return html`<p>${text}</p>${block.masked ? MASKED_NOTE : ''}`;
}

function renderContents({ plan, outline }: PlanSource): Markup {
  const link = (section: Section): Markup =>
    html`<a href="#${section.id}">${section.label}${section.number === 0 ? '' : ` ${section.title}`}</a>`;
  const chapters = plan.sections.filter(({ level }) => level === 'chapter');
  const entries = chapters.map((chapter) => {
    const children = outline.children(chapter.id);
    const list = children.length === 0 ? '' : html`<ol>${children.map((child) => html`<li>${link(child)}</li>`)}</ol>`;
    return html`<li>${link(chapter)}${list}</li>`;
  });
  return html`<details class="contents" open><summary>目录<span class="contents-here" data-contents-here></span></summary>
<nav class="contents-list" aria-label="目录"><ol>${entries}</ol></nav></details>`;
}

const renderSearch = (
  words: string,
  { planId }: PlanFace,
): Markup => html`<form class="plan-search" action="/plan" method="get" role="search">
<label class="visually-hidden" for="plan-q">在全文中查找</label>
<input class="field" id="plan-q" name="q" type="search" value="${words}" maxlength="${MOST_SEARCH_CHARACTERS}" placeholder="在全文中查找词语">
${planId === null ? '' : html`<input type="hidden" name="plan" value="${planId}">`}<button class="button primary">查找</button>
</form>`;

/** At the foot of the window: from hit to hit, to the search, to the top. Shown by the script that they need. */
const renderFoot = (hits: readonly TextSpan[]): Markup => html`<div class="reading-foot">
${
  hits.length === 0
    ? ''
    : html`<div class="foot-group" data-hit-bar hidden><span data-hit-place role="status">共 ${hits.length} 处</span>
<button type="button" class="button" data-hit-previous>上一处</button>
<button type="button" class="button" data-hit-next>下一处</button></div>`
}
<div class="foot-group" data-reading-tools hidden><button type="button" class="button" data-search-here>查找</button>
<a class="button" href="#top">回到顶部</a></div></div>`;

function renderDocument(rendering: Rendering): Markup {
  // The preface has no heading in the published text, and citations link to it all the same.
  return html`<article class="sheet plan-text" lang="zh-CN">${listReadingChapters(rendering.plan).map(
    ({ id, blocks }) =>
      html`${blocks.some((block) => block.kind === 'heading' && block.id === id) ? '' : html`<div id="${id}"></div>`}
${blocks.map((block) => renderBlock(rendering, block))}`,
  )}</article>`;
}

export function renderPlanPage(source: PlanPageSource, query: PlanPageQuery, assets: WebAssets): Markup {
  const { plan, face } = source;
  const words = query.words.trimStart().slice(0, MOST_SEARCH_CHARACTERS).trim();
  const hits = findInPlan(plan, words);
  const rendering = { ...source, marks: { quote: parseMark(query.mark, plan), hits } };
  const body = html`<div class="reading">
${renderContents(source)}
<main class="reading-main" id="main" tabindex="-1">
<header class="document-head"><h1>${titleParts(plan.title)}</h1>
<p>${plan.period.from}—${plan.period.to} 年　文本版本 <code>${plan.digest.slice(0, 12)}</code></p></header>
${renderSearch(words, face)}
${words === '' ? '' : renderHits(source, words, hits)}
${renderFoot(hits)}
${renderDocument(rendering)}
</main></div>`;
  return renderPage(
    {
      name: 'plan',
      title: `${words === '' ? '' : `查找“${words}” - `}${plan.title}`,
      description: `${plan.title}全文，可查找、可按章节链接。`,
      entry: 'reading/main.ts',
      body,
      edition: plan,
      face,
    },
    assets,
  );
}
