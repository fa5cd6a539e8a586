// 获取嵌入代码: a form of the widget's options, the line to copy, the widget itself as it will look, and what a site must allow.
import { html } from 'hono/html';
import { type Markup, renderPage } from './page-layout.js';
import type { PlanFace } from './plan-face.js';
import type { WebAssets } from './web-assets.js';

interface EmbedOption {
  readonly name: string;
  readonly label: string;
  /** Values to choose from; null: a free text. */
  readonly choices: readonly (readonly [value: string, label: string])[] | null;
}

const OPTIONS: readonly EmbedOption[] = [
  { name: 'title', label: '按钮和标题的文字', choices: null },
  { name: 'color', label: '主色（如 #1b5e46；太浅的会自动加深）', choices: null },
  { name: 'suggestions', label: '开头的示例问题（用 | 隔开）', choices: null },
  {
    name: 'position',
    label: '位置',
    choices: [
      ['', '右下角'],
      ['left', '左下角'],
    ],
  },
  {
    ...{ name: 'language', label: '界面语言' },
    choices: [
      ['', '简体中文'],
      ['zh-Hant', '繁体中文'],
      ['en', '英文'],
    ],
  },
  {
    name: 'type',
    label: '字号',
    choices: [
      ['', '标准'],
      ['large', '大'],
      ['larger', '更大'],
      ['largest', '最大'],
    ],
  },
  {
    name: 'theme',
    label: '配色',
    choices: [
      ['', '浅色'],
      ['dark', '深色'],
      ['auto', '随系统'],
    ],
  },
];

/** A title or a list of questions, no page. */
const LONGEST = 600;

/** The options that were chosen, of those that there are. */
export function chosenOptions(query: Readonly<Record<string, string>>): (readonly [name: string, value: string])[] {
  return OPTIONS.flatMap(({ name, choices }) => {
    const value = (query[name] ?? '').trim().slice(0, LONGEST);
    const isKnown = choices === null || choices.some(([each]) => each === value);
    return value !== '' && isKnown ? [[name, value] as const] : [];
  });
}

const escaped = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The line to copy: what it holds is escaped for the page that it will stand in. */
export const embedCode = (base: string, options: ReturnType<typeof chosenOptions>): string =>
  `<script src="${base}/widget.js"${options.map(([name, value]) => ` data-${name}="${escaped(value)}"`).join('')} defer></script>`;

function renderField({ name, label, choices }: EmbedOption, value: string): Markup {
  const field =
    choices === null
      ? html`<input class="field" id="embed-${name}" name="${name}" maxlength="${LONGEST}" value="${value}">`
      : html`<select class="field" id="embed-${name}" name="${name}">${choices.map(
          ([each, text]) => html`<option value="${each}"${each === value ? html` selected` : ''}>${text}</option>`,
        )}</select>`;
  return html`<label for="embed-${name}">${label}</label>${field}`;
}

const CALLS = `PlanAssistant.open();            // 打开
PlanAssistant.open('青年驿站要建几处？'); // 打开并提问
PlanAssistant.close();           // 关闭
document.addEventListener('plan-assistant-open', () => { /* 打开后 */ });
document.addEventListener('plan-assistant-close', () => { /* 关闭后 */ });`;

/** Lines to copy; the button is shown by the script that it needs. */
const renderCode = (name: string, code: string, data: Markup | string = ''): Markup =>
  html`<div class="embed-lines"><pre class="embed-code" tabindex="0" aria-label="${name}"><code${data}>${code}</code></pre>
<button type="button" class="button" data-copy hidden>复制</button></div>`;

/** `base` is the address of the service, without a slash at the end. */
export function renderEmbedPage(
  query: Readonly<Record<string, string>>,
  { base, face }: { readonly base: string; readonly face: PlanFace },
  assets: WebAssets,
): Markup {
  const options = chosenOptions(query);
  const chosen = new Map(options);
  const { origin } = new URL(base);
  // The preview is the widget itself; its attributes are the template's to escape.
  const data = options.map(([name, value]) => html` data-${name}="${value}"`);
  return renderPage(
    {
      name: 'none',
      title: '获取嵌入代码',
      description: '选好样式，复制一行代码，把规划问答放到别的网页上。',
      head: html`<script src="/widget.js"${data} defer></script>`,
      entry: 'reading/main.ts',
      body: html`<main class="wide" id="main" tabindex="-1"><h1 class="page-title">获取嵌入代码</h1>
<p class="lead">页面角上的按钮就是嵌入后的样子，改动后随即更新；可以点开试问。</p>
<form class="verify-form" method="get" action="/embed" data-embed-form>${OPTIONS.map((option) => renderField(option, chosen.get(option.name) ?? ''))}
<noscript><button type="submit" class="button primary">更新</button></noscript></form>
<h2>一、把这一行放进网页</h2>
${renderCode('嵌入代码', embedCode(base, options), html` data-embed-code data-base="${base}"`)}
<h2>二、网页的内容安全策略（CSP）里加上</h2>
${renderCode('内容安全策略', `script-src ${origin}; connect-src ${origin}`)}
<p>没有设置 CSP 的网站不用加。</p>
<h2>三、请本服务的管理员允许您的网站</h2>
${renderCode('管理员的设置', 'WIDGET_ORIGINS=https://您的网站')}
<h2>可选：从自己的链接打开</h2>
${renderCode('调用方法', CALLS)}
</main>`,
      edition: null,
      face,
    },
    assets,
  );
}
