// Lists from the outline, the boxes and the table: every member once, and none of another list.
import { describe, expect, it } from 'vitest';
import { eachOf, short } from '../../support/known-shortfalls.js';
import { ask, countOf, outline, plan, quotesOf, textOf } from '../../support/plan-assistant.js';

const unitTitled = (title: string) => {
  const unit = plan.sections.find((section) => section.title === title);
  if (!unit) throw new Error(`the plan has no unit 「${title}」`);
  return unit;
};

/** The headings and rows that an answer lists: neither its lead, nor its count, nor its basis. */
const membersOf = (text: string): string[] =>
  text.split('\n').filter((line) => /^[一二三四五六七八九十]+、|[；：](?:预期性|约束性)。$/.test(line));

describe('the parts of a chapter', () => {
  const chapters = plan.sections.filter(({ level, number }) => level === 'chapter' && number > 0);

  it.each(chapters.map((chapter) => [chapter.label, chapter] as const))(
    'are listed for %s, each once',
    async (label, chapter) => {
      const answer = await ask(`${label}包括哪些内容？`);
      const parts = outline.children(chapter.id);
      expect(answer.status).toBe('answered');
      const members = membersOf(textOf(answer));
      expect(members).toHaveLength(parts.length);
      for (const { title } of parts) expect(countOf(members.join('\n'), title)).toBe(1);
      expect(answer.citations.every((citation) => citation.chapter.number === chapter.number)).toBe(true);
    },
  );

  it('are summed up with the titles of their own parts', async () => {
    const answer = await ask('总结一下第九章');
    for (const section of outline.children(unitTitled('办好人民满意的教育').parentId ?? '')) {
      expect(textOf(answer)).toContain(section.title);
    }
  });

  it('are refused for a chapter that the plan does not have', async () => {
    for (const question of ['第十二章讲了什么？', '请概括第15章的主要内容']) {
      const answer = await ask(question);
      expect(answer).toMatchObject({ status: 'abstained', reason: 'not-in-plan' });
      expect(answer.answer).toContain('共11章');
    }
  });
});

describe('the parts of a section', () => {
  eachOf<readonly [string, string]>([
    ['要抢滩布局的未来产业有哪些？', '抢滩布局未来产业'],
    ['龙头引领产业有哪四个产业集群？', '聚力发展龙头引领产业'],
    ['特色品牌产业包括哪几个方面？', '培育壮大特色品牌产业'],
    ['规划提出了哪些基本原则？', '基本原则'],
    ['2030年的发展目标包括哪些方面？', '发展目标'],
    short(['“十五五”的发展目标是什么？', '发展目标']),
    ['推进数智槐荫建设包括哪些内容？', '推进数智槐荫建设'],
  ])('answer 「%s」: all of 「%s」, each once', async (question, title) => {
    const answer = await ask(question);
    const parts = outline.children(unitTitled(title).id);
    expect(answer.status).toBe('answered');
    const [told = ''] = textOf(answer).split('\n依据：');
    for (const part of parts) expect(countOf(told, part.title)).toBe(1);
  });

  it.fails('tells goals ahead from what was reached, though both titles speak of 发展', async () => {
    const answer = await ask('发展目标有哪些？');
    expect(textOf(answer)).not.toContain('综合实力显著增强');
    expect(textOf(answer)).toContain('综合实力实现跃升');
  });
});

describe('boxes', () => {
  it.each([
    ['城市更新重点项目有哪些？', ['张庄村、刘庄村城中村改造项目安置房三期工程', '经十纬七东北地块'], '专栏4'],
    ['专栏5列了哪些项目？', ['山东大学齐鲁医院国家医学中心新建院区项目', '病房综合楼建设项目（二期）'], '专栏5'],
    ['要建设的医疗卫生设施项目有哪些', ['山东省第二人民医院门诊病房综合楼建设'], '专栏5'],
    ['水利治理工程包括哪些？', ['曹家圈虹吸干渠综合治理工程', '八里桥沟河道抢险加固工程'], '专栏2'],
    ['交通基础设施方面要建哪些路？', ['淄博路北段道路建设工程', '纬九路北延道路建设工程'], '专栏2'],
  ])('read out 「%s」 whole', async (question, projects, label) => {
    const answer = await ask(question);
    expect(answer.status).toBe('answered');
    for (const project of projects) expect(countOf(textOf(answer), project)).toBe(1);
    expect(answer.citations[0]?.box?.label).toBe(label);
  });

  it('list the shopping areas by their entries', async () => {
    const answer = await ask('重点商圈发展策略里有哪些商圈？');
    const box = plan.boxes.find(({ title }) => title === '槐荫区重点商圈发展策略');
    for (const { title } of outline.entries(box?.id ?? '')) expect(countOf(textOf(answer), title)).toBe(1);
  });

  it.fails('are both told where 专栏1 may mean either', async () => {
    const answer = await ask('专栏1写了什么？');
    expect(answer.status).toBe('answered');
    expect(textOf(answer)).toContain('人均预期寿命');
    expect(textOf(answer)).toContain('茶文化主题街区');
    expect(new Set(answer.citations.map(({ chapter }) => chapter.number))).toEqual(new Set([1, 4]));
  });

  it.fails('are kept apart where a word tells which 专栏1 is meant', async () => {
    const areas = await ask('专栏1里的商圈有哪些？');
    expect(areas.citations.every(({ chapter }) => chapter.number === 4)).toBe(true);
    const table = await ask('专栏1里的经济指标有哪些？');
    expect(table.citations.every(({ chapter }) => chapter.number === 1)).toBe(true);
    expect(membersOf(textOf(table))).toHaveLength(14);
  });

  it('are refused under a number that the plan does not use', async () => {
    expect(await ask('专栏9列了哪些项目？')).toMatchObject({ status: 'abstained', reason: 'not-in-plan' });
  });
});

describe('rows of the table of targets', () => {
  const rows = plan.indicators.filter(({ parentId }) => parentId === null);
  /** A row with sub-rows is told by them. */
  const linesOf = ({ id }: { readonly id: string }): number =>
    Math.max(1, plan.indicators.filter(({ parentId }) => parentId === id).length);

  it.each([
    ['约束性指标有哪几项？', 'binding'],
    ['预期性指标都有哪些？', 'anticipatory'],
  ] as const)('answer 「%s」, each once', async (question, nature) => {
    const answer = await ask(question);
    const text = textOf(answer);
    for (const row of rows) expect(countOf(text, `\n${row.name}`)).toBe(row.nature === nature ? linesOf(row) : 0);
  });

  it.each(['创新驱动', '民生福祉', '绿色生态'])(
    'of the category 「%s」 are listed without the others',
    async (category) => {
      const text = textOf(await ask(`${category}类指标有哪些？`));
      for (const row of rows) expect(countOf(text, `\n${row.name}`)).toBe(row.category === category ? linesOf(row) : 0);
    },
  );

  it('are shown as a table, each row with its source', async () => {
    const { table } = await ask('列出主要指标');
    expect(table?.rows).toHaveLength(rows.map(linesOf).reduce((all, each) => all + each));
    for (const { cells, citations } of table?.rows ?? []) expect(citations, cells[0]).not.toEqual([]);
  });

  it('cite the row of each member', async () => {
    const answer = await ask('绿色生态类指标包括哪些？');
    expect(answer.claims).toHaveLength(5);
    for (const row of rows.filter(({ category }) => category === '绿色生态'))
      expect(quotesOf(answer)).toContain(row.name);
  });
});
