// The classifier: learns what a sentence's questions have in common and what no question for the plan has, the same way
// each time.
import { describe, expect, it } from 'vitest';
import { openClassifier, UNLEARNED } from '../../src/indexing/question-classifier.js';
import { CLASSIFIER_DEFAULTS, type LabelledText, trainClassifier } from '../../src/indexing/train-classifier.js';
import { characterGrams } from '../../src/learning/character-grams.js';

const labelled = (label: number, ...texts: string[]): LabelledText[] =>
  texts.map((text) => ({ features: characterGrams(text), label }));

const TEXTS = [
  ...labelled(0, '医院有多少', '医院床位', '看病去医院', '看病的床位在哪里'),
  ...labelled(1, '学校有多少', '学校学位', '上学去学校', '上学的学位在哪里'),
  ...labelled(2, '公交有多少', '公交线路', '坐车坐公交', '坐车的线路在哪里'),
];
const OFF_TOPIC = labelled(-1, '今天天气怎么样', '红烧肉怎么做', '股票涨不涨', '天气冷不冷');
const data = await trainClassifier([...TEXTS, ...OFF_TOPIC], 3);
const classifier = openClassifier(data);
const marginsOf = (text: string): number[] => [...classifier.classify(characterGrams(text)).sentences];
const best = (text: string): number => marginsOf(text).indexOf(Math.max(...marginsOf(text)));

describe('the question classifier', () => {
  it('puts every text it learned from where it belongs, on the right side of the margin', () => {
    for (const { features, label } of TEXTS) {
      const margins = [...classifier.classify(features).sentences];
      expect(margins.indexOf(Math.max(...margins))).toBe(label);
      expect(margins.filter((margin) => margin > 0)).toEqual([margins[label]]);
    }
  });

  it('puts new combinations where their characters belong', () => {
    expect([best('看病的有多少'), best('学位去哪里找'), best('线路有多少')]).toEqual([0, 1, 2]);
  });

  it('tells questions for the plan from questions for nobody here', () => {
    const topicOf = (text: string): number => classifier.classify(characterGrams(text)).topic;
    expect(Math.min(...['医院在哪里', '上学坐公交'].map(topicOf))).toBeGreaterThan(0);
    expect(Math.max(...['明天天气冷不冷', '红烧肉怎么样'].map(topicOf))).toBeLessThan(0);
  });

  it('takes every question for one of the plan where nothing off topic was learned', async () => {
    const trusting = openClassifier(await trainClassifier(TEXTS, 3));
    expect(trusting.classify(characterGrams('明天天气冷不冷')).topic).toBeGreaterThan(0);
  });

  it('favours no sentence for a question without a known character', () => {
    const margins = marginsOf('龘靐');
    expect(Math.max(...margins)).toBeLessThan(0);
    expect(Math.max(...margins) - Math.min(...margins)).toBeLessThan(0.1);
  });

  it('keeps a sentence of which nothing was learned below all others', async () => {
    const wider = openClassifier(await trainClassifier(TEXTS, 4));
    expect(wider.classify(characterGrams('医院')).sentences[3]).toBe(UNLEARNED);
  });

  it('learns the same each time, and leaves its texts in their order', async () => {
    const before = [...TEXTS, ...OFF_TOPIC];
    const texts = [...before];
    expect(await trainClassifier(texts, 3)).toEqual(data);
    expect(texts).toEqual(before);
  });

  it('leaves out features of a single text, and weights too small to matter', async () => {
    const { features } = await trainClassifier([...TEXTS, ...labelled(0, '医院挂号')], 3);
    expect(features).toContain('医院');
    expect(features).not.toContain('挂号');
    const strict = await trainClassifier(TEXTS, 3, { ...CLASSIFIER_DEFAULTS, leastWeight: 0.3 });
    expect(strict.weights.length).toBeLessThan(data.weights.length);
    expect(strict.weights.every((weight) => Math.abs(weight) >= 0.3)).toBe(true);
  });
});

describe('character grams', () => {
  it('are characters, pairs of neighbours and Latin words, in one width and case', () => {
    expect(characterGrams('ＧＤＰ多少')).toEqual(['g', 'd', 'p', '多', '少', 'gd', 'dp', 'p多', '多少', 'gdp']);
    expect(characterGrams('')).toEqual([]);
  });
});
