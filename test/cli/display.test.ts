// Text set for a terminal, where a Chinese character takes two columns.
import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { alignColumns } from '../../src/cli/display/align-columns.js';
import { createPaint, wantsColor } from '../../src/cli/display/paint.js';
import { createProgressDisplay } from '../../src/cli/display/show-progress.js';
import { wrapText } from '../../src/cli/display/wrap-text.js';
import { translateUsageError } from '../../src/cli/translate-usage-error.js';

describe('wrapText', () => {
  it('counts a Chinese character as two columns', () => {
    expect(wrapText('产业规模达到三十亿元产业规模', 20)).toBe('产业规模达到三十亿元\n产业规模');
  });

  it('keeps figures and Latin words whole', () => {
    expect(wrapText('年均增速达到百分之5.5以及501PARK园区', 23)).toBe('年均增速达到百分之5.5以\n及501PARK园区');
  });

  it('begins no line with a closing mark', () => {
    expect(wrapText('一二三四五六七八九十。一二', 20)).toBe('一二三四五六七八九十。\n一二');
  });

  it('indents every line and keeps line breaks', () => {
    expect(wrapText('甲\n乙', 40, '  ')).toBe('  甲\n  乙');
  });

  it('loses no visible character, and overflows by hanging marks only', () => {
    const text = fc.string({ unit: fc.constantFrom('槐', '荫', '。', '，', 'a', '2', ' ', '\n'), maxLength: 120 });
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 60 }), (sample, width) => {
        const wrapped = wrapText(sample, width);
        expect(wrapped.replace(/\s/g, '')).toBe(sample.replace(/\s/g, ''));
        for (const line of wrapped.split('\n')) {
          const hanging = /[。，]*$/.exec(line)?.[0] ?? '';
          const unbroken = /^[a2]+[。，]*$/.test(line);
          if (!unbroken) expect(stringWidth(line) - stringWidth(hanging)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });
});

describe('alignColumns', () => {
  it('begins every column below the other, colours or not', () => {
    const paint = createPaint(true);
    const lines = alignColumns([
      ['1', '槐荫', 'x'],
      ['10', paint('cyan', 'ab'), 'y'],
    ]);
    expect(lines[0]).toBe('1   槐荫  x');
    expect(stringWidth(lines[1] ?? '')).toBe(stringWidth(lines[0] ?? ''));
  });

  it('takes rows of different length, and none', () => {
    expect(alignColumns([['甲'], ['a', 'b']])).toEqual(['甲', 'a   b']);
    expect(alignColumns([])).toEqual([]);
  });
});

describe('colours', () => {
  it.each([
    [{}, true, true],
    [{}, false, false],
    [{ NO_COLOR: '1' }, true, false],
    [{ NO_COLOR: '' }, true, true],
    [{ TERM: 'dumb' }, true, false],
    [{ FORCE_COLOR: '1' }, false, true],
    [{ FORCE_COLOR: '1', NO_COLOR: '1' }, true, false],
  ])('with %j on a terminal (%s): %s', (environment, isTerminal, expected) => {
    expect(wantsColor(environment, isTerminal)).toBe(expected);
  });
});

describe('progress', () => {
  it('writes one line per step where there is no terminal', () => {
    const stream = new PassThrough() as PassThrough & NodeJS.WriteStream;
    let written = '';
    stream.on('data', (chunk) => {
      written += chunk;
    });
    const show = createProgressDisplay(stream);
    for (const done of [0, 1, 2]) show({ message: '分词', done, total: 2 });
    show({ message: '建立索引', done: 0, total: 1 });
    expect(written).toBe('分词……\n建立索引……\n');
  });
});

describe('usage errors', () => {
  it.each([
    ["error: unknown option '--x'", '不认识的选项 “--x”。'],
    ["error: unknown command 'x'\n(Did you mean ask?)", '不认识的命令 “x”。\n您是不是要输入 ask？'],
    ["error: too many arguments for 'outline'. Expected 0 arguments but got 1.", '参数过多。'],
    ['something new', 'something new'],
  ])('says %s as %s', (message, translated) => {
    expect(translateUsageError(message)).toBe(translated);
  });
});
