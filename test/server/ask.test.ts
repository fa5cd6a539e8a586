// POST /api/ask: one question, one answer, and every way to ask wrongly.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssistantSlot } from '../../src/server/assistant-slot.js';
import { answerSchema } from '../../src/server/schemas/answer.js';
import { stubAnswer } from '../support/stub-assistant.js';
import { createTestApp, postJson, problemOf } from './test-app.js';

const QUESTION = '到2030年集成电路产业规模达到多少？';

describe('a good question', () => {
  it('is answered as JSON that fits the contract', async () => {
    const { app } = createTestApp();
    const response = await postJson(app, '/api/ask', { question: QUESTION });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const answer = answerSchema.parse(await response.json());
    expect(answer.citations[0]).toMatchObject({ reference: '第二章第一节（二）', url: '/plan#c2.1.2' });
  });

  it('is answered with parts, table, signposts and what was understood, and nothing that the contract does not name', async () => {
    const answer = stubAnswer(
      { question: QUESTION },
      {
        status: 'partial',
        reason: 'distress',
        understood: '理解为：集成电路产业规模达到多少',
        parts: [{ question: QUESTION, status: 'abstained', reason: 'slot-missing', claims: [0] }],
        table: {
          caption: '产业规模',
          columns: ['产业', '规模'],
          rows: [{ cells: ['甲', '乙'], citations: [1] }],
          claims: [0],
        },
        signposts: [{ name: '政务服务便民热线', phone: '12345', url: null, why: '可以咨询办理' }],
      },
    );
    const { app } = createTestApp({ ask: async () => answer });
    const body = await (await postJson(app, '/api/ask', { question: QUESTION })).json();
    expect(answerSchema.parse(body)).toEqual(answer);
    expect(answerSchema.safeParse({ ...answer, table: { ...answer.table, note: '' } }).success).toBe(false);
  });

  it('reaches the assistant trimmed, with history and mode', async () => {
    const { app, assistant } = createTestApp();
    const history = [
      { role: 'user', content: '集成电路产业有什么目标？' },
      { role: 'assistant', content: '……' },
    ];
    await postJson(app, '/api/ask', { question: `  ${QUESTION}\n`, history, mode: 'extractive' });
    expect(assistant.calls[0]?.request).toEqual({ question: QUESTION, history, mode: 'extractive' });
  });

  it('is accepted with a charset in the content type', async () => {
    const { app } = createTestApp();
    const headers = { 'content-type': 'application/json; charset=UTF-8' };
    expect((await postJson(app, '/api/ask', { question: QUESTION }, headers)).status).toBe(200);
  });

  it('may be 2000 characters long, and come with 20 turns', async () => {
    const { app } = createTestApp();
    const history = Array.from({ length: 20 }, () => ({ role: 'user', content: '问' }));
    expect((await postJson(app, '/api/ask', { question: '问'.repeat(2000), history })).status).toBe(200);
  });
});

describe('400', () => {
  const ask = async (body: unknown) => {
    const response = await postJson(createTestApp().app, '/api/ask', body);
    expect(response.status).toBe(400);
    return problemOf(response);
  };

  it.each([
    ['not JSON', '{"question":', '不是有效的 JSON'],
    ['an empty body', '', '不是有效的 JSON'],
    ['an array', [], '应为对象，收到的是数组'],
    ['null', null, '应为对象，收到的是null'],
    ['no question', {}, 'question：缺少这一项'],
    ['an empty question', { question: '' }, 'question：不能为空'],
    ['only white space', { question: ' \n\t　' }, 'question：不能为空'],
    [
      'a question of 120 ligatures that are 2160 characters in NFKC',
      { question: 'ﷺ'.repeat(120) },
      'question：规范化后最多 2000 个字符',
    ],
    ['a question of 2001 characters', { question: '问'.repeat(2001) }, 'question：最多 2000 个字符'],
    ['a number as question', { question: 2030 }, 'question：应为字符串，收到的是数字'],
    ['half a surrogate pair', '{"question":"\\ud83d"}', 'question：含有无效的 Unicode 字符'],
    ['an unknown field', { question: '问', questoin: '问' }, 'questoin：不认识的字段'],
    ['an unknown mode', { question: '问', mode: 'fast' }, 'mode：应为 auto、extractive、generated 之一'],
    ['null as mode', { question: '问', mode: null }, 'mode：应为 auto'],
    ['a history that is no list', { question: '问', history: 'x' }, 'history：应为数组，收到的是字符串'],
    ['21 turns', { question: '问', history: Array(21).fill({ role: 'user', content: '问' }) }, 'history：最多 20 项'],
    ['a turn without content', { question: '问', history: [{ role: 'user' }] }, 'history/0/content：缺少这一项'],
    [
      'a foreign role',
      { question: '问', history: [{ role: 'system', content: '' }] },
      'history/0/role：应为 user、assistant 之一',
    ],
    [
      'an unknown field in a turn',
      { question: '问', history: [{ role: 'user', content: '', x: 1 }] },
      'history/0/x：不认识的字段',
    ],
    [
      'a turn of 4001 characters',
      { question: '问', history: [{ role: 'user', content: '问'.repeat(4001) }] },
      'history/0/content：最多 4000 个字符',
    ],
  ])('names %s', async (_, body, expected) => {
    const problem = await ask(body);
    expect(problem).toMatchObject({ type: 'about:blank', title: 'Bad Request', status: 400 });
    expect(problem.detail).toContain(expected);
  });

  it('names every faulty field with its pointer', async () => {
    const { errors } = await ask({ question: 7, mode: 'x', 'a/b': 1 });
    expect(errors?.map(({ pointer }) => pointer).sort()).toEqual(['/a~1b', '/mode', '/question']);
  });

  it('refuses bytes that are not UTF-8', async () => {
    const { app } = createTestApp();
    const body = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]);
    const response = await app.request('/api/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect((await problemOf(response)).status).toBe(400);
  });

  it('answers any JSON value with 200 or 400, and never asks the assistant with a bad one', async () => {
    const { app, assistant } = createTestApp();
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        expect([200, 400]).toContain((await postJson(app, '/api/ask', value)).status);
        expect(assistant.calls.every(({ request }) => typeof request.question === 'string')).toBe(true);
      }),
      { numRuns: 50 },
    );
  });
});

