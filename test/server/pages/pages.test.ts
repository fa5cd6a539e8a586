// The pages: readable without a script, linked, escaped, and safe under a strict policy.
import { describe, expect, it } from 'vitest';
import { AssistantSlot } from '../../../src/server/assistant-slot.js';
import { readOperator } from '../../../src/server/operator.js';
import { seedPlan } from '../../support/seed-plan.js';
import { createStubAssistant } from '../../support/stub-assistant.js';
import { createTestApp } from '../test-app.js';

const { app } = createTestApp();
const textOf = async (path: string) => (await app.request(path)).text();
/** What a reader without styles sees. */
const visibleText = (page: string) => page.replace(/<[^>]+>/g, '').replaceAll('&quot;', '"');
const PAGES = ['/', '/c/abc-1', '/plan', '/indicators', '/about', '/demo'];

describe('every page', () => {
  it.each([...PAGES, '/api/plan', '/none'])('comes with a strict content security policy: %s', async (path) => {
    const { headers } = await app.request(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|data:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
  });

  it.each(PAGES)('has no inline script, style or handler: %s', async (path) => {
    const page = await textOf(path);
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/);
    expect(page).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
  });

  it.each(PAGES)('names no third party: %s', async (path) => {
    const addresses = [...(await textOf(path)).matchAll(/(?:src|href|action)="([^"]*)"/g)].map((match) => match[1]);
    expect(addresses.length).toBeGreaterThan(2);
    for (const address of addresses) expect(address).toMatch(/^(\/|#)/);
  });

  it('is served as plain and whole HTML when the faces were not built', async () => {
    expect(await textOf('/plan')).not.toContain('/assets/');
    expect((await app.request('/widget.js')).status).toBe(404);
  });

  it.each(['/assets/none.js', '/assets/..%2fmanifest.json', '/assets/'])('serves nothing at %s', async (path) => {
    expect((await app.request(path)).status).toBe(404);
  });

  it('gives people at a wrong address a page with ways on, and programs a problem', async () => {
    const page = await app.request('/nowhere', { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect(page.status).toBe(404);
    expect(await page.text()).toMatch(/没有这个页面[\s\S]*href="\/plan"/);
    for (const path of ['/nowhere', '/api/nowhere']) {
      const accept = path.startsWith('/api') ? 'text/html' : 'application/json';
      const response = await app.request(path, { headers: { accept } });
      expect(response.headers.get('content-type'), path).toContain('application/problem+json');
    }
  });

  it('waits for the plan with a page that comes back by itself, while questions get a problem', async () => {
    const { app: loading } = createTestApp({}, new AssistantSlot());
    const response = await loading.request('/plan');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('3');
    expect(await response.text()).toContain('http-equiv="refresh"');
    expect((await loading.request('/')).status).toBe(200);
  });
});

describe('/', () => {
  it('tells its script what the server keeps, and readers without one where to read', async () => {
    const page = await textOf('/');
    expect(page).toMatch(/<meta name="plan-settings" content="{&quot;feedback&quot;:false/);
    expect(page).toMatch(/<noscript>[\s\S]*href="\/plan"[\s\S]*<\/noscript>/);
  });

  it('puts a question into the field, asked about a place or in words, and never as markup', async () => {
    const questionOf = async (path: string) => /name="plan-question" content="([^"]*)"/.exec(await textOf(path))?.[1];
    expect(await questionOf('/?about=c2.1.2')).toBe('第二章第一节（二）“壮大提升集成电路产业集群”的主要内容是什么？');
    expect(await questionOf('/?about=c1.b1.i9')).toBe('指标“人均预期寿命”的目标是什么？');
    expect(await questionOf('/?about=none')).toBe('');
    expect(await questionOf('/?q=%22%3E%3Cscript%3E')).toBe('&quot;&gt;&lt;script&gt;');
  });
});

describe('/plan', () => {
  it('has an id for every unit, box and indicator, each once', async () => {
    const ids = [...(await textOf('/plan')).matchAll(/\sid="(c\d[^"]*)"/g)].map((match) => match[1]);
    const expected = [...seedPlan.sections, ...seedPlan.boxes, ...seedPlan.indicators].map(({ id }) => id);
    expect(ids.sort()).toEqual(expected.sort());
  });

  it('shows every paragraph of the plan in order', async () => {
    const page = visibleText(await textOf('/plan'));
    const article = page.slice(page.indexOf('在全文中查找'));
    let from = 0;
    for (const { kind, span } of seedPlan.paragraphs) {
      if (kind === 'row') continue;
      const at = article.indexOf(seedPlan.text.slice(span.start, span.end), from);
      expect(at, seedPlan.text.slice(span.start, span.start + 20)).toBeGreaterThan(-1);
      from = at;
    }
  });

  it('explains blank cells, cells with a dash, and figures printed as *', async () => {
    const page = visibleText(await textOf('/plan'));
    expect(page).toContain('养老机构护理型床位占比（%）');
    expect(page).toContain('① 未公布：公布的文本在这一格留空');
    expect(page.match(/注：本段中的“\*”是公布文本的原样/g)).toHaveLength(2);
  });

  it('links every heading and every indicator to a question about it', async () => {
    const links = [...(await textOf('/plan')).matchAll(/href="\/\?about=([^"]+)"/g)].map((match) => match[1]);
    const headed = seedPlan.sections.filter(({ id }) => id !== 'c0').map(({ id }) => id);
    expect(links.sort()).toEqual([...headed, ...seedPlan.indicators.map(({ id }) => id)].sort());
  });

  it('marks the passage that a citation leads to', async () => {
    const start = seedPlan.text.indexOf('集成电路产业规模达到30亿元');
    const page = await textOf(`/plan?mark=${start}-${start + 14}`);
    expect(page).toContain('<mark class="quote">集成电路产业规模达到30亿元</mark>');
  });

  it('marks a passage that runs over a heading into its paragraph piece by piece', async () => {
    const { headingSpan, bodySpan } = seedPlan.sections.find(({ id }) => id === 'c2.1.2') ??
      seedPlan.sections[0] ?? {
        headingSpan: { start: 0, end: 0 },
        bodySpan: { start: 0, end: 0 },
      };
    const page = await textOf(`/plan?mark=${headingSpan.start}-${bodySpan.start + 10}`);
    expect(page.match(/<mark class="quote">/g)).toHaveLength(2);
  });

  it.each(['9-1', '0-999999', 'x-y', '1e3-2e3', '"><script>'])('ignores the passage “%s”', async (mark) => {
    const page = await textOf(`/plan?mark=${encodeURIComponent(mark)}`);
    expect(page).not.toContain('<mark');
    expect(page).not.toContain('><script>');
  });

  it('escapes what the plan says', async () => {
    const text = seedPlan.text.replace('槐荫区', '<b>').replace('坚持', '<i>');
    const assistant = { ...createStubAssistant(), plan: { ...seedPlan, text, title: '<script>alert(1)</script>' } };
    const { app: other } = createTestApp({}, AssistantSlot.of(assistant));
    const page = await (await other.request('/plan')).text();
    expect(page).not.toMatch(/<b>|<i>|<script>alert/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });
});

describe('a question about a unit whose title has quotation marks', () => {
  it('has single ones within its own', async () => {
    const section = seedPlan.sections.find(({ title, level }) => title.includes('“') && level !== 'chapter');
    expect(section).toBeDefined();
    const page = await textOf(`/?about=${section?.id}`);
    const question = /name="plan-question" content="([^"]*)"/.exec(page)?.[1] ?? '';
    expect(question).toMatch(/“[^“”]*‘[^‘’“”]+’[^“”]*”/);
  });
});

describe('search in the plan', () => {
  const search = (words: string) => textOf(`/plan?q=${encodeURIComponent(words)}`);

  it('marks every hit and lists where it stands', async () => {
    const page = await search('日间照料中心');
    expect(page).toContain('<mark class="hit" id="hit-1">日间照料中心</mark>');
    expect(visibleText(page)).toContain('查找“日间照料中心”：1 处');
    expect(page).toMatch(/<a href="#hit-1"><span class="hit-where">第九章第四节（四）<\/span>/);
  });

  it.each([
    ['ＡＩ医疗', 'AI医疗'],
    ['ai医疗', 'AI医疗'],
    ['積體', null],
    ['集成電路', '集成电路'],
    ['康养 + 金融', '康养＋金融'],
  ])('finds “%s” whatever its width, case, script and spacing', async (words, found) => {
    const page = await search(words);
    if (found === null) expect(visibleText(page)).toContain('没有找到');
    else expect(page).toContain(`>${found}</mark>`);
  });

  it.each(['预期性', '人', '2030', '完成上级下达任务', '绿色生态', '9', '%'])(
    'has a place to go to for every hit of “%s”, those in cells of the table too',
    async (words) => {
      const page = await search(words);
      const count = Number(/查找“[^”]*”：(\d+) 处/.exec(page)?.[1]);
      const ids = [...page.matchAll(/<mark[^>]* id="hit-(\d+)"/g)].map(([, id]) => Number(id));
      expect(ids).toEqual(Array.from({ length: count }, (_, at) => at + 1));
    },
  );

  it('offers a question where nothing is found, and searches nothing for blanks', async () => {
    expect(await search('月球基地')).toContain('<a href="/?q=%E6%9C%88%E7%90%83%E5%9F%BA%E5%9C%B0">直接提问</a>');
    expect(await search('   ')).not.toContain('id="hits-title"');
  });

  it('sets the words as text', async () => {
    const page = await search('"><img src=x>');
    expect(page).not.toContain('<img');
  });

  it('marks hits inside a marked passage as both', async () => {
    const start = seedPlan.text.indexOf('日间照料中心');
    const page = await textOf(`/plan?q=${encodeURIComponent('照料')}&mark=${start}-${start + 6}`);
    expect(page).toMatch(/<mark class="quote">日间<\/mark><mark class="quote hit" id="hit-\d+">照料<\/mark>/);
  });
});

describe('/indicators', () => {
  it('charts exactly the indicators with a figure in both years', async () => {
    const page = await textOf('/indicators');
    const charts = [...page.matchAll(/aria-label="([^"]+，2025年预计 [^"]+)"/g)].map((match) => match[1]);
    expect(charts).toEqual([
      '高新技术产业产值占规模以上工业总产值比重年均增长，2025年预计 86.5%，2030年 88%',
      '每千人口拥有医护人员数：执业医师数，2025年预计 11.3人，2030年 11.9人',
      '每千人口拥有医护人员数：注册护士数，2025年预计 15人，2030年 15.7人',
      '人均预期寿命，2025年预计 80.5岁，2030年 82岁',
      '粮食综合生产能力，2025年预计 0.27亿斤，2030年 0.279亿斤',
    ]);
  });

  it('draws bars from zero, so that their lengths compare', async () => {
    const page = await textOf('/indicators');
    const life = page.slice(page.indexOf('人均预期寿命，2025年预计'));
    const widths = [...life.matchAll(/class="bar[^"]*"[^>]*width="([\d.]+)"/g)].map((match) => Number(match[1]));
    expect((widths[0] ?? 0) / (widths[1] ?? 1)).toBeCloseTo(80.5 / 82, 2);
  });

  it('counts binding and anticipatory indicators as the plan does', async () => {
    expect(visibleText(await textOf('/indicators'))).toContain(
      '列出 14 项主要指标，其中约束性指标 5 项、预期性指标 9 项',
    );
  });
});

describe('/demo', () => {
  it('takes the widget from the other name of this machine, and allows itself nothing else', async () => {
    const response = await app.request('/demo', { headers: { host: '127.0.0.1:8787' } });
    expect(await response.text()).toContain('<script src="http://localhost:8787/widget.js"');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain('script-src http://localhost:8787;');
    expect(policy).not.toContain("script-src 'self'");
  });

  it('never puts a foreign Host header into the page or its policy', async () => {
    const response = await app.request('/demo', { headers: { host: 'evil.example;script-src *' } });
    expect(await response.text()).not.toContain('evil');
    expect(response.headers.get('content-security-policy')).not.toContain('evil');
  });
});

describe('the page about the service', () => {
  it('names who runs it and how to reach them, escaped, and what is kept', async () => {
    const operator = { name: '某区发展和改革局 <b>', contact: '电话 0531-00000000' };
    const { app: run } = createTestApp({}, undefined, { operator });
    const page = await (await run.request('/about')).text();
    expect(page).toContain('某区发展和改革局 &lt;b&gt;');
    expect(page).toContain('电话 0531-00000000');
    expect(visibleText(page)).toContain('服务器不保存提问内容。');
  });

  it('says so where the operator wrote nothing, and is led to by the footer', async () => {
    expect(visibleText(await textOf('/about'))).toContain('运行单位没有注明。');
    for (const id of ['operator', 'contact', 'accessibility', 'privacy']) {
      expect(await textOf('/plan')).toContain(`href="/about#${id}"`);
      expect(await textOf('/about')).toContain(`id="${id}"`);
    }
  });
});

describe('readOperator', () => {
  it('takes empty variables for not written, and refuses what is no line', () => {
    expect(readOperator({ OPERATOR_NAME: ' ', OPERATOR_CONTACT: ' 12345 ' })).toEqual({ name: null, contact: '12345' });
    expect(() => readOperator({ OPERATOR_NAME: '长'.repeat(201) })).toThrow('OPERATOR_NAME 无效：最多 200 个字符');
  });
});
