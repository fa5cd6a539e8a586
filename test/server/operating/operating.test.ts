// What an operator has: numbers, a page of their own, a switch, a path of a larger site, and the plan for programs.
import { describe, expect, it } from 'vitest';
import { openFeedbackStore } from '../../../src/server/feedback/feedback-store.js';
import { PROTECTION_DEFAULTS } from '../../../src/server/security/protection-config.js';
import { readServiceConfig } from '../../../src/server/service-config.js';
import { seedPlan } from '../../support/seed-plan.js';
import { stubAnswer } from '../../support/stub-assistant.js';
import { createTestApp, postJson, problemOf } from '../test-app.js';

const TOKEN = 'the-operators-own-token';
const QUESTION = '到2030年集成电路产业规模达到多少？';
const basic = (password: string) => ({ authorization: `Basic ${Buffer.from(`any:${password}`).toString('base64')}` });

function appWith(environment: Record<string, string>, parts: Parameters<typeof createTestApp>[0] = {}) {
  const feedback = openFeedbackStore(':memory:', { retentionDays: 30 });
  const protection = { ...PROTECTION_DEFAULTS, questionLog: true };
  const service = readServiceConfig(environment);
  const operator = { name: null, contact: '区发展改革局 0531-00000000' };
  return { ...createTestApp(parts, undefined, { service, feedback, protection, operator }), feedback };
}

