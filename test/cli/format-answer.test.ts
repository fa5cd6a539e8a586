// An answer set for a terminal: parts, a table in columns or row by row, what was understood, who helps.
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answering/answer.js';
import { formatAnswer } from '../../src/cli/display/format-answer.js';
import { createPaint } from '../../src/cli/display/paint.js';
import { stubAnswer } from '../support/stub-assistant.js';

const PLAIN = stubAnswer({ question: '问' });
const print = (parts: Partial<Answer>, width = 80): string =>
  formatAnswer({ ...PLAIN, ...parts }, { width, paint: createPaint(false) });

const TABLED: Partial<Answer> = {
  answer: '写明规模的共2个（按规划数据计算）。[1]\n集成电路：30亿元。[1]\n医养健康：没有写明。\n依据：第二章第一节。',
  claims: [
    { text: '写明规模的共2个（按规划数据计算）。', citations: [1] },
    { text: '集成电路：30亿元。', citations: [1] },
  ],
  table: {
    caption: '产业规模',
    columns: ['产业集群', '2030年规模', '定位'],
    rows: [
      { cells: ['集成电路产业集群', '30亿元', '壮大提升'], citations: [1] },
      { cells: ['医养健康', '（没有写明）', '以医养为核心'], citations: [] },
    ],
    claims: [1],
  },
};

describe('a table', () => {
  it('begins every column below the other, in place of the lines that it repeats', () => {
    const text = print(TABLED);
    expect(text).toContain(
      [
        '写明规模的共2个（按规划数据计算）。[1]',
        '',
        '产业规模',
        '  产业集群          2030年规模    定位',
        '  集成电路产业集群  30亿元        壮大提升      [1]',
        '  医养健康          （没有写明）  以医养为核心',
        '',
        '医养健康：没有写明。',
        '依据：第二章第一节。',
      ].join('\n'),
    );
    expect(text).not.toContain('集成电路：30亿元');
  });

  it('is told row by row where the terminal is too narrow, and keeps within it', () => {
    const text = print(TABLED, 40);
    expect(text).toContain('  集成电路产业集群[1]\n    2030年规模：30亿元\n    定位：壮大提升');
    const [body = ''] = text.split('\n出处');
    for (const line of body.split('\n')) expect(stringWidth(line)).toBeLessThanOrEqual(42);
  });

  it('is called put together from the plan, and so is what was counted', () => {
    expect(print(TABLED)).toContain('依据原文整理。《');
    expect(print({ answer: '共2个（按规划数据计算）。[1]' })).toContain('依据原文整理。《');
    expect(print({})).toContain('原文摘录。《');
  });
});

describe('what became of the question', () => {
  it.each([
    ['partial', 'slot-missing', '部分写明。'],
    ['abstained', 'slot-missing', '规划提到，但未写明。'],
    ['abstained', 'masked', '规划提到，但未写明。'],
    ['abstained', 'not-in-plan', '规划未涉及。'],
    ['abstained', 'other-scope', '不属于本规划。'],
    ['abstained', null, '没有找到对应内容。'],
    ['declined', 'off-topic', '不在答复范围。'],
  ] as const)('%s, %s: %s', (status, reason, note) => {
    expect(print({ status, reason }).split('\n')[0]).toBe(note);
  });

  it.each(['small-talk', 'distress', 'complaint'] as const)('bears no label in %s', (reason) => {
    const greeting = { answer: '您好。', claims: [], citations: [] };
    expect(print({ ...greeting, status: 'declined', reason })).toBe('您好。');
  });

  it('is told of each part where parts fared differently', () => {
    const told = { question: '老旧小区改了多少个', status: 'answered', reason: null, claims: [0] } as const;
    const open = { question: '往后五年呢', status: 'abstained', reason: 'slot-missing', claims: [] } as const;
    expect(print({ status: 'partial', parts: [told, open] })).toContain(
      '老旧小区改了多少个  规划写明\n往后五年呢          规划提到，但未写明',
    );
    expect(print({ parts: [told, { ...told, question: '另一问' }] })).not.toContain('规划写明');
  });
});

it('tells once how the question was understood, above the answer', () => {
  const understood = '理解为：数控机床规模多大';
  expect(print({ understood, answer: `${understood}\n80亿元。` }).split(understood)).toHaveLength(2);
});

describe('who helps', () => {
  const signposts = [{ name: '消防救援', phone: '119', url: null, why: '燃气泄漏' }];
  it('is labelled as not the plan’s words', () => {
    expect(print({ signposts })).toContain('\n\n可以找谁（不是规划内容）\n  消防救援 119：燃气泄漏\n\n出处');
  });

  it('comes first in distress', () => {
    expect(print({ signposts, status: 'declined', reason: 'distress' })).toMatch(/^可以找谁/);
  });
});
