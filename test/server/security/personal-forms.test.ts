// How much of what people write of themselves is masked, and how little of what plans say; the shares are printed.
import { describe, expect, it } from 'vitest';
import { foldCharacters } from '../../../src/server/security/fold-characters.js';
import { maskPersonalData } from '../../../src/server/security/mask-personal-data.js';
import { findFigures } from '../../../src/text/find-figures.js';
import { ORDINARY_SENTENCES, PERSONAL_FORMS, type PersonalForm } from '../../support/personal-forms.js';
import { seedPlan } from '../../support/seed-plan.js';

const bare = (text: string, numerals: boolean): string =>
  foldCharacters(text, numerals).text.replace(/[^\p{L}\p{N}]/gu, '');

/** Whether what tells the person apart can still be read, in whatever characters. */
const isLeft = ({ text, secret }: PersonalForm): boolean => {
  const masked = maskPersonalData(text).text;
  const numerals = !/\p{Script=Han}/u.test(secret);
  return masked === text || bare(masked, numerals).includes(bare(secret, numerals));
};

const share = (part: number, whole: number): string => `${part} of ${whole} (${((100 * part) / whole).toFixed(1)}%)`;

/** How many figures of a text lie in what is masked. */
function maskedFigures(text: string): { readonly figures: number; readonly masked: number } {
  const count = (of: string): number => findFigures(of).length;
  const figures = count(text);
  return {
    figures,
    masked: maskPersonalData(text).text === text ? 0 : Math.max(1, figures - count(maskPersonalData(text).text)),
  };
}

describe('personal data', () => {
  it('is masked in at least 98 of 100 forms, of more than 200', () => {
    expect(PERSONAL_FORMS.length).toBeGreaterThanOrEqual(200);
    const left = PERSONAL_FORMS.filter(isLeft);
    console.info(`masked forms of personal data: ${share(PERSONAL_FORMS.length - left.length, PERSONAL_FORMS.length)}`);
    for (const { kind, text } of left)
      console.info(`  not masked: ${kind} 「${text}」 → 「${maskPersonalData(text).text}」`);
    expect(left.length / PERSONAL_FORMS.length).toBeLessThanOrEqual(0.02);
  });
});

describe('figures of plans', () => {
  it('stay, but for one in a hundred at most', () => {
    const texts = [
      ...seedPlan.paragraphs.map(({ span }) => seedPlan.text.slice(span.start, span.end)),
      ...ORDINARY_SENTENCES,
    ];
    const counts = texts.map(maskedFigures);
    const figures = counts.reduce((sum, count) => sum + count.figures, 0);
    const masked = counts.reduce((sum, count) => sum + count.masked, 0);
    console.info(`masked figures of plans: ${share(masked, figures)}`);
    texts.forEach((text, at) => {
      if (counts[at]?.masked) console.info(`  masked: 「${maskPersonalData(text).text.slice(0, 80)}」`);
    });
    expect(figures).toBeGreaterThan(400);
    expect(masked / figures).toBeLessThanOrEqual(0.01);
  });
});