describe('405, 413 and 415', () => {
  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('refuses %s and names POST', async (method) => {
    const response = await createTestApp().app.request('/api/ask', { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
    expect((await problemOf(response)).detail).toContain('POST');
  });

  it.each([
    [undefined, '没有 Content-Type'],
    ['text/plain', '收到的是 text/plain'],
    ['application/x-www-form-urlencoded', '收到的是 application/x-www-form-urlencoded'],
    ['application/json; charset=gbk', '收到的是 application/json; charset=gbk'],
    ['application/jsonp', '收到的是 application/jsonp'],
  ])('refuses content type %s', async (type, expected) => {
    const body = new TextEncoder().encode('{"question":"问"}');
    const headers = type === undefined ? {} : { 'content-type': type };
    const response = await createTestApp().app.request('/api/ask', { method: 'POST', headers, body });
    expect(response.status).toBe(415);
    expect((await problemOf(response)).detail).toContain(expected);
  });

  it('refuses a body over 64 KiB by its declared length, without reading it', async () => {
    const headers = { 'content-length': String(64 * 1024 + 1) };
    const response = await postJson(createTestApp().app, '/api/ask', '{}', headers);
    expect(response.status).toBe(413);
    expect((await problemOf(response)).detail).toContain('64 KiB');
  });

  it('refuses a body over 64 KiB whose declared length lies', async () => {
    const big = JSON.stringify({ question: '问'.repeat(30_000) });
    const response = await postJson(createTestApp().app, '/api/ask', big, { 'content-length': '20' });
    expect(response.status).toBe(413);
  });

  it('stops reading an endless chunked body at the limit', async () => {
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 8192;
        controller.enqueue(new Uint8Array(8192).fill(0x20));
      },
    });
    const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body, duplex: 'half' };
    const response = await createTestApp().app.request('/api/ask', request as RequestInit);
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(200_000);
  });
});

describe('500 and 503', () => {
  const broken = { ask: () => Promise.reject(new Error('密钥 sk-12345 的内部路径 /srv/plan')) };

  it('tells nothing of the inside, and logs the defect under the id that it gives', async () => {
    const { app, log } = createTestApp(broken);
    const response = await postJson(app, '/api/ask', { question: QUESTION });
    expect(response.status).toBe(500);
    const problem = await problemOf(response);
    expect(JSON.stringify(problem)).not.toMatch(/sk-12345|srv/);
    const id = problem.instance?.replace('urn:uuid:', '') ?? '?';
    expect(problem.detail).toContain(id);
    const line =
      log
        .text()
        .split('\n')
        .find((entry) => entry.includes(id)) ?? '';
    expect(line).toContain('sk-12345');
    expect(line).toContain('/api/ask');
  });

  it('answers 503 with Retry-After while the assistant loads, and bad input still 400', async () => {
    const slot = new AssistantSlot();
    const { app } = createTestApp({}, slot);
    slot.report({ message: '建立索引', done: 3, total: 9 });
    const response = await postJson(app, '/api/ask', { question: QUESTION });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('2');
    expect((await problemOf(response)).detail).toContain('建立索引 3/9');
    expect((await postJson(app, '/api/ask', {})).status).toBe(400);
  });
});

describe('the log', () => {
  it('has one line per request and never the question', async () => {
    const { app, log } = createTestApp();
    await postJson(app, '/api/ask', { question: '我的手机号是13800000000，怎么办？' });
    await app.request('/api/search?q=13800000000');
    const lines = log
      .text()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ route, status }) => [route, status])).toEqual([
      ['/api/ask', 200],
      ['/api/search', 200],
    ]);
    expect(log.text()).not.toContain('13800000000');
  });
});
