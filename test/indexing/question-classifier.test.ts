// The classifier: learns what a passage's questions have in common, the same way each time.
import { describe, expect, it } from 'vitest';
import {
  CLASSIFIER_DEFAULTS,
  type LabelledTerms,
  openClassifier,
  trainClassifier,
} from '../../src/indexing/question-classifier.js';

const terms = (text: string): Map<string, number> => new Map(text.split(' ').map((term) => [term, 1]));
const labelled = (chunkIndex: number, ...texts: string[]): LabelledTerms[] =>
  texts.map((text) => ({ terms: terms(text), chunkIndex }));

const TEXTS = [
  ...labelled(0, '医院 多少', '医院 床位', '看病 医院', '看病 床位 哪里'),
  ...labelled(1, '学校 多少', '学校 学位', '上学 学校', '上学 学位 哪里'),
  ...labelled(2, '公交 多少', '公交 线路', '坐车 公交', '坐车 线路 哪里'),
];
const data = trainClassifier(TEXTS, 3);
const classifier = openClassifier(data);
const best = (text: string): number => {
  const probabilities = classifier.classify(terms(text));
  return probabilities.indexOf(Math.max(...probabilities));
};

describe('the question classifier', () => {
  it('puts every text it learned from where it belongs', () => {
    for (const { terms: own, chunkIndex } of TEXTS) expect(best([...own.keys()].join(' '))).toBe(chunkIndex);
  });

  it('puts new combinations where their words belong', () => {
    expect([best('看病 多少'), best('学位 多少'), best('线路 多少')]).toEqual([0, 1, 2]);
    expect(classifier.classify(terms('医院 床位'))[0]).toBeGreaterThan(0.6);
  });

  it('gives probabilities that add up to one', () => {
    const sum = classifier.classify(terms('医院 学校')).reduce((total, value) => total + value, 0);
    expect(sum).toBeCloseTo(1, 5);
  });

  it('has no opinion on a question without a known term', () => {
    expect([...classifier.classify(terms('天气 股票'))]).toEqual([0, 0, 0]);
    expect([...classifier.classify(new Map())]).toEqual([0, 0, 0]);
  });

  it('does not favour a passage for words that all of them share', () => {
    for (const probability of classifier.classify(terms('多少 哪里'))) expect(probability).toBeCloseTo(1 / 3, 1);
  });

  it('learns the same each time, and leaves its texts in their order', () => {
    const before = [...TEXTS];
    expect(trainClassifier(TEXTS, 3)).toEqual(data);
    expect(TEXTS).toEqual(before);
  });

  it('walks another way for another seed', () => {
    expect(trainClassifier(TEXTS, 3, { ...CLASSIFIER_DEFAULTS, seed: 7 }).weights).not.toEqual(data.weights);
  });

  it('leaves out terms of a single text', () => {
    const { terms: kept } = trainClassifier([...TEXTS, ...labelled(0, '医院 挂号')], 3);
    expect(kept).toContain('医院');
    expect(kept).not.toContain('挂号');
  });
});
