// What the real document taught the parser: every trap of it by name.
import { describe, expect, it } from 'vitest';
import { createOutline } from '../../src/plan/outline.js';
import type { Section, TargetValue } from '../../src/plan/plan-document.js';
import { seedPlan as plan, seedText } from '../support/seed-plan.js';

const outline = createOutline(plan);
const ofLevel = (level: Section['level']) => plan.sections.filter((section) => section.level === level);
const unit = (id: string): Section => {
  const section = outline.section(id);
  if (!section) throw new Error(`the plan has no unit ${id}`);
  return section;
};
const textOf = (span: { start: number; end: number }) => plan.text.slice(span.start, span.end);
const lines = seedText.split('\n').map((line) => line.replace(/\[bookmark:[^\]]*\]/g, '').trim());

describe('title and preface', () => {
  it('reads title, district and period from the sentence before the first chapter', () => {
    expect(plan.title).toBe('槐荫区国民经济和社会发展第十五个五年规划纲要');
    expect(plan.district).toBe('槐荫区');
    expect(plan.period).toEqual({ from: 2026, to: 2030 });
  });

  it('keeps the preface as chapter 0, without a heading', () => {
    const preface = unit('c0');
    expect(preface).toMatchObject({ level: 'chapter', number: 0, title: '前言', printedLabel: '' });
    expect(textOf(preface.headingSpan)).toBe('');
    expect(textOf(preface.bodySpan)).toMatch(
      /^槐荫区国民经济和社会发展第十五个五年（2026—2030年）规划纲要.*行动纲领。$/,
    );
  });
});

describe('chapters', () => {
  it('finds eleven chapters, numbered 1 to 11', () => {
    const numbers = ofLevel('chapter').map((chapter) => chapter.number);
    expect(numbers).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  });

  it('finds chapter 4, whose heading has a leading space before its bookmark', () => {
    expect(seedText).toMatch(/\n \[bookmark: [^\]]+\]第四章 /);
    expect(unit('c4').title).toBe('全方位扩大内需，主动服务和融入新发展格局');
  });

  it('finds chapters 9 to 11, whose headings have a double space', () => {
    expect(seedText.match(/第(?:九|十|十一)章 {2}\S/g)).toHaveLength(3);
    expect(['c9', 'c10', 'c11'].map((id) => unit(id).title)).toEqual([
      '着力保障和改善民生，共创共同富裕新生活',
      '推进国家安全体系和能力现代化，持续提升城市治理效能',
      '加强党的全面领导，团结奋斗谱写中国式现代化槐荫实践新篇章',
    ]);
  });

  it('gives every chapter its lead paragraph as body of its own', () => {
    for (const chapter of ofLevel('chapter').slice(1)) {
      const own = plan.paragraphs.filter((leaf) => leaf.sectionId === chapter.id && leaf.kind === 'prose');
      expect(own, chapter.label).toHaveLength(1);
      expect(own.map((leaf) => textOf(leaf.span).length > 70)).toEqual([true]);
    }
  });
});

