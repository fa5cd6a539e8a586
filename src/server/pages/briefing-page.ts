// 一键要点: a form for what to brief on, and the points with their places; works without script.
import { html } from 'hono/html';
import type { Citation } from '../../answering/answer.js';
import { type Briefing, FEWEST_POINTS, MOST_POINTS, USUAL_POINTS } from '../../answering/briefing/briefing.js';
import { type Markup, renderPage } from './page-layout.js';
import type { PlanPageSource } from './plan-page.js';
import type { WebAssets } from './web-assets.js';

export interface BriefingPageState {
  /** What the form holds. */
  readonly query: Readonly<Record<string, string>>;
  readonly briefing: Briefing | null;
  readonly problem: string | null;
}

/** What of the plan the page needs. */
type BriefingSource = Pick<PlanPageSource, 'plan' | 'face'>;

const linkOf = ({ url, start, end }: Citation): string => url.replace('#', `?mark=${start}-${end}#`);

function renderPlaces(ids: readonly number[], { citations }: Briefing): Markup[] {
  return citations
    .filter(({ id }) => ids.includes(id))
    .map((citation) => html`<a href="${linkOf(citation)}" title="${citation.quote}">${citation.reference}</a>`);
}

const renderTargets = (briefing: Briefing): Markup | string =>
  briefing.targets.length === 0
    ? ''
    : html`<div class="table-scroll" role="region" aria-label="目标" tabindex="0"><table class="briefing-targets"><caption>写明的目标</caption>
<thead><tr><th scope="col">指标</th><th scope="col">目标值</th><th scope="col">年份</th><th scope="col">出处</th></tr></thead>
<tbody>${briefing.targets.map(
        ({ name, value, year, citations }) =>
          html`<tr><th scope="row">${name}</th><td>${value}</td><td>${year === null ? '年份未写明' : `${year}年`}</td><td>${renderPlaces(citations, briefing)}</td></tr>`,
      )}</tbody></table></div>`;

const renderResult = (
  briefing: Briefing,
  query: BriefingPageState['query'],
): Markup => html`<section aria-labelledby="briefing-result">
<h2 id="briefing-result" tabindex="-1">${briefing.title}</h2>
${briefing.points.length === 0 ? html`<p>规划中没有找到相关的内容。</p>` : ''}
<ol class="briefing-points">${briefing.points.map(
  ({ head, text, citations }) =>
    html`<li><p><strong>${head}：</strong>${text}。</p><p class="verify-verdict">${renderPlaces(citations, briefing)}</p></li>`,
)}</ol>
${renderTargets(briefing)}
<p><a class="button" href="/briefing.docx?${new URLSearchParams(query).toString()}">下载 Word</a></p>
</section>`;

function renderForm({ plan }: BriefingSource, { query, problem }: BriefingPageState): Markup {
  const chapters = plan.sections.filter(({ level, number }) => level === 'chapter' && number > 0);
  return html`<form class="verify-form" method="get" action="/briefing#briefing-result">
${problem === null ? '' : html`<p class="verify-problem" role="alert">${problem}</p>`}
<label for="briefing-section">选一章</label>
<select class="field" id="briefing-section" name="section"><option value="">（不选）</option>${chapters.map(
    ({ id, label, title }) =>
      html`<option value="${id}"${query['section'] === id ? html` selected` : ''}>${label} ${title}</option>`,
  )}</select>
<label for="briefing-topic">或写一个主题，如“低空经济”</label>
<input class="field" id="briefing-topic" name="topic" maxlength="60" value="${query['topic'] ?? ''}">
<label for="briefing-audience">或写一类人，如“老年人”</label>
<input class="field" id="briefing-audience" name="audience" maxlength="60" value="${query['audience'] ?? ''}">
<label for="briefing-points">要点数（${FEWEST_POINTS} 到 ${MOST_POINTS}）</label>
<input class="field" id="briefing-points" name="points" type="number" min="${FEWEST_POINTS}" max="${MOST_POINTS}" value="${query['points'] ?? USUAL_POINTS}">
<div class="verify-actions"><button type="submit" class="button primary">整理要点</button></div>
</form>`;
}

export function renderBriefingPage(source: BriefingSource, state: BriefingPageState, assets: WebAssets): Markup {
  const { plan, face } = source;
  return renderPage(
    {
      name: 'briefing',
      title: `一键要点 - ${plan.title}`,
      description: `把${plan.title}的一章、一个主题或面向一类人的内容整理成要点，逐条有出处。`,
      entry: 'reading/main.ts',
      body: html`<main class="wide" id="main" tabindex="-1">
<h1 class="page-title">一键要点</h1>
<p class="lead">选一章、一个主题或一类人，摘出规划中有实质内容的要点和目标，按规划的次序排列；每条都是原文的字句，附出处，可下载带脚注的 Word。</p>
${renderForm(source, state)}
${state.briefing === null ? '' : renderResult(state.briefing, state.query)}
</main>`,
      edition: plan,
      face,
    },
    assets,
  );
}
