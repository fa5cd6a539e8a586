// What a reader sees who comes while the service is still loading: a page that asks again by itself.
import { html } from 'hono/html';
import { type Markup, renderPage } from './page-layout.js';
import type { WebAssets } from './web-assets.js';

export function renderWaitingPage(assets: WebAssets): Markup {
  return renderPage(
    {
      name: 'none',
      title: '服务正在启动',
      description: '服务正在载入规划文本，马上就好。',
      head: html`<meta http-equiv="refresh" content="3">`,
      entry: 'reading/main.ts',
      body: html`<main class="wide" id="main" tabindex="-1"><h1 class="page-title">服务正在启动</h1>
<p class="lead">正在载入规划文本，通常几秒钟就好。本页会自动刷新。</p></main>`,
      edition: null,
    },
    assets,
  );
}
