// Outlines of documents of every make: what is nested in what, which lines are headings and which only look like some.
import { describe, expect, it } from 'vitest';
import { type ParsedPlan, parseDocument } from '../../src/plan/parse-plan.js';
import { readText } from '../../src/plan/reading/read-text.js';
import { asPrinted, listedHeadings } from '../support/as-printed.js';
import { seedPlan } from '../support/seed-plan.js';
import { inventedPlan } from '../support/wrapped-plan.js';

const parse = (text: string): ParsedPlan => parseDocument(readText(new TextEncoder().encode(text)));

/** The outline as indented lines of printed label and title; box entries in brackets. */
function outlineOf({ plan }: ParsedPlan): string[] {
  const depths = new Map<string, number>();
  return plan.sections
    .filter(({ number }) => number > 0)
    .map(({ id, parentId, printedLabel, title, boxId }) => {
      const depth = parentId === null ? 0 : (depths.get(parentId) ?? 0) + 1;
      depths.set(id, depth);
      const heading = `${'  '.repeat(depth)}${printedLabel}${title}`;
      return boxId === null ? heading : `${heading} [专栏]`;
    });
}

const TITLE = '云溪县国民经济和社会发展第十五个五年规划纲要\n';
const PROSE = '坚持稳中求进，推动高质量发展取得新成效，人民生活更加幸福。';

describe('a plan from the text layer of a PDF', () => {
  const parsed = parse(inventedPlan);

  it('nests 篇, 章 that run on under the next 篇, and 节 that begin anew', () => {
    expect(outlineOf(parsed)).toEqual([
      '第一篇立足新起点 开创云溪发展新局面',
      '  第一章发展基础',
      '  第二章总体要求',
      '    第一节指导思想',
      '    第二节发展目标',
      '      ——经济实力明显增强',
      '      ——民生福祉持续改善',
      '第二篇壮大县域经济',
      '  第三章做强特色产业',
      '    第一节茶产业',
      '      1.茶园改造工程 [专栏]',
      '      2.加工提升工程 [专栏]',
      '    第二节竹产业',
      '  第四章保障实施',
      '    第一节加强评估',
    ]);
  });

  it('joins lines that the page broke, also where a quotation mark broke them once more', () => {
    expect(parsed.plan.text).toContain('经济总量迈上二百亿元台阶，“云溪云雾茶”品牌价值持续提升');
    expect(parsed.plan.text).not.toMatch(/— \d+ —|目 录|……/);
  });

  it('leaves contents and page marks out of the text, on the record', () => {
    const reasons = parsed.dropped.map(({ reason }) => reason);
    expect(reasons.filter((reason) => reason === 'contents')).toHaveLength(12);
    expect(reasons.filter((reason) => reason === 'page-mark')).toHaveLength(2);
    expect(parsed.contents?.entries).toHaveLength(11);
  });

  it('goes on with the section after the goals, not with the last of them', () => {
    const at = parsed.plan.text.indexOf('到二〇三五年');
    const leaf = parsed.plan.paragraphs.find(({ span }) => span.start <= at && at < span.end);
    expect(parsed.plan.sections.find(({ id }) => id === leaf?.sectionId)?.title).toBe('发展目标');
  });
});

