// The first page: a question, its answer, and the passages that it stands on.
import { html } from 'hono/html';
import { MOST_QUESTION_CHARACTERS } from '../schemas/ask-request.js';
import { type Markup, renderPage } from './page-layout.js';

export function renderAskPage(): Markup {
  const main = html`<h1>规划问答</h1>
<p>就本规划提问。回答的每一句都附原文引文和出处；规划没有写到的，会如实说明。</p>
<form id="ask">
<label for="question">您的问题</label>
<textarea id="question" name="question" rows="3" maxlength="${MOST_QUESTION_CHARACTERS}" required></textarea>
<button>提问</button>
</form>
<noscript><p>提问需要启用 JavaScript；<a href="/plan">规划全文</a>无需脚本即可阅读。</p></noscript>
<p id="status" role="status"></p>
<section id="answer" aria-label="回答" hidden></section>`;
  return renderPage({ title: '规划问答', main, script: 'ask.js' });
}
