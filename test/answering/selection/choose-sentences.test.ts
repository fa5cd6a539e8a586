// How many ranked sentences an answer holds: laws that hold for any ranking, and two rankings worked out by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseSentences } from '../../../src/answering/selection/choose-sentences.js';

const ranked = (...answers: readonly number[]) => answers.map((probability) => ({ answers: probability }));
const chosen = (most: number, ...answers: readonly number[]): number =>
  chooseSentences(ranked(...answers), most).length;

/** Probabilities, best first, as the selection ranks its sentences. */
const ranking = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 })
  .map((answers) => ranked(...answers.sort((a, b) => b - a)));
const most = fc.integer({ min: 1, max: 12 });

describe('chooseSentences', () => {
  it('tells one sentence where one is sure and the others are not', () => {
    expect(chosen(5, 0.98, 0.19, 0.1)).toBe(1);
  });

  it('tells all that are sure, and none of those after them', () => {
    expect(chosen(5, 0.95, 0.94, 0.93, 0.1, 0.05)).toBe(3);
  });

  it('adds no sentence that answers less often than one time in five, however unsure the first is', () => {
    expect(chosen(5, 0.19, 0.19, 0.19)).toBe(1);
  });

  it('chooses none out of none', () => {
    expect(chooseSentences([], 5)).toEqual([]);
  });

  it('never chooses more than may be chosen', () => {
    fc.assert(
      fc.property(ranking, most, (sentences, limit) => {
        expect(chooseSentences(sentences, limit).length).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('always keeps the first, whatever it is worth', () => {
    fc.assert(
      fc.property(ranking, most, (sentences, limit) => {
        expect(chooseSentences(sentences, limit)[0]).toBe(sentences[0]);
      }),
    );
  });

  it('chooses the best without a gap, in their order', () => {
    fc.assert(
      fc.property(ranking, most, (sentences, limit) => {
        const kept = chooseSentences(sentences, limit);
        expect(kept).toEqual(sentences.slice(0, kept.length));
      }),
    );
  });

  it('is monotone: where more may be chosen, no sentence is lost', () => {
    fc.assert(
      fc.property(ranking, most, (sentences, limit) => {
        const kept = chooseSentences(sentences, limit);
        expect(chooseSentences(sentences, limit + 1).slice(0, kept.length)).toEqual(kept);
      }),
    );
  });
});
