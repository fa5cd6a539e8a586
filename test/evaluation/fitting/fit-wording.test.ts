// Odds of the words alone, learned from rows: finite, telling, and for a row never by a model that has seen its author.
import { describe, expect, it } from 'vitest';
import { NO_WORDING, wordingOdds } from '../../../src/answering/judging/wording-model.js';
import { fitWording, heldOutOdds } from '../../../src/evaluation/fitting/fit-wording.js';

const row = (author: string, text: string, told: boolean) => ({
  author,
  told,
  part: { text, kind: 'look-up' as const, asked: 'figure' as const },
});

/** Each author asks how much is planned, which is told, and for a telephone, which is not. */
const AUTHORS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const TOPICS = ['养老机构', '青年驿站', '幸福院', '科创平台'];
const rows = AUTHORS.flatMap((author) =>
  TOPICS.flatMap((topic) => [
    row(author, `${topic}计划建设多少处`, true),
    row(author, `${topic}的联系电话是多少`, false),
  ]),
);

describe('fitWording', () => {
  it('learns which words promise an answer', () => {
    const model = fitWording(rows);
    const odds = (text: string) => wordingOdds(model, row('x', text, true).part);
    expect(odds('充电桩计划建设多少处')).toBeGreaterThan(0);
    expect(odds('充电桩的联系电话是多少')).toBeLessThan(0);
  });

  it('learns nothing where all rows are alike, or there are none', () => {
    expect(fitWording(rows.filter(({ told }) => told))).toBe(NO_WORDING);
    expect(fitWording([])).toBe(NO_WORDING);
  });

  it('is the same twice', () => {
    expect(fitWording(rows)).toEqual(fitWording(rows));
  });
});

describe('heldOutOdds', () => {
  it('are finite, one for each row, in the order of the rows', () => {
    const odds = heldOutOdds(rows);
    expect(odds).toHaveLength(rows.length);
    expect(odds.every(Number.isFinite)).toBe(true);
    odds.forEach((value, at) => {
      expect(value > 0).toBe(rows[at]?.told);
    });
  });

  it('lack the author: a wording that only one author has, however often, tells nothing of it', () => {
    const own = Array.from({ length: 12 }, () => row('a', '冰川徒步', true));
    const same = own.map((each) => ({ ...each, told: false }));
    const [first] = heldOutOdds([...own, ...rows]);
    expect(first).toBe(heldOutOdds([...same, ...rows])[0]);
    expect(wordingOdds(fitWording([...own, ...rows]), row('x', '冰川徒步', true).part)).toBeGreaterThan(
      wordingOdds(fitWording([...same, ...rows]), row('x', '冰川徒步', true).part),
    );
  });
});
