// Nothing of the document is lost, doubled or moved: on the real file, and on any mutation that still parses.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkPlan } from '../../src/chunking/chunk-plan.js';
import { type ParsedPlan, parseDocument, parsePlan } from '../../src/plan/parse-plan.js';
import type { PlanDocument } from '../../src/plan/plan-document.js';
import { compareWithSource } from '../../src/plan/plan-origin.js';
import { PlanParseError } from '../../src/plan/plan-parse-error.js';
import { formatPlan } from '../../src/plan/plan-store.js';
import { readDocument } from '../../src/plan/reading/read-document.js';
import { readText } from '../../src/plan/reading/read-text.js';
import type { TextSpan } from '../../src/text/text-span.js';
import { seedBytes, seedPlan, seedText, visibleCharacters } from '../support/seed-plan.js';

const LINES = seedText.split('\n');
const encode = (text: string) => new TextEncoder().encode(text);

/** Spans that reach into the one before, or leave something visible before them. None is expected. */
function uncovered(plan: PlanDocument, spans: readonly TextSpan[]): TextSpan[] {
  let end = 0;
  return [...spans, { start: plan.text.length, end: plan.text.length }].filter((span) => {
    const isWrong = span.start < end || plan.text.slice(end, span.start).trim() !== '';
    end = span.end;
    return isWrong;
  });
}

/** Every visible character, as a count of each: lines may be left out, but only on the record. */
function countCharacters(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const char of visibleCharacters(texts.join('')).replace(/[\u200b-\u200d\u2060\u00ad]/g, ''))
    counts.set(char, (counts.get(char) ?? 0) + 1);
  return counts;
}

/** Everything that must hold of any plan that the parser returns. */
function expectSoundPlan({ plan, source, verbatim, dropped }: ParsedPlan): void {
  const { broken, changes } = compareWithSource(plan.text, source.text, verbatim);
  expect(broken).toEqual([]);
  expect(changes.filter(({ inPlan }) => inPlan.trim() !== '')).toEqual([]);
  const kept = [plan.text, ...dropped.map(({ text }) => text)];
  expect(countCharacters(kept)).toEqual(countCharacters([source.text]));
  expect(
    uncovered(
      plan,
      plan.paragraphs.map((leaf) => leaf.span),
    ),
  ).toEqual([]);
  expect(
    uncovered(
      plan,
      chunkPlan(plan).map((chunk) => chunk.span),
    ),
  ).toEqual([]);
  const ids = [...plan.sections, ...plan.boxes, ...plan.indicators].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const sectionIds = new Set(plan.sections.map(({ id }) => id));
  expect(plan.paragraphs.filter((leaf) => !sectionIds.has(leaf.sectionId))).toEqual([]);
  expect(plan.sections.filter(({ parentId }) => parentId !== null && !sectionIds.has(parentId))).toEqual([]);
  expect(() => formatPlan(plan)).not.toThrow();
}

/** A sound plan, or an error that names what is wrong and what to do; anything else fails the test. */
function expectPlanOrClearError(bytes: Uint8Array): void {
  let parsed: ParsedPlan;
  try {
    parsed = parseDocument(readText(bytes));
  } catch (error) {
    expect(error).toBeInstanceOf(PlanParseError);
    expect((error as PlanParseError).problem).not.toBe('');
    expect((error as PlanParseError).remedy).not.toBe('');
    return;
  }
  expectSoundPlan(parsed);
}

const expectLines = (lines: readonly string[]) => expectPlanOrClearError(encode(lines.join('\n')));

describe('the real document', () => {
  it('stands in the plan with every visible character once, in order', () => {
    const parsed = parseDocument(readText(seedBytes));
    expectSoundPlan(parsed);
    expect(parsed.dropped).toEqual([]);
    expect(visibleCharacters(parsed.plan.text) === visibleCharacters(seedText)).toBe(true);
  });

  it('parses to the same plan with any line ending', () => {
    for (const ending of ['\r\n', '\r']) {
      expect(parsePlan(encode(LINES.join(ending))).digest).toBe(seedPlan.digest);
    }
  });

  it('parses to the same plan behind a byte order mark', () => {
    expect(parsePlan(new Uint8Array([0xef, 0xbb, 0xbf, ...seedBytes])).digest).toBe(seedPlan.digest);
  });
});