describe('/metrics', () => {
  it('counts answers, their steps, a model’s claims and tokens, and requests by route', async () => {
    const generation = { model: 'm', promptVersion: '1', claimsKept: 3, claimsDropped: { figures: 2 }, fallback: null };
    const tokens = { inputTokens: 900, outputTokens: 100 };
    const { app } = appWith(
      { METRICS: 'on' },
      { ask: async (request) => stubAnswer(request, { mode: 'generated', generation: { ...generation, ...tokens } }) },
    );
    await postJson(app, '/api/ask', { question: QUESTION });
    const response = await app.request('/metrics');
    expect(response.headers.get('content-type')).toContain('text/plain');
    const text = await response.text();
    for (const line of [
      'plan_answers_total{status="answered",reason="none",mode="generated"} 1',
      'plan_step_seconds_count{step="total"} 1',
      'plan_model_answers_total{model="m",fallback="none"} 1',
      'plan_model_claims_total{outcome="figures"} 2',
      'plan_model_tokens_total{direction="in"} 900',
      'plan_http_requests_total{route="/api/ask",status="200"} 1',
    ])
      expect(text).toContain(line);
    expect(text).not.toContain('集成电路');
  });

  it('counts those whom a limit turned away', async () => {
    const { app } = createTestApp({}, undefined, {
      protection: { ...PROTECTION_DEFAULTS, visitorAsks: 1, limitLocal: true },
      service: readServiceConfig({ METRICS: 'on' }),
    });
    for (let times = 0; times < 3; times++) await postJson(app, '/api/ask', { question: QUESTION });
    expect(await (await app.request('/metrics')).text()).toMatch(/plan_limits_total\{route="[^"]+",status="429"\} 2/);
  });

  it('is for the operator where it is not for everybody, and else not there', async () => {
    const { app } = appWith({ OPERATOR_TOKEN: TOKEN });
    expect((await app.request('/metrics')).status).toBe(401);
    expect((await app.request('/metrics', { headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(200);
    expect((await appWith({}).app.request('/metrics')).status).toBe(404);
  });
});

describe('the operator’s page', () => {
  it('asks for the token, in a form that a browser knows, and is not there without one', async () => {
    const { app } = appWith({ OPERATOR_TOKEN: TOKEN });
    const response = await app.request('/operator');
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('Basic');
    expect((await app.request('/operator', { headers: basic('wrong-token-of-mine') })).status).toBe(401);
    expect((await app.request('/operator', { headers: basic(TOKEN) })).status).toBe(200);
    expect((await appWith({}).app.request('/operator')).status).toBe(404);
  });

  it('shows what was asked and rated, masked, set as text, and gives it as CSV', async () => {
    const { app } = appWith({ OPERATOR_TOKEN: TOKEN });
    await postJson(app, '/api/ask', { question: '我的电话13812345678，<b>养老</b>怎么办？' });
    const page = await (await app.request('/operator', { headers: basic(TOKEN) })).text();
    expect(page).toContain('&lt;b&gt;养老');
    expect(page).not.toContain('13812345678');
    const csv = await app.request('/operator/feedback.csv?days=7', { headers: basic(TOKEN) });
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(await csv.text()).toContain('养老');
  });

  it('switches asking off while reading goes on, and on again', async () => {
    const { app, log } = appWith({ OPERATOR_TOKEN: TOKEN });
    const turn = (on: string, headers: Record<string, string> = {}) =>
      app.request('/operator/asking', {
        ...{ method: 'POST', body: new URLSearchParams({ on }) },
        headers: { ...basic(TOKEN), ...headers },
      });
    expect((await turn('off')).status).toBe(303);
    const refused = await postJson(app, '/api/ask', { question: QUESTION });
    expect(refused.status).toBe(403);
    expect(await problemOf(refused)).toMatchObject({ code: 'asking-paused' });
    expect((await app.request('/plan')).status).toBe(200);
    const asked = await postJson(app, '/v1/chat/completions', {
      model: seedPlan.id,
      messages: [{ role: 'user', content: '问' }],
    });
    expect(await asked.json()).toMatchObject({ error: { code: 'asking-paused' } });
    await turn('on');
    expect((await postJson(app, '/api/ask', { question: QUESTION })).status).toBe(200);
    expect(log.text()).toContain('asking was switched');
  });

  it('is turned by no other site', async () => {
    const { app } = appWith({ OPERATOR_TOKEN: TOKEN });
    const response = await app.request('/operator/asking', {
      ...{ method: 'POST', body: new URLSearchParams({ on: 'off' }) },
      headers: { ...basic(TOKEN), origin: 'https://evil.example' },
    });
    expect(response.status).toBe(403);
    expect((await postJson(app, '/api/ask', { question: QUESTION })).status).toBe(200);
  });
});

describe('ASKING=off', () => {
  it('refuses from the first moment, with the contact of who runs the service', async () => {
    const { app } = appWith({ ASKING: 'off' });
    expect((await problemOf(await postJson(app, '/api/ask', { question: QUESTION }))).detail).toContain('0531');
  });
});

describe('BASE_PATH', () => {
  const { app } = appWith({ BASE_PATH: '/qa/' });

  it('serves pages whose links stay under the path, whether the proxy hands it on or not', async () => {
    for (const path of ['/qa/', '/qa', '/']) {
      const page = await (await app.request(path)).text();
      expect(page).toContain('data-base="/qa"');
      expect(page).toContain('href="/qa/plan"');
      expect(page).not.toMatch(/(?:href|src|action)="\/(?!qa\/)/);
    }
  });

  it('leaves quoted words alone that look like a link', async () => {
    const page = await (await app.request('/qa/?q=%20href=%22/x')).text();
    expect(page).toContain('href=&quot;/x');
  });

  it('answers programs under the path, with links that hold it', async () => {
    expect((await postJson(app, '/qa/api/ask', { question: QUESTION })).status).toBe(200);
    const body = { model: seedPlan.id, messages: [{ role: 'user', content: QUESTION }] };
    const completion = await (await postJson(app, 'http://plan.example/qa/v1/chat/completions', body)).json();
    expect(JSON.stringify(completion)).toContain('http://plan.example/qa/plan#c2.1.2');
    expect((await app.request('/qanda')).status).toBe(404);
  });

  it('is refused where it is no path', () => {
    for (const BASE_PATH of ['qa', '/q a', '/../x', 'https://x'])
      expect(() => readServiceConfig({ BASE_PATH })).toThrow('BASE_PATH');
  });
});

describe('the plan for programs that read', () => {
  const { app } = appWith({ PUBLIC_URL: 'https://www.example.gov.cn/qa/' });

  it('is listed in llms.txt, with links to text that is there', async () => {
    const text = await (await app.request('/llms.txt')).text();
    expect(text.startsWith(`# ${seedPlan.title}\n\n> `)).toBe(true);
    const links = [...text.matchAll(/https:\/\/www\.example\.gov\.cn\/qa(\/sections\/[\w.]+\.md)/g)].map(
      ([, path]) => path ?? '',
    );
    expect(links.length).toBeGreaterThan(50);
    for (const path of links) expect((await app.request(path)).status).toBe(200);
  });

  it('is a unit’s published words, headings as headings, under its place', async () => {
    const response = await app.request('/sections/c2.1.2.md');
    expect(response.headers.get('content-type')).toContain('text/markdown');
    const text = await response.text();
    expect(text).toContain(`> 《${seedPlan.title}》第二章第一节（二）`);
    expect(text).toContain('# （二）壮大提升集成电路产业集群');
    expect(text).toContain('集成电路产业规模达到30亿元。');
  });

  it('holds every word of a chapter', async () => {
    const text = await (await app.request('/sections/c3.md')).text();
    const bare = (words: string) => words.replace(/[\s#>]/g, '');
    const chapter = seedPlan.sections.find(({ id }) => id === 'c3');
    const { start } = chapter?.headingSpan ?? { start: 0 };
    const { end } = chapter?.bodySpan ?? { end: 0 };
    expect(bare(text).length).toBeGreaterThanOrEqual(bare(seedPlan.text.slice(start, end)).length);
  });

  it('says that a unit is not there', async () => {
    expect((await app.request('/sections/c99.md')).status).toBe(404);
  });
});
