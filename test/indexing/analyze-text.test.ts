// Terms of a text: words, bigrams and characters of Chinese; figures and codes kept whole.
import { describe, expect, it } from 'vitest';
import { analyzeText } from '../../src/indexing/analyze-text.js';

describe('analyzeText', () => {
  it('keeps figures with and without their unit, and codes whole', () => {
    const { words } = analyzeText('到2030年GDP增长5.5%，建设120家园区，PM2.5下降');
    expect(words).toEqual(expect.arrayContaining(['2030', '2030年', 'gdp', '5.5%', '120', '120家', 'pm2.5']));
  });

  it('folds width, case and traditional script', () => {
    expect(analyzeText('ＡＢ園區')).toEqual(analyzeText('ab园区'));
  });

  it('pairs neighbouring characters, not across marks or figures', () => {
    expect(analyzeText('道路，桥梁3条').bigrams).toEqual(['道路', '桥梁']);
  });

  it('leaves empty words out of the single characters only', () => {
    const { characters, bigrams } = analyzeText('路的桥');
    expect(characters).toEqual(['路', '桥']);
    expect(bigrams).toEqual(['路的', '的桥']);
  });

  it('keeps repeated terms, so that they can be counted', () => {
    expect(analyzeText('医院，医院').bigrams).toEqual(['医院', '医院']);
    expect(analyzeText('医院，医院').words).toEqual(['医院', '医院']);
  });

  it('finds nothing in an empty text or in marks alone', () => {
    for (const text of ['', ' \n', '？！……'])
      expect(analyzeText(text)).toEqual({ words: [], bigrams: [], characters: [] });
  });
});
