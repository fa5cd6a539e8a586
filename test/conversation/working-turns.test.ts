// Messages over the turns before: whether they lean on one, numbers and members worked with, members and units counted into.
import { describe, expect, it } from 'vitest';
import { chooseReading } from '../../src/answering/choose-reading.js';
import { chosen } from '../../src/answering/pick-members.js';
import { resolveMessage } from '../../src/conversation/resolve-message.js';
import { ask, assistant, textOf } from '../support/plan-assistant.js';

const { parts } = assistant;
const settled = (message: string, ...turns: readonly string[]) =>
  resolveMessage(parts.understanding, { message, turns }, (resolved) => chooseReading(parts, resolved));
const open = (message: string, ...turns: readonly string[]) =>
  resolveMessage(parts.understanding, { message, turns }, async (resolved) => resolved);

const LOW_ALTITUDE = '低空经济怎么发展？';
const CHIPS = '集成电路产业2030年规模多少？';
const HOMES = '农村幸福院要建几处？';
const LIFE = '人均预期寿命2030年多少岁？';

describe('chooseReading', () => {
  // The second look at the sentences trusts the reading alone as much.
  it.fails.each([
    ['做哪些培训', LOW_ALTITUDE, '低空经济'],
    ['要建哪些场馆？', '中央文化区怎么打造？', '中央文化区'],
  ])(
    'leans on the turn before where one sentence tells of both: 「%s」 after 「%s」',
    async (message, turn, earlier) => {
      expect((await settled(message, turn)).reading.parts[0]?.topic).toContain(earlier);
    },
  );

  it('leans where only what is measured is named', async () => {
    const { reading } = await settled('总投资是多少？', '腊山河西路北延工程什么时候建？');
    expect(reading.parts[0]?.topic).toContain('腊山河西路');
  });

  it('asks the new question of the earlier thing where nothing else is named', async () => {
    const turn = '山东省第二人民医院的门诊楼要建吗？';
    for (const [message, asked] of [
      ['哪个单位负责？', 'body'],
      ['要花多少钱？', 'money'],
    ] as const) {
      const { reading } = await settled(message, turn);
      expect(reading.parts[0]).toMatchObject({ asked });
      expect(reading.parts[0]?.topic).toContain('医院');
    }
  });

  it('asks of another time without the year of the earlier question', async () => {
    const { reading } = await settled('已经有几个了？', '2030年优徕青年社区要建几个？');
    expect(reading.parts[0]).toMatchObject({ scope: 'past', years: [] });
    expect(reading.parts[0]?.topic).toContain('优徕青年社区');
  });

  it('stays with what an earlier exchange was about', async () => {
    const { reading } = await settled('医疗上呢', LOW_ALTITUDE, '文旅上能用到吗');
    expect(reading.parts[0]?.topic).toContain('低空经济');
    expect(reading.parts[0]?.topic).toContain('医疗');
  });

  it('takes another reading that is surer by more than its handicap, and no other', async () => {
    const [unsure, sure] = [await settled('月球基地怎么建'), await settled('农村幸福院建几处')];
    const with_ = (handicap: number) => ({
      ...unsure,
      others: [{ resolved: sure, handicap, joins: null, mustName: false }],
    });
    expect((await chooseReading(parts, with_(0))).message).toBe('农村幸福院建几处');
    expect((await chooseReading(parts, with_(3))).message).toBe('月球基地怎么建');
  });

  it.each(['老旧小区改造怎么推进？', '养老服务怎么发展？', '停车难怎么解决？'])(
    'does not lean where the message names its own thing: 「%s」',
    async (message) => {
      const { reading, understood } = await settled(message, LOW_ALTITUDE);
      expect(understood).toBeNull();
      expect(reading.parts[0]?.topic).not.toContain('低空经济');
    },
  );

  it('leaves no way to read a message undecided', async () => {
    expect((await open('做哪些培训', LOW_ALTITUDE)).others.length).toBeGreaterThan(0);
    expect((await settled('做哪些培训', LOW_ALTITUDE)).others).toEqual([]);
  });

  it('keeps the first reading where another is no surer by more than its handicap', async () => {
    const alone = await open('老旧小区改造怎么推进？', LOW_ALTITUDE);
    const other = { resolved: { ...alone, understood: 'the other' }, handicap: 0, joins: null, mustName: false };
    const twin = { ...alone, others: [other] };
    expect((await chooseReading(parts, twin)).understood).toBeNull();
  });
});

