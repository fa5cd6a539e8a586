// The parts that postings are made of: arrays that grow, terms under numbers, counting, and the choice of the best.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PostingCollector } from '../../src/indexing/collect-postings.js';
import { growingUint16, growingUint32 } from '../../src/indexing/growing-array.js';
import { selectBest } from '../../src/indexing/select-best.js';
import { createVocabulary } from '../../src/indexing/vocabulary.js';

describe('a growing array', () => {
  it('keeps what was pushed, beyond its first capacity', () => {
    const array = growingUint32();
    const pushed = Array.from({ length: 5000 }, (_, at) => at * 7);
    for (const value of pushed) array.push(value);
    expect(array.size).toBe(5000);
    expect(Array.from(array.items())).toEqual(pushed);
  });

  it('begins empty, at the width that it was made for', () => {
    expect(growingUint16().items()).toEqual(new Uint16Array(0));
    expect(growingUint32().size).toBe(0);
  });
});

describe('a vocabulary', () => {
  it('numbers terms from 0 in the order of their first appearance', () => {
    const vocabulary = createVocabulary();
    expect(['医院', '学校', '医院', '道路'].map((term) => vocabulary.add(term))).toEqual([0, 1, 0, 2]);
    expect([0, 1, 2, 3].map((id) => vocabulary.termAt(id))).toEqual(['医院', '学校', '道路', '']);
    expect(vocabulary.size).toBe(3);
  });

  it('knows the terms that it was made from, and only them', () => {
    const vocabulary = createVocabulary(['医院', '学校']);
    expect([vocabulary.idOf('学校'), vocabulary.idOf('机场')]).toEqual([1, undefined]);
    expect(vocabulary.add('机场')).toBe(2);
  });
});

describe('postings', () => {
  it('stand by term, then by document, with their frequencies', () => {
    const collector = new PostingCollector();
    collector.addDocument(
      new Map([
        [2, 1],
        [0, 3],
      ]),
    );
    collector.addDocument(new Map());
    collector.addDocument(new Map([[0, 1]]));
    const { offsets, documents, frequencies } = collector.toPostings(4);
    expect(Array.from(offsets)).toEqual([0, 2, 2, 3, 3]);
    expect(Array.from(documents)).toEqual([0, 2, 0]);
    expect(Array.from(frequencies)).toEqual([3, 1, 1]);
  });

  it('cap a frequency at what sixteen bits hold', () => {
    const collector = new PostingCollector();
    collector.addDocument(new Map([[0, 70_000]]));
    expect(Array.from(collector.toPostings(1).frequencies)).toEqual([65_535]);
  });

  it('lose no term of any document', () => {
    const counts = fc.dictionary(fc.integer({ min: 0, max: 30 }).map(String), fc.integer({ min: 1, max: 99 }));
    fc.assert(
      fc.property(fc.array(counts, { maxLength: 12 }), (all) => {
        const collector = new PostingCollector();
        const entries = all.map((each) => Object.entries(each).map(([term, count]) => [Number(term), count] as const));
        for (const each of entries) collector.addDocument(new Map(each));
        const { offsets, documents, frequencies } = collector.toPostings(31);
        const found = Array.from({ length: 31 }, (_, term) => term).flatMap((term) =>
          Array.from(documents.slice(offsets[term], offsets[term + 1]), (document, at) => [
            document,
            term,
            frequencies[(offsets[term] ?? 0) + at],
          ]),
        );
        const wanted = entries.flatMap((each, document) => each.map(([term, count]) => [document, term, count]));
        expect(found.map(String).sort()).toEqual(wanted.map(String).sort());
      }),
    );
  });
});

describe('the best of many', () => {
  it('are those that sorting all of them would give', () => {
    // Few distinct scores, so that ties are common.
    const score = fc.integer({ min: 0, max: 6 }).map((value) => value / 4);
    fc.assert(
      fc.property(fc.array(score, { maxLength: 60 }), fc.integer({ min: 0, max: 70 }), (values, k) => {
        const scores = Float64Array.from(values);
        const documents = Uint32Array.from(values, (_, index) => index).reverse();
        const sorted = values
          .map((value, index) => ({ index, score: value }))
          .sort((a, b) => b.score - a.score || a.index - b.index);
        expect(selectBest(documents, scores, k)).toEqual(sorted.slice(0, k));
      }),
    );
  });

  it('leave the list that they were chosen from as it was', () => {
    const documents = Uint32Array.of(2, 0, 1);
    selectBest(documents, Float64Array.of(3, 1, 2), 2);
    expect(Array.from(documents)).toEqual([2, 0, 1]);
  });
});
