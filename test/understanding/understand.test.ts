// A question read: what it asks, of what, for when, by which unit; nothing that hangs on one doubtful label.
import { describe, expect, it } from 'vitest';
import type { ReadingPart } from '../../src/understanding/reading.js';
import { assistant } from '../support/plan-assistant.js';

const read = (message: string) => assistant.parts.understanding.read(message, { hasHistory: false });

describe('a reading', () => {
  it.each([
    ['农村幸福院要建多少处？', { kind: 'look-up', asked: 'count', askedUnit: '处', topic: '农村幸福院' }],
    ['怎么解决停车难？', { kind: 'measures', asked: null, topic: '停车难' }],
    ['约束性指标有哪些？', { kind: 'list', unit: 'indicator', filters: [{ on: 'nature', op: '=', value: '约束性' }] }],
    ['人均预期寿命2030年是多少岁？', { kind: 'look-up', years: [2030], topic: '人均预期寿命' }],
    ['“五友”指什么？', { kind: 'define', quoted: ['五友'] }],
    ['第九章有几节？', { kind: 'outline', named: [{ unit: 'section', chapter: 9, path: [] }] }],
  ] as const)('of 「%s」', (message, expected) => {
    const { act, parts } = read(message);
    expect([act, parts.length]).toEqual(['ask', 1]);
    expect(parts[0]).toMatchObject(expected as unknown as Partial<ReadingPart>);
  });

  it('cuts a message into the things that it asks', () => {
    expect(read('日间照料中心要建多少处，还有停车难怎么解决？').parts.map(({ kind }) => kind)).toEqual([
      'look-up',
      'measures',
    ]);
  });

  it('points at nothing where nothing was said before', () => {
    expect(read('它呢？').pointer).toBeNull();
  });

  it('tells languages by their letters', () => {
    expect(['停车难', '停車難怎麼解決', 'How about parking?'].map((text) => read(text).language)).toEqual([
      'zh',
      'zh-Hant',
      'en',
    ]);
  });

  it('gives each label a probability', () => {
    for (const { confidence } of read('农村幸福院要建多少处？').parts)
      for (const share of Object.values(confidence)) {
        expect(share).toBeGreaterThan(0);
        expect(share).toBeLessThanOrEqual(1);
      }
  });
});