describe('numbers of the turns before', () => {
  it.each([
    ['两个相加呢？', '合计55亿元（按规划数据计算：30亿元＋25亿元）', [CHIPS, '专用装备呢？']],
    ['差多少？', '相差5亿元（按规划数据计算：30亿元－25亿元）', [CHIPS, '专用装备呢？']],
    ['一共几处？', '合计149处（按规划数据计算：43处＋106处）', [HOMES, '日间照料中心呢？']],
    ['提高了几岁？', '相差1.5岁（按规划数据计算：82岁－80.5岁）', ['人均预期寿命2025年多少岁？', '2030年呢？']],
  ])('are worked with by 「%s」: %s', async (message, line, turns) => {
    const answer = await ask(message, ...turns);
    expect(answer.status).toBe('answered');
    expect(textOf(answer)).toContain(line);
  });

  it('are the row of the one that was told, where a change is asked and one number stands alone', async () => {
    expect(textOf(await ask('提高了几岁？', LIFE))).toContain('2030年82岁比2025年预计80.5岁增加1.5岁');
  });

  it('are not worked with by a message that names a thing of its own', async () => {
    expect((await open('青年驿站一共建几处？', HOMES)).worksWithTurns).toBe(false);
    expect((await open('一共几处？', HOMES)).worksWithTurns).toBe(true);
    expect((await open('一共几处？')).worksWithTurns).toBe(false);
  });

  it('are set against the one that the message names itself', async () => {
    expect(textOf(await ask('那专用装备呢，比它小几亿？', CHIPS))).toContain(
      '相差5亿元（按规划数据计算：30亿元－25亿元）',
    );
  });

  it('are not counted where money is asked', async () => {
    expect(textOf(await ask('总共得投多少钱？', '专栏5有哪些项目？'))).not.toContain('共4个');
  });

  it('of different units are not added up', async () => {
    expect(textOf(await ask('两个相加呢？', CHIPS, LIFE))).not.toContain('合计');
  });
});

describe('a member counted into', () => {
  it('is the one of that number of the answer before', async () => {
    const list = textOf(await ask('约束性指标有哪些？'))
      .split('\n')
      .slice(1);
    expect(list[3]).toContain('森林覆盖率');
    const answer = textOf(await ask('第四条呢？', '约束性指标有哪些？'));
    expect(answer).toContain('森林覆盖率');
    expect(answer).not.toContain('优良水体比例');
  });

  it('is a chapter or a section where its unit is named, whatever list was told', async () => {
    expect(textOf(await ask('第四章呢？', '第三章讲了什么？'))).not.toContain('数智槐荫');
    expect(textOf(await ask('第二节讲什么？', '第三章有几节？'))).toContain('营造一流创新发展生态');
  });

  it('is still of the set where a turn between asked about one of its members', async () => {
    const answer = await ask('第三个呢', '健康槐荫建设分哪几块？', '医疗服务水平怎么提升？');
    expect(textOf(answer)).toContain('打造中医药特色品牌');
  });

  it('is chosen by its number, not by 其中', async () => {
    const [part] = parts.understanding.read('其中第三项讲了什么', { hasHistory: true }).parts;
    expect(part?.members).toBe('第三项');
  });

  it('is an earlier question where no turn told several', async () => {
    const answer = await ask('我先问的第一个，写在哪一章', '青年驿站建几处？', '森林覆盖率2030年多少？');
    expect(textOf(answer)).toContain('第九章');
  });

  it('is counted in the unit that was told, not in the whole plan', async () => {
    expect(textOf(await ask('里头一共分几条？', '第五章第六节讲什么？'))).toContain('共3');
  });

  it('is none beyond the end', () => {
    const members = ['甲', '乙', '丙'].map((name, at) => ({ name, span: { start: at, end: at + 1 } }));
    const names = (words: string) => chosen(members, words).map(({ name }) => name);
    expect(names('第二个')).toEqual(['乙']);
    expect(names('最后一条')).toEqual(['丙']);
    expect(names('倒数第二个')).toEqual(['乙']);
    expect(names('前两个')).toEqual(['甲', '乙']);
    expect(names('第四条')).toEqual([]);
  });
});
