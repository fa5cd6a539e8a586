// Objects out of nearly-JSON, whatever the pieces it arrives in.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LooseJsonReader } from '../../../src/answering/generation/loose-json.js';

function read(text: string, pieceLength = text.length || 1): unknown[] {
  const reader = new LooseJsonReader();
  const objects: string[] = [];
  for (let at = 0; at < text.length; at += pieceLength) objects.push(...reader.push(text.slice(at, at + pieceLength)));
  objects.push(...reader.end());
  return objects.map((object) => JSON.parse(object) as unknown);
}

describe('LooseJsonReader', () => {
  it('gives objects innermost first, the moment they close', () => {
    const reader = new LooseJsonReader();
    expect(reader.push('{"claims":[{"text":"甲","quotes":[{"label":"S1"')).toEqual([]);
    expect(reader.push(',"quote":"乙"}]}')).toEqual([
      '{"label":"S1","quote":"乙"}',
      '{"text":"甲","quotes":[{"label":"S1","quote":"乙"}]}',
    ]);
    expect(reader.open).toHaveLength(1);
  });

  it('reads any strict object, in pieces of any length', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.string({ minLength: 1 }),
          fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string())),
        ),
        fc.integer({ min: 1, max: 9 }),
        (value, length) => {
          // What follows a quotation mark inside a string may look like its end: that much is the price of tolerance.
          fc.pre(!JSON.stringify(value).includes('\\"') && !JSON.stringify(value).includes("'"));
          expect(read(JSON.stringify(value), length).at(-1)).toEqual(value);
        },
      ),
    );
  });

  it.each([
    ['a fence', '```json\n{"text":"甲"}\n```'],
    ['prose before and after', '好的，结果如下：{"text":"甲"} 以上。'],
    ['a trailing comma', '{"text":"甲",}'],
    ['full-width punctuation', '｛"text"："甲"｝'],
    ['typographic quotation marks', '{“text”: “甲”}'],
    ['single quotation marks', "{'text': '甲'}"],
  ])('bears %s', (_, text) => {
    for (const length of [1, 3, 100]) expect(read(text, length)).toEqual([{ text: '甲' }]);
  });

  it('bears quotation marks and line breaks inside strings', () => {
    expect(read('{"text":"打造"齐鲁门户"，建设"医养之都"。","n":1}')).toEqual([
      { text: '打造"齐鲁门户"，建设"医养之都"。', n: 1 },
    ]);
    expect(read('{"text":"甲\n乙"}')).toEqual([{ text: '甲\n乙' }]);
    expect(read('{"text":"锚定“走在前、争第一”，推进"}')).toEqual([{ text: '锚定“走在前、争第一”，推进' }]);
    expect(read('{"text":"a\\qb"}')).toEqual([{ text: 'aqb' }]);
  });

  it('is not led astray by prose with apostrophes and braces', () => {
    expect(read('I\'ll use {"text":"甲"} as it\'s right')).toEqual([{ text: '甲' }]);
  });

  it('keeps what was complete before a cut', () => {
    const reader = new LooseJsonReader();
    expect(reader.push('[{"text":"甲"},{"text":"乙')).toEqual(['{"text":"甲"}']);
    expect(reader.end()).toEqual([]);
    expect(reader.open).toHaveLength(1);
  });

  it('stays quick on hostile text', () => {
    const start = performance.now();
    for (const text of [
      '{'.repeat(24_000),
      '{"a":'.repeat(5_000),
      '"{'.repeat(12_000),
      '{"a":"'.padEnd(24_000, '"'),
      '{}'.repeat(12_000),
      `{${','.repeat(24_000)}`,
    ]) {
      const reader = new LooseJsonReader();
      reader.push(text);
      reader.end();
    }
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
