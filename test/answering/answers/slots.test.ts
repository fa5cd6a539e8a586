// What an asker wants and the plan does not give: a telephone, a price, a date, a route, a department.
import { describe, expect, it } from 'vitest';
import { eachOf, rowsOf, type Shortfall, short } from '../../support/known-shortfalls.js';
import { ask, outline, plan, quotesOf, textOf } from '../../support/plan-assistant.js';

/** A question, and what it asks for. */
type Slot = readonly [string, string];

const SLOTS: readonly (Slot | Shortfall<Slot>)[] = [
  // A telephone is read as a way of access, and the project's renewal is taken for it.
  ['市立五院综合体的售楼电话是多少？', 'telephone'],
  // Two nouns without a question word are read as a size: the children helped are told, and no line is missed.
  short(['残疾儿童救助热线', 'hotline']),
  ['区政务服务大厅的地址在哪？', 'address'],
  ['西沙A-3地块人才公寓房租多少钱？', 'price'],
  ['玉清湖街道黄河生态公园门票多少钱？', 'price'],
  ['生育补贴发多少钱？', 'sum'],
  ['低保标准每月多少元？', 'sum'],
  ['腊山河西路北延工程投资多少亿元？', 'sum'],
  ['淄博路北段工程哪天开工？', 'date'],
  ['张庄村安置房什么时候能交房？', 'date'],
  ['茶文化主题街区几点开门？', 'hour'],
  ['去中国国际儿童电影展坐几路公交？', 'route'],
  // What is done, and was, stands for who answers for it: since bodies are told in many ways the judge asks little trust.
  ['老旧小区改造由哪个局负责？', 'department'],
  ['报名“直播带岗”需要带什么材料？', 'papers'],
  ['长期护理保险怎么申请？', 'procedure'],
  ['区级公益性公墓建在哪个村？', 'place'],
  short(['槐荫的房价会涨吗？', 'trend']),
  short(['医保报销比例是多少？', 'share']),
  ['青年教师成长学院院长是谁？', 'person'],
  // The project is told, and that it was begun: the judge takes this for who builds it.
  ['腊山河西路北延工程是哪家公司承建的？', 'firm'],
  // Their number is told for their names.
  ['12个齐鲁样板村的名单有吗', 'roster'],
  ['建成的44处教育设施都是哪些学校？', 'members of a number'],
  ['淄博路北段道路全长多少公里？', 'extent'],
  ['中国国际儿童电影展今年是第几届？', 'number of an event'],
  short(['槐荫城投集团资产规模全省排名第几？', 'rank']),
];
const UNFILLED = rowsOf<Slot>(SLOTS);

describe('a slot that the plan leaves open', () => {
  eachOf<Slot>(SLOTS)('is told for 「%s」 (%s), with the nearest sections', async (question) => {
    const answer = await ask(question);
    expect(answer).toMatchObject({ status: 'abstained', reason: 'slot-missing' });
    expect(answer.related.length).toBeGreaterThan(0);
    expect(answer.suggestions.length).toBeGreaterThan(0);
    expect(new Set(answer.suggestions).size).toBe(answer.suggestions.length);
  });

  it('comes with what the plan does say, quoted', async () => {
    const answer = await ask('西沙A-3地块人才公寓房租多少钱？');
    expect(quotesOf(answer)).toContain('西沙A-3地块高端人才公寓项目');
    expect(answer.claims.every(({ citations }) => citations.length > 0)).toBe(true);
  });

  it('points to sections that exist', async () => {
    const anchors = new Set([...plan.sections, ...plan.boxes, ...plan.indicators].map(({ id }) => `/plan#${id}`));
    for (const [question] of UNFILLED)
      for (const { url } of (await ask(question)).related) expect(anchors).toContain(url);
  });
});

describe('a slot that the plan fills', () => {
  eachOf<readonly [string, string]>([
    ['谁来监督规划的实施？', '人民代表大会'],
    ['京沪会客厅的宜商服务中心是哪个部门共建的？', '行政审批服务局'],
    short(['哪一年槐荫要全面建成一流城区？', '二〇三五年']),
  ])('is answered for 「%s」', async (question, filler) => {
    const answer = await ask(question);
    expect(answer.status).toBe('answered');
    expect(textOf(answer)).toContain(filler);
  });
});

describe('a suggestion', () => {
  it('is answered when it is asked', async () => {
    const suggestions = new Set<string>();
    for (const [question] of UNFILLED)
      for (const suggestion of (await ask(question)).suggestions) suggestions.add(suggestion);
    for (const suggestion of suggestions)
      expect([suggestion, (await ask(suggestion)).status]).toEqual([suggestion, 'answered']);
  });

  it('made of any unit leads to that unit', async () => {
    const units = plan.sections.filter(
      ({ level, title }) => level !== 'chapter' && title.length >= 4 && title.length <= 20,
    );
    const astray: string[] = [];
    for (const { title, headingSpan, bodySpan } of units) {
      const inner = title.replaceAll('“', '‘').replaceAll('”', '’');
      const answer = await ask(`规划在“${inner}”方面有哪些安排？`);
      const isThere = answer.citations.some(({ start, end }) => start >= headingSpan.start && end <= bodySpan.end);
      if (answer.status !== 'answered' || !isThere) astray.push(title);
    }
    expect(astray).toEqual([]);
    expect(units.length).toBeGreaterThan(outline.children('c2').length);
  });
});
