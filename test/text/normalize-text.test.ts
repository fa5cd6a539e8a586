// One normalisation for everything that is compared, with offsets back to the original.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeText, normalizeWithOffsets, toMainlandChinese } from '../../src/text/normalize-text.js';
import { seedPlan } from '../support/seed-plan.js';

describe('normalizeText', () => {
  it.each([
    ['２０３０年　５．５％', '2030年 5.5%'],
    ['ＧＤＰ', 'gdp'],
    ['「宜商槐蔭」', '"宜商槐荫"'],
    ['2026—2030年', '2026-2030年'],
    ['積體電路產業規模', '积体电路产业规模'],
    ['【专栏１】', '[专栏1]'],
  ])('reads %s as %s', (typed, normalized) => {
    expect(normalizeText(typed)).toBe(normalized);
  });

  it('changes nothing when applied twice', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('槐', '蔭', 'Ａ', '％', '—', '「', ' ', '①', 'é', '㎡') }),
        (text) => {
          expect(normalizeText(normalizeText(text))).toBe(normalizeText(text));
        },
      ),
    );
  });
});

describe('normalizeWithOffsets', () => {
  it('leaves out white space and remembers where each character stood', () => {
    const { text, offsets } = normalizeWithOffsets('到 ２０３０\n年');
    expect(text).toBe('到2030年');
    expect([...offsets]).toEqual([0, 2, 3, 4, 5, 7, 8]);
  });

  it('points every code unit of the real plan to a character that normalises to it', () => {
    const original = seedPlan.text.slice(0, 8000);
    const { text, offsets } = normalizeWithOffsets(original);
    expect(offsets).toHaveLength(text.length + 1);
    for (let i = 0; i < text.length; i++) {
      const at = offsets[i] ?? -1;
      const character = String.fromCodePoint(original.codePointAt(at) ?? 0);
      expect(normalizeText(character)).toContain(text.charAt(i));
    }
  });

  it('gives offsets that never go back, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (original) => {
        const { text, offsets } = normalizeWithOffsets(original);
        expect(offsets.at(-1)).toBe(original.length);
        expect(offsets).toHaveLength(text.length + 1);
        for (let i = 1; i < offsets.length; i++) expect(offsets[i]).toBeGreaterThanOrEqual(offsets[i - 1] ?? 0);
      }),
    );
  });
});

describe('toMainlandChinese', () => {
  it.each([
    ['環境要乾淨', '环境要干净'],
    ['乾隆年間', '乾隆年间'],
    ['積體電路', '积体电路'],
  ])('reads %s as %s, phrase by phrase', (typed, simplified) => {
    expect(toMainlandChinese(typed)).toBe(simplified);
  });
});
