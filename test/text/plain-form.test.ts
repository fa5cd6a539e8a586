// What is verified is what is shown: figures and letters in plain characters, nothing that a reader cannot see.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainForm } from '../../src/text/plain-form.js';
import { plan } from '../support/plan-fixture.js';

describe('the plain form of a text', () => {
  it.each([
    ['总投资𝟗𝟗亿元', '总投资99亿元'],
    ['建设㉟处', '建设35处'],
    ['共Ⅻ项', '共XII项'],
    ['３０亿元', '30亿元'],
    ['9\u200b9亿元', '99亿元'],
    ['\u202e99\u202c亿元', '99亿元'],
    ['九\u00ad十亿元\ufe0f', '九十亿元'],
    ['𝐟𝐫𝐞𝐞', 'free'],
    ['⼈才', '人才'],
    ['到\u00a02030年', '到 2030年'],
  ])('of 「%s」 is 「%s」', (text, plain) => {
    expect(plainForm(text)).toBe(plain);
  });

  it('leaves the punctuation of Chinese, and the plan with it, as it is printed', () => {
    expect(plainForm('（一）“十四五”：突破600家，占80％…；「１５」～')).toBe(
      '（一）“十四五”：突破600家，占80％…；「15」～',
    );
    const text = plan.text.replace(/\s/g, ' ').replace('Ⅲ', 'III');
    expect(plainForm(plan.text)).toBe(text);
  });

  it('has nothing invisible, and is its own plain form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = plainForm(text);
        expect(plain).not.toMatch(/[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]/u);
        expect(plainForm(plain)).toBe(plain);
      }),
    );
  });
});
