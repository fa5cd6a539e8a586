// One question of the report: a row to sort and filter by, and beneath it everything that led to its verdict.
import { formatFigure } from '../format-figure.js';
import { groupLabel, outcomeLabel } from '../labels.js';
import type { ReportedCase, ReportedCitation, ReportedEvidence, ReportedHit } from '../run-report.js';
import { type HtmlText, html } from './html-text.js';

const VERDICT_LABELS: Readonly<Record<string, string>> = {
  quoted: '见于引文',
  premise: '题中所给',
  signposted: '求助电话',
  computed: '计算所得',
  unsupported: '无出处',
};

const mark = (good: boolean, yes: string, no: string): HtmlText =>
  html`<span class="mark ${good ? 'good' : 'bad'}">${good ? '✓' : '✗'} ${good ? yes : no}</span>`;

/** A foreign service may send any address; only web pages become links. */
function link(planUrl: string, { url, reference }: { readonly url: string; readonly reference: string }): HtmlText {
  const text = reference || url;
  if (!URL.canParse(url, planUrl)) return html`${text}`;
  const { href, protocol } = new URL(url, planUrl);
  if (protocol !== 'http:' && protocol !== 'https:') return html`${text}`;
  return html`<a href="${href}" target="_blank" rel="noreferrer">${text}</a>`;
}

const block = (title: string, content: HtmlText): HtmlText => html`<section><h3>${title}</h3>${content}</section>`;

const drawEvidence =
  (planUrl: string) =>
  (evidence: ReportedEvidence): HtmlText =>
    html`<li>${link(planUrl, evidence)} ${mark(evidence.cited, '已引', '未引')} <span class="mark">${evidence.retrievedAt === null ? '检索未见' : `检索第 ${evidence.retrievedAt} 位`}</span>${evidence.alternative && html` <span class="mark">可替代</span>`}<q>${evidence.text}</q></li>`;

const drawCitation =
  (planUrl: string) =>
  (citation: ReportedCitation): HtmlText =>
    html`<li>[${citation.id}] ${link(planUrl, citation)} ${mark(citation.hit, '命中', '未命中')} ${!citation.verbatim && mark(false, '', '非逐字')}<q>${citation.quote}</q></li>`;

const drawHit =
  (planUrl: string) =>
  (hit: ReportedHit): HtmlText =>
    html`<li class="${hit.relevant ? 'relevant' : ''}"><b>${hit.rank}</b> ${link(planUrl, hit)} <code>${hit.chunkId}</code> <span class="number">${hit.score.toFixed(3)}</span> ${hit.relevant && mark(true, '含证据', '')}<span class="snippet">${hit.text}</span></li>`;

function drawRetrieval({ retrieval, rejected }: ReportedCase, planUrl: string): HtmlText {
  if (retrieval === null) return html`<p>未能取得检索结果。</p>`;
  const refused = rejected.map(
    ({ chunkId, score, reason }) => html`<li><code>${chunkId}</code> ${score.toFixed(3)} ${reason}</li>`,
  );
  return html`<ol class="hits">${retrieval.map(drawHit(planUrl))}</ol>${refused.length > 0 && html`<details><summary>检索剔除的段落</summary><ul>${refused}</ul></details>`}`;
}

function drawQuestion({ question, history, standaloneQuestion, note }: ReportedCase): HtmlText {
  // Width and punctuation aside, most questions stand for themselves.
  const asked = standaloneQuestion !== null && standaloneQuestion.normalize('NFKC') !== question.normalize('NFKC');
  return html`${history.map((turn) => html`<p class="turn">前问：${turn}</p>`)}<p>${question}</p>${asked && html`<p class="turn">理解为：${standaloneQuestion}</p>`}${note !== '' && html`<p class="turn">命题说明：${note}</p>`}`;
}

/** A case's details: question, expected evidence, answer, citations, points, figures, retrieval. */
export function drawCaseDetails(reported: ReportedCase, planUrl: string): HtmlText {
  const { answerable, answer, reason, evidence, citations, points, figures, faults } = reported;
  const pointList = points.map(
    ({ spellings, found }) => html`<li>${mark(found, spellings.join('／'), spellings.join('／'))}</li>`,
  );
  const figureList = figures.map(
    ({ printed, verdict }) =>
      html`<li>${mark(verdict !== 'unsupported', printed, printed)} ${VERDICT_LABELS[verdict]}</li>`,
  );
  return html`<div class="details">${faults.length > 0 && block('问题所在', html`<ul>${faults.map(({ metric, message }) => html`<li><code>${metric}</code> ${message}</li>`)}</ul>`)}${block('提问', drawQuestion(reported))}${block(
    '应有证据',
    answerable ? html`<ul>${evidence.map(drawEvidence(planUrl))}</ul>` : html`<p>规划没有写明，应当谢绝。</p>`,
  )}${block(`答案${reason === null ? '' : `（${reason}）`}`, html`<p class="answer">${answer ?? '（无）'}</p>`)}${points.length > 0 && block('要点', html`<ul class="inline">${pointList}</ul>`)}${
    figures.length > 0 && block('数字', html`<ul class="inline">${figureList}</ul>`)
  }${block(`引文（${citations.length}）`, citations.length > 0 ? html`<ul>${citations.map(drawCitation(planUrl))}</ul>` : html`<p>没有引文。</p>`)}${block('检索', drawRetrieval(reported, planUrl))}</div>`;
}

const flag = (value: number | null): HtmlText =>
  html`<td class="number narrow ${value === null ? '' : value === 1 ? 'good' : value === 0 ? 'bad' : 'part'}" data-sort="${value ?? ''}">${value === null ? '–' : String(Number(formatFigure(value)))}</td>`;

/** The two rows of a case. `data-…` carries what the filters read. */
export function drawCaseRows(reported: ReportedCase, planUrl: string): HtmlText {
  const { id, group, type, style, question, outcome, faults, scores, answerMs } = reported;
  const failed = faults.length > 0;
  const found = `${id} ${question} ${reported.answer ?? ''}`.toLowerCase();
  return html`<tr class="case ${failed ? 'failed' : ''}" id="${id}" data-group="${group}" data-type="${type}" data-style="${style}" data-outcome="${outcome}" data-failed="${failed ? 1 : 0}" data-faults="${faults.map(({ metric }) => metric).join(' ')}" data-text="${found}"><td data-sort="${id}"><button type="button" aria-expanded="false" aria-controls="${id}-details">${id}</button></td><td data-sort="${group}">${group}</td><td data-sort="${type}">${groupLabel(type)}</td><td data-sort="${style}">${groupLabel(style)}</td><td class="question">${question}</td><td data-sort="${outcome}">${outcomeLabel(outcome)}</td>${flag(scores.complete)}${flag(scores.citation_hit)}${flag(scores.chapter_accuracy)}${flag(scores.point_recall)}<td class="number narrow" data-sort="${faults.length}">${failed ? faults.length : ''}</td><td class="number narrow" data-sort="${answerMs}">${answerMs.toFixed(1)}</td></tr><tr class="case-details" id="${id}-details" hidden><td colspan="12">${drawCaseDetails(reported, planUrl)}</td></tr>`;
}
