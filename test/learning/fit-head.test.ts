// Heads: linear support vector machines fitted on toy questions, deterministic, calibrated, and printable.
import { describe, expect, it } from 'vitest';
import { encodeFeatures, readFeatureVocabulary } from '../../src/learning/encode-features.js';
import { fitHead } from '../../src/learning/fit-head.js';
import { decide, explain, type HeadData, probabilitiesOf } from '../../src/learning/head.js';
import { learnTarget, packRows } from '../../src/learning/linear-svm.js';

const SUBJECTS = ['公园', '学校', '医院', '道路', '公厕', '停车场'];
const FORMS: readonly (readonly [string, (subject: string) => string])[] = [
  ['count', (subject) => `${subject} 要 建 多少 个`],
  ['date', (subject) => `${subject} 什么 时候 建成`],
  ['site', (subject) => `${subject} 建 在 哪里`],
];
const questions = SUBJECTS.flatMap((subject) =>
  FORMS.map(([label, form]) => ({ label, features: form(subject).split(' '), group: subject })),
);
const vocabulary = readFeatureVocabulary(
  questions.map(({ features }) => features),
  1,
);
const vectorOf = (text: string) => encodeFeatures(text.split(' '), vocabulary);
const examples = questions.map(({ features, label, group }) => ({
  ...{ label, group },
  vector: encodeFeatures(features, vocabulary),
}));
const head = fitHead(examples, vocabulary.ids.size);

describe('fitHead', () => {
  it('decides questions of a subject that it never saw', () => {
    expect(decide(head, vectorOf('博物馆 要 建 多少 个')).label).toBe('count');
    expect(decide(head, vectorOf('博物馆 什么 时候 建成')).label).toBe('date');
    expect(decide(head, vectorOf('博物馆 建 在 哪里')).label).toBe('site');
  });

  it('gives probabilities that add up to one, and little trust where it knows no word', () => {
    const probabilities = probabilitiesOf(head, vectorOf('多少 个'));
    expect(probabilities.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 5);
    expect(decide(head, vectorOf('多少 个')).confidence).toBeGreaterThan(decide(head, vectorOf('甲 乙')).confidence);
  });

  it('decides among the labels that are allowed', () => {
    expect(decide(head, vectorOf('建 多少 个'), (label) => (label === 'count' ? 0 : 1)).label).not.toBe('count');
  });

  it('names the features that spoke for a label', () => {
    const names = [...vocabulary.ids.keys()];
    const found = explain(head, vectorOf('公园 什么 时候 建成'), {
      label: 'date',
      nameOf: (id) => names[id] ?? '',
      most: 3,
    });
    expect(found.map(({ feature }) => feature)).toContain('时候');
    expect(found.map(({ feature }) => feature)).not.toContain('公园');
  });

  it('fits the same head from the same examples', () => {
    expect(fitHead(examples, vocabulary.ids.size)).toEqual(head);
  });

  it('decides as before when its numbers were written and read back', () => {
    const copy = (numbers: Float32Array) => new Float32Array(Uint8Array.from(new Uint8Array(numbers.buffer)).buffer);
    const read: HeadData = { ...head, weights: copy(head.weights), biases: copy(head.biases) };
    for (const { vector } of examples) expect(decide(read, vector)).toEqual(decide(head, vector));
  });
});

describe('learnTarget', () => {
  it('parts rows that a line can part, each at least at its margin', () => {
    const rows = packRows(
      [
        [1, 0],
        [0.9, 0.1],
        [0, 1],
        [0.1, 0.9],
      ].map((values) => ({
        columns: Uint32Array.of(0, 1),
        values: Float32Array.from(values),
      })),
    );
    const work = { weights: new Float32Array(2), alphas: new Float32Array(4), order: new Uint32Array(4) };
    const target = { own: Uint8Array.of(1, 1, 0, 0), ownCost: 100, otherCost: 100 };
    const bias = learnTarget(rows, target, work, { passes: 1000, shrinkMargin: 10, tolerance: 1e-4 });
    const marginOf = (left: number, right: number) =>
      bias + (work.weights[0] ?? 0) * left + (work.weights[1] ?? 0) * right;
    expect(marginOf(0.9, 0.1)).toBeGreaterThan(0.9);
    expect(marginOf(0.1, 0.9)).toBeLessThan(-0.9);
  });
});
