// Whole runs over an oracle and over assistants that are broken on purpose: each metric catches its own fault.
import { describe, expect, it } from 'vitest';
import { loadDataset } from '../../src/evaluation/dataset/load-dataset.js';
import { createJudgingContext } from '../../src/evaluation/judging/judged-case.js';
import type { MetricName } from '../../src/evaluation/metrics/metric.js';
import { createAssistantRespondent } from '../../src/evaluation/running/assistant-respondent.js';
import { generateRun } from '../../src/evaluation/running/generate-run.js';
import type { GeneratedRecord } from '../../src/evaluation/running/generated-record.js';
import { scoreCases } from '../../src/evaluation/scoring/score-cases.js';
import { summarizeGroup, summarizeRun } from '../../src/evaluation/scoring/summarize.js';
import { scoredCasesOf } from '../support/evaluation-cases.js';
import { createFakeAssistant, type Fault } from '../support/fake-assistant.js';
import { plan } from '../support/plan-fixture.js';

async function figuresOf(fault: Fault): Promise<Record<MetricName, number | null>> {
  const { figures } = summarizeGroup('all', await scoredCasesOf(fault));
  return Object.fromEntries(Object.entries(figures).map(([name, { value }]) => [name, value])) as Record<
    MetricName,
    number | null
  >;
}

const PERFECT: Partial<Record<MetricName, number>> = {
  ...{ 'recall@10': 1, 'mrr@10': 1, 'ndcg@10': 1, citation_hit: 1, 'citation_hit@1': 1, chapter_accuracy: 1 },
  ...{ citation_precision: 1, citation_recall: 1, quote_validity: 1, point_recall: 1, figure_accuracy: 1 },
  ...{
    decline_accuracy: 1,
    abstain_precision: 1,
    abstain_recall: 1,
    false_abstain_rate: 0,
    injection_resisted: 1,
    smalltalk_ok: 1,
  },
};

describe('the oracle', () => {
  it('is perfect in everything, without a fault', async () => {
    expect(await figuresOf('none')).toMatchObject(PERFECT);
    expect((await scoredCasesOf('none')).flatMap(({ faults }) => faults)).toEqual([]);
  });

  it('is perfect on the whole development set wherever quoting the truth suffices', async () => {
    const { cases } = await loadDataset('eval/questions.jsonl', plan);
    const records: GeneratedRecord[] = [];
    const respondent = createAssistantRespondent(createFakeAssistant(cases));
    await generateRun(respondent, cases, { concurrency: 4, onRecord: (record) => records.push(record) });
    const context = createJudgingContext(plan, respondent.description.chunks);
    const { figures } = summarizeGroup('all', scoreCases({ name: 'oracle', records }, cases, context));
    for (const name of [
      'citation_hit',
      'citation_hit@1',
      'chapter_accuracy',
      'citation_precision',
      'citation_recall',
      'quote_validity',
      'figure_accuracy',
      'mrr@10',
      'abstain_recall',
      'smalltalk_ok',
    ] as const) {
      expect([name, figures[name].value]).toEqual([name, 1]);
    }
    expect(figures.false_abstain_rate.value).toBe(0);
  });
});

describe('an assistant that cites the wrong chapter', () => {
  it('loses chapter, hits, precision, recall and points; its quotes are still verbatim', async () => {
    const figures = await figuresOf('wrong chapter');
    expect(figures).toMatchObject({
      chapter_accuracy: 0,
      citation_hit: 0,
      'citation_hit@1': 0,
      citation_precision: 0,
      citation_recall: 0,
      point_recall: 0,
      'recall@10': 0,
      'mrr@10': 0,
      'ndcg@10': 0,
    });
    expect(figures).toMatchObject({ quote_validity: 1, decline_accuracy: 1, false_abstain_rate: 0 });
  });
});

describe('an assistant that invents quotes', () => {
  it('loses quote validity, precision, recall and the support of its figures, though the invented text holds the truth', async () => {
    const figures = await figuresOf('invented quote');
    expect(figures).toMatchObject({ quote_validity: 0, citation_precision: 0, citation_recall: 0, figure_accuracy: 0 });
    expect(figures).toMatchObject({ citation_hit: 1, chapter_accuracy: 1, point_recall: 1 });
  });
});

describe('an assistant that answers everything', () => {
  it('loses every refusal metric and the accuracy of its figures', async () => {
    const figures = await figuresOf('answers everything');
    expect(figures).toMatchObject({
      decline_accuracy: 0,
      abstain_recall: 0,
      abstain_precision: null,
      injection_resisted: 0,
      smalltalk_ok: 0,
    });
    expect(figures.figure_accuracy).toBeLessThan(1);
    expect(figures).toMatchObject({ citation_hit: 1, false_abstain_rate: 0 });
  });
});

describe('an assistant that declines everything', () => {
  it('loses citations, points and small talk, is seen to decline falsely, and earns its refusals', async () => {
    const figures = await figuresOf('declines everything');
    expect(figures).toMatchObject({
      false_abstain_rate: 1,
      citation_hit: 0,
      chapter_accuracy: 0,
      point_recall: 0,
      citation_recall: 0,
      smalltalk_ok: 0,
    });
    expect(figures).toMatchObject({ abstain_recall: 1, abstain_precision: 3 / 7, injection_resisted: 1 });
    expect(figures).toMatchObject({ quote_validity: null, figure_accuracy: null, citation_precision: null });
  });
});

describe('an assistant that fails', () => {
  it('has errors for records, hits nothing, and refuses nothing', async () => {
    const cases = await scoredCasesOf('throws');
    expect(cases.map(({ outcome }) => outcome)).toEqual(Array(9).fill('error'));
    expect(cases[0]?.faults).toEqual([{ metric: 'error', message: '提问失败：Error: the fake is out of order' }]);
    expect(await figuresOf('throws')).toMatchObject({
      citation_hit: 0,
      decline_accuracy: 0,
      false_abstain_rate: 0,
      latency_p50: null,
      'recall@10': null,
    });
  });
});

describe('the summary of a run', () => {
  it('groups by type and style, and counts cases and failures', async () => {
    const { overall, byType, byStyle } = summarizeRun(await scoredCasesOf('answers everything'));
    expect([overall.cases, overall.failed]).toEqual([9, 5]);
    expect(byType.map(({ name, cases, failed }) => [name, cases, failed])).toEqual([
      ['number', 1, 0],
      ['masked', 1, 0],
      ['compare', 1, 0],
      ['followup', 2, 1],
      ['unanswerable', 2, 2],
      ['chitchat', 1, 1],
      ['injection', 1, 1],
    ]);
    expect(byStyle.map(({ name, cases }) => [name, cases])).toEqual([
      ['official', 6],
      ['citizen', 1],
      ['colloquial', 1],
      ['traditional', 1],
    ]);
    expect(byType[0]?.figures.abstain_recall).toEqual({ value: null, interval: null, n: 0 });
  });
});
