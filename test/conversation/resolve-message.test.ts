// A message and the turns before it: completed where it points back, alone where it does not.
import { describe, expect, it } from 'vitest';
import { resolveMessage } from '../../src/conversation/resolve-message.js';
import { assistant } from '../support/plan-assistant.js';

/** As it is read, whatever the plan holds. */
const resolve = (message: string, ...turns: readonly string[]) =>
  resolveMessage(assistant.parts.understanding, { message, turns }, async (resolved) => resolved);

const CHIPS = '集成电路产业2030年规模多少？';

describe('resolveMessage', () => {
  it('leaves a first message alone', async () => {
    expect(await resolve('停车难怎么解决？')).toMatchObject({ understood: null, before: [], points: null });
  });

  it('does not point back where there is nothing to point at', async () => {
    const { reading, understood } = await resolve('专用装备呢？');
    expect({ pointer: reading.pointer, understood }).toEqual({ pointer: null, understood: null });
  });

  it('asks the same of another thing', async () => {
    const { reading, understood } = await resolve('专用装备呢？', CHIPS);
    expect(understood).toContain('专用装备');
    expect(understood).not.toContain('集成电路');
    expect(reading.parts).toHaveLength(1);
    expect(reading.parts[0]).toMatchObject({ topic: '专用装备', years: [2030], kind: 'look-up' });
  });

  it('asks the same of another year, and says so', async () => {
    const { reading, understood } = await resolve('2030年呢？', '人均预期寿命2025年是多少岁？');
    expect(reading.parts[0]).toMatchObject({ topic: '人均预期寿命', years: [2030] });
    expect(understood).toContain('2030年');
    expect(understood).not.toContain('2025年');
  });

  it('exchanges a condition, and says so', async () => {
    const { reading, understood } = await resolve('那预期性呢', '目标表里约束性指标是哪几项？');
    expect(reading.parts[0]?.filters).toEqual([{ on: 'nature', op: '=', value: '预期性' }]);
    expect(understood).toContain('预期性指标');
    expect(understood).not.toContain('约束性');
  });

  it('puts the earlier topic where a pronoun stands', async () => {
    const { reading } = await resolve('它有哪些应用场景？', '低空经济怎么发展？');
    expect(reading.parts[0]?.topic).toContain('低空经济');
    expect(reading.parts[0]?.topic).toContain('应用场景');
  });

  it.each([
    ['中小学教育有哪些改革举措？', '养老服务怎么发展？'],
    ['社区食品安全怎么监管？', CHIPS],
    ['青年驿站要建几处？', '约束性指标有哪些？'],
  ])('answers 「%s」 after 「%s」 as if nothing had been said', async (message, turn) => {
    const after = await resolve(message, turn);
    const alone = await resolve(message);
    expect(after.understood).toBeNull();
    expect(after.reading.parts.map(({ topic }) => topic)).toEqual(alone.reading.parts.map(({ topic }) => topic));
  });

  it('takes no topic from courtesy', async () => {
    expect((await resolve('专用装备呢？', CHIPS, '谢谢')).understood).toContain('专用装备');
    expect((await resolve('谢谢', CHIPS)).reading).toMatchObject({ act: 'thank', parts: [] });
  });

  it('goes through a chain of turns, each on the one before', async () => {
    const { reading, before } = await resolve('高端数控机床与机器人呢', CHIPS, '专用装备呢？');
    expect(before).toHaveLength(2);
    expect(reading.parts[0]).toMatchObject({ years: [2030] });
    expect(reading.parts[0]?.topic).toContain('机器人');
    expect(reading.parts[0]?.topic).not.toContain('专用装备');
  });

  it('looks back no more than six turns', async () => {
    expect((await resolve('专用装备呢？', ...Array.from({ length: 9 }, () => CHIPS))).before).toHaveLength(6);
  });

  it('is the same twice', async () => {
    expect(await resolve('专用装备呢？', CHIPS)).toEqual(await resolve('专用装备呢？', CHIPS));
  });
});
