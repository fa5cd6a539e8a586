// What a line is by its first characters.
import { describe, expect, it } from 'vitest';
import { recognizeHeading } from '../../src/plan/recognize-heading.js';

const kind = (line: string, insideBox = false) => recognizeHeading(line, insideBox).kind;

describe('headings', () => {
  it.each([
    ['第二章 加快构建现代化产业体系，筑牢实体经济根基', 'chapter', 2],
    ['第十一章  加强党的全面领导', 'chapter', 11],
    ['十二、某一部分', 'section', 12],
    ['（二）壮大提升集成电路产业集群。围绕全市布局，', 'item', 2],
    ['（1） 强化消费载体建设。传承百年商埠', 'item', 1],
    ['专栏4  城市更新重点项目', 'box', 4],
    ['图1 槐荫区消费商圈布局图', 'caption', 1],
  ])('reads %s as %s %i', (line, expected, number) => {
    expect(recognizeHeading(line, false)).toMatchObject({ kind: expected, number });
  });

  it('reads a —— line with a first sentence as a principle', () => {
    expect(recognizeHeading('——坚持人民至上。尊重人民主体地位。', false)).toMatchObject({
      kind: 'principle',
      title: '坚持人民至上',
      headingLength: '——坚持人民至上。'.length,
    });
  });

  it('splits the heading of an item from the rest of its line at the first full stop', () => {
    const line = '（三）积极有序发展低空经济。围绕低空科技创新。';
    expect(line.slice(recognizeHeading(line, false).headingLength)).toBe('围绕低空科技创新。');
  });

  it('sees entries only inside a box', () => {
    expect(kind('1.济南西站枢纽商圈。充分利用腊山河', false)).toBe('prose');
    expect(kind('1.济南西站枢纽商圈。充分利用腊山河', true)).toBe('box-entry');
    expect(kind('交通基础设施。青岛路西延道路建设工程、', true)).toBe('box-entry');
  });
});

describe('prose that looks like a heading', () => {
  it.each([
    '第二章提出的任务要逐项落实，确保完成。',
    '一、二产业融合发展，推动农村一二三产业深度融合，促进农民增收。',
    '专栏所列项目按年度推进。',
    '图1所示商圈均已纳入规划。',
    '二〇三五年远景目标',
    '（见附件）',
  ])('leaves 「%s」 as prose', (line) => {
    expect(kind(line)).toBe('prose');
  });
});
