// The card beside a plan: ours as people wrote it, a new plan's as it is guessed, and what is said of a faulty one.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CARD_FILE, formatCard, loadCard } from '../../src/plan/card-store.js';
import { guessCard } from '../../src/plan/guess-card.js';
import { loadPlan, writePlan } from '../../src/plan/plan-store.js';
import { PROJECT_ROOT, seedPlan } from '../support/seed-plan.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'card-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const guess = (title: string, text = '', headings: readonly string[] = []) =>
  guessCard({ id: 'p', title, text, headings });

describe('our own card', () => {
  const { card, ...plan } = loadPlan(join(PROJECT_ROOT, 'corpus'));

  it('names the place, what holds it and what is beside it', () => {
    expect(card.place.name).toBe('槐荫区');
    expect(card.place.within.map(({ name }) => name)).toEqual(['济南市', '山东省']);
    expect(card.neighbours.map(({ name }) => name)).toContain('历下区');
    expect(card.neighbours.map(({ name }) => name)).not.toContain('槐荫区');
  });

  it('says of which years it speaks, and where they stand in the text', () => {
    expect([card.period, card.baseYear, card.visionYear]).toEqual([{ from: 2026, to: 2030 }, 2025, 2035]);
    for (const year of ['2025年', '2030年', '二〇三五年']) expect(plan.text.includes(year), year).toBe(true);
  });

  it('agrees with what the parser reads and with what would be guessed of its text', () => {
    expect([card.title, card.id]).toEqual([seedPlan.title, seedPlan.id]);
    const { place, level, baseYear, visionYear, star } = seedPlan.card;
    expect({ name: place.name, level, baseYear, visionYear, star }).toEqual({
      ...{ name: card.place.name, level: card.level, baseYear: card.baseYear, visionYear: card.visionYear },
      star: card.star,
    });
  });
});

describe('guessing', () => {
  it.each([
    ['上海市国民经济和社会发展第十五个五年规划纲要', '上海市', 'province', '上海市“十五五”规划'],
    ['南京市国民经济和社会发展第十五个五年规划纲要', '南京市', 'city', '南京市“十五五”规划'],
    ['成都市武侯区国民经济和社会发展第十四个五年规划纲要', '武侯区', 'district', '武侯区“十四五”规划'],
    ['浙江省2026年政府工作报告', '浙江省', 'province', '浙江省2026年政府工作报告'],
    ['2026年浙江省政府工作报告', '浙江省', 'province', '2026年浙江省政府工作报告'],
    ['成都市养老服务“十五五”规划', '成都市', 'sector', '成都市养老服务“十五五”规划'],
    ['国家适应气候变化战略2035', '全国', 'sector', '国家适应气候变化战略2035'],
  ])('reads the place, its level and a short name from 「%s」', (title, place, level, shortName) => {
    expect(guess(title, '2025年')).toMatchObject({ place: { name: place }, level, shortName });
  });

  it('knows what holds a district and what lies beside it', () => {
    const { place, neighbours } = guess('武侯区国民经济和社会发展第十五个五年规划纲要');
    expect(place).toMatchObject({ aliases: ['武侯', '我区'], seal: '武' });
    expect(place.within.map(({ name }) => name)).toEqual(['成都市', '四川省']);
    expect(neighbours.map(({ name }) => name)).toContain('锦江区');
  });

  it('takes the district whose city the text names, where several have the name', () => {
    const title = '鼓楼区国民经济和社会发展第十五个五年规划纲要';
    expect(guess(title, '建设南京市中心城区。').place.within[0]?.name).toBe('南京市');
    expect(guess(title, '服务福州都市圈。').place.within[0]?.name).toBe('福州市');
  });

  it('counts the period from the ordinal, or reads it where it is printed', () => {
    expect(guess('某市第十四个五年规划').period).toEqual({ from: 2021, to: 2025 });
    expect(guess('某市养老服务规划（2024—2027年）').period).toEqual({ from: 2024, to: 2027 });
    expect(() => guess('某市养老服务规划')).toThrow(/没有写年份/);
  });

  it.each([
    ['全区*%的单位完成。', true, '公布的文本以“*”代替该数值，未公布。'],
    ['注：*为预计数。常住人口∗', false, '注：*为预计数'],
    ['注：1．“*”代表该指标尚未公布；', true, '注：1．“*”代表该指标尚未公布'],
    ['没有星号。', false, ''],
  ])('tells what a star means in 「%s」', (text, hidesFigure, meaning) => {
    expect(guess('某市2026年工作计划', text).star).toEqual({ hidesFigure, meaning });
  });
});

describe('on disk', () => {
  it('is written beside a corpus that has none, and left as people edited it', () => {
    writePlan(seedPlan, dir);
    const edited = { ...seedPlan.card, shortName: '槐荫规划' };
    writeFileSync(join(dir, CARD_FILE), formatCard(edited));
    writePlan(seedPlan, dir);
    expect(loadCard(dir)).toEqual(edited);
    expect(loadPlan(dir).card.shortName).toBe('槐荫规划');
  });

  it('stands above what the parser found', () => {
    writePlan(seedPlan, dir);
    writeFileSync(join(dir, CARD_FILE), formatCard({ ...seedPlan.card, title: '新题名' }));
    expect(loadPlan(dir).title).toBe('新题名');
  });

  it('keeps our own card as it is formatted', () => {
    const card = loadCard(join(PROJECT_ROOT, 'corpus'));
    expect(card && JSON.parse(formatCard(card))).toEqual(
      JSON.parse(readFileSync(join(PROJECT_ROOT, 'corpus', CARD_FILE), 'utf8')),
    );
  });

  it.each([
    ['{', /card\.json 不是 JSON.*改正所指的那一行/s],
    ['{"id": "A B"}', /card\.json 不是规划卡片.*id.*重新推断/s],
  ])('says what is wrong with 「%s」', (content, message) => {
    writeFileSync(join(dir, CARD_FILE), content);
    expect(() => loadCard(dir)).toThrow(message);
  });
});
