// Evaluation for people without a terminal: questions from a table and results into one, in a spreadsheet's own form.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readSheet from 'read-excel-file/node';
import { afterAll, describe, expect, it } from 'vitest';
import type { CaseLine } from '../../../src/evaluation/dataset/evaluation-case.js';
import { loadDataset } from '../../../src/evaluation/dataset/load-dataset.js';
import { DRAFT_NOTE, draftQuestions } from '../../../src/evaluation/drafting/draft-questions.js';
import { readCaseTable, writeCaseTable } from '../../../src/evaluation/tables/case-table.js';
import { resultsAsCsv, writeResultTables } from '../../../src/evaluation/tables/result-table.js';
import { loadStatements } from '../../../src/statements/statement-store.js';
import { plan } from '../../support/plan-fixture.js';
import { reportOf } from '../../support/report-fixture.js';

const folder = mkdtempSync(join(tmpdir(), 'tables-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = (name: string): string => join(folder, name);

const CASE: CaseLine = {
  ...{ id: 'd001', question: '到2030年集成电路产业规模达到多少？', history: ['集成电路怎么发展？'], group: '产业' },
  ...{ type: 'number', style: 'official', answerable: true, evidence_any: [], chapters: [2], note: '' },
  evidence: ['到2030年，集成电路产业规模达到30亿元。'],
  points: [['30亿元', '30亿'], ['2030年']],
};

describe('a data set as a table', () => {
  it('comes back from a workbook as it was written', async () => {
    await writeCaseTable(path('set.xlsx'), [CASE]);
    expect(await readCaseTable(path('set.xlsx'))).toEqual([{ line: 2, value: CASE }]);
  });

  it('has a sheet that tells what each column takes', async () => {
    await writeCaseTable(path('empty.xlsx'), []);
    const sheets = await readSheet(path('empty.xlsx'));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['题目', '说明']);
    expect(sheets[1]?.data.flat().join('')).toContain('同一要点的几种写法用竖线隔开');
  });

  it('is read from CSV with cells of several lines, and columns in any order', async () => {
    const rows = [
      '类型,编号,问题,文体,规划写明,原文依据,章,应说到的要点',
      '数字,d001,集成电路多大规模？,市民,是,"到2030年，集成电路产业规模达到30亿元。",2,"30亿元|30亿\n2030年"',
      ',,,,,,,',
    ];
    writeFileSync(path('set.csv'), `\uFEFF${rows.join('\r\n')}`);
    const [row, ...more] = await readCaseTable(path('set.csv'));
    expect(more).toEqual([]);
    expect(row?.value).toMatchObject({ type: 'number', style: 'citizen', points: [['30亿元', '30亿'], ['2030年']] });
    expect((await loadDataset(path('set.csv'), plan)).cases).toHaveLength(1);
  });

  it('is refused with row and column', async () => {
    writeFileSync(path('bad.csv'), '编号,问题,类型,文体,规划写明\nd001,问,数目,市民,也许\n');
    await expect(readCaseTable(path('bad.csv'))).rejects.toThrow(/bad\.csv:2: 「类型」.*「规划写明」/);
    writeFileSync(path('odd.csv'), '编号,题目\n');
    await expect(readCaseTable(path('odd.csv'))).rejects.toThrow('「题目」');
  });
});

describe('results as a table', () => {
  it('have the verdict first, then each question, in a workbook and as CSV', async () => {
    const report = await reportOf('wrong chapter');
    await writeResultTables(report, folder);
    const [overview, questions] = await readSheet(path('results.xlsx'));
    expect(String(overview?.data[0]?.[0])).toMatch(new RegExp(`^${report.cases.length} 题，通过 \\d+ 题`));
    expect(questions?.data).toHaveLength(report.cases.length + 1);
    expect(questions?.data[1]?.[0]).toBe(report.cases[0]?.id);
    expect(readFileSync(path('results.csv'), 'utf8')).toBe(resultsAsCsv(report));
  });

  it('run nothing in a spreadsheet', async () => {
    const report = await reportOf();
    const [first, ...rest] = report.cases;
    if (!first) throw new Error('the fixture has no case');
    const csv = resultsAsCsv({ ...report, cases: [{ ...first, question: '=HYPERLINK("x")' }, ...rest] });
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
  });
});

describe('drafted questions', () => {
  const cases = draftQuestions(plan, loadStatements('corpus', plan), 20);

  it('are of three kinds, each with evidence that the plan prints, and marked for a person', async () => {
    expect(new Set(cases.map(({ type }) => type))).toEqual(new Set(['number', 'list', 'definition']));
    for (const { note, points, evidence } of cases) {
      expect(note).toBe(DRAFT_NOTE);
      for (const [point = ''] of points) expect(evidence.join('')).toContain(point);
    }
    await writeCaseTable(path('drafted.xlsx'), cases);
    expect((await loadDataset(path('drafted.xlsx'), plan)).cases).toHaveLength(cases.length);
  });

  it('lie spread over the plan', () => {
    expect(new Set(cases.flatMap(({ chapters }) => chapters)).size).toBeGreaterThan(6);
  });
});
