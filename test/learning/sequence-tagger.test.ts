// The sequence tagger: it learns from neighbours and from the tag before, and keeps to what may follow.
import { describe, expect, it } from 'vitest';
import { fitTagger, numberSequences, openTagger, tagNumbered } from '../../src/learning/sequence-tagger.js';

const places = (words: string): string[][] => {
  const all = words.split(' ');
  return all.map((word, at) => [`w=${word}`, `before=${all[at - 1] ?? '^'}`, `after=${all[at + 1] ?? '$'}`]);
};
const SENTENCES: readonly (readonly [string, string])[] = [
  ['养老 怎么 办', 'T O O'],
  ['托育 怎么 办', 'T O O'],
  ['怎么 发展 养老', 'O O T'],
  ['怎么 发展 托育', 'O O T'],
  ['公园 有 几处', 'T O O'],
];
const set = numberSequences(
  SENTENCES.map(([words, tags]) => ({ places: places(words), tags: tags.split(' ') })),
  1,
);
const options = { passes: 6, margin: () => 0, mayFollow: () => true };

describe('a sequence tagger', () => {
  const tagger = openTagger(fitTagger(set, options));

  it('knows an unknown word by its neighbours', () => {
    expect(tagger.tag(places('医院 怎么 办'))).toEqual(['T', 'O', 'O']);
    expect(tagger.tag(places('怎么 发展 医院'))).toEqual(['O', 'O', 'T']);
    expect(tagger.tag([])).toEqual([]);
  });

  it('takes no tag that may not follow', () => {
    const data = fitTagger(set, { ...options, mayFollow: (before, tag) => tag !== 'T' || before !== null });
    expect(openTagger(data).tag(places('养老 怎么 办'))[0]).toBe('O');
  });

  it('can be fitted on some of the sequences, and tags them by their numbers', () => {
    const data = fitTagger(set, options, (at) => at !== 1);
    expect(tagNumbered(data, set.sequences[1]?.columns ?? [])).toEqual(['T', 'O', 'O']);
  });

  it('leaves features of few places out', () => {
    const scarce = numberSequences([{ places: [['a'], ['a', 'b']], tags: ['O', 'T'] }], 2);
    expect(scarce.features).toEqual(['a']);
    expect(scarce.sequences[0]?.columns.map((columns) => [...columns])).toEqual([[0], [0]]);
  });

  it('is the same each time it is fitted', () => {
    expect(fitTagger(set, options)).toEqual(fitTagger(set, options));
  });
});
