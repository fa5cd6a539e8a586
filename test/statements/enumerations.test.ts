// Lists: what their members are called together, where the first begins and the last ends, and what is no list.
import { describe, expect, it } from 'vitest';
import { invented, real } from './statement-fixture.js';

describe('a list closed by 等', () => {
  it('is open and is called by the noun after it', () => {
    expect(real.lists('c2.3.3')).toContainEqual(['平台', ['适航检验检测中心', '飞行培训中心'], true]);
    expect(invented.lists('c2.1.1')).toContainEqual(['经营主体', ['龙头企业', '合作社', '家庭农场'], true]);
  });

  it('keeps the verb, the actor and the preposition out of its first member', () => {
    expect(real.lists('c2.4.1')).toContainEqual([
      '方向',
      [
        '工业设计服务',
        '定制化服务',
        '供应链管理',
        '检验检测认证服务',
        '全生命周期管理',
        '总集成总承包',
        '绿色制造服务',
        '生产性金融服务',
      ],
      true,
    ]);
    expect(real.lists('c2.3.1')).toContainEqual(['技术', ['低空经济', '增材制造', '脑机接口'], true]);
  });

  it('is called by its verb where no noun follows', () => {
    expect(real.lists('c9.3.4')).toContainEqual(['增设', ['智慧步道', '智慧健身器械', '智慧小屋'], true]);
  });

  it('turns to another list at 对, and holds an inner one after 及', () => {
    expect(real.lists('c2.5.1')).toEqual([
      ['争取', ['中央预算内资金', '地方政府专项债', '超长期特别国债'], false],
      ['产业项目', ['智能制造', '低空经济'], true],
    ]);
    expect(real.lists('c2.1.4')).toContainEqual(['应用场景', ['消防', '环卫', '矿山'], true]);
  });

  it('is not closed by 等 inside a word', () => {
    const heads = real.of('enumeration').map(({ head }) => real.say(head));
    expect(heads).not.toContain('教育');
  });
});

describe('a counted list', () => {
  it('is called by the numeral that fits, whatever unit it has', () => {
    expect(real.lists('c9.4.4')).toContainEqual(['四级养老服务网络', ['区', '街道', '社区（村）', '家庭'], false]);
    expect(real.lists('c10.5.2')).toContainEqual([
      '三项制度',
      ['行政执法公示', '执法全过程记录', '重大执法决定法制审核'],
      false,
    ]);
    expect(invented.lists('c2.2.1')).toEqual([['三大主导产业', ['竹制品', '中药材', '农产品加工'], false]]);
  });
});

describe('a list that a verb governs', () => {
  it('has three members at least and ends where what they share begins', () => {
    expect(real.lists('c6.2')).toContainEqual([
      '统筹推进',
      ['城中村', '老旧小区', '老旧街区', '老旧厂房', '老旧市场'],
      false,
    ]);
    expect(real.lists('c6.2')).toContainEqual(['推广', ['绿色建筑', '装配式建筑', '智能建造'], false]);
    expect(invented.lists('c2.1.1')).toContainEqual(['推广', ['绿色防控', '水肥一体化', '机械采摘'], false]);
  });

  it('is none of predicates: 推动政府决策可视化、科学化、精准化', () => {
    const members = real.of('enumeration').flatMap((row) => row.members.map(real.say));
    expect(members).not.toContain('科学化');
    expect(members).not.toContain('差异化消费地标');
  });
});

describe('a quotation', () => {
  it('lists the links of a chain', () => {
    expect(real.lists('c2.1.2')).toContainEqual(['全链条', ['材料', '装备', '设计', '封测', '应用'], false]);
  });

  it('is one member, marks inside it cut nothing', () => {
    expect(real.lists('c9.4.2')).toContainEqual([
      '系列儿童文化品牌活动',
      ['“科普实践快乐成长”', '“爱心护童行 平安伴成长”', '“绘就美好—我心目中的儿童友好城市”'],
      true,
    ]);
  });
});

describe('the outline', () => {
  it('lists the items of a unit, and principles as dashes', () => {
    expect(real.lists('c9.1')).toEqual([
      ['促进高质量就业与增收', ['推动就业扩容提质', '强化重点群体就业支持', '持续提高城乡居民收入'], false],
    ]);
    expect(real.of('enumeration').find(({ id }) => id === 'c1.4/e1')).toMatchObject({ form: 'dashes' });
  });

  it('lists the entries of a box, and under each its projects', () => {
    const [box] = real.of('enumeration').filter(({ id }) => id.startsWith('c5.b2/'));
    const entry = real.of('enumeration').find(({ id }) => id.startsWith('c5.b2.2/'));
    expect(box?.members.map(real.say)).toEqual(['交通基础设施', '水利治理工程']);
    expect(entry).toMatchObject({ form: 'entries', parentId: box?.id });
    expect(entry?.members).toHaveLength(7);
  });

  it('keeps a project whole whose name lists places', () => {
    const [projects] = real.lists('c6.b4');
    expect(projects?.[1]).toContain('东吴家堡、南吴家堡、南沙王庄三村整合城中村改造项目');
    expect(projects?.[1]).toContain('经一纬十二、经十纬七东北地块（国大太阳都市广场二期）');
  });
});

describe('members told one by one', () => {
  it('are what follows 一是, 二是, under the title of their entry', () => {
    expect(real.lists('c6.b3.2')).toContainEqual(['“两中心”', ['宜商服务中心', '青年发展中心'], false]);
    expect(invented.lists('c3.3')).toContainEqual([
      '织密交通路网',
      ['打通断头路', '建设智慧公交系统', '推进云岭至白沙高速公路前期工作'],
      false,
    ]);
  });
});
