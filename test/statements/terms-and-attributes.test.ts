// Coined terms, and what sentences tell besides amounts.
import { describe, expect, it } from 'vitest';
import { invented, real } from './statement-fixture.js';

const term = (plan: typeof real, name: string) => {
  const found = plan.of('term').find((row) => plan.say(row.term) === name);
  return (
    found && { meaning: plan.say(found.meaning), members: found.members.map(plan.say), unexplained: found.unexplained }
  );
};

describe('a term', () => {
  it('means what its entry says after 即', () => {
    expect(term(real, '两窗口')?.meaning).toMatch(/^加强政企联合，打造“双招双引”平台—京沪会客厅；/);
    expect(term(invented, '一叶三吃')).toMatchObject({ meaning: '鲜叶做茶、茶末做饮、茶渣做肥', unexplained: false });
  });

  it('has the members that it sums up', () => {
    expect(term(real, '五友')?.members).toEqual(['友城', '友校', '友企', '友媒', '友人']);
    expect(term(real, '两中心')?.members).toEqual(['宜商服务中心', '青年发展中心']);
  });

  it('is unexplained where the plan never says what it is', () => {
    expect(term(real, '七有四提升')).toMatchObject({ meaning: null, members: [], unexplained: true });
  });

  it('is no award, no document and no period', () => {
    for (const name of ['国家级旅游休闲街区', '十五五', '规模化']) expect(term(real, name)).toBeUndefined();
  });

  it('stands once, however often it is said', () => {
    const names = real.of('term').map((row) => real.say(row.term));
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('an attribute', () => {
  it.each([
    ['date', 'c9.4.4', '实现街道区域性养老服务中心全覆盖', '到2030年'],
    ['site', 'c9.3.1', '心理（精神）科', '在二级以上综合医院'],
    ['body', 'c6.b3.2', '青年发展中心', '由团省、市、区委联合打造'],
    ['name', 'c8.1', '精神文明建设品牌', '“美美予槐”'],
    ['aim', 'c2.1.2', '集成电路产业集群', '打造全国重要的集成电路产业集群、第三代半导体产业集聚区'],
    ['reason', 'c2.4.1', '打造“品质生活方案商”的家居产品矩阵', '促进工业旅游发展'],
    ['access', 'c9.4.3', '精准化暖心服务', '为青年婚恋交友提供精准化暖心服务'],
    ['progress', 'c1.1.3', '济南开埠博物馆', '建成投用'],
  ])('tells the %s in %s', (name, unit, subject, value) => {
    expect(real.attributes(unit)).toContainEqual([name, subject, value]);
  });

  it.each([
    ['date', 'c3.2', '实现村卫生室标准化建设全覆盖', '到2030年'],
    ['site', 'c3.2', '老年医学科', '在县人民医院'],
    ['body', 'c2.2.1', '北山工业园区', '由县投资集团牵头'],
    ['name', 'c2.1.1', '区域公用品牌', '“云岭雾芽”'],
    ['aim', 'c2.1.1', '标准化茶园', '建成全省重要的高山茶基地'],
    ['access', 'c2.2.1', '厂房租金补贴', '对符合条件的企业给予厂房租金补贴'],
    ['progress', 'c1.1', '云岭铁路货场', '建成投用'],
  ])('tells the %s of another place in %s', (name, unit, subject, value) => {
    expect(invented.attributes(unit)).toContainEqual([name, subject, value]);
  });
});
