// The plan over the Model Context Protocol, through the real client, in both eras of the protocol.
import { type CallToolResult, Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { describe, expect, it } from 'vitest';
import { AssistantSlot } from '../../../src/server/assistant-slot.js';
import { createApp } from '../../../src/server/create-app.js';
import { readServiceConfig } from '../../../src/server/service-config.js';
import { assistant, plan } from '../../support/plan-assistant.js';
import { createTestLog } from '../test-app.js';

const KEY = 'a-key-of-the-office-1';

function appWith(environment: Record<string, string> = {}) {
  const { logger } = createTestLog();
  return createApp({
    slot: AssistantSlot.of(assistant),
    logger,
    webDir: '/none',
    service: readServiceConfig(environment),
  });
}

const app = appWith();
const ERAS = { '2025': { mode: 'legacy' }, '2026-07-28': { mode: { pin: '2026-07-28' } } } as const;

async function connect(era: keyof typeof ERAS, target = app, headers: Record<string, string> = {}): Promise<Client> {
  const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: ERAS[era] });
  const transport = new StreamableHTTPClientTransport(new URL('http://plan.example/mcp'), {
    fetch: (url, init) => Promise.resolve(target.request(String(url), init as RequestInit)),
    requestInit: { headers },
  });
  await client.connect(transport);
  return client;
}

const textOf = ({ content }: CallToolResult): string =>
  content.map((block) => (block.type === 'text' ? block.text : '')).join('');

describe.each(Object.keys(ERAS) as (keyof typeof ERAS)[])('in the era of %s', (era) => {
  it('has the six tools, each with schemas of what it takes and gives, none of which writes', async () => {
    const client = await connect(era);
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).sort()).toEqual(
      ['ask_plan', 'get_section', 'list_outline', 'list_targets', 'search_plan', 'verify_text'].sort(),
    );
    for (const { inputSchema, outputSchema, annotations, description } of tools) {
      expect([inputSchema.type, outputSchema?.['type']]).toEqual(['object', 'object']);
      expect(annotations?.readOnlyHint).toBe(true);
      expect(description).toContain(plan.title);
    }
    await client.close();
  });

  it('answers with sources, as text and as data that fit the schema', async () => {
    const client = await connect(era);
    // The client checks structured content against the tool's own schema once it has listed it.
    await client.listTools();
    const result = await client.callTool({
      name: 'ask_plan',
      arguments: { question: '到2030年集成电路产业规模达到多少？' },
    });
    expect(textOf(result)).toContain('30亿元');
    expect(result.structuredContent).toMatchObject({
      status: 'answered',
      sources: [{ reference: '第二章第一节（二）', url: 'http://plan.example/plan#c2.1.2' }],
    });
    await client.close();
  });

  it('gives passages, a section, the outline, the targets and verdicts', async () => {
    const client = await connect(era);
    await client.listTools();
    const call = async (name: string, args: Record<string, unknown> = {}) =>
      textOf(await client.callTool({ name, arguments: args }));
    expect(await call('search_plan', { query: '养老', k: 3 })).toContain('养老');
    expect(await call('get_section', { id: 'c2.1.2' })).toContain('集成电路产业规模达到30亿元');
    expect(await call('list_outline', { depth: 1 })).toContain('（c11）');
    expect(await call('list_targets')).toContain('人均预期寿命');
    expect(await call('verify_text', { text: '到2030年，集成电路产业规模达到50亿元。' })).toContain('规划为“30亿元”');
    await client.close();
  });

  it('says which id a plan does not have, so that a model can try another', async () => {
    const client = await connect(era);
    const result = await client.callTool({ name: 'get_section', arguments: { id: 'c99' } });
    expect(result.isError).toBe(true);
    expect(textOf(result)).toContain('list_outline');
    await client.close();
  });

  it('has the chapters as resources, in the words of the plan', async () => {
    const client = await connect(era);
    const { resources } = await client.listResources();
    expect(resources.filter(({ uri }) => uri.startsWith(`plan://${plan.id}/c`))).toHaveLength(12);
    const { contents } = await client.readResource({ uri: `plan://${plan.id}/c2` });
    const [content] = contents;
    expect(content && 'text' in content ? content.text : '').toContain('# 第二章');
    await client.close();
  });

  it('asks for the operator’s key where there is one', async () => {
    const guarded = appWith({ API_KEYS: KEY });
    await expect(connect(era, guarded)).rejects.toThrow();
    const client = await connect(era, guarded, { authorization: `Bearer ${KEY}` });
    expect((await client.listTools()).tools.length).toBe(6);
    await client.close();
  });
});

describe('a page in a browser', () => {
  const post = (headers: Record<string, string>, target = app) =>
    target.request('http://plan.example/mcp', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list', params: {} }),
    });

  it('of another site is turned away by its origin', async () => {
    expect((await post({ origin: 'https://evil.example', host: '127.0.0.1:8787' })).status).toBe(403);
  });

  it('that reaches us under a name of its own is turned away by that name', async () => {
    expect((await post({ origin: 'http://evil.example', host: 'evil.example' })).status).toBe(403);
  });

  it('of our own address may call', async () => {
    const known = appWith({ PUBLIC_URL: 'https://www.example.gov.cn' });
    const own = { origin: 'https://www.example.gov.cn', host: 'www.example.gov.cn' };
    expect((await post(own, known)).status).toBe(200);
    expect((await post({ host: 'evil.example' }, known)).status).toBe(403);
  });
});
