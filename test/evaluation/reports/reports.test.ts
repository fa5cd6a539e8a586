// The reports say what happened: terminal, JSON, JUnit, HTML.
import { describe, expect, it } from 'vitest';
import { formatDifference, formatFigure, formatPValue } from '../../../src/evaluation/reports/format-figure.js';
import { countConfusion } from '../../../src/evaluation/reports/html/confusion-plot.js';
import { html } from '../../../src/evaluation/reports/html/html-text.js';
import { binLatencies } from '../../../src/evaluation/reports/html/latency-histogram.js';
import { formatHtmlReport } from '../../../src/evaluation/reports/html-report.js';
import { formatJunitReport } from '../../../src/evaluation/reports/junit-report.js';
import type { ReportedCase, RunReport } from '../../../src/evaluation/reports/run-report.js';
import { formatTerminalReport } from '../../../src/evaluation/reports/terminal-report.js';
import { formatTextTable } from '../../../src/evaluation/reports/text-table.js';
import { scoreCase } from '../../../src/evaluation/scoring/score-cases.js';
import { scoredCasesOf } from '../../support/evaluation-cases.js';
import { citationOf, LIFE, NURSING } from '../../support/judged-case.js';
import { reportOf } from '../../support/report-fixture.js';

const caseIn = (report: RunReport, id: string): ReportedCase => {
  const found = report.cases.find((reported) => reported.id === id);
  if (!found) throw new Error(`no case ${id}`);
  return found;
};
const page = (report: RunReport) => formatHtmlReport(report, { planUrl: 'http://127.0.0.1:8787' });

/** A report in which one case has these parts. */
async function reportWith(parts: Partial<ReportedCase>): Promise<RunReport> {
  const report = await reportOf();
  return { ...report, cases: [{ ...caseIn(report, 'e1'), ...parts }] };
}

