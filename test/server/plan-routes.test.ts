// The plan over HTTP: outline, sections, indicators, search.
import { describe, expect, it } from 'vitest';
import { AssistantSlot } from '../../src/server/assistant-slot.js';
import { indicatorsSchema, planSchema, searchResultSchema, sectionSchema } from '../../src/server/schemas/plan.js';
import { seedPlan } from '../support/seed-plan.js';
import { createTestApp, problemOf } from './test-app.js';

const get = async (path: string) => createTestApp().app.request(path);

describe('GET /api/plan', () => {
  it('gives title, period, digest and the whole outline', async () => {
    const plan = planSchema.parse(await (await get('/api/plan')).json());
    expect(plan).toMatchObject({ title: seedPlan.title, period: { from: 2026, to: 2030 }, digest: seedPlan.digest });
    expect(plan.outline.map(({ label }) => label)).toEqual([
      '前言',
      ...[
        '第一章',
        '第二章',
        '第三章',
        '第四章',
        '第五章',
        '第六章',
        '第七章',
        '第八章',
        '第九章',
        '第十章',
        '第十一章',
      ],
    ]);
    expect(plan.outline[2]?.children[0]?.children[1]).toMatchObject({
      id: 'c2.1.2',
      reference: '第二章第一节（二）',
      url: '/plan#c2.1.2',
    });
    expect(plan.outline[4]?.children[0]?.children[0]?.boxes).toEqual([
      { id: 'c4.b1', label: '专栏1', title: '槐荫区重点商圈发展策略', url: '/plan#c4.b1' },
    ]);
  });
});

describe('GET /api/plan/sections/:id', () => {
  it('gives the verbatim text of a unit, where it stands and what is below it', async () => {
    const section = sectionSchema.parse(await (await get('/api/plan/sections/c2.1')).json());
    expect(section.text).toBe(seedPlan.text.slice(section.start, section.end));
    expect(section.text).toMatch(/^一、聚力发展龙头引领产业\n（一）/);
    expect(section.breadcrumb.map(({ id }) => id)).toEqual(['c2', 'c2.1']);
    expect(section.children).toHaveLength(4);
    expect(section.officialReference).toBe('第二章第一节');
  });

  it('gives boxes with their entries, and the indicators of the table', async () => {
    const goals = sectionSchema.parse(await (await get('/api/plan/sections/c1.5')).json());
    expect(goals.boxes.map(({ id, kind }) => [id, kind])).toEqual([['c1.b1', 'indicators']]);
    expect(goals.indicators).toHaveLength(16);
    const shops = sectionSchema.parse(await (await get('/api/plan/sections/c4.1.1')).json());
    expect(shops.boxes[0]?.entries.map(({ title }) => title)).toContain('茶文化主题街区');
  });

  it('gives an entry of a box by its id', async () => {
    const entry = sectionSchema.parse(await (await get('/api/plan/sections/c4.b1.2')).json());
    expect(entry).toMatchObject({ level: 'subitem', reference: '第四章第一节（一）专栏1第2项' });
  });

  it.each(['c99', 'c2.1.2.9', '%00', '..%2f..%2fetc%2fpasswd', 'constructor', '__proto__'])(
    'knows no unit %s',
    async (id) => {
      const response = await get(`/api/plan/sections/${id}`);
      expect(response.status).toBe(404);
      expect((await problemOf(response)).title).toBe('Not Found');
    },
  );
});

describe('GET /api/indicators', () => {
  it('gives every row with unit, values, nature and place', async () => {
    const { indicators } = indicatorsSchema.parse(await (await get('/api/indicators')).json());
    expect(indicators.find(({ id }) => id === 'c1.b1.i9')).toMatchObject({
      name: '人均预期寿命',
      unit: '岁',
      baseline: { kind: 'number', printed: '80.5' },
      averageGrowth: { kind: 'not-applicable' },
      nature: 'anticipatory',
      reference: '第一章第五节专栏1第9项',
      url: '/plan#c1.b1.i9',
    });
  });
});

describe('GET /api/search', () => {
  it('gives hits with score parts, place and verbatim text, and what it rejected', async () => {
    const response = await get(`/api/search?q=${encodeURIComponent('集成电路产业')}&k=2`);
    const result = searchResultSchema.parse(await response.json());
    expect(result.hits).toHaveLength(2);
    for (const hit of result.hits) {
      expect(hit.text).toBe(seedPlan.text.slice(hit.start, hit.end));
      expect(hit.text).toContain('集成电路产业');
    }
    expect(result.rejected).toEqual([{ chunkId: 'c1', score: 0.1, reason: 'weak' }]);
  });

  it.each([
    ['', 'q：缺少这一项'],
    ['?q=', 'q：不能为空'],
    ['?q=%20', 'q：不能为空'],
    ['?q=a&k=0', 'k：不能小于 1'],
    ['?q=a&k=51', 'k：不能大于 50'],
    ['?q=a&k=x', 'k：应为数字，收到的是非数字'],
    ['?q=a&k=1.5', 'k：应为整数，收到的是数字'],
    ['?q=a&limit=3', 'limit：不认识的字段'],
    [`?q=${'a'.repeat(2001)}`, 'q：最多 2000 个字符'],
  ])('refuses %s', async (query, expected) => {
    const response = await get(`/api/search${query}`);
    expect(response.status).toBe(400);
    expect((await problemOf(response)).detail).toContain(expected);
  });
});

describe('health', () => {
  it('answers /healthz while the assistant loads, and /readyz only then with 200', async () => {
    const slot = new AssistantSlot();
    const { app, assistant } = createTestApp({}, slot);
    expect(await (await app.request('/healthz')).json()).toEqual({ status: 'ok' });
    expect((await app.request('/readyz')).status).toBe(503);
    slot.fill(assistant);
    expect(await (await app.request('/readyz')).json()).toEqual({
      status: 'ready',
      faults: [],
      ...assistant.description,
    });
    slot.stop();
    expect((await app.request('/readyz')).status).toBe(503);
    expect((await app.request('/healthz')).status).toBe(200);
  });

  it('says that loading failed', async () => {
    const slot = new AssistantSlot();
    slot.fail(new Error('内部原因'));
    const { detail } = await problemOf(await createTestApp({}, slot).app.request('/readyz'));
    expect(detail).toContain('未能启动');
    expect(detail).not.toContain('内部原因');
  });
});

describe('addresses and methods', () => {
  it('answers an unknown address with a problem', async () => {
    const response = await get('/api/none');
    expect(response.status).toBe(404);
    expect((await problemOf(response)).detail).toContain('/openapi.json');
  });

  it.each([
    '/api/plan',
    '/api/plan/sections/c1',
    '/api/search',
    '/api/indicators',
    '/healthz',
    '/readyz',
    '/',
    '/plan',
  ])('answers POST %s with 405 and Allow', async (path) => {
    const response = await createTestApp().app.request(path, { method: 'POST' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD');
  });

  it('answers HEAD like GET, without a body', async () => {
    const response = await createTestApp().app.request('/api/plan', { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });
});
