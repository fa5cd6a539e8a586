// Sentences as spans: cut at Chinese sentence ends, nothing lost between them but white space.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/text/split-sentences.js';

const sentences = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  it('cuts at 。！？ and keeps the mark', () => {
    expect(sentences('到2030年产业规模达到70亿元。怎么办？加油！')).toEqual([
      '到2030年产业规模达到70亿元。',
      '怎么办？',
      '加油！',
    ]);
  });

  it('keeps closing quotes and brackets with their sentence', () => {
    expect(sentences('实现“一屏观全局。”深化（改革。）')).toEqual(['实现“一屏观全局。”', '深化（改革。）']);
  });

  it('leaves figures with a point and Latin abbreviations whole', () => {
    expect(sentences('年均增速5.5%，PM2.5下降。')).toEqual(['年均增速5.5%，PM2.5下降。']);
  });

  it('cuts at line breaks and drops empty sentences', () => {
    expect(sentences('  第一行\n\n第二行。 \n')).toEqual(['第一行', '第二行。']);
  });

  it('works inside a span and answers with offsets into the whole text', () => {
    const text = '前句。中句。后句。';
    expect(splitSentences(text, { start: 3, end: 6 })).toEqual([{ start: 3, end: 6 }]);
  });

  it('loses nothing but white space, in order, for any text', () => {
    const text = fc.string({
      unit: fc.constantFrom('发', '展', '。', '！', '”', '）', ' ', '\n', '1', '.'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, (sample) => {
        const spans = splitSentences(sample);
        expect(
          spans
            .map(({ start, end }) => sample.slice(start, end))
            .join('')
            .replace(/\s/g, ''),
        ).toBe(sample.replace(/\s/g, ''));
        spans.forEach((span, index) => {
          expect(span.start).toBeGreaterThanOrEqual(spans[index - 1]?.end ?? 0);
        });
      }),
    );
  });
});
