// Numbers of persons never leave the door; numbers of the plan do.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPersonalData } from '../../../src/server/security/mask-personal-data.js';
import { processorTime } from '../../support/processor-time.js';
import { seedPlan } from '../../support/seed-plan.js';
import { createTestApp, postJson } from '../test-app.js';

describe('maskPersonalData', () => {
  it.each([
    ['我的电话13812345678，补贴怎么领？', '我的电话***，补贴怎么领？', 'mobile'],
    ['电话 138 1234 5678', '电话 ***', 'mobile'],
    ['+86-138-1234-5678', '***', 'mobile'],
    ['电话１３８１２３４５６７８。', '电话***。', 'mobile'],
    ['身份证370104199003071234', '身份证***', 'identity-card'],
    ['37010419900307123X在内', '***在内', 'identity-card'],
    ['370104 19900307 123x', '***', 'identity-card'],
    ['老证370104900307123', '老证***', 'identity-card'],
    ['卡号6222021234567890123', '卡号***', 'bank-card'],
    ['卡号4111 1111 1111 1111', '卡号***', 'bank-card'],
  ])('masks “%s”', (text, masked, kind) => {
    expect(maskPersonalData(text)).toEqual({ text: masked, kinds: [kind] });
  });

  it('masks several numbers and names each kind once', () => {
    const { text, kinds } = maskPersonalData('13812345678或13912345678，证370104199003071234');
    expect(text).toBe('***或***，证***');
    expect(kinds).toEqual(['mobile', 'identity-card']);
  });

  it.each([
    '到2030年集成电路产业规模达到30亿元',
    '0.27亿斤、58.87亿元、1322.42亿元',
    '订单号1234567890123456',
    '服务电话400-820-8820',
    '12345热线',
    '11812345678',
  ])('leaves “%s” alone', (text) => {
    expect(maskPersonalData(text)).toEqual({ text, kinds: [] });
  });

  it('finds nothing to mask in the whole plan', () => {
    expect(maskPersonalData(seedPlan.text).kinds).toEqual([]);
  });

  it('never leaves a mobile number standing, whatever is around it', () => {
    const mobile = fc.tuple(fc.constantFrom('13', '15', '18', '19'), fc.integer({ min: 0, max: 999_999_999 }));
    const words = fc.string({ unit: fc.constantFrom('槐', '，', ' ', 'a', '。') });
    fc.assert(
      fc.property(words, mobile, words, (before, [head, tail], after) => {
        const number = `${head}${String(tail).padStart(9, '0')}`;
        const { text } = maskPersonalData(before + number + after);
        expect(text).toBe(`${before}***${after}`);
      }),
    );
  });

  it('is done in no time on hostile input, ten times as long as any that is accepted', async () => {
    const most = 500;
    const texts = [
      '1 '.repeat(50_000),
      '6'.repeat(100_000),
      'A@'.repeat(50_000),
      '1号'.repeat(50_000),
      '鲁A'.repeat(50_000),
    ];
    for (const text of texts) expect(await processorTime(() => maskPersonalData(text), most)).toBeLessThan(most);
  });
});

describe('a question with personal data', () => {
  const question = '我是13812345678，生育补贴怎么领？';

  it('reaches the assistant masked, history too, and the asker is told', async () => {
    const { app, assistant, log } = createTestApp();
    const history = [
      { role: 'user', content: '我的卡6222021234567890123' },
      { role: 'assistant', content: '好的' },
    ];
    const response = await postJson(app, '/api/ask', { question, history });
    expect(response.headers.get('plan-masked')).toBe('mobile, bank-card');
    expect(assistant.calls[0]?.request).toEqual({
      question: '我是***，生育补贴怎么领？',
      history: [{ role: 'user', content: '我的卡***' }, history[1]],
    });
    expect(await response.text()).not.toContain('13812345678');
    expect(log.text()).not.toContain('13812345678');
  });

  it('stands in no log, even where an error repeats it', async () => {
    const { app, log } = createTestApp({
      ask: () => Promise.reject(new Error('cannot read 13812345678 of zhang.san@qq.com')),
    });
    expect((await postJson(app, '/api/ask', { question })).status).toBe(500);
    expect(log.text()).toContain('request failed');
    expect(log.text()).not.toMatch(/13812345678|zhang/);
  });

  it('is masked in streams as well', async () => {
    const { app } = createTestApp();
    const response = await postJson(app, '/api/ask', { question }, { accept: 'text/event-stream' });
    expect(response.headers.get('plan-masked')).toBe('mobile');
    expect(await response.text()).not.toContain('13812345678');
  });

  it('says nothing where nothing was masked', async () => {
    const { app } = createTestApp();
    expect((await postJson(app, '/api/ask', { question: '生育补贴怎么领？' })).headers.has('plan-masked')).toBe(false);
  });
});
