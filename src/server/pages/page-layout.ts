// The frame of every page: head, header with display settings, footer. Values are escaped by the template.
import { html } from 'hono/html';
import type { EditionRef } from '../../answering/answer.js';
import { linkWithin, NO_FACE, type PlanFace } from './plan-face.js';
import type { WebAssets } from './web-assets.js';

/** A piece of page that the template escaped. */
export type Markup = ReturnType<typeof html>;

/** `none`: a page that the navigation does not lead to. */
export type PageName = 'chat' | 'plan' | 'indicators' | 'verify' | 'briefing' | 'none';

export interface Page {
  readonly name: PageName;
  readonly title: string;
  readonly description: string;
  /** Everything between header and footer, its `<main id="main">` included. */
  readonly body: Markup;
  /** Source of the page's own script and styles: `chat/main.tsx`. */
  readonly entry: string;
  /** More of the head: settings, robots. */
  readonly head?: Markup | string;
  /** The edition that the footer names; null where the page has no footer. */
  readonly edition: EditionRef | null;
  /** The plan that the page is about; without it the page is about none. */
  readonly face?: PlanFace;
}

const NAVIGATION: readonly { readonly name: PageName; readonly href: string; readonly label: string }[] = [
  { name: 'chat', href: '/', label: '问答' },
  { name: 'plan', href: '/plan', label: '规划全文' },
  { name: 'indicators', href: '/indicators', label: '主要指标' },
  { name: 'briefing', href: '/briefing', label: '一键要点' },
  { name: 'verify', href: '/verify', label: '核对文稿' },
];

/** The settings for eyes; shown by their script, since without one they could do nothing. */
const DISPLAY_CONTROLS = html`<div class="display" data-display-controls hidden>
<button type="button" class="button" data-display-larger>大字</button>
<details class="display-menu">
<summary class="button">显示</summary>
<div class="display-panel">
<fieldset><legend>字号</legend><div class="choices">
<label><input type="radio" name="type" value=""><span>标准</span></label>
<label><input type="radio" name="type" value="large"><span>大</span></label>
<label><input type="radio" name="type" value="larger"><span>更大</span></label>
<label><input type="radio" name="type" value="largest"><span>最大</span></label>
</div></fieldset>
<fieldset><legend>对比度</legend><div class="choices">
<label><input type="radio" name="contrast" value="normal"><span>标准</span></label>
<label><input type="radio" name="contrast" value="more"><span>高对比</span></label>
</div></fieldset>
<fieldset><legend>配色</legend><div class="choices">
<label><input type="radio" name="theme" value=""><span>随系统</span></label>
<label><input type="radio" name="theme" value="light"><span>浅色</span></label>
<label><input type="radio" name="theme" value="dark"><span>深色</span></label>
</div></fieldset>
</div>
</details>
</div>`;

/** Where the other plans are: the same page of theirs. Links, so that no script is needed. */
function renderPicker(current: PageName, { choices, card }: PlanFace): Markup | string {
  if (choices.length === 0) return '';
  const path = NAVIGATION.find(({ name }) => name === current)?.href ?? '/';
  const entries = choices.map(
    ({ id, shortName, isStandard }) =>
      html`<a href="${linkWithin({ planId: isStandard ? null : id }, path)}"${id === card?.id ? html` aria-current="true"` : ''}>${shortName}</a>`,
  );
  return html`<details class="display-menu plan-picker"><summary class="button">换一部规划</summary>
<nav class="display-panel" aria-label="各部规划">${entries}</nav></details>`;
}

function renderHeader(current: PageName, face: PlanFace): Markup {
  return html`<header class="site-header">
<a class="wordmark" href="${linkWithin(face, '/')}"><span class="seal" aria-hidden="true">${face.seal}</span>${face.name}</a>
<nav class="site-nav" aria-label="页面">${NAVIGATION.map(
    ({ name, href, label }) =>
      html`<a href="${linkWithin(face, href)}"${name === current ? html` aria-current="page"` : ''}>${label}</a>`,
  )}</nav>
${renderPicker(current, face)}${DISPLAY_CONTROLS}
</header>`;
}

function renderFooter({ title, digest }: EditionRef): Markup {
  return html`<footer class="site-footer">
<p>依据《${title}》，文本版本 <code>${digest.slice(0, 12)}</code>。本站展示的文字如与正式公布的文本不一致，以正式公布的文本为准。</p>
<p class="site-links"><a href="/about#operator">谁在运行</a><a href="/about#contact">联系</a><a href="/about#accessibility">无障碍说明</a><a href="/about#privacy">隐私</a></p>
</footer>`;
}

/** The display script comes first and blocks, because it decides what the first paint looks like. */
function renderFiles(entry: string, assets: WebAssets): Markup {
  const display = assets.entry('display/main.ts');
  const own = assets.entry(entry);
  const styles = [...(display?.styles ?? []), ...(own?.styles ?? [])];
  return html`${display ? html`<script src="${display.script}"></script>` : ''}
${styles.map((href) => html`<link rel="stylesheet" href="${href}">`)}
${(own?.imports ?? []).map((href) => html`<link rel="modulepreload" href="${href}">`)}
${own ? html`<script type="module" src="${own.script}"></script>` : ''}`;
}

/** @param assets where the page's files are; without a build the page is plain but whole */
export function renderPage(page: Page, assets: WebAssets): Markup {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title}</title>
<meta name="description" content="${page.description}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${page.head ?? ''}
${renderFiles(page.entry, assets)}
</head>
<body data-page="${page.name}">
<a class="skip" href="#main">跳到正文</a>
${renderHeader(page.name, page.face ?? NO_FACE)}
${page.body}
${page.edition === null ? '' : renderFooter(page.edition)}
</body>
</html>`;
}
