// Coined terms: explained in the plan's own words, or told to be named and never explained.
import { describe, expect, it } from 'vitest';
import { eachOf, short } from '../../support/known-shortfalls.js';
import { ask, quotesOf, textOf } from '../../support/plan-assistant.js';

describe('a term that the plan explains', () => {
  it.each([
    ['“五友”对外宣传是哪五友？', ['友城', '友校', '友企', '友媒', '友人']],
    ['行政执法“三项制度”指什么？', ['行政执法公示', '执法全过程记录', '重大执法决定法制审核']],
    ['基层治理的“三驾马车”是哪三个？', ['社区居委会', '物业管理', '网格治理']],
    ['“1+3+16+N”宜商服务脉络是什么意思？', ['16个各具特色的街道“宜商名片”', 'N个基层服务触角']],
    ['“四好建设”是哪四好', ['好房子', '好小区', '好社区', '好城区']],
    ['“强荣新和美”的含义是什么', ['强产聚能', '活力欣荣', '创新开放', '文明和谐', '美润乐享']],
  ])('answers 「%s」 in its words', async (question, members) => {
    const answer = await ask(question);
    expect(answer.status).toBe('answered');
    for (const member of members) {
      expect(textOf(answer)).toContain(member);
      expect(quotesOf(answer)).toContain(member);
    }
  });

  it('takes a slogan apart into the entries that it counts', async () => {
    const answer = await ask('“三圈两带一街区多点”分别指什么？');
    const named = [
      '济南西站枢纽商圈',
      '济南和谐商圈',
      '济南华联嘉华商圈',
      '纬十二路消费带',
      '经十西路汽车产业带',
      '茶文化主题街区',
    ];
    for (const name of named) expect(textOf(answer)).toContain(name);
  });

  it.fails('gives only the part of a slogan that is asked for', async () => {
    const text = textOf(await ask('三圈两带一街区里的“两带”是哪两带？'));
    expect(text).toContain('纬十二路消费带');
    expect(text).toContain('经十西路汽车产业带');
    expect(text).not.toContain('茶文化主题街区');
  });
});

describe('a term that the plan names and never explains', () => {
  eachOf<readonly [string, string]>([
    ['“115+N”框架是什么意思？', '115+N'],
    ['“1+14+16+N”是指什么？', '1+14+16+N'],
    short(['“125510”发展思路的含义是什么？', '125510']),
    ['“一院四馆”是哪一院哪四馆？', '一院四馆'],
    ['什么叫“七有四提升”？', '七有四提升'],
    ['“四水四定”是什么？', '四水四定'],
    ['“槐荫四宝”是哪四宝？', '槐荫四宝'],
    ['158工作模式是什么？', '158'],
    ['433现代化产业体系是指哪些？', '433'],
  ])('「%s」 is told to be unexplained, with what is known cited', async (question, term) => {
    const answer = await ask(question);
    expect(answer).toMatchObject({ status: 'abstained', reason: 'not-explained' });
    expect(quotesOf(answer)).toContain(term);
    expect(answer.claims).not.toHaveLength(0);
    expect(answer.answer.length).toBeLessThan(260);
  });
});
