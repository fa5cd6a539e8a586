// An answer laid out: each line once, parts under what became of them, a table in place of the lines that it repeats.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, AnswerPart, AnswerTable } from '../../src/answering/answer.js';
import { answerAsText } from '../../src/web/conversation/answer-as-text.js';
import { newExchange, withAnswer } from '../../src/web/conversation/conversation.js';
import { conversationAsMarkdown } from '../../src/web/conversation/conversation-as-markdown.js';
import { type AnswerBlock, layOutAnswer } from '../../src/web/conversation/lay-out-answer.js';
import { helpComesFirst, phoneLink, signpostAsText, siteLink } from '../../src/web/conversation/signpost.js';
import { spokenAnswer } from '../../src/web/conversation/spoken-answer.js';
import { partWord } from '../../src/web/conversation/status-words.js';
import { zhHans } from '../../src/web/words/zh-hans.js';
import { stubAnswer } from '../support/stub-assistant.js';

const PLAIN = stubAnswer({ question: '问' });
const told = (question: string, ...claims: number[]): AnswerPart => ({
  question,
  status: 'answered',
  reason: null,
  claims,
});
const lacking = (question: string, reason: 'slot-missing' | 'not-in-plan', ...claims: number[]): AnswerPart => ({
  question,
  status: 'abstained',
  reason,
  claims,
});

/** Lines with [1] are claims. */
function answerOf(lines: readonly string[], parts: Partial<Answer> = {}): Answer {
  const claims = lines
    .filter((line) => line.endsWith('[1]'))
    .map((line) => ({ text: line.slice(0, -3), citations: [1] }));
  return { ...PLAIN, answer: lines.join('\n'), claims, ...parts };
}

function shown(block: AnswerBlock): string {
  if (block.kind === 'table') return `表 ${block.table.caption}`;
  if (block.kind === 'part') return `〔${partWord(block.part)}〕${block.isNamed ? block.part.question : ''}`;
  return block.pieces.map((piece) => (piece.kind === 'text' ? piece.text : `[${piece.id}]`)).join('');
}
const layout = (answer: Answer): string[] => layOutAnswer(answer).map(shown);

describe('parts', () => {
  it('stand under what became of each where they fared differently, the places of all behind the last', () => {
    const lines = [
      '“十四五”已实现：系统实施老旧小区改造93个。[1]',
      '往后五年：规划没有写明数量。',
      '写到的是：统筹推进老旧小区建设改造。[1]',
      '依据：第一章第一节（六）；第六章第二节。',
    ];
    const parts = [told('十四五改了多少个老旧小区', 0), lacking('往后五年再改多少个', 'slot-missing', 1)];
    expect(layout(answerOf(lines, { parts }))).toEqual([
      '〔规划写明〕',
      lines[0],
      '〔规划提到，但未写明〕',
      lines[1],
      lines[2],
      lines[3],
    ]);
  });

  it('find the line that says of a part that the plan does not speak of it', () => {
    const lines = ['地铁：规划写作“轨道交通”，没有写明地点。[1]', '规划全文没有出现“公交”。'];
    const parts = [lacking('地铁修到哪儿', 'slot-missing', 0), lacking('公交呢', 'not-in-plan')];
    expect(layout(answerOf(lines, { parts }))).toEqual([
      '〔规划提到，但未写明〕',
      lines[0],
      '〔规划未涉及〕',
      lines[1],
    ]);
  });

  it('keep a word of care before the first part', () => {
    const lines = ['有危险时，请立即拨打110或120。', '就业：开展职业培训。[1]', '规划全文没有出现“房贷”。'];
    const parts = [told('失业有没有能帮上的', 0), lacking('房贷怎么办', 'not-in-plan')];
    expect(layout(answerOf(lines, { parts }))[0]).toBe(lines[0]);
  });

  it('of which no line tells are named, in the place that the asker gave them', () => {
    const lines = ['甲：一处。[1]', '丙：三处。[1]', '依据：第一章。'];
    const parts = [
      told('甲几处', 0),
      lacking('乙几处', 'not-in-plan'),
      told('丙几处', 1),
      lacking('丁几处', 'not-in-plan'),
    ];
    expect(layout(answerOf(lines, { parts }))).toEqual([
      '〔规划写明〕',
      lines[0],
      '〔规划未涉及〕乙几处',
      '〔规划写明〕',
      lines[1],
      '〔规划未涉及〕丁几处',
      lines[2],
    ]);
  });

  it('need no label where all fared alike, nor where there is one', () => {
    const lines = ['甲：一处。[1]', '乙：两处。[1]'];
    expect(layout(answerOf(lines, { parts: [told('甲', 0), told('乙', 1)] }))).toEqual(lines);
    expect(layout(answerOf(lines, { parts: [lacking('甲', 'slot-missing', 0, 1)] }))).toEqual(lines);
  });
});

