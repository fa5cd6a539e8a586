// Ends of a text without certain characters, in time that grows with the text and no faster.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trimCharacters } from '../../src/text/trim-characters.js';

describe('trimming characters', () => {
  it.each([
    ['，。到2030年。，', '，。', undefined, '到2030年'],
    [' \t“30亿元”\n', ' “', ' ”', '30亿元'],
    ['5g-a.', '', '.-', '5g-a'],
    ['。。。', '。', undefined, ''],
    ['', ' ', undefined, ''],
  ])('of 「%s」 leaves what stands between', (text, leading, trailing, left) => {
    expect(trimCharacters(text, leading, trailing)).toBe(left);
  });

  it('does what the pattern did that it stands for', () => {
    const letters = fc.stringMatching(/^[，。a \n]{0,12}$/);
    fc.assert(
      fc.property(letters, (text) => {
        expect(trimCharacters(text, ' ，。')).toBe(text.replace(/^[\s，。]+|[\s，。]+$/g, ''));
      }),
    );
  });
});
