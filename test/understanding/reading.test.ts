// What messages are taken to ask: real sentences, their topics, audiences, parts and pointers.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../../src/understanding/reading.js';
import { onlyPart, read, understanding } from '../support/understanding-fixture.js';
import { type ExpectedReading, MESSAGES } from './messages.js';

const told = ({ act, form, parts }: Reading): string =>
  JSON.stringify({
    act,
    form,
    parts: parts.map(({ kind, asked, scope, aggregate, order, yesNo }) => [
      kind,
      asked,
      scope,
      aggregate,
      order,
      yesNo,
    ]),
  });

const wanted = ({ act = 'ask', form = 'prose', parts }: ExpectedReading): string =>
  JSON.stringify({
    act,
    form,
    parts: parts.map(({ kind, asked = null, scope = null, aggregate = null, order = null, yesNo = false }) => [
      kind,
      asked,
      scope,
      aggregate,
      order,
      yesNo,
    ]),
  });

describe('a message that was not fitted on', () => {
  const misread = MESSAGES.filter(([message, expected]) => told(read(message)) !== wanted(expected));

  // Since siblings are learned from, 有多远 is a site, 怎么补偿 an access, and what a plan says of a thing a mention.
  it.fails('is read wholly right nineteen times in twenty', () => {
    expect(misread.length).toBeLessThanOrEqual(MESSAGES.length / 20);
  });

  it('is read wholly right nine times in ten', () => {
    const shown = misread.map(
      ([message, expected]) => `${message}: ${wanted(expected)} read as ${told(read(message))}`,
    );
    expect(MESSAGES.length).toBeGreaterThan(115);
    expect(misread.length, shown.join('\n')).toBeLessThanOrEqual(MESSAGES.length / 10);
  });

  it.each([
    ['青年驿站有几处', '青年驿站'],
    ['集成电路产业规模到2030年做到多大', '集成电路产业规模'],
    ['老旧小区改造怎么推进', '老旧小区改造'],
    ['脑机接口有什么布局', '脑机接口'],
    ['污水处理厂建在哪里', '污水处理厂'],
  ])('%s: its topic is %s', (message, topic) => {
    expect(onlyPart(message).topic.replaceAll(' ', '')).toBe(topic);
  });

  it('gives a part that leaves its subject out the subject of the part before it', () => {
    const { parts } = read('青年驿站有几处，建在哪里？');
    expect(parts.map(({ text }) => text)).toEqual(['青年驿站有几处', '建在哪里']);
    expect(parts[1]?.topic).toBe('青年驿站');
  });

  it('keeps the year and the unit for such a part', () => {
    const { parts } = read('2030年养老机构多少家，床位多少张？');
    expect(parts.map(({ years }) => years)).toEqual([[2030], [2030]]);
  });

  it('names the audience of a self-description', () => {
    expect(read('我是开网约车的，有什么跟我有关的政策').parts[0]?.audience).toContain('网约车');
  });

  it('points back only where there is something to point to', () => {
    expect(understanding.read('第二个展开讲讲', { hasHistory: true }).pointer).toBe('ordinal');
    expect(understanding.read('还有吗', { hasHistory: true }).pointer).toBe('more');
    expect(read('还有吗').pointer).toBeNull();
    expect(understanding.read('养老服务怎么推进', { hasHistory: true }).pointer).toBeNull();
  });

  it('tells how sure it is of every label', () => {
    const { confidence, parts } = read('约束性指标有几个');
    for (const value of [...Object.values(confidence), ...Object.values(parts[0]?.confidence ?? {})]) {
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThanOrEqual(1);
    }
    expect(parts[0]?.confidence.kind).toBeGreaterThan(0.8);
  });

  it('can be explained feature by feature', () => {
    const { form, reasons } = understanding.explain('青年驿站有几处', { hasHistory: false });
    expect(form).toBe('□有几处');
    const asked = reasons.find(({ head }) => head === '1.asked');
    expect(asked?.label).toBe('count');
    expect(asked?.features.map(({ feature }) => feature).join(' ')).toContain('几处');
  });
});

describe('any message at all', () => {
  const pieces = [
    '多少',
    '有哪些',
    '怎么',
    '，',
    '？',
    '。',
    '\n',
    ' ',
    '1、',
    '①',
    '第三章',
    '2030年',
    '养老',
    '“',
    '”',
    '吗',
    'a',
    '🦀',
    '\ud800',
    '規劃',
    '超过5%',
  ];
  const message = fc.oneof(
    fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((chosen) => chosen.join('')),
    fc.string({ maxLength: 60, unit: 'grapheme' }),
  );

  it('is read without an error into parts that are runs of it, in order, or several runs where they ask the same', () => {
    fc.assert(
      fc.property(message, fc.boolean(), (text, hasHistory) => {
        const { parts } = understanding.read(text, { hasHistory });
        let from = 0;
        for (const part of parts) {
          expect(part.text).not.toBe('');
          // Runs that were folded into one part have a blank between them.
          for (const run of text.includes(part.text, from) ? [part.text] : part.text.split(' ')) {
            const at = text.indexOf(run, from);
            expect(at).toBeGreaterThanOrEqual(from);
            from = at + run.length;
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is read alike each time', () => {
    for (const [text] of MESSAGES.slice(0, 20)) expect(read(text)).toEqual(read(text));
  });

  it('keeps asked to the kinds that have it', () => {
    fc.assert(
      fc.property(message, (text) => {
        for (const { kind, asked } of understanding.read(text, { hasHistory: false }).parts) {
          if (kind === 'look-up') expect(asked).not.toBeNull();
          else if (kind !== 'list' && kind !== 'outline') expect(asked).toBeNull();
        }
      }),
      { numRuns: 200 },
    );
  });
});
