// What a claim says of rows of the table without a figure, and how its changes, tasks and figures lie to one another.
import { describe, expect, it } from 'vitest';
import { verifyAgainstPlan } from '../../support/true-claims.js';

const isKept = (text: string, ...quotes: string[]): boolean => verifyAgainstPlan({ text, quotes }).kept;

const DOCTORS = '执业医师数（人）\t11.3\t11.9\t1.03\t预期性';
const NURSES = '注册护士数（人）\t15\t15.7\t0.91';
const HIGH_TECH = '高新技术产业产值占规模以上工业总产值比重年均增长（%）\t86.5\t88\t0.3\t预期性';
const RESEARCH = '全社会研发经费投入增长（%）\t\t\t7\t预期性';
const INCOME = '居民人均可支配收入增长（%）\t\t\t5\t预期性';
const GRAIN = '粮食综合生产能力（亿斤）\t0.27\t0.279\t0.65\t约束性';
const FIRMS = '累计引育瞪羚企业35家、专精特新企业50家';
const SIGNED = '“宜商服务系统”平台已与37个京沪高铁沿线区县、68个黄河流域区县签订合作协议';

describe('comparisons that the table bears out', () => {
  it.each<[text: string, quotes: string[], kept: boolean]>([
    ['注册护士数增得多。', [DOCTORS, NURSES], true],
    ['执业医师数增得多。', [DOCTORS, NURSES], false],
    ['执业医师数增得快。', [DOCTORS, NURSES], true],
    ['注册护士数增得快。', [DOCTORS, NURSES], false],
    ['全社会研发经费投入年均增速最高。', [RESEARCH], true],
    ['居民人均可支配收入年均增速最高。', [INCOME], false],
  ])('%s', (text, quotes, kept) => {
    expect(isKept(text, ...quotes)).toBe(kept);
  });
});

describe('what lies between two figures', () => {
  it.each<[text: string, quotes: string[], kept: boolean]>([
    ['0.009亿斤。2030年目标0.279亿斤，2025年预计0.27亿斤。', [GRAIN], true],
    ['0.019亿斤。2030年目标0.279亿斤，2025年预计0.27亿斤。', [GRAIN], false],
    ['每千人口注册护士数2030年的目标是15.7人，比2025年多0.7人。', [DOCTORS, NURSES], true],
    ['每千人口注册护士数2030年的目标是15.7人，比2025年多4.4人。', [DOCTORS, NURSES], false],
    ['瞪羚企业有35家，专精特新企业有50家，后者多15家。', [FIRMS], true],
    ['瞪羚企业有35家，专精特新企业有50家，前者多15家。', [FIRMS], false],
    ['高新技术产业产值占比计划由86.5%升至88%。', [HIGH_TECH], true],
    ['高新技术产业产值占比计划由88%降至86.5%。', [HIGH_TECH], false],
  ])('%s', (text, quotes, kept) => {
    expect(isKept(text, ...quotes)).toBe(kept);
  });
});

describe('what is done, and what is said of some', () => {
  it.each<[text: string, quote: string, kept: boolean]>([
    ['平台已与68个黄河流域区县签订合作协议。', SIGNED, true],
    ['平台将与68个黄河流域区县签订合作协议。', SIGNED, false],
    ['二手车出口的规模要扩大。', '扩大二手车出口规模', true],
    ['二手车出口的规模要控制。', '扩大二手车出口规模', false],
    ['全区规上工业企业数字化转型覆盖率达到82.4%。', '全区规上工业企业数字化转型覆盖率达到82.4%', true],
    ['全区企业数字化转型覆盖率达到82.4%。', '全区规上工业企业数字化转型覆盖率达到82.4%', false],
    ['市级的牌子有市级商业街、市级夜间经济示范区。', '市级商业街、市级夜间经济示范区品牌优势', true],
    ['省级的牌子有市级商业街、市级夜间经济示范区。', '市级商业街、市级夜间经济示范区品牌优势', false],
  ])('%s', (text, quote, kept) => {
    expect(isKept(text, quote)).toBe(kept);
  });
});
