// A plain government-style page that embeds the widget, as another site would: strict policy, no script of its own.
import { html } from 'hono/html';
import type { Markup } from './page-layout.js';

/**
 * The page's own policy: its scripts, connections and nothing else may come from the assistant's origin.
 * This is the whole of what a site has to add to its own.
 * @param origin the assistant's, e.g. `https://ask.example.gov.cn`
 */
export const demoPolicy = (origin: string): string =>
  [
    "default-src 'none'",
    `script-src ${origin}`,
    `connect-src ${origin}`,
    "style-src 'self'",
    "img-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

export interface DemoOptions {
  /** Where the widget comes from. */
  readonly origin: string;
  /** True when `origin` is not the page's own, as on a real site. */
  readonly isForeign: boolean;
  /** Questions that the plan answers. */
  readonly suggestions: readonly string[];
}

export function renderDemoPage({ origin, isForeign, suggestions }: DemoOptions): Markup {
  const where = isForeign ? `本页与问答服务不同源，小窗从 ${origin} 载入。` : '本页与问答服务同源。';
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>嵌入演示 - 政务网站</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/demo.css">
<script src="${origin}/widget.js" data-title="规划问答" data-suggestions="${suggestions.join('|')}" defer></script>
</head>
<body>
<header><strong>某某区人民政府（演示页面）</strong><nav aria-label="栏目"><a href="#news">要闻动态</a><a href="#open">政务公开</a><a href="#serve">办事服务</a><a href="#talk">互动交流</a></nav></header>
<main>
<h1>规划纲要公开</h1>
<p class="from">来源：演示　字体：宋体，全站强制红色链接、下划线、大写字距——小窗不应受其影响。</p>
<p>这是一个普通的政务网页，用一行代码嵌入规划问答：</p>
<pre><code>&lt;script src="${origin}/widget.js" data-title="规划问答" defer&gt;&lt;/script&gt;</code></pre>
<p>${where}右下角的按钮打开小窗；也可以把问答放在正文中：</p>
<plan-assistant heading="就规划提问" language="zh-Hans"></plan-assistant>
<h2 id="news">要闻动态</h2>
<p>为便于公众了解规划内容，现将规划纲要全文公开，并提供在线问答。回答均引用原文，以正式公布的文本为准。</p>
</main>
</body>
</html>`;
}

/** The styles of an ordinary old site, with the kind of rules that leak into careless widgets. */
export const DEMO_CSS = `* { letter-spacing: .02em; }
body { margin: 0; background: #f2f2f2; color: #333; font: 16px/2 SimSun, "Songti SC", "Noto Serif CJK SC", serif; }
header { background: #b1191a; color: #fff; padding: 16px 5vw; }
header strong { font-size: 24px; }
header nav { display: flex; flex-wrap: wrap; gap: 8px 28px; margin-top: 8px; }
header a { color: #fff; }
main { max-width: 860px; margin: 24px auto; padding: 24px 5vw; background: #fff; border: 1px solid #ddd; }
h1 { font-size: 28px; text-align: center; }
.from { color: #595959; font-size: 14px; text-align: center; }
pre { overflow-x: auto; padding: 12px; background: #f7f7f7; border: 1px solid #ddd; white-space: pre-wrap; overflow-wrap: anywhere; }
button { background: #ff0; border: 5px dotted #f0f; font-size: 9px; text-transform: uppercase; }
p { text-indent: 2em; }
a { color: #b1191a; }
@media print { plan-assistant { display: none; } }
`;
