// Messages over the turns before: whether they lean on one, numbers and members worked with, members and units counted into.
import { describe, expect, it } from 'vitest';
import { chooseReading } from '../../src/answering/choose-reading.js';
import { chosen } from '../../src/answering/pick-members.js';
import { resolveMessage } from '../../src/conversation/resolve-message.js';
import { eachOf, short } from '../support/known-shortfalls.js';
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
  // A message that names something is trusted nearly wholly alone, so that no other reading can be surer by its handicap.
  eachOf<string>([short('做哪些培训')])(
    'leans on the turn before where the plan tells more of both: %s',
    async (message) => {
      const { reading } = await settled(message, LOW_ALTITUDE);
      expect(reading.parts[0]?.topic).toContain('低空经济');
    },
  );

  it('takes another reading that is surer by more than its handicap, and no other', async () => {
    const [unsure, sure] = [await settled('月球基地怎么建'), await settled('农村幸福院建几处')];
    const with_ = (handicap: number) => ({ ...unsure, others: [{ resolved: sure, handicap }] });
    expect((await chooseReading(parts, with_(0))).message).toBe('农村幸福院建几处');
    expect((await chooseReading(parts, with_(1))).message).toBe('月球基地怎么建');
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
    const twin = { ...alone, others: [{ resolved: { ...alone, understood: 'the other' }, handicap: 0 }] };
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
