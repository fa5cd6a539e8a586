// Words that weigh in whatever sentence they stand: a claim has them where its quotes have them, or falls.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verifyWords } from '../../../src/answering/verification/verify-words.js';
import { readWeighingWords } from '../../../src/answering/verification/weighing-words.js';
import { plan } from '../../support/plan-fixture.js';

const faults = (claim: string, quote: string, frame: readonly string[] = [plan.title]): string[] =>
  verifyWords(claim, {
    quotes: [quote],
    frame,
    district: plan.district,
    isPrinted: (text) => plan.text.includes(text),
  }).map(({ detail }) => detail);

const HOMES = '支持物业、家政服务企业拓展养老服务领域市场';

describe('the weighing words of a claim', () => {
  it.each([
    ['another place', '青岛国际医学中心加快建设', '济南国际医学中心加快建设', '青岛'],
    ['a wider scope', '全市支持物业、家政服务企业拓展养老服务领域市场', HOMES, '全市'],
    ['a promise', '免费支持物业、家政服务企业拓展养老服务领域市场', HOMES, '免费'],
    ['a time', '明年支持物业、家政服务企业拓展养老服务领域市场', HOMES, '明年'],
    ['a bound turned', '规模以下工业企业达到168家', '规模以上工业企业达到168家', '以下'],
    ['a quantity in words', '产业规模实现翻番', '产业规模达到30亿元', '翻番'],
    ['an obligation', '要求各类金融机构创新金融产品', '鼓励各类金融机构创新金融产品', '要求'],
    ['a reservation', '研究支持物业、家政服务企业拓展养老服务领域市场', HOMES, '研究'],
    ['a cancellation', '取消免费学前教育', '逐步推进免费学前教育', '取消'],
    ['the other direction', '多渠道降低参保率', '多渠道提高参保率', '降低'],
    [
      'a word of the quote in another place',
      '建设农村社区日间照料中心106处',
      '建设城市社区日间照料中心106处、农村幸福院43处',
      '农村',
    ],
    ['a word twice that the quote has once', '培育国家级、国家级零碳工厂', '培育国家级、省级零碳工厂', '国家级'],
  ])('fall as %s', (_, claim, quote, word) => {
    expect(faults(claim, quote).join()).toContain(word);
  });

  it('fall when the claim leaves out what softens its quote', () => {
    expect(faults('推进免费学前教育', '逐步推进免费学前教育')).toEqual(['逐步（引文有，论断无）']);
    expect(faults('组织物业、家政服务企业拓展养老服务领域市场', HOMES)).toEqual(['支持（引文有，论断无）']);
  });

  it.each([
    ['its own district', '槐荫区支持物业、家政服务企业拓展养老服务领域市场', HOMES],
    ['where its district lies', '济南市槐荫区支持物业、家政服务企业拓展养老服务领域市场', HOMES],
    ['a word of the same family', '科技型中小企业超过600家', '科技型中小企业突破600家'],
    [
      'a report of what the plan asks',
      '土地征收方面，要求科学编制土地征收成片开发方案',
      '科学编制土地征收成片开发方案',
    ],
    ['a yes before the answer', '可以。支持物业、家政服务企业拓展养老服务领域市场', HOMES],
    ['one object of several', '支持家政服务企业拓展养老服务领域市场', HOMES],
  ])('stand with %s', (_, claim, quote) => {
    expect(faults(claim, quote)).toEqual([]);
  });

  it('take a place from a title over the quote, and from no other title', () => {
    const title = '（三）济南国际医学中心片区';
    expect(faults('济南国际医学中心片区养老服务机构达到20家以上', '养老服务机构达到20家以上', [title])).toEqual([]);
    expect(faults('济南西站片区养老服务机构达到20家以上', '养老服务机构达到20家以上', [title])).not.toEqual([]);
  });

  it('are read from rows, and a row that is wrong is refused by file and line', () => {
    const dir = mkdtempSync(join(tmpdir(), 'words-'));
    const file = join(dir, 'words.jsonl');
    writeFileSync(file, '{"kind":"time","words":["明年"]}\n{"kind":"mood","words":["高兴"]}\n');
    expect(() => readWeighingWords(file)).toThrow(/words\.jsonl:2/);
    rmSync(dir, { recursive: true });
  });
});