describe('numbering', () => {
  it('nests 一、（一） 1.（1） without chapters, headings running into their text', () => {
    const text = `某市2026年政府工作报告\n一、工作回顾\n（一）经济增长稳中有进。${PROSE}\n（二）改革开放蹄疾步稳。${PROSE}\n二、重点工作\n（一）扩大内需。${PROSE}\n1.促进消费。${PROSE}\n2.扩大投资。${PROSE}\n（1）产业投资。${PROSE}\n（2）基础设施投资。${PROSE}\n（二）深化改革。${PROSE}\n`;
    expect(outlineOf(parse(text))).toEqual([
      '一、工作回顾',
      '  （一）经济增长稳中有进',
      '  （二）改革开放蹄疾步稳',
      '二、重点工作',
      '  （一）扩大内需',
      '    1.促进消费',
      '    2.扩大投资',
      '      （1）产业投资',
      '      （2）基础设施投资',
      '  （二）深化改革',
    ]);
  });

  it('nests 1.1 under 1. by its first number', () => {
    const text = `${TITLE}一、总则\n1.目标\n1.1总体目标。\n${PROSE}\n1.2分项目标。\n${PROSE}\n2.任务\n2.1重点任务。\n${PROSE}\n二、附则\n1.解释\n2.施行\n`;
    expect(outlineOf(parse(text))).toEqual([
      '一、总则',
      '  1.目标',
      '    1.1总体目标',
      '    1.2分项目标',
      '  2.任务',
      '    2.1重点任务',
      '二、附则',
      '  1.解释',
      '  2.施行',
    ]);
  });

  it('lets （一） run on under the next 一、, in brackets of either width', () => {
    const text = `某市应对气候变化“十五五”规划\n# 一、目标\n(一)统筹\n${PROSE}\n(二)协同\n${PROSE}\n# 二、任务\n(三)创新\n${PROSE}\n(四)落实\n${PROSE}\n`;
    expect(outlineOf(parse(text.replaceAll('# ', '')))).toEqual([
      '一、目标',
      '  (一)统筹',
      '  (二)协同',
      '二、任务',
      '  (三)创新',
      '  (四)落实',
    ]);
  });

  it('begins anew at 一、 in an annex', () => {
    const text = `${TITLE}一、基础\n${PROSE}\n二、任务\n${PROSE}\n附录 名词解释\n一、指标\n${PROSE}\n二、名词\n${PROSE}\n`;
    expect(outlineOf(parse(text))).toEqual(['一、基础', '二、任务', '附录名词解释', '  一、指标', '  二、名词']);
  });

  it('does not take a numbered note, a figure or a sentence for a heading', () => {
    const text = `${TITLE}第一章 基础\n第一节 成就\n${PROSE}\n注：1.带星号的为预计数。\n2.城市数据尚未公布。\n3.5万亿元的投资已经落地。\n第一章提出的目标已经实现。\n第二章 任务\n${PROSE}\n`;
    const parsed = parse(text);
    expect(outlineOf(parsed)).toEqual(['第一章基础', '  第一节成就', '第二章任务']);
    expect(parsed.notes).toContainEqual({ line: 6, kind: 'not-taken', text: '2.城市数据尚未公布。' });
  });

  it('takes a heading whose number is printed twice, keeps the label and says so', () => {
    const text = `${TITLE}第一章 甲\n${PROSE}\n第二章 乙\n${PROSE}\n第二章 丙\n${PROSE}\n第三章 丁\n${PROSE}\n`;
    const parsed = parse(text);
    expect(outlineOf(parsed)).toEqual(['第一章甲', '第二章乙', '第二章丙', '第三章丁']);
    expect(parsed.plan.sections.map(({ id }) => id)).toEqual(['c0', 'c1', 'c2', 'c3', 'c4']);
    expect(parsed.notes).toContainEqual({ line: 6, kind: 'out-of-order', text: '第二章 丙' });
  });
});

describe('boxes', () => {
  it('end where the text stands further off, and their lists are entries, no units', () => {
    const text = `${TITLE}第一章 布局\n第一节 空间\n${PROSE}\n专栏1 空间格局\n一、近期格局\n1．南北田园：南北两翼。\n2．中部都市：中心城区。\n二、远期格局\n3．全域美丽：山水相依。\n\n专栏之后的正文与专栏相隔一行，属于本节。\n\n第二节 交通\n${PROSE}\n`;
    const parsed = parse(text);
    expect(outlineOf(parsed).filter((line) => !line.endsWith('[专栏]'))).toEqual([
      '第一章布局',
      '  第一节空间',
      '  第二节交通',
    ]);
    const [box] = parsed.plan.boxes;
    expect(parsed.plan.text.slice(box?.span.start, box?.span.end)).toMatch(/^专栏1.*山水相依。$/s);
  });
});

