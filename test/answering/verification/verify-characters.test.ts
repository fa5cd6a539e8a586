// Digits, letters and signs of a claim: each is one that its quotes have.
import { describe, expect, it } from 'vitest';
import { verifyCharacters } from '../../../src/answering/verification/verify-characters.js';

const QUOTE = '到2030年，集成电路产业规模达到30亿元，推进5G-A网络和横支十八路建设';

describe('the characters of a claim', () => {
  it.each([
    ['到२०३०年，集成电路产业规模达到30亿元', '२'],
    ['集成电路产业规模达到30亿元，это бесплатно', 'б'],
    ['集成电路产业规模达到30亿元，هذا مجاني', 'ج'],
    ['集成电路产业规模达到30亿元，무료', '무'],
    ['推进6G-A网络', '6'],
    ['建设横支十九路', '十九'],
    ['推进5G-九网络', '九'],
    ['集成电路产业规模达到30亿元🎉', '🎉'],
    ['集成电路产业规模达到〩亿元', '〩'],
  ])('fall in 「%s」', (claim, char) => {
    expect(verifyCharacters(claim, [QUOTE]).join()).toContain(char);
  });

  it.each([
    '2030年集成电路产业规模将达到三十亿元。',
    '一是推进5G-A网络；二是推进横支十八路建设。',
    '到二〇三〇年，集成电路产业规模达到30亿元。',
    '“十五五”期间，集成电路产业规模达到30亿元。',
  ])('stand in 「%s」', (claim) => {
    expect(verifyCharacters(claim, [QUOTE])).toEqual([]);
  });

  it('fall as Latin letters where no quote has any', () => {
    expect(verifyCharacters('产业规模达到30亿元 for free', ['产业规模达到30亿元'])).toContain('free');
  });
});