const TABLE: AnswerTable = {
  caption: '产业规模',
  columns: ['产业集群', '规模'],
  rows: [
    { cells: ['集成电路|甲', '30亿元'], citations: [1] },
    { cells: ['医养健康', '（没有写明）'], citations: [] },
  ],
  claims: [1, 2],
};
const TABLED = answerOf(
  ['共2个（按规划数据计算）。[1]', '集成电路：30亿元。[1]', '医养健康：没有写明。[1]', '依据：第二章。'],
  { table: TABLE },
);

describe('a table', () => {
  it('stands in place of the lines that it repeats', () => {
    expect(layout(TABLED)).toEqual(['共2个（按规划数据计算）。[1]', '表 产业规模', '依据：第二章。']);
  });

  it('stands behind the lines, before the places, where it repeats none', () => {
    const lines = ['见下表。[1]', '依据：第二章。'];
    expect(layout(answerOf(lines, { table: { ...TABLE, claims: [] } }))).toEqual([lines[0], '表 产业规模', lines[1]]);
  });

  it('keeps the head of a part whose lines it repeats', () => {
    const parts = [told('几个', 0), lacking('规模', 'slot-missing', 1, 2)];
    expect(layout({ ...TABLED, parts })).toEqual([
      '〔规划写明〕',
      '共2个（按规划数据计算）。[1]',
      '〔规划提到，但未写明〕',
      '表 产业规模',
      '依据：第二章。',
    ]);
  });

  it('leaves a count three numbers of many, where each row bears its own', () => {
    const ids = [1, 2, 3, 4, 5];
    const counted = `共5个。${ids.map((id) => `[${id}]`).join('')}`;
    const rows = ids.map((id) => ({ cells: [`第${id}个`, '值'], citations: [id] }));
    const [first] = PLAIN.citations;
    const citations = ids.flatMap((id) => (first ? [{ ...first, id }] : []));
    const answer = { ...answerOf([counted], { table: { ...TABLE, rows, claims: [] } }), citations };
    expect(layout(answer)).toEqual(['共5个。[1][2][3]等5处', '表 产业规模']);
    expect(layout({ ...answer, table: null })).toEqual([counted]);
  });

  it('is copied with tabs and its sources', () => {
    expect(answerAsText(TABLED)).toContain(
      '\n产业规模\n产业集群\t规模\n集成电路|甲\t30亿元[1]\n医养健康\t（没有写明）\n',
    );
    expect(answerAsText(TABLED)).not.toContain('集成电路：30亿元');
  });

  it('is a pipe table in Markdown, whose bars in cells end no cell', () => {
    const exchange = withAnswer(newExchange('e', '问', ''), TABLED);
    const text = conversationAsMarkdown({ title: '题', exchanges: [exchange] }, new Date(0));
    expect(text).toContain(
      '**产业规模**\n\n| 产业集群 | 规模 |\n| --- | --- |\n| 集成电路\\|甲 | 30亿元[^1-1] |\n| 医养健康 | （没有写明） |',
    );
    expect(text).toContain('**〔依据原文整理〕**');
  });

  it('is read row by row with the heads of its columns, and only named where it is announced', () => {
    const heard = spokenAnswer(TABLED, { words: zhHans, rows: true });
    expect(heard).toContain('表格：产业规模，共 2 行\n集成电路|甲，规模30亿元\n医养健康，规模（没有写明）');
    expect(spokenAnswer(TABLED, { words: zhHans, rows: false })).not.toContain('30亿元');
  });
});

