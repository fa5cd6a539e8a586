// The chat page's shell: settings for its script, and a way to the plan for readers without one.
import { html } from 'hono/html';
import { type Markup, renderPage } from './page-layout.js';
import { linkWithin, type PlanFace } from './plan-face.js';
import type { PublicSettings } from './public-settings.js';
import type { WebAssets } from './web-assets.js';

const renderBody = (face: PlanFace): Markup => html`<main id="main" tabindex="-1">
<h1 class="visually-hidden">${face.name}</h1>
<div id="app">
<noscript>
<div class="no-script">
<p>提问需要启用 JavaScript。不启用也可以<a href="${linkWithin(face, '/plan')}">阅读规划全文</a>、<a href="${linkWithin(face, '/indicators')}">查看主要指标</a>，或在全文中查找：</p>
<form class="plan-search" action="/plan" method="get" role="search">
<label for="q">查找的词语</label>
<input class="field" id="q" name="q" type="search" maxlength="50">
${face.planId === null ? '' : html`<input type="hidden" name="plan" value="${face.planId}">`}
<button class="button primary">查找</button>
</form>
</div>
</noscript>
</div>
</main>`;

export interface HomePageParts {
  readonly settings: PublicSettings;
  /** Waits in the question field; '' for none. */
  readonly question: string;
  readonly face: PlanFace;
}

export function renderHomePage({ settings, question, face }: HomePageParts, assets: WebAssets): Markup {
  const whose = face.card === null ? '规划' : `《${face.card.title}》`;
  return renderPage(
    {
      name: 'chat',
      title: face.name,
      description: `就${whose}提问，每句回答都有原文出处。`,
      head: html`<meta name="plan-settings" content="${JSON.stringify(settings)}">
<meta name="plan-question" content="${question}">`,
      entry: 'chat/main.tsx',
      body: renderBody(face),
      edition: null,
      face,
    },
    assets,
  );
}
