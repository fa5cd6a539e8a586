// The asker's words, weighed by how seldom questions have them, and what of them a sentence of the real plan meets.
import { describe, expect, it } from 'vitest';
import { weighWords, wordsMet } from '../../../src/answering/matching/word-weights.js';
import { assistant } from '../../support/plan-assistant.js';

const { index } = assistant.parts;
const sentenceWith = (words: string) => {
  const sentenceIndex = index.sentences.findIndex(({ span }) =>
    index.plan.text.slice(span.start, span.end).includes(words),
  );
  const { span } = index.sentences[sentenceIndex] ?? { span: { start: 0, end: 0 } };
  return { sentenceIndex, text: index.plan.text.slice(span.start, span.end) };
};
const HOMES = sentenceWith('农村幸福院43处');

describe('weighWords', () => {
  it('takes each word once and no marks', () => {
    const words = weighWords(index, '养老、养老，怎么发展？').map(({ word }) => word);
    expect(new Set(words).size).toBe(words.length);
    expect(words.join('')).toMatch(/^[\p{L}\d]+$/u);
  });

  it('weighs a word that few questions have above one that many have', () => {
    const weights = new Map(weighWords(index, '农村幸福院，电话多少').map(({ word, weight }) => [word, weight]));
    expect(weights.get('农村幸福院') ?? 0).toBeGreaterThan(weights.get('电话') ?? 0);
    expect(weights.get('电话') ?? 0).toBeGreaterThan(weights.get('多少') ?? 0);
    for (const weight of weights.values()) expect(weight).toBeGreaterThanOrEqual(0);
  });

  // The index keeps no 的, 了, 在: as words that no question has, they weigh most of all. The judge was fitted so.
  it.fails('weighs no particle more than the name of a thing', () => {
    const weights = new Map(weighWords(index, '农村幸福院的').map(({ word, weight }) => [word, weight]));
    expect(weights.get('的') ?? 0).toBeLessThan(weights.get('农村幸福院') ?? 0);
  });

  it('finds nothing to weigh in marks alone', () => {
    expect(weighWords(index, '？！……')).toEqual([]);
  });
});

describe('wordsMet', () => {
  const met = (question: string) => wordsMet(index, weighWords(index, question), HOMES);

  it('is all where the sentence has every word', () => {
    expect(met('农村幸福院')).toEqual({ met: 1, missing: 0 });
  });

  it('is a share, and names the weight of the heaviest word that is lacking', () => {
    const { met: share, missing } = met('农村幸福院，电话');
    expect(share).toBeGreaterThan(0);
    expect(share).toBeLessThan(1);
    const [phone] = weighWords(index, '电话');
    expect(missing).toBe(phone?.weight);
  });

  it('is none of words that neither the sentence nor its questions have, or of no words', () => {
    expect(met('机场').met).toBe(0);
    expect(wordsMet(index, [], HOMES)).toEqual({ met: 0, missing: 0 });
  });
});