describe('what was understood', () => {
  const understood = '理解为：数控机床规模多大';
  it('is told once, above the words, whether or not they begin with it', () => {
    const answer = answerOf([understood, '80亿元。[1]'], { understood });
    expect(layout(answer)).toEqual(['80亿元。[1]']);
    expect(answerAsText(answer).split('\n').slice(1, 4)).toEqual(['答（原文摘录）：', understood, '80亿元。[1]']);
  });
});

describe('signposts', () => {
  const HOTLINE = { name: '政务服务便民热线', phone: '12345', url: null, why: '可询问办理' };

  it.each([
    ['12345', 'tel:12345'],
    ['0531-8796 0000', 'tel:053187960000'],
    ['+86 (531) 12345', 'tel:+8653112345'],
    ['javascript:alert(1)', null],
    ['12345;ext=1', null],
    [null, null],
  ])('dial %s as %s', (phone, link) => {
    expect(phoneLink({ phone })).toBe(link);
  });

  it.each([
    ['https://www.example.gov.cn/', 'https://www.example.gov.cn/'],
    ['http://www.example.gov.cn', 'http://www.example.gov.cn'],
    ['javascript:alert(1)', null],
    ['//evil.example', null],
    ['https://', null],
    [null, null],
  ])('lead to %s as %s', (url, link) => {
    expect(siteLink({ url })).toBe(link);
  });

  it('are labelled as not the plan’s words wherever they go', () => {
    const answer = { ...PLAIN, signposts: [HOTLINE] };
    expect(signpostAsText(HOTLINE)).toBe('政务服务便民热线 12345：可询问办理');
    expect(answerAsText(answer)).toContain('可以找谁（不是规划内容）：\n政务服务便民热线 12345：可询问办理');
    const exchange = withAnswer(newExchange('e', '问', ''), answer);
    const text = conversationAsMarkdown({ title: '题', exchanges: [exchange] }, new Date(0));
    expect(text).toContain('可以找谁（不是规划内容）：\n\n- 政务服务便民热线 12345：可询问办理');
  });

  it('come before everything in distress, and then only', () => {
    const urgent: Answer = {
      ...answerOf(['请马上离开室内。']),
      status: 'declined',
      reason: 'distress',
      signposts: [{ name: '消防救援', phone: '119', url: null, why: '燃气泄漏' }],
    };
    expect(helpComesFirst(urgent)).toBe(true);
    expect(answerAsText(urgent).split('\n').slice(1)).toEqual([
      '答：',
      '可以找谁（不是规划内容）：',
      '消防救援 119：燃气泄漏',
      '',
      '请马上离开室内。',
      '',
      '出处：',
      expect.stringContaining('[1] '),
    ]);
    expect(spokenAnswer(urgent, { words: zhHans, rows: true })).toMatch(/^可以找谁（不是规划内容）\n消防救援 119/);
    expect(helpComesFirst({ ...urgent, reason: 'complaint' })).toBe(false);
  });
});

it('shows every line of an answer once, whatever its parts say', () => {
  const line = fc.constantFrom(
    '甲：一处。[1]',
    '乙：两处。[1]',
    '规划全文没有出现“丙”。',
    '依据：第一章。',
    '没有写明。',
  );
  const reason = fc.constantFrom('slot-missing' as const, 'not-in-plan' as const);
  const part = fc.oneof(
    fc.array(fc.nat(4), { maxLength: 2 }).map((claims) => told('甲乙', ...claims)),
    fc.tuple(reason, fc.array(fc.nat(4), { maxLength: 2 })).map(([why, claims]) => lacking('丙', why, ...claims)),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), fc.array(part, { maxLength: 4 }), (lines, parts) => {
      const blocks = layOutAnswer(answerOf(lines, { parts }));
      const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph').map(shown);
      expect(paragraphs.sort()).toEqual([...lines].sort());
      const heads = blocks.filter(({ kind }) => kind === 'part').length;
      expect([0, parts.length]).toContain(heads);
    }),
  );
});
