// Spans: half-open ranges of UTF-16 offsets.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containsSpan, sliceSpan, spansOverlap, trimSpan } from '../../src/text/text-span.js';

describe('spans', () => {
  it('slices the text that it covers', () => {
    expect(sliceSpan('槐荫区规划', { start: 0, end: 3 })).toBe('槐荫区');
  });

  it('contains itself and anything inside', () => {
    expect(containsSpan({ start: 2, end: 9 }, { start: 2, end: 9 })).toBe(true);
    expect(containsSpan({ start: 2, end: 9 }, { start: 3, end: 10 })).toBe(false);
  });

  it('overlaps only where a code unit is shared: touching spans do not', () => {
    expect(spansOverlap({ start: 0, end: 4 }, { start: 3, end: 5 })).toBe(true);
    expect(spansOverlap({ start: 0, end: 4 }, { start: 4, end: 5 })).toBe(false);
  });

  it('trims white space at both ends, the full-width space too', () => {
    expect(trimSpan('　 发展 \n', { start: 0, end: 6 })).toEqual({ start: 2, end: 4 });
    expect(trimSpan('  \n', { start: 0, end: 3 })).toEqual({ start: 3, end: 3 });
  });

  it('trims as String.trim does, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '字', ' ', '\t', '\n'), maxLength: 20 }), (text) => {
        expect(sliceSpan(text, trimSpan(text, { start: 0, end: text.length }))).toBe(text.trim());
      }),
    );
  });
});
