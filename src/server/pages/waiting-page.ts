// What a reader sees who comes while the service is loading, or too busy: a page that asks again by itself.
import { html } from 'hono/html';
import { type Markup, renderPage } from './page-layout.js';
import type { WebAssets } from './web-assets.js';

const WORDS = {
  loading: { title: '服务正在启动', text: '正在载入规划文本，通常几秒钟就好。本页会自动刷新。' },
  busy: { title: '现在查找的人较多', text: '请稍等几秒钟。本页会自动刷新。' },
} as const;

export function renderWaitingPage(assets: WebAssets, reason: keyof typeof WORDS = 'loading'): Markup {
  const { title, text } = WORDS[reason];
  return renderPage(
    {
      name: 'none',
      title,
      description: text,
      head: html`<meta http-equiv="refresh" content="3">`,
      entry: 'reading/main.ts',
      body: html`<main class="wide" id="main" tabindex="-1"><h1 class="page-title">${title}</h1>
<p class="lead">${text}</p></main>`,
      edition: null,
    },
    assets,
  );
}