describe('the report as data', () => {
  it('holds for each case the evidence with its place, whether it was cited, and where the retrieval had it', async () => {
    const reported = caseIn(await reportOf(), 'e2');
    expect(
      reported.evidence.map(({ reference, url, cited, retrievedAt }) => ({ reference, url, cited, retrievedAt })),
    ).toEqual([
      {
        reference: expect.stringContaining('第二章'),
        url: expect.stringMatching(/^\/plan#c2\./),
        cited: true,
        retrievedAt: expect.any(Number),
      },
      { reference: '第二章第一节（二）', url: '/plan#c2.1.2', cited: true, retrievedAt: expect.any(Number) },
    ]);
    expect(reported.points).toEqual([
      { spellings: ['80亿'], found: true },
      { spellings: ['30亿'], found: true },
    ]);
    expect(reported.figures.map(({ verdict }) => verdict)).toEqual(['quoted', 'quoted', 'quoted', 'quoted']);
  });

  it('names the faults of a failed case in words', async () => {
    const reported = caseIn(await reportOf('wrong chapter'), 'e1');
    expect(reported.faults.map(({ metric, message }) => `${metric}: ${message}`)).toEqual([
      'citation_hit: 没有一条引文命中应有证据',
      'chapter_accuracy: 首条引文在前言，应在第2章',
      'point_recall: 缺少要点：30亿',
    ]);
    expect(caseIn(await reportOf('declines everything'), 'e1').faults.map(({ metric }) => metric)).toContain(
      'false_abstain_rate',
    );
    expect(caseIn(await reportOf('answers everything'), 'e5').faults.map(({ message }) => message)).toEqual([
      '数字不见于引文：77亿元',
      '规划没有写明，却作了回答',
    ]);
    expect(caseIn(await reportOf('invented quote'), 'e1').faults[0]?.message).toMatch(
      /引文与原文所标位置不符：\[1\]「据规划，到2030年/,
    );
  });

  it('says what keeps an answer from being good where no single metric does', async () => {
    const cases = await scoredCasesOf();
    const first = cases.find((scored) => scored.case.id === 'e1');
    if (!first?.record.answer) throw new Error('the oracle answers');
    const padding = [citationOf(NURSING, 2), citationOf(LIFE, 3)];
    const padded = { ...first.record.answer, citations: [...first.record.answer.citations, ...padding] };
    const { faults } = scoreCase({ ...first, record: { ...first.record, answer: padded } });
    expect(faults).toEqual([{ metric: 'complete', message: '答得不全或不准：引文 3 条，相关的不到一半' }]);
  });

  it('survives JSON', async () => {
    const report = await reportOf('answers everything');
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });
});

describe('the terminal report', () => {
  it('prints every metric with interval, and n/a where nothing was observed', async () => {
    const text = formatTerminalReport(await reportOf('declines everything'));
    expect(text).toMatch(/false_abstain_rate +1\.000 +\[1\.000, 1\.000\] +4/);
    expect(text).toMatch(/quote_validity +n\/a +0/);
    expect(text).toMatch(/事实|数字 number/);
    expect(text).toContain('未通过 5 题：');
    expect(text).toMatch(/e1 {2}集成电路产业规模目标是多少？/);
  });
  it('prints what an asker would call good first, and the headlines of each group', async () => {
    const text = formatTerminalReport(await reportOf('answers everything'));
    const rows = text.split('\n');
    expect(rows[4]).toMatch(/^总评 +complete +0\.444/);
    expect(rows[5]).toMatch(/^总评 +false_denial +0\.000/);
    expect(text).toMatch(/组 +题数 +未过 +complete +false_denial/);
    expect(text).toMatch(/\nlook-up +2 +1 +0\.500 +0\.000/);
    expect(text).toMatch(/\nmulti-part +1 +0 +1\.000 +0\.000/);
  });
  it('says so when all pass, and how many could not be asked', async () => {
    expect(formatTerminalReport(await reportOf())).toContain('全部题目通过。');
    expect(formatTerminalReport(await reportOf('throws'))).toContain('提问失败 9 题');
  });
  it('aligns Chinese columns by cells, not by characters', () => {
    const table = formatTextTable({
      head: ['题型', 'n'],
      rows: [
        ['规划未写明', '1'],
        ['ab', '20'],
      ],
    });
    expect(table.split('\n')).toEqual(['题型         n', '──────────  ──', '规划未写明   1', 'ab          20']);
  });
  it('prints figures, differences and p-values', () => {
    expect([formatFigure(0.8754), formatFigure(null), formatFigure(3.456, 'ms'), formatFigure(123.4, 'ms')]).toEqual([
      '0.875',
      'n/a',
      '3.46 ms',
      '123 ms',
    ]);
    expect([formatDifference(0.1), formatDifference(-0.1), formatDifference(0), formatDifference(null)]).toEqual([
      '+0.100',
      '-0.100',
      '±0.000',
      'n/a',
    ]);
    expect([formatPValue(0.0001), formatPValue(0.034), formatPValue(null)]).toEqual(['<0.001', '0.034', 'n/a']);
  });
});

describe('junit.xml', () => {
  it('has a suite per type, a failure per failed case, and the figures as properties', async () => {
    const xml = formatJunitReport(await reportOf('answers everything'));
    expect(xml).toContain('<testsuite name="evaluation.unanswerable"');
    expect(xml).toMatch(/<testcase[^>]*name="e5 [^"]+"/);
    expect(xml.match(/<failure/g)).toHaveLength(5);
    expect(xml).toContain('<property name="abstain_precision" value="n/a"/>');
    expect(xml).toContain('规划没有写明，却作了回答');
  });
  it('names each case by its group, and the headlines of each group', async () => {
    const xml = formatJunitReport(await reportOf('answers everything'));
    expect(xml).toMatch(/<testcase[^>]*classname="evaluation\.multi-part"/);
    expect(xml).toMatch(
      /<testsuite name="evaluation\.figures\.look-up"[^>]*>\s*<properties>\s*<property name="complete" value="0\.500"/,
    );
  });
  it('has errors for questions that could not be asked', async () =>
    expect(formatJunitReport(await reportOf('throws')).match(/<error/g)).toHaveLength(9));
  it('stays XML with control characters and markup in a question, a fault and an answer', async () => {
    const hostile = 'a\u0000b<c>&"]]>';
    const xml = formatJunitReport(
      await reportWith({ question: hostile, answer: hostile, faults: [{ metric: 'citation_hit', message: hostile }] }),
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those must not be there
    expect(xml).not.toMatch(/[\u0000-\u0008]/);
    expect(xml).toContain('name="e1 a�b&lt;c>&amp;&quot;]] >"');
    expect(xml).toContain('message="citation_hit: a�b&lt;c>&amp;&quot;]] >"');
    expect(xml).toContain('答：a�b<c>&"]] >');
  });
});

describe('report.html', () => {
  it('is one file that loads nothing', async () => {
    const markup = page(await reportOf('answers everything'));
    expect(markup).toMatch(/^<!doctype html>\n<html lang="zh-CN">/);
    expect(markup).toContain('default-src &#39;none&#39;');
    expect(markup).not.toMatch(/<(?:link|img|iframe)\b|\bsrc=|@import|url\(/);
  });
  it('shows each case with evidence, answer, citations and retrieval, linked into the plan', async () => {
    const markup = page(await reportOf('wrong chapter'));
    expect(markup.match(/<tr class="case /g)).toHaveLength(9);
    expect(markup).toContain('href="http://127.0.0.1:8787/plan#c2.1.2"');
    expect(markup).toContain('<q>到2030年，集成电路产业规模达到30亿元。</q>');
    expect(markup).toContain('首条引文在前言，应在第2章');
    expect(markup.match(/class="hits"/g)).toHaveLength(9);
  });
  it('carries on each row what the filters read', async () => {
    const markup = page(await reportOf('answers everything'));
    expect(markup).toMatch(
      /id="e5" data-group="look-up" data-type="unanswerable" data-style="official" data-outcome="answered" data-failed="1" data-faults="figure_accuracy decline_accuracy"/,
    );
  });
  it('shows the figures of each group, and a choice of groups to see', async () => {
    const markup = page(await reportOf('answers everything'));
    expect(markup).toContain('<h2>按组</h2>');
    expect(markup).toContain('<option value="multi-part">multi-part</option>');
  });
  it('plots every share with its interval, the latencies and the confusion', async () => {
    const markup = page(await reportOf('declines everything'));
    expect(markup.match(/<svg /g)).toHaveLength(8);
    expect(markup).toContain('谢绝的精确率与召回率曲线');
    expect(markup).toContain('false_abstain_rate ↓');
    expect(markup).toMatch(/<title>quote_validity：[^<]*；n\/a，0 题<\/title>/);
  });
  it('shows hostile text as text, and makes links of web addresses only', async () => {
    const hostile = '<script>alert(1)</script>"\'';
    const [citation] = caseIn(await reportOf(), 'e1').citations;
    if (!citation) throw new Error('the oracle cites');
    const markup = page(
      await reportWith({
        question: hostile,
        answer: hostile,
        citations: [{ ...citation, quote: hostile, url: 'javascript:alert(1)' }],
      }),
    );
    expect(markup).not.toContain('<script>alert');
    expect(markup).not.toContain('javascript:');
    expect(markup).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;');
  });
  it('is well-formed for questions that could not be asked and for retrievals that cannot be seen', async () => {
    expect(page(await reportOf('throws'))).toContain('提问失败：Error: the fake is out of order');
    expect(page(await reportWith({ retrieval: null }))).toContain('未能取得检索结果');
  });
});

describe('the plots', () => {
  it('bin latencies by doublings, with nothing lost', () => {
    expect(binLatencies([1, 1.5, 3, 8])).toEqual([
      { from: 1, to: 2, count: 2 },
      { from: 2, to: 4, count: 1 },
      { from: 4, to: 8, count: 0 },
      { from: 8, to: 16, count: 1 },
    ]);
    expect(binLatencies([])).toEqual([]);
    expect(binLatencies([0])).toHaveLength(1);
  });
  it('count the confusion by what should have happened', async () => {
    const rows = countConfusion((await reportOf('answers everything')).cases);
    expect(rows.map(({ label, cells }) => [label, ...cells.map(({ count }) => count)])).toEqual([
      ['有答案', 4, 0, 0, 0],
      ['规划未写明', 3, 0, 0, 0],
      ['寒暄', 1, 0, 0, 0],
      ['指令注入', 1, 0, 0, 0],
    ]);
  });
  it('escape by construction', () => {
    const inner = html`<b>${'<'}</b>`;
    expect(html`<p title="${'"'}">${inner}${[inner]}${null}${false}${0}</p>`.markup).toBe(
      '<p title="&quot;"><b>&lt;</b><b>&lt;</b>0</p>',
    );
  });
});