describe('marks of the word processor', () => {
  it('removes all 146 bookmarks, also those inside headings, and the image mark', () => {
    expect(seedText.match(/\[bookmark: /g)).toHaveLength(146);
    expect(seedText).toContain('（1） [bookmark: _Hlk216119886]健全碳排放治理体系。');
    expect(plan.text).not.toMatch(/\[(bookmark|image)/);
    expect(unit('c7.3.1').title).toBe('健全碳排放治理体系');
  });

  it('keeps the caption of figure 1 in the box that it illustrates', () => {
    const captions = plan.paragraphs.filter((leaf) => leaf.kind === 'caption');
    expect(captions.map((leaf) => [textOf(leaf.span), leaf.boxId])).toEqual([['图1 槐荫区消费商圈布局图', 'c4.b1']]);
  });
});

describe('sections and items', () => {
  it('finds 47 sections of the 一、 level', () => {
    expect(ofLevel('section')).toHaveLength(47);
    expect(lines.filter((line) => /^[一二三四五六七八九十]+、[^。]{1,40}$/.test(line))).toHaveLength(47);
  });

  it('finds every item: 88 numbered ones and 14 principles and goals', () => {
    const printed = lines.filter((line) => /^（[一二三四五六七八九十\d]+）/.test(line));
    const items = ofLevel('item').filter((item) => item.label !== '——');
    expect(printed).toHaveLength(88);
    expect(items.map((item) => item.title)).toEqual(printed.map((line) => /^（[^）]+）\s*([^。]+)。/.exec(line)?.[1]));
  });

  it('numbers sections and items without a gap under their parent', () => {
    for (const parent of plan.sections) {
      for (const level of ['section', 'item'] as const) {
        const numbers = plan.sections
          .filter((section) => section.parentId === parent.id && section.level === level && section.boxId === null)
          .map((section) => section.number);
        expect(numbers, parent.id).toEqual(numbers.map((_, index) => index + 1));
      }
    }
  });

  it('takes the first sentence of its line as the title of an item', () => {
    const item = unit('c2.1.2');
    expect(item.title).toBe('壮大提升集成电路产业集群');
    expect(textOf(item.headingSpan)).toBe('（二）壮大提升集成电路产业集群。');
    expect(textOf(item.bodySpan)).toMatch(/^围绕全市集成电路产业布局/);
  });

  it('reads （1） and （2） as （一） and （二） and keeps the printed label', () => {
    const odd = plan.sections.filter((section) => section.level === 'item' && section.printedLabel !== section.label);
    expect(odd.map(({ id, label, printedLabel }) => [id, label, printedLabel])).toEqual([
      ['c4.1.1', '（一）', '（1）'],
      ['c7.3.1', '（一）', '（1）'],
      ['c7.3.2', '（二）', '（2）'],
    ]);
    expect(unit('c4.1.2').label).toBe('（二）');
    expect(unit('c7.3.3').label).toBe('（三）');
  });

  it('makes the 14 —— paragraphs items of their own: six principles, eight goals', () => {
    const dashed = ofLevel('item').filter((item) => item.label === '——');
    expect(dashed.filter((item) => item.parentId === 'c1.4')).toHaveLength(6);
    expect(dashed.filter((item) => item.parentId === 'c1.5')).toHaveLength(8);
    expect(unit('c1.5.2')).toMatchObject({ title: '创新活力充分涌动', printedLabel: '——' });
  });

  it('gives the paragraph after the last principle or goal to the section again', () => {
    const closing = plan.paragraphs.filter((leaf) =>
      /^(同时立足槐荫实际|在此基础上再奋斗五年)/.test(textOf(leaf.span)),
    );
    expect(closing.map((leaf) => leaf.sectionId)).toEqual(['c1.4', 'c1.5']);
    expect(unit('c1.4.6').bodySpan.end).toBeLessThan(closing[0]?.span.start ?? 0);
  });

  it('keeps sections that have one long paragraph and no items', () => {
    for (const id of ['c4.2', 'c5.1', 'c8.2', 'c10.4', 'c11.1']) {
      expect(outline.children(id), id).toEqual([]);
      expect(unit(id).bodySpan.end - unit(id).bodySpan.start, id).toBeGreaterThan(150);
    }
  });

  it('nests every unit inside the body of its parent', () => {
    for (const section of plan.sections) {
      const parent = section.parentId === null ? undefined : unit(section.parentId);
      if (!parent) continue;
      expect(parent.bodySpan.start, section.id).toBeLessThanOrEqual(section.headingSpan.start);
      expect(parent.bodySpan.end, section.id).toBeGreaterThanOrEqual(section.bodySpan.end);
    }
  });
});

describe('boxes', () => {
  it('tells the two boxes numbered 专栏1 apart', () => {
    const first = plan.boxes.filter((box) => box.number === 1);
    expect(first.map(({ id, title, kind }) => [id, title, kind])).toEqual([
      ['c1.b1', '“十五五”时期经济社会发展主要目标表', 'indicators'],
      ['c4.b1', '槐荫区重点商圈发展策略', 'text'],
    ]);
  });

  it('attaches each box to the section or item that it stands in', () => {
    expect(plan.boxes.map(({ id, number, sectionId, kind }) => [id, number, sectionId, kind])).toEqual([
      ['c1.b1', 1, 'c1.5', 'indicators'],
      ['c4.b1', 1, 'c4.1.1', 'text'],
      ['c5.b2', 2, 'c5.5.1', 'projects'],
      ['c6.b3', 3, 'c6.1.3', 'text'],
      ['c6.b4', 4, 'c6.2', 'projects'],
      ['c9.b5', 5, 'c9.3.4', 'projects'],
    ]);
  });

  it('reads numbered and titled entries of a box', () => {
    expect(outline.entries('c4.b1').map((entry) => `${entry.label}${entry.title}`)).toEqual([
      '1.济南西站枢纽商圈',
      '2.济南和谐商圈',
      '3.济南华联嘉华商圈',
      '4.纬十二路消费带',
      '5.经十西路汽车产业带',
      '6.茶文化主题街区',
    ]);
    expect(outline.entries('c5.b2').map((entry) => entry.title)).toEqual(['交通基础设施', '水利治理工程']);
    expect(outline.entries('c6.b3').map((entry) => entry.title)).toEqual(['“两窗口”', '“两中心”']);
  });

  it('goes on with the section after a box', () => {
    const afterBox = (boxId: string) => {
      const end = outline.box(boxId)?.span.end ?? 0;
      return plan.paragraphs.find((leaf) => leaf.span.start >= end);
    };
    expect(['c4.b1', 'c5.b2', 'c6.b3', 'c9.b5'].map((id) => [afterBox(id)?.sectionId, afterBox(id)?.boxId])).toEqual([
      ['c4.1.2', null],
      ['c5.5.2', null],
      ['c6.2', null],
      ['c9.4', null],
    ]);
  });
});

describe('the indicator table', () => {
  const indicator = (id: string) => {
    const found = outline.indicator(`c1.b1.${id}`);
    if (!found) throw new Error(`the table has no row ${id}`);
    return found;
  };
  const show = (value: TargetValue) =>
    value.kind === 'number' ? value.printed : value.kind === 'text' ? value.text : value.kind;
  const cells = (id: string) => {
    const { baseline, target, averageGrowth } = indicator(id);
    return [baseline, target, averageGrowth].map(show);
  };

  it('has 14 numbered indicators and two sub-rows of No. 6', () => {
    const rows = plan.indicators.filter((row) => row.parentId === null);
    expect(rows.map((row) => row.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    expect(plan.indicators.filter((row) => row.parentId === 'c1.b1.i6').map((row) => row.name)).toEqual([
      '执业医师数',
      '注册护士数',
    ]);
  });

  it('reads names and units apart, PM2.5 with its inner brackets', () => {
    expect(indicator('i10')).toMatchObject({ name: '城市细颗粒物（PM2.5）浓度', unit: '微克/立方米' });
    expect(indicator('i9')).toMatchObject({ name: '人均预期寿命', unit: '岁' });
    expect(indicator('i14')).toMatchObject({ name: '粮食综合生产能力', unit: '亿斤' });
  });

  it('joins cells that break over lines', () => {
    expect(plan.text).toContain('指标名称\t主要目标值\t年均增速（%）\t指标属性');
    expect(plan.text).toContain('\t2025年预计\t2030年');
    expect(indicator('i1').category).toBe('经济发展');
  });

  it('carries a category down to the rows that leave its cell empty', () => {
    expect(plan.indicators.map((row) => row.category)).toEqual([
      ...['经济发展', '创新驱动', '创新驱动'],
      ...Array<string>(8).fill('民生福祉'),
      ...Array<string>(4).fill('绿色生态'),
      '安全保障',
    ]);
  });

  it('reads numbers as printed', () => {
    expect(cells('i14')).toEqual(['0.27', '0.279', '0.65']);
    expect(cells('i6.1')).toEqual(['11.3', '11.9', '1.03']);
    expect(cells('i6.2')).toEqual(['15', '15.7', '0.91']);
    expect(cells('i3')).toEqual(['86.5', '88', '0.3']);
  });

  it('tells — (not applicable) from an empty cell', () => {
    expect(cells('i1')).toEqual(['5.5', 'not-applicable', '5']);
    expect(cells('i9')).toEqual(['80.5', '82', 'not-applicable']);
  });

  it('keeps words in a value cell', () => {
    expect(cells('i5')).toEqual(['blank', 'blank', '完成上级下达任务']);
    expect(cells('i10')).toEqual(['blank', 'blank', '完成上级下达任务']);
  });

  it('knows that indicators 7, 8, 11, 12 and 13 publish no value', () => {
    const blank = plan.indicators.filter((row) =>
      [row.baseline, row.target, row.averageGrowth].every((value) => value.kind === 'blank'),
    );
    expect(blank.map((row) => row.number)).toEqual([7, 8, 11, 12, 13]);
  });

  it('reads 预期性 and 约束性, and gives sub-rows the nature of their row', () => {
    const binding = plan.indicators.filter((row) => row.nature === 'binding');
    expect(binding.map((row) => row.number)).toEqual([10, 11, 12, 13, 14]);
    expect(plan.indicators.every((row) => row.nature !== null)).toBe(true);
  });

  it('spans each indicator with its printed row', () => {
    expect(textOf(indicator('i9').span)).toBe('\t9\t人均预期寿命（岁）\t80.5\t82\t—\t预期性');
    expect(textOf(indicator('i6.2').span)).toContain('注册护士数');
  });
});

describe('figures that are not published', () => {
  it('knows the four places that print * instead of a figure', () => {
    const places = plan.maskedFigures.map(({ sectionId, span }) => [
      sectionId,
      plan.text.slice(span.start - 4, span.end + 1),
    ]);
    expect(places).toEqual(
      [
        ['c1.1.2', '20年的*%'],
        ['c1.1.2', '%提高到*%'],
        ['c6.1.1', '口规模达到*万'],
        ['c6.1.1', '企业达到*家'],
      ].map(([id, text]) => [id, text?.slice(-6)]),
    );
  });

  it('keeps both values where prose and table disagree', () => {
    expect(textOf(unit('c1.1.2').bodySpan)).toContain('87.55%');
    expect(plan.text).toContain('\t86.5\t88\t0.3\t');
  });
});
