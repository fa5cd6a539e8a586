// BM25 against scores worked out by hand, and the edges of searching.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSparseIndex, openSparseIndex, type SparseDocument } from '../../src/indexing/sparse-index.js';
import { createVocabulary } from '../../src/indexing/vocabulary.js';

function indexOf(...documents: readonly SparseDocument[]) {
  const vocabulary = createVocabulary();
  return openSparseIndex(buildSparseIndex(documents, vocabulary), vocabulary, { k1: 1.2, b: 0.6 });
}

const words = (text: string): SparseDocument => ({ terms: text.split(' ') });
const query = (weights: Readonly<Record<string, number>>) => new Map(Object.entries(weights));

describe('the sparse index', () => {
  // Lengths 2, 4 and 3: 3 on average.
  const index = indexOf(words('医院 学校'), words('医院 医院 公园 道路'), words('学校 道路 桥梁'));

  it('gives rare terms more weight: ln(1 + (N - n + 0.5) / (n + 0.5))', () => {
    expect(index.idf('医院')).toBeCloseTo(0.470003629, 8); // ln(1.6)
    expect(index.idf('桥梁')).toBeCloseTo(0.980829253, 8); // ln(8/3)
    expect(index.idf('机场')).toBeCloseTo(2.079441542, 8); // ln(8)
  });

  it('scores a document as BM25 worked out by hand', () => {
    // Document 1: 0.47000 × 2.2 × 2 / (2 + 1.2 × (0.4 + 0.6 × 4/3)) = 2.068016 / 3.44.
    // Document 0: 0.47000 × 2.2 × 1 / (1 + 1.2 × (0.4 + 0.6 × 2/3)) = 1.034008 / 1.96.
    const hits = index.search(query({ 医院: 1 }), 10);
    expect(hits.map((hit) => hit.index)).toEqual([1, 0]);
    expect(hits[0]?.score).toBeCloseTo(0.601167, 5);
    expect(hits[1]?.score).toBeCloseTo(0.527555, 5);
  });

  it('adds up the scores of several terms by their weights', () => {
    const alone = (term: string) => index.search(query({ [term]: 1 }), 10).find((hit) => hit.index === 2)?.score ?? 0;
    const both = index.search(query({ 道路: 0.5, 桥梁: 2 }), 1)[0];
    expect(both?.index).toBe(2);
    expect(both?.score).toBeCloseTo(0.5 * alone('道路') + 2 * alone('桥梁'), 8);
  });

  it('starts each search from zero', () => {
    const first = index.search(query({ 医院: 1, 道路: 1 }), 10);
    index.search(query({ 学校: 3 }), 10);
    expect(index.search(query({ 医院: 1, 道路: 1 }), 10)).toEqual(first);
  });

  it('returns no more than asked for, and nothing for unknown or weightless terms', () => {
    expect(index.search(query({ 医院: 1 }), 1)).toHaveLength(1);
    expect(index.search(query({ 医院: 1 }), 0)).toEqual([]);
    expect(index.search(query({ 机场: 1, 医院: 0 }), 10)).toEqual([]);
  });

  it('orders equal documents by their number', () => {
    const twins = indexOf(words('甲 乙'), words('甲 丙'), words('甲 丁'));
    expect(twins.search(query({ 甲: 1 }), 2).map((hit) => hit.index)).toEqual([0, 1]);
  });

  it('finds extra terms without counting them towards the length', () => {
    const withExtra = indexOf({ terms: ['医院', '学校'], extraTerms: ['医', '院', '学', '校'] }, words('公园 道路'));
    const without = indexOf(words('医院 学校'), words('公园 道路'));
    expect(withExtra.search(query({ 院: 1 }), 5).map((hit) => hit.index)).toEqual([0]);
    expect(withExtra.search(query({ 医院: 1 }), 5)).toEqual(without.search(query({ 医院: 1 }), 5));
  });

  it('tells the terms that its documents hold from those of other indexes on the vocabulary', () => {
    const vocabulary = createVocabulary();
    const data = buildSparseIndex([words('医院')], vocabulary);
    buildSparseIndex([words('机场')], vocabulary);
    const first = openSparseIndex(data, vocabulary);
    expect([first.has('医院'), first.has('机场'), first.has('港口')]).toEqual([true, false, false]);
    expect(first.search(query({ 机场: 1 }), 5)).toEqual([]);
  });

  it('tells whether a document holds a term, its extra terms among them', () => {
    expect([0, 1, 2].map((document) => index.holds('学校', document))).toEqual([true, false, true]);
    expect([0, 1, 2].map((document) => index.holds('桥梁', document))).toEqual([false, false, true]);
    const withExtra = indexOf({ terms: ['医院'], extraTerms: ['医', '院'] }, words('公园'));
    expect([withExtra.holds('院', 0), withExtra.holds('院', 1)]).toEqual([true, false]);
  });

  it('holds no term that it does not know, and none in a document that it does not have', () => {
    expect(index.holds('机场', 0)).toBe(false);
    expect(index.holds('医院', 3)).toBe(false);
    expect(index.holds('医院', -1)).toBe(false);
    expect(indexOf().holds('医院', 0)).toBe(false);
  });

  it('holds in a document exactly the terms of which it was made', () => {
    const terms = fc.array(fc.constantFrom<string>('甲', '乙', '丙', '丁'), { maxLength: 5 });
    fc.assert(
      fc.property(fc.array(terms, { maxLength: 9 }), (texts) => {
        const random = indexOf(...texts.map((each) => ({ terms: each })));
        for (const term of ['甲', '乙', '丙', '丁', '戊'])
          expect(texts.map((_, document) => random.holds(term, document))).toEqual(
            texts.map((each) => each.includes(term)),
          );
      }),
    );
  });

  it('searches an empty collection without complaint', () => {
    const empty = indexOf();
    expect(empty.size).toBe(0);
    expect(empty.search(query({ 医院: 1 }), 5)).toEqual([]);
  });

  it('gives finite scores above 0 in falling order, the same as a sum over the documents one by one', () => {
    const terms = fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), { maxLength: 9 });
    const weights = fc.dictionary(
      fc.constantFrom('甲', '乙', '丙', '戊'),
      fc.double({ min: 0.01, max: 9, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(terms, { maxLength: 8 }), weights, (texts, asked) => {
        const random = indexOf(...texts.map((each) => ({ terms: each })));
        const hits = random.search(query(asked), 99);
        const average = texts.reduce((sum, each) => sum + each.length, 0) / texts.length || 1;
        const expected = texts.map((each) =>
          Object.entries(asked).reduce((sum, [term, weight]) => {
            const frequency = each.filter((one) => one === term).length;
            const norm = 1.2 * (0.4 + (0.6 * each.length) / average);
            return sum + (weight * random.idf(term) * 2.2 * frequency) / (frequency + norm);
          }, 0),
        );
        expect(hits.map((hit) => hit.index).sort()).toEqual(expected.flatMap((sum, index) => (sum > 0 ? [index] : [])));
        for (const { index: document, score } of hits) expect(score).toBeCloseTo(expected[document] ?? -1, 4);
        expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a));
      }),
    );
  });
});
