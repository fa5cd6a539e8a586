// Clauses of a text, by which what a claim says is laid beside what its quote says.
import { describe, expect, it } from 'vitest';
import { alignedClauses, sharedBigrams, splitClauses } from '../../../src/answering/verification/split-clauses.js';

const SENTENCES = '到2030年,建设青年驿站5处、“优徕青年社区”10处;增强“青合力”。';
const [year, stations, force] = splitClauses(SENTENCES);

describe('splitClauses', () => {
  it('cuts at commas, colons and the ends of sentences, and keeps what 、 joins whole', () => {
    expect(splitClauses(SENTENCES).map(({ text }) => text)).toEqual([
      '到2030年',
      '建设青年驿站5处、“优徕青年社区”10处',
      '增强“青合力”',
    ]);
  });

  it('gives each clause the sentence that it stands in', () => {
    expect(stations?.sentence).toBe(year?.sentence);
    expect(force?.sentence).toBe('增强“青合力”');
  });

  it('makes no clause of marks alone', () => {
    expect(splitClauses('。;,,。')).toEqual([]);
  });
});

describe('alignedClauses', () => {
  const candidates = splitClauses('建设农村幸福院43处,新建青年驿站5处,增强活力');
  const [claim] = splitClauses('青年驿站要建5处');

  it('takes the clause that shares the most pairs of characters', () => {
    if (!claim) throw new Error('the claim has a clause');
    expect(alignedClauses(claim, candidates, 2).map(({ text }) => text)).toEqual(['新建青年驿站5处']);
    expect(candidates.map((candidate) => sharedBigrams(claim.bigrams, candidate))).toEqual([0, 4, 0]);
  });

  it('takes none where the best shares too few', () => {
    if (!claim) throw new Error('the claim has a clause');
    expect(alignedClauses(claim, candidates, 5)).toEqual([]);
  });
});
