// What a person sees at an address that does not exist: the ways to what does.
import { html } from 'hono/html';
import { type Markup, renderPage } from './page-layout.js';
import type { WebAssets } from './web-assets.js';

export function renderNotFoundPage(assets: WebAssets): Markup {
  return renderPage(
    {
      name: 'none',
      title: '没有这个页面',
      description: '没有这个页面。',
      entry: 'reading/main.ts',
      body: html`<main class="wide" id="main" tabindex="-1"><h1 class="page-title">没有这个页面</h1>
<p class="lead">地址可能写错了，或页面已经移走。可以<a href="/">提问</a>、<a href="/plan">阅读规划全文</a>或<a href="/indicators">查看主要指标</a>。</p></main>`,
      edition: null,
    },
    assets,
  );
}
