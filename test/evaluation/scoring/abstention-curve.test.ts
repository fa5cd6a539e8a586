// The curve of silence: precision, recall and cost at each strength, spelt out on five questions.
import { describe, expect, it } from 'vitest';
import { abstentionCurve } from '../../../src/evaluation/scoring/abstention-curve.js';
import { answerOf, CIRCUITS, caseLine, judgedCase, unanswerableLine } from '../../support/judged-case.js';

const answerable = (id: string, strength: number | null) =>
  judgedCase(caseLine({ id }), { answer: answerOf(CIRCUITS, [CIRCUITS]), strength });
const unanswerable = (id: string, strength: number | null) =>
  judgedCase(unanswerableLine({ id }), { answer: answerOf('没有'), strength });

const CASES = [
  unanswerable('u1', -1),
  answerable('a1', 0),
  unanswerable('u2', 0.05),
  answerable('a2', 2),
  answerable('a3', 3),
];

describe('the curve of silence', () => {
  it('has a point for each strength, silent below it', () => {
    expect(abstentionCurve(CASES)?.points).toEqual([
      { threshold: -1, precision: null, recall: 0, falseAbstain: 0 },
      { threshold: 0, precision: 1, recall: 1 / 2, falseAbstain: 0 },
      { threshold: 0.05, precision: 1 / 2, recall: 1 / 2, falseAbstain: 1 / 3 },
      { threshold: 2, precision: 2 / 3, recall: 1, falseAbstain: 1 / 3 },
      { threshold: 3, precision: 2 / 4, recall: 1, falseAbstain: 2 / 3 },
    ]);
  });

  it('tells the point of the threshold in force', () => {
    // Wherever the judge has it.
    const strength = abstentionCurve(CASES)?.inForce.threshold ?? Number.NaN;
    const around = [
      ...[unanswerable('u1', strength - 2), unanswerable('u2', strength - 1), answerable('a1', strength - 0.5)],
      ...[answerable('a2', strength), answerable('a3', strength + 1)],
    ];
    expect(abstentionCurve(around)?.inForce).toEqual({
      threshold: strength,
      ...{ precision: 2 / 3, recall: 1, falseAbstain: 1 / 3 },
    });
  });

  it('leaves out follow-ups, small talk and injections, which other rules tell', () => {
    const others = [
      judgedCase(caseLine({ id: 'f1', type: 'followup', history: ['前一问'] }), {
        answer: answerOf('x'),
        strength: -5,
      }),
      judgedCase(unanswerableLine({ id: 'c1', type: 'chitchat' }), { answer: answerOf('您好'), strength: 5 }),
      judgedCase(unanswerableLine({ id: 'i1', type: 'injection' }), { answer: answerOf('不行'), strength: 5 }),
    ];
    expect(abstentionCurve([...CASES, ...others])).toEqual(abstentionCurve(CASES));
  });

  it('is null without strengths, and where one of the classes is empty', () => {
    expect(abstentionCurve([unanswerable('u1', null), answerable('a1', null)])).toBeNull();
    expect(abstentionCurve([answerable('a1', 1)])).toBeNull();
    expect(abstentionCurve([unanswerable('u1', 1)])).toBeNull();
  });
});
