// 核对文稿: a form for a draft, and below it each sentence with its verdict; works without script.

import { html } from 'hono/html';
import { MOST_DRAFT_CHARACTERS } from '../../answering/checking/check-draft.js';
import { type CheckedSentence, DRAFT_VERDICTS, type DraftCheck } from '../../answering/checking/draft-check.js';
import { tellFindings, VERDICT_WORDS } from '../../answering/checking/verdict-words.js';
import { inQuotationMarks } from '../../text/in-quotation-marks.js';
import { type Markup, renderPage } from './page-layout.js';
import type { PlanPageSource } from './plan-page.js';
import type { WebAssets } from './web-assets.js';

export interface VerifyPageState {
  /** What stands in the field. */
  readonly draft: string;
  /** Null before anything was checked. */
  readonly check: DraftCheck | null;
  /** Why it could not be checked, in words for the reader; null where it could. */
  readonly problem: string | null;
}

function renderSource(id: number, { citations }: DraftCheck): Markup | string {
  const citation = citations.find((each) => each.id === id);
  if (!citation) return '';
  const { quote, officialReference, url, start, end } = citation;
  const link = url.replace('#', `?mark=${start}-${end}#`);
  return html`<blockquote class="verify-quote"><p>${inQuotationMarks(quote)}</p><footer><a href="${link}">${officialReference}</a></footer></blockquote>`;
}

function renderSentence(sentence: CheckedSentence, check: DraftCheck): Markup {
  const { verdict, text, citations } = sentence;
  const title = verdict === 'not-covered' && citations.length > 0 ? '最接近的原文' : '规划原文';
  return html`<li class="verify-sentence" data-verdict="${verdict}">
<p class="verify-verdict">${VERDICT_WORDS[verdict]}</p>
<p class="verify-text">${text}</p>
${tellFindings(sentence).map((finding) => html`<p class="verify-finding">${finding}</p>`)}
${
  citations.length === 0
    ? ''
    : html`<details${verdict === 'differs' ? html` open` : ''}><summary>${title}</summary>${citations.map((id) => renderSource(id, check))}</details>`
}
</li>`;
}

function renderResult(check: DraftCheck): Markup {
  const counts = DRAFT_VERDICTS.map((verdict) => `${VERDICT_WORDS[verdict]} ${check.counts[verdict]} 句`).join('，');
  return html`<section aria-labelledby="verify-result">
<h2 id="verify-result" tabindex="-1">核对结果</h2>
<p class="lead">共 ${check.sentences.length} 句：${counts}。</p>
<ol class="verify-list">${check.sentences.map((sentence) => renderSentence(sentence, check))}</ol>
</section>`;
}

const renderForm = ({
  draft,
  problem,
}: VerifyPageState): Markup => html`<form class="verify-form" method="post" action="/verify#verify-result" enctype="multipart/form-data">
${problem === null ? '' : html`<p class="verify-problem" role="alert">${problem}</p>`}
<label for="verify-text">文稿（最多 ${MOST_DRAFT_CHARACTERS} 个字符）</label>
<textarea id="verify-text" name="text" rows="12" maxlength="${MOST_DRAFT_CHARACTERS}">${draft}</textarea>
<label for="verify-file">或者选择文件（.docx、.txt、.md）</label>
<input id="verify-file" name="file" type="file" accept=".docx,.txt,.md">
<div class="verify-actions">
<button type="submit" class="button primary">逐句核对</button>
<button type="submit" class="button" formaction="/verify.docx">下载带批注的 Word</button>
</div>
</form>`;

export function renderVerifyPage(
  { plan, face }: Pick<PlanPageSource, 'plan' | 'face'>,
  state: VerifyPageState,
  assets: WebAssets,
): Markup {
  const body = html`<main class="wide" id="main" tabindex="-1">
<h1 class="page-title">核对文稿</h1>
<p class="lead">粘贴讲话稿、报告或宣传材料，逐句与《${plan.title}》比对：数字、年份、单位、指标属性、要求的程度与规划不一致的，会指出并列出原文。文稿只用于这一次核对，不保存，不发送给任何模型。结果由程序得出，请在定稿前复核。</p>
${renderForm(state)}
${state.check === null ? '' : renderResult(state.check)}
</main>`;
  return renderPage(
    {
      name: 'verify',
      title: `核对文稿 - ${plan.title}`,
      description: `把文稿逐句与${plan.title}比对，指出不一致的数字和提法。`,
      entry: 'reading/main.ts',
      body,
      edition: plan,
      face,
    },
    assets,
  );
}
