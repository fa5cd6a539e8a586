// The hits of a search in the plan as a list: where each stands, with some words around it.
import { html } from 'hono/html';
import { formatReference } from '../../plan/outline.js';
import type { PlanDocument } from '../../plan/plan-document.js';
import type { TextSpan } from '../../text/text-span.js';
import { markText } from './mark-text.js';
import type { Markup } from './page-layout.js';
import { linkWithin } from './plan-face.js';
import type { PlanPageSource, PlanSource } from './plan-page.js';

/** A reader who gets more than fifty hits searches again with better words. */
const MOST_LISTED = 50;
/** Characters around a hit: enough to recognise the sentence, short enough for one line on a desk. */
const AROUND = 18;

/** A little text around the hit, from the hit's own paragraph. */
function snippetSpan({ text }: PlanDocument, { start, end }: TextSpan): TextSpan {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = text.indexOf('\n', end);
  return {
    start: Math.max(lineStart, start - AROUND),
    end: Math.min(lineEnd < 0 ? text.length : lineEnd, end + AROUND),
  };
}

function referenceAt({ plan, outline }: PlanSource, at: number): string {
  const paragraph = plan.paragraphs.findLast(({ span }) => span.start <= at);
  if (!paragraph) return '';
  const { sectionId, boxId } = paragraph;
  return formatReference(outline, { sectionId, boxId, indicatorId: null });
}

export function renderHits(source: PlanPageSource, words: string, hits: readonly TextSpan[]): Markup {
  const { plan } = source;
  const listed = hits.slice(0, MOST_LISTED).map((hit, index) => {
    const snippet = markText(plan.text, snippetSpan(plan, hit), { quote: hit, hits: [] });
    return html`<li><a href="#hit-${index + 1}"><span class="hit-where">${referenceAt(source, hit.start)}</span>…${snippet}…</a></li>`;
  });
  const more = hits.length > MOST_LISTED ? html`<p>只列出前 ${MOST_LISTED} 处，正文中已全部标出。</p>` : '';
  const none = html`<p>规划全文中没有“${words}”。可以换一个词，或<a href="${linkWithin(source.face, `/?q=${encodeURIComponent(words)}`)}">直接提问</a>。</p>`;
  return html`<section class="hits" aria-labelledby="hits-title">
<h2 id="hits-title">查找“${words}”：${hits.length === 0 ? '没有找到' : `${hits.length} 处`}</h2>
${hits.length === 0 ? none : html`<ol>${listed}</ol>`}${more}
<p><a href="${linkWithin(source.face, '/plan')}">清除查找</a></p></section>`;
}
