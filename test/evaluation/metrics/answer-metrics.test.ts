// The arithmetic of point_recall, figure_accuracy and the latencies.
import { describe, expect, it } from 'vitest';
import { normalizeForScoring } from '../../../src/evaluation/judging/normalize-for-scoring.js';
import { metricOf } from '../../../src/evaluation/metrics/all-metrics.js';
import { aggregate } from '../../../src/evaluation/statistics/aggregate.js';
import { answerOf, CIRCUITS, caseLine, judgedCase, ROBOTS, unanswerableLine } from '../../support/judged-case.js';

const pointRecall = (answer: string, points: readonly (readonly string[])[]) =>
  metricOf('point_recall').observe(
    judgedCase(caseLine({ points: points.map((point) => [...point]) }), { answer: answerOf(answer) }),
  )?.value;

describe('point_recall', () => {
  it('is the share of points of which one spelling stands in the answer', () => {
    expect(pointRecall('80亿元和30亿元', [['80亿'], ['30亿'], ['50亿', '五十亿']])).toBe(2 / 3);
    expect(pointRecall('相差五十亿元', [['50亿', '五十亿']])).toBe(1);
    expect(pointRecall('规划没有写明', [['50亿']])).toBe(0);
  });
  it('deletes white space and turns full-width digits, and nothing else', () => {
    expect(pointRecall('达到 ３０ 亿元', [['30亿']])).toBe(1);
    expect(pointRecall('达到百分之五', [['5%']])).toBe(0);
    expect(normalizeForScoring(' A　１\t2\n%％ ')).toBe('A12%％');
  });
  it('is n/a for unanswerable cases, and 0 where asking failed', () => {
    expect(metricOf('point_recall').observe(judgedCase(unanswerableLine(), { answer: answerOf('好') }))).toBeNull();
    expect(metricOf('point_recall').observe(judgedCase(caseLine(), { answer: null }))?.value).toBe(0);
  });
});

describe('figure_accuracy', () => {
  it('is the share of figures that the quotes hold, each figure weighing one', () => {
    // 2030年 and 30亿元 are quoted, 99亿元 is not.
    const judged = judgedCase(caseLine(), { answer: answerOf('到2030年达到30亿元[1]，力争99亿元。', [CIRCUITS]) });
    expect(metricOf('figure_accuracy').observe(judged)).toEqual({ value: 2 / 3, weight: 3 });
  });
  it('counts a computed figure as right and leaves out those of the question', () => {
    const line = caseLine({ question: '是不是99亿元？' });
    const judged = judgedCase(line, {
      answer: answerOf('不是99亿元。80亿元比30亿元多50亿元（按规划数据计算）[1][2]', [ROBOTS, CIRCUITS]),
    });
    expect(metricOf('figure_accuracy').observe(judged)).toEqual({ value: 1, weight: 3 });
  });
  it('is n/a for an answer without figures', () => {
    expect(
      metricOf('figure_accuracy').observe(judgedCase(caseLine(), { answer: answerOf('规划没有写明。') })),
    ).toBeNull();
  });
});

describe('latencies', () => {
  const times = [10, 20, 30, 40, 1000].map((answerMs) => judgedCase(caseLine(), { answer: answerOf('好'), answerMs }));
  const figure = (name: 'latency_p50' | 'latency_p95', cases = times) =>
    aggregate(
      metricOf(name).aggregate,
      cases.map((judged) => metricOf(name).observe(judged)),
    );
  it('are quantiles over all answers', () => {
    expect(figure('latency_p50')).toBe(30);
    // Position (5 − 1) · 0.95 = 3.8 lies between 40 and 1000: 40 + 0.8 · 960.
    expect(figure('latency_p95')).toBeCloseTo(40 + 0.8 * 960, 9);
  });
  it('leave out questions that could not be asked, and are n/a without any answer', () => {
    const failed = judgedCase(caseLine(), { answer: null, answerMs: 9999 });
    expect(figure('latency_p50', [...times, failed])).toBe(30);
    expect(figure('latency_p50', [failed])).toBeNull();
  });
});
