// junit.xml for CI systems: a suite per question type, a test case per question named by its group, its faults as failures.
import builderModule, { type Builder } from 'junit-report-builder';
import { HEADLINES, METRICS, metricOf } from '../metrics/all-metrics.js';
import { formatFigure } from './format-figure.js';
import type { ReportedCase, RunReport } from './run-report.js';

/** Its declarations say `exports.default`, but the CommonJS build exports the builder itself. */
const builder = builderModule as unknown as Builder;

/**
 * XML 1.0 takes no control characters, and the builder splits only the first `]]>` of a CDATA section; an answer of a
 * broken service may hold both.
 */
const printable = (text: string): string =>
  text.replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '�').replaceAll(']]>', ']] >');

function describeCase({ question, answer, evidence, citations }: ReportedCase): string {
  return printable(
    [
      `问：${question}`,
      `答：${answer ?? '（无）'}`,
      ...evidence.map(({ text, reference, cited }) => `应有证据（${reference}，${cited ? '已引' : '未引'}）：${text}`),
      ...citations.map(({ id, reference, quote }) => `引文[${id}]（${reference}）：${quote}`),
    ].join('\n'),
  );
}

/** The report as JUnit XML. */
export function formatJunitReport(report: RunReport): string {
  const xml = builder.newBuilder();
  for (const { name } of report.summary.byType) {
    const suite = xml.testSuite().name(`evaluation.${name}`).timestamp(new Date(report.run.startedAt));
    for (const reported of report.cases.filter(({ type }) => type === name)) {
      const test = suite
        .testCase()
        .className(`evaluation.${reported.group || name}`)
        .name(printable(`${reported.id} ${reported.question}`));
      test.time(reported.answerMs / 1000);
      const messages = reported.faults.map(({ metric, message }) => `${metric}: ${printable(message)}`);
      if (messages.length === 0) continue;
      if (reported.outcome === 'error') test.error(messages.join(' | '), 'error', describeCase(reported));
      else test.failure(messages.join(' | '), 'fault');
      test.standardError(describeCase(reported));
    }
  }
  const figures = xml.testSuite().name('evaluation.figures');
  for (const { name, unit } of METRICS)
    figures.property(name, formatFigure(report.summary.overall.figures[name].value, unit));
  for (const group of report.summary.byGroup) {
    const suite = xml.testSuite().name(`evaluation.figures.${group.name}`);
    for (const name of HEADLINES) suite.property(name, formatFigure(group.figures[name].value, metricOf(name).unit));
  }
  return xml.build();
}
