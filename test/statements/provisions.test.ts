// Provisions: clauses that say what is done, without those that tell only how or to what end.
import { describe, expect, it } from 'vitest';
import { invented, real } from './statement-fixture.js';

describe('a provision', () => {
  it('is each clause that opens with a verb', () => {
    expect(real.actions('c9.4.1').slice(0, 3)).toEqual([
      '倡导积极健康婚育观',
      '打造“满槐同心”婚姻登记服务品牌',
      '落实各项生育补贴政策',
    ]);
  });

  it('leaves out manner and effect', () => {
    const actions = real.actions('c2.3.1');
    expect(actions).not.toContain('把握人工智能前沿发展态势');
    expect(real.actions('c2.2.3')).not.toContain('提升展会服务水平和运营效率');
    expect(actions).toContain('打造一批智能制造示范工厂、智能制造典型场景');
  });

  it('keeps conditions and modals: 探索, 适时, 符合条件的', () => {
    expect(real.actions('c2.3.3')).toContain('适时启动区内起降点及保障设施规划建设');
    expect(real.actions('c3.3.3')).toContain('对符合条件的高端人才在住房、子女教育、医疗保障等方面给予重点支持');
    expect(invented.actions('c2.2.1')).toContain('对符合条件的企业给予厂房租金补贴');
  });

  it('leaves the time head out, and is no effect when it is dated', () => {
    expect(real.actions('c9.4.4')).toContain('建设城市社区日间照料中心106处、农村幸福院43处');
    expect(real.actions('c9.4.4')).toContain('实现街道区域性养老服务中心全覆盖');
  });

  it('goes on from manner to its action inside one clause', () => {
    expect(real.actions('c3.2.1')).toContain('依托山东科技大市场建立高校院所“可转化成果数据库”和企业“科技成果需求库”');
  });

  it('is told of whoever is bound', () => {
    const bound = real.of('provision').find(({ action }) => real.say(action)?.startsWith('新建民用建筑'));
    expect(real.say(bound?.verb ?? null)).toBe('执行');
    expect(real.actions('c11.2')).toContain('规划实施情况要依法接受全区人民代表大会及其常务委员会的监督');
  });

  it('is no state of the goals, and no amount reached', () => {
    expect(real.actions('c1.5.3')).toEqual([]);
    expect(real.actions('c1.5.2')).not.toContain('市级以上科创平台达到180家');
  });
});
