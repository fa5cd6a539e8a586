// What the words of a question alone say of its chance: features, and log-odds of the fitted model.
import { describe, expect, it } from 'vitest';
import { NO_WORDING, wordingFeatures, wordingOdds } from '../../../src/answering/judging/wording-model.js';
import { partOf } from '../../support/part-context.js';
import { assistant } from '../../support/plan-assistant.js';

const { wording } = assistant.parts.judge;
const COUNT = partOf('农村幸福院', { text: '农村幸福院建几处', asked: 'count' });

describe('wordingFeatures', () => {
  it('are words, pairs of words, pairs of characters, and what is asked', () => {
    const features = wordingFeatures(COUNT);
    for (const feature of ['g:农村', 'k:look-up', 'a:count']) expect(features).toContain(feature);
    expect(features.some((feature) => feature.startsWith('w:'))).toBe(true);
    expect(features.some((feature) => feature.startsWith('b:'))).toBe(true);
  });

  it('do not depend on wide or narrow digits', () => {
    const narrow = wordingFeatures(partOf('学位', { text: '2030年学位多少' }));
    expect(wordingFeatures(partOf('学位', { text: '２０３０年学位多少' }))).toEqual(narrow);
  });
});

describe('wordingOdds', () => {
  it('are 0 where nothing was learned', () => {
    expect(wordingOdds(NO_WORDING, COUNT)).toBe(0);
  });

  it.each(['农村幸福院建几处', '', '🦀', 'how many chargers', '一'.repeat(2000)])(
    'are finite for any words: 「%.20s」',
    (text) => {
      expect(Number.isFinite(wordingOdds(wording, partOf(text, { text })))).toBe(true);
    },
  );

  it('are higher for what will be done than for a telephone, a fee, or opening hours', () => {
    const measures = wordingOdds(wording, partOf('养老服务', { text: '养老服务怎么推进', kind: 'measures' }));
    for (const text of ['养老服务的电话是多少', '一年学费多少钱', '几点开门'])
      expect(wordingOdds(wording, partOf(text, { text, asked: 'figure' }))).toBeLessThan(measures);
  });
});

describe('the fitted model', () => {
  it('has a finite weight for each feature that it knows', () => {
    expect(wording.features.length).toBeGreaterThan(1000);
    expect(wording.weights).toHaveLength(wording.features.length);
    expect(wording.idf).toHaveLength(wording.features.length);
    expect([...wording.weights, ...wording.idf, wording.bias].every(Number.isFinite)).toBe(true);
  });
});
