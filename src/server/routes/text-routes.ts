// The plan for programs that read: llms.txt with the outline, and each unit as Markdown.
import { formatReference } from '../../plan/outline.js';
import { HttpProblem } from '../problem.js';
import { publicAddress } from '../public-address.js';
import type { AppContext, Route } from '../route.js';
import { sectionAsMarkdown } from '../section-markdown.js';

const HEADERS = { 'cache-control': 'no-cache' };
const MARKDOWN = 'text/markdown; charset=utf-8';

/** https://llmstxt.org: a title, a summary, lists of links. */
export const llmsRoute = ({ slot, service }: AppContext): Route => ({
  method: 'get',
  path: '/llms.txt',
  operation: null,
  handler(c) {
    const { plan, outline } = slot.take();
    const base = publicAddress(c, service);
    const units = plan.sections.filter(
      ({ level, boxId }) => boxId === null && (level === 'chapter' || level === 'section'),
    );
    const links = units.map(({ id, level, title }) => {
      const reference = formatReference(outline, { sectionId: id, boxId: null, indicatorId: null });
      return `${level === 'chapter' ? '' : '  '}- [${reference} ${title}](${base}/sections/${id}.md)`;
    });
    const lines = [
      `# ${plan.title}`,
      '',
      `> ${plan.district}${plan.period.from}—${plan.period.to}年的规划，全文 ${plan.text.length} 字。引用时请注明章节；规划没有写的不要补充。`,
      '',
      `接口说明：${base}/openapi.json；模型上下文协议（MCP）：${base}/mcp；带出处的问答：POST ${base}/api/ask。`,
      '',
      '## 章节',
      '',
      ...links,
      '',
      '## 其他',
      '',
      `- [主要指标](${base}/api/indicators)`,
      `- [全文](${base}/plan)`,
    ];
    return c.body(`${lines.join('\n')}\n`, 200, { ...HEADERS, 'content-type': MARKDOWN });
  },
});

export const sectionTextRoute = ({ slot }: AppContext): Route => ({
  method: 'get',
  path: '/sections/:file{[\\w.-]{1,60}\\.md}',
  operation: null,
  handler(c) {
    const assistant = slot.take();
    const id = (c.req.param('file') ?? '').replace(/\.md$/, '');
    const section = assistant.outline.section(id);
    if (!section) throw new HttpProblem(404, `规划中没有编号为“${id}”的章节。可用的编号见 /llms.txt。`);
    return c.body(sectionAsMarkdown(assistant, section), 200, { ...HEADERS, 'content-type': MARKDOWN });
  },
});
