// The languages of the interface say the same things, and attributes are read with care.
import { describe, expect, it } from 'vitest';
import { FEEDBACK_REASONS } from '../../src/server/feedback/feedback-message.js';
import { readableAccent } from '../../src/web/widget/accent.js';
import { readOptions } from '../../src/web/widget/options.js';
import { en } from '../../src/web/words/en.js';
import { parseLanguage } from '../../src/web/words/parse-language.js';
import { zhHans } from '../../src/web/words/zh-hans.js';
import { zhHant } from '../../src/web/words/zh-hant.js';

/** `ask.send`, `sources.title` … and what each is. */
function shape(words: object, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' && !Array.isArray(value)
      ? shape(value, `${prefix}${key}.`)
      : [`${prefix}${key}: ${typeof value}`],
  );
}

describe('the languages', () => {
  it.each([
    ['traditional Chinese', zhHant],
    ['English', en],
  ])('say everything in %s that they say in simplified Chinese', (_, words) => {
    expect(shape(words)).toEqual(shape(zhHans));
    expect(words.keys.list.map(([key]) => key)).toEqual(zhHans.keys.list.map(([key]) => key));
  });

  it('name every reason that a rating can have', () => {
    for (const words of [zhHans, zhHant, en])
      expect(Object.keys(words.feedback.reasons).sort()).toEqual([...FEEDBACK_REASONS].sort());
  });

  it('write traditional characters in traditional Chinese', () => {
    const text = JSON.stringify(zhHant);
    expect(text).not.toMatch(/[规划问复制这说发开关为产业达实让应试]/);
  });

  it.each([
    ['zh-TW', 'zh-Hant'],
    ['繁體', 'zh-Hant'],
    ['ZH-HANT', 'zh-Hant'],
    ['en-GB', 'en'],
    ['简体', 'zh-Hans'],
    ['', 'zh-Hans'],
    [null, 'zh-Hans'],
    ['english<script>', 'zh-Hans'],
  ])('are chosen by %s: %s', (value, language) => {
    expect(parseLanguage(value)).toBe(language);
  });
});

describe('options of the widget', () => {
  const read = (values: Record<string, string>) => readOptions((name) => values[name] ?? null);

  it('have defaults', () => {
    expect(read({})).toEqual({
      title: null,
      color: null,
      side: 'right',
      language: 'zh-Hans',
      suggestions: [],
      plan: null,
      type: '',
      theme: 'light',
    });
  });

  it('are read from attributes', () => {
    const options = read({
      title: ' 问一问 ',
      color: '#B1191A',
      position: 'left',
      language: 'en',
      suggestions: '甲？|乙？｜丙？',
      type: 'large',
      theme: 'auto',
    });
    expect(options).toMatchObject({
      title: '问一问',
      color: '#B1191A',
      side: 'left',
      language: 'en',
      type: 'large',
      theme: 'auto',
    });
    expect(options.suggestions).toEqual(['甲？', '乙？', '丙？']);
  });

  it.each(['red', 'rgb(0,0,0)', '#12', '#1234567', 'url(x)', '#fff;x:y'])(
    'take no colour but a hex one: %s',
    (color) => {
      expect(read({ color }).color).toBeNull();
    },
  );

  it('keep suggestions few and short', () => {
    const many = Array.from({ length: 20 }, (_, index) => `问题${index}？`).join('|');
    expect(read({ suggestions: `${'长'.repeat(101)}|${many}` }).suggestions).toHaveLength(8);
  });
});

describe('readableAccent', () => {
  it.each(['#ffffff', '#ff0', '#e60012', '#1b5e46', '#000'])('makes %s dark enough for white letters', (hex) => {
    const [r = 0, g = 0, b = 0] = readableAccent(hex).match(/\d+/g)?.map(Number) ?? [];
    const linear = (value: number) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    const luminance = 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    expect(1.05 / (luminance + 0.05)).toBeGreaterThanOrEqual(4.5);
  });

  it('leaves a dark colour as it is', () => {
    expect(readableAccent('#1b5e46')).toBe('rgb(27 94 70)');
  });
});
