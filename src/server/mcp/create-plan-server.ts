// The plan as a server of the Model Context Protocol: six tools, and its chapters as resources.
import { type CallToolResult, McpServer } from '@modelcontextprotocol/server';
import { sectionAsMarkdown } from '../section-markdown.js';
import {
  askPlan,
  getSection,
  listOutline,
  listTargets,
  searchPlan,
  type ToolResult,
  type ToolSource,
  verifyText,
} from './plan-tools.js';
import * as schemas from './tool-schemas.js';

/** Nothing here writes, and nothing reaches beyond the plan. */
const READS_ONLY = { readOnlyHint: true, idempotentHint: true, openWorldHint: false } as const;

const INSTRUCTIONS =
  '回答关于这部规划的问题时，用 ask_plan 取得带出处的回答，或用 search_plan、get_section 取得原文；引用时注明章节，规划没有写的不要补充。写好的文稿用 verify_text 逐句核对。';

const resultOf = ({ text, value }: ToolResult<object>): CallToolResult => ({
  content: [{ type: 'text', text }],
  structuredContent: { ...value },
});

const refusal = (text: string): CallToolResult => ({ content: [{ type: 'text', text }], isError: true });

function addTools(server: McpServer, sourceOf: (signal: AbortSignal) => ToolSource): void {
  const { plan } = sourceOf(AbortSignal.abort()).assistant;
  const tool = (title: string, description: string) => ({
    title,
    description: `${description}规划：《${plan.title}》。`,
    annotations: READS_ONLY,
  });
  server.registerTool(
    'ask_plan',
    {
      ...tool('就规划提问', '得到逐句有逐字引文的回答；规划没有写的会如实说明。'),
      ...{ inputSchema: schemas.askInput, outputSchema: schemas.askOutput },
    },
    async (input, { mcpReq }) => resultOf(await askPlan(input, sourceOf(mcpReq.signal))),
  );
  server.registerTool(
    'search_plan',
    {
      ...tool('检索规划', '得到与问题最相近的原文段落。'),
      ...{ inputSchema: schemas.searchInput, outputSchema: schemas.searchOutput },
    },
    async (input, { mcpReq }) => resultOf(await searchPlan(input, sourceOf(mcpReq.signal))),
  );
  server.registerTool(
    'get_section',
    {
      ...tool('读一个章节', '得到一章、一节或一条的全部原文、专栏和指标。'),
      ...{ inputSchema: schemas.sectionInput, outputSchema: schemas.sectionOutput },
    },
    ({ id }, { mcpReq }) => {
      const found = getSection(id, sourceOf(mcpReq.signal));
      return found ? resultOf(found) : refusal(`规划中没有编号为“${id.slice(0, 40)}”的章节，编号见 list_outline。`);
    },
  );
  server.registerTool(
    'list_outline',
    {
      ...tool('规划目录', '列出章、节、条的编号和标题。'),
      ...{ inputSchema: schemas.outlineInput, outputSchema: schemas.outlineOutput },
    },
    (input, { mcpReq }) => resultOf(listOutline(input, sourceOf(mcpReq.signal))),
  );
  server.registerTool(
    'list_targets',
    {
      ...tool('主要指标', '列出主要指标表：基期、目标、年均增速、预期性或约束性。'),
      ...{ inputSchema: schemas.targetsInput, outputSchema: schemas.targetsOutput },
    },
    (_, { mcpReq }) => resultOf(listTargets(sourceOf(mcpReq.signal))),
  );
  server.registerTool(
    'verify_text',
    {
      ...tool('核对文稿', '逐句核对：与规划一致、不一致（差在哪里）或规划未涉及。'),
      ...{ inputSchema: schemas.verifyInput, outputSchema: schemas.verifyOutput },
    },
    async (input, { mcpReq }) => resultOf(await verifyText(input, sourceOf(mcpReq.signal))),
  );
}

function addChapters(server: McpServer, { assistant }: ToolSource): void {
  const { plan } = assistant;
  for (const chapter of plan.sections.filter(({ level }) => level === 'chapter')) {
    const uri = `plan://${plan.id}/${chapter.id}`;
    const metadata = { title: `${chapter.label}${chapter.title}`, mimeType: 'text/markdown' };
    server.registerResource(chapter.id, uri, metadata, ({ href }) => ({
      contents: [{ uri: href, mimeType: 'text/markdown', text: sectionAsMarkdown(assistant, chapter) }],
    }));
  }
}

/** @param sourceOf what a call works with, given the signal that it is called off by */
export function createPlanServer(sourceOf: (signal: AbortSignal) => ToolSource): McpServer {
  const source = sourceOf(AbortSignal.abort());
  const { title } = source.assistant.plan;
  const server = new McpServer({ name: 'plan-assistant', title, version: '1' }, { instructions: INSTRUCTIONS });
  addTools(server, sourceOf);
  addChapters(server, source);
  return server;
}
