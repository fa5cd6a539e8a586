// What a public service owes its readers: who runs it, how to reach them, accessibility, and what is kept.
import { html } from 'hono/html';
import type { Fault } from '../fault-book.js';
import type { Operator } from '../operator.js';
import { type Markup, renderPage } from './page-layout.js';
import type { PlanFace } from './plan-face.js';
import type { PublicSettings } from './public-settings.js';
import type { WebAssets } from './web-assets.js';

const keptOnServer = ({ feedback, questionLog, retentionDays }: PublicSettings): string =>
  [
    questionLog ? `提问内容（已遮盖号码）在服务器保存 ${retentionDays} 天，用于改进服务。` : '服务器不保存提问内容。',
    feedback ? `评价在服务器保存 ${retentionDays} 天。` : '',
  ].join('');

const renderOperator = ({ name, contact }: Operator): Markup => html`<h2 id="operator">谁在运行</h2>
<p>${name ?? '运行单位没有注明。'}</p>
<h2 id="contact">联系</h2>
<p>${contact ?? '联系方式没有注明。'}</p>`;

const ACCESSIBILITY = html`<h2 id="accessibility">无障碍说明</h2>
<p>页面按 WCAG 2.2 AA 级检查：可全程用键盘操作，可用读屏软件，放大到 400% 仍可阅读；文字可分三步放大到两倍，有高对比和深色显示，回答可以朗读。规划全文和主要指标不启用脚本也能阅读；提问需要启用脚本。</p>
<p>遇到不便，请通过上面的联系方式告诉我们。</p>`;

const renderPrivacy = (settings: PublicSettings): Markup => html`<h2 id="privacy">隐私</h2>
<p>对话只保存在您的浏览器里，可以随时删除。${keptOnServer(settings)}</p>
<p>提问中的电话号码、证件号码、银行卡号、车牌号、门牌号、邮箱和社交账号在处理前自动遮盖；遮盖按常见写法识别，请不要填写个人信息。本服务不使用 Cookie，不向第三方网站加载内容。</p>
<p>语音提问只在有语音识别的浏览器里出现：声音由浏览器识别，有的浏览器会传给它的厂商；本服务只收到识别出的文字。</p>`;

/** Only while something has failed: a page does not say that all is well. */
const renderFaults = (faults: readonly Fault[]): Markup | string =>
  faults.length === 0
    ? ''
    : html`<h2 id="faults">运行状况</h2>
<ul>${faults.map(({ detail }) => html`<li>${detail}</li>`)}</ul>`;

export interface AboutPageParts {
  readonly settings: PublicSettings;
  readonly operator: Operator;
  readonly faults: readonly Fault[];
  readonly face: PlanFace;
}

export function renderAboutPage({ settings, operator, faults, face }: AboutPageParts, assets: WebAssets): Markup {
  return renderPage(
    {
      name: 'none',
      title: '关于本服务',
      description: '本服务由谁运行、怎样联系，无障碍说明和隐私说明。',
      entry: 'reading/main.ts',
      body: html`<main class="wide" id="main" tabindex="-1">
<h1 class="page-title">关于本服务</h1>
${renderOperator(operator)}
${renderFaults(faults)}
${ACCESSIBILITY}
${renderPrivacy(settings)}
<h2 id="embed">嵌入别的网站</h2>
<p><a href="/embed">获取嵌入代码</a></p>
</main>`,
      edition: null,
      face,
    },
    assets,
  );
}
