// The chat page's shell: settings for its script, and a way to the plan for readers without one.
import { html } from 'hono/html';
import { type Markup, renderPage } from './page-layout.js';
import type { PublicSettings } from './public-settings.js';
import type { WebAssets } from './web-assets.js';

const BODY = html`<main id="main" tabindex="-1">
<h1 class="visually-hidden">槐荫区“十五五”规划问答</h1>
<div id="app">
<noscript>
<div class="no-script">
<p>提问需要启用 JavaScript。不启用也可以<a href="/plan">阅读规划全文</a>、<a href="/indicators">查看主要指标</a>，或在全文中查找：</p>
<form class="plan-search" action="/plan" method="get" role="search">
<label for="q">查找的词语</label>
<input class="field" id="q" name="q" type="search" maxlength="50">
<button class="button primary">查找</button>
</form>
</div>
</noscript>
</div>
</main>`;

/** @param question waits in the question field; '' for none */
export function renderHomePage(settings: PublicSettings, question: string, assets: WebAssets): Markup {
  return renderPage(
    {
      name: 'chat',
      title: '槐荫“十五五”规划问答',
      description: '就《槐荫区国民经济和社会发展第十五个五年规划纲要》提问，每句回答都有原文出处。',
      head: html`<meta name="plan-settings" content="${JSON.stringify(settings)}">
<meta name="plan-question" content="${question}">`,
      entry: 'chat/main.tsx',
      body: BODY,
      edition: null,
    },
    assets,
  );
}