describe('what stands around a document', () => {
  it('is left out above its title and below its last sentence', () => {
    const text = `首页\n政务公开\n当前位置\n字号\n大\n小\n某省2026年政府工作报告\n各位代表：\n一、回顾\n${PROSE}\n二、任务\n${PROSE}\n相关报道\n`;
    const { plan, dropped } = parse(text);
    expect(plan.text.startsWith('某省2026年政府工作报告\n各位代表')).toBe(true);
    expect(dropped.map(({ text: line }) => line)).toEqual([
      '首页',
      '政务公开',
      '当前位置',
      '字号',
      '大',
      '小',
      '相关报道',
    ]);
  });
});

describe('tables', () => {
  const head = `${TITLE}第一章 目标\n${PROSE}\n专栏1 主要指标\n`;
  const indicators = (text: string) =>
    parse(text).plan.indicators.map(({ number, category, name, unit, target, nature }) => [
      number,
      category,
      name,
      unit,
      target.kind === 'number' ? target.value : target.kind === 'text' ? target.text : target.kind,
      nature,
    ]);

  it('are read by the names of their columns where wide blanks part the cells, also over two lines', () => {
    const text = `${head}分类    序号    指标    属性    2030年目标值\n经济    1    人均产值（万元）    预期性    12\n    2    每千人口拥有\n医生数（人）    预期性    与全省\n同步\n民生    3    事故    起数下降（%）    约束性    〔20〕\n            死亡人数下降（%）        〔16〕\n\n第二章 任务\n${PROSE}\n`;
    expect(indicators(text)).toEqual([
      [1, '经济', '人均产值', '万元', 12, 'anticipatory'],
      [2, '经济', '每千人口拥有医生数', '人', '与全省同步', 'anticipatory'],
      [3, '民生', '事故', '', 'not-applicable', 'binding'],
      [3, '民生', '起数下降', '%', '〔20〕', 'binding'],
      [3, '民生', '死亡人数下降', '%', '〔16〕', 'binding'],
    ]);
  });

  it('are read where each cell has a line and even gaps tell cells from rows', () => {
    const row = (...cells: readonly string[]): string => `\n\n\n\n\n\n${cells.join('\n\n\n\n')}`;
    const text = `${head}${row('序号', '指标', '单位', '属性', '2030年')}${row('1', '产值', '亿元', '预期性', '200')}${row('2', '增速', '%', '预期性', '—')}${row('3', '浓度', '微克', '约束性', '达到国家要求')}\n\n\n\n\n\n\n\n第二章 任务\n${PROSE}\n`;
    expect(indicators(text)).toEqual([
      [1, '', '产值', '亿元', 200, 'anticipatory'],
      [2, '', '增速', '%', 'not-applicable', 'anticipatory'],
      [3, '', '浓度', '微克', '达到国家要求', 'binding'],
    ]);
  });

  it('of what the last plan reached state no targets', () => {
    const text = `${head}序号    指标    属性    规划目标    2025年完成情况\n1    产值（亿元）    预期性    100    120\n2    增速（%）    预期性    5    6\n\n第二章 任务\n${PROSE}\n`;
    expect(indicators(text)).toEqual([]);
  });
});

describe('our own plan set in type', () => {
  const settings = [26, 30, 36].flatMap((width) =>
    ['', '　　'].flatMap((indent) =>
      [true, false].map((hasContents) => ({ width, indent, hasContents, hasPages: hasContents })),
    ),
  );

  it.each(settings)('has the same outline at $width characters a line, %j', (setting) => {
    const { plan } = parse(asPrinted(seedPlan, setting));
    expect(listedHeadings(plan)).toEqual(listedHeadings(seedPlan));
  });
});
