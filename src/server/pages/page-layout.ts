// The frame of a page: title, style sheet, script, navigation. Values are escaped by the template.
import { html } from 'hono/html';

/** A piece of page that the template escaped. */
export type Markup = ReturnType<typeof html>;

export interface Page {
  readonly title: string;
  readonly main: Markup;
  /** Name of a script in `assets/`. */
  readonly script?: string;
}

export function renderPage({ title, main, script }: Page): Markup {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="stylesheet" href="/assets/page.css">
${script === undefined ? '' : html`<script type="module" src="/assets/${script}"></script>`}
</head>
<body>
<header><nav aria-label="页面"><a href="/">提问</a> <a href="/plan">规划全文</a></nav></header>
<main>${main}</main>
</body>
</html>`;
}