describe('mutated documents', () => {
  const line = fc.nat({ max: LINES.length - 1 });

  it('survives deleted lines', () => {
    fc.assert(
      fc.property(fc.uniqueArray(line, { minLength: 1, maxLength: 12 }), (deleted) => {
        expectLines(LINES.filter((_, index) => !deleted.includes(index)));
      }),
      { numRuns: 60 },
    );
  });

  it('survives swapped lines', () => {
    fc.assert(
      fc.property(line, line, (a, b) => {
        const lines = [...LINES];
        [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
        expectLines(lines);
      }),
      { numRuns: 60 },
    );
  });

  it('survives doubled lines and foreign lines at any place', () => {
    const foreign = fc.oneof(
      line.map((index) => LINES[index] ?? ''),
      fc.constantFrom(
        '\t',
        '\t表外单元格',
        '专栏',
        '专栏9 新的专栏',
        '\t专栏1',
        '第一百章 过大的编号',
        '第十二章',
        '一一一、三个数字',
      ),
      fc.constantFrom(
        '1.条目。内容',
        '——',
        '——原则。',
        '（九十九）末项。',
        '（1）',
        '图1 图',
        '[bookmark: 没有闭合',
        '*',
      ),
      fc.string({ unit: 'binary', maxLength: 30 }),
    );
    fc.assert(
      fc.property(line, foreign, (at, inserted) => {
        expectLines([...LINES.slice(0, at), inserted, ...LINES.slice(at)]);
      }),
      { numRuns: 120 },
    );
  });

  it('survives bytes overwritten at random', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: seedBytes.length - 1 }), fc.nat({ max: 255 })), { minLength: 1, maxLength: 8 }),
        (changes) => {
          const bytes = Uint8Array.from(seedBytes);
          for (const [at, value] of changes) bytes[at] = value;
          expectPlanOrClearError(bytes);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('survives a document cut off anywhere', () => {
    fc.assert(
      fc.property(fc.nat({ max: seedText.length }), (length) =>
        expectPlanOrClearError(encode(seedText.slice(0, length))),
      ),
      { numRuns: 40 },
    );
  });
});

describe('texts that are no plan', () => {
  it.each([
    ['an empty file', new Uint8Array()],
    ['white space', encode('\n\t \n')],
    ['a letter', encode('尊敬的领导：\n您好！\n')],
    ['binary data', Uint8Array.from({ length: 4096 }, (_, index) => (index * 37) % 256)],
    ['chapters without a title before them', encode('第一章 总则\n一、目的\n为了发展。\n')],
  ])('refuses %s with a clear error', (_, bytes) => {
    expect(() => parsePlan(bytes)).toThrow(PlanParseError);
  });

  it('refuses random text or bytes with a clear error', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => expectPlanOrClearError(bytes)));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => expectPlanOrClearError(encode(text))),
    );
  });

  it('says which heading is out of order, and takes it all the same', () => {
    const lines = [...LINES];
    const second = lines.findIndex((text) => text.includes('第二章 '));
    const third = lines.findIndex((text) => text.includes('第三章 '));
    [lines[second], lines[third]] = [lines[third] ?? '', lines[second] ?? ''];
    const { plan, notes } = parseDocument(readText(encode(lines.join('\n'))));
    expect(notes.find(({ kind }) => kind === 'out-of-order')).toMatchObject({ line: second + 1 });
    expect(plan.sections.filter(({ level }) => level === 'chapter')).toHaveLength(12);
  });

  it('says which row of the table has cells too many', () => {
    const at = LINES.findIndex((text) => text.includes('人均预期寿命'));
    const lines = [...LINES.slice(0, at), '\t多出的单元格', '\t又一格', '\t再一格', ...LINES.slice(at)];
    const { unreadRows } = parseDocument(readText(encode(lines.join('\n'))));
    expect(unreadRows.map(({ text }) => text)).toEqual([expect.stringContaining('多出的单元格')]);
  });
});

describe('documents of unusual size', () => {
  const timed = (run: () => void): number => {
    const start = performance.now();
    run();
    return performance.now() - start;
  };
  const withLine = (long: string) => encode([...LINES.slice(0, 20), long, ...LINES.slice(20)].join('\n'));

  it.each([
    ['prose', '发展'.repeat(1_700_000)],
    ['unclosed bookmarks', '[bookmark: '.repeat(900_000)],
    ['sentences', '推进高质量发展。'.repeat(400_000)],
    ['masked figures', '*%'.repeat(1_000_000)],
    ['brackets', '（一）'.repeat(1_100_000)],
  ])('reads one line of 10 MB of %s without hanging', (_, long) => {
    expect(timed(() => expectPlanOrClearError(withLine(long)))).toBeLessThan(20_000);
  });

  it('refuses more than 16 MiB with a clear error', async () => {
    await expect(readDocument(new Uint8Array(17 * 1024 * 1024), 'plan.txt')).rejects.toThrow(/超过 16777216/);
  });

  it('reads fifty thousand lines of prose, also inside a box, without hanging', () => {
    const box = LINES.findIndex((text) => text.includes('专栏4'));
    const lines = [
      ...LINES.slice(0, box + 1),
      ...Array<string>(50_000).fill('东吴家堡片区，改造项目安置房三期工程。'),
      ...LINES.slice(box + 1),
    ];
    expect(
      timed(() => expect(parsePlan(encode(lines.join('\n'))).paragraphs.length).toBeGreaterThan(50_000)),
    ).toBeLessThan(20_000);
  });
});
