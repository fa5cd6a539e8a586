// Replies as models write them, good and bad, read as far as they are sound.
import { describe, expect, it } from 'vitest';
import { cleanClaimText, readLabels } from '../../../src/answering/generation/claim-schema.js';
import { ThinkingFilter } from '../../../src/answering/generation/drop-thinking.js';
import { type ReadItem, ReplyNotes, readClaims } from '../../../src/answering/generation/read-claims.js';
import type { ChatPiece } from '../../../src/models/chat-model-port.js';

async function* inPieces(text: string, length: number): AsyncGenerator<ChatPiece> {
  for (let at = 0; at < text.length; at += length) yield { text: text.slice(at, at + length) };
  yield { text: '', usage: { inputTokens: 10, outputTokens: 4 } };
}

async function read(text: string, length = 5): Promise<{ items: ReadItem[]; notes: ReplyNotes }> {
  const notes = new ReplyNotes();
  const items: ReadItem[] = [];
  for await (const item of readClaims(inPieces(text, length), notes)) items.push(item);
  return { items, notes };
}

const ONE = {
  kind: 'claim',
  claim: { text: '到2030年达到30亿元。', quotes: [{ label: 'S1', quote: '到2030年，达到30亿元' }] },
};

describe('readClaims', () => {
  it.each([
    [
      'the form that is asked for',
      '{"claims":[{"text":"到2030年达到30亿元。","quotes":[{"label":"S1","quote":"到2030年，达到30亿元"}]}],"absent":""}',
    ],
    [
      'a fence',
      '```json\n{"claims":[{"text":"到2030年达到30亿元。","quotes":[{"label":"S1","quote":"到2030年，达到30亿元"}]}]}\n```',
    ],
    [
      'thinking before it',
      '<think>用户问的是{规模}……"S1"里有。</think>\n{"claims":[{"text":"到2030年达到30亿元。","quotes":[{"label":"S1","quote":"到2030年，达到30亿元"}]}]}',
    ],
    ['a bare list', '[{"text":"到2030年达到30亿元。","quotes":[{"label":"S1","quote":"到2030年，达到30亿元"}]}]'],
    ['one object a line', '{"text":"到2030年达到30亿元。","quotes":[{"label":"S1","quote":"到2030年，达到30亿元"}]}\n'],
    [
      'one quote, written flat',
      '{"claims":[{"text":"到2030年达到30亿元。","label":"S1","quote":"到2030年，达到30亿元"}]}',
    ],
    [
      'Chinese names',
      '{"论断":[{"论断":"到2030年达到30亿元。","引文":[{"标签":"S1","原文":"到2030年，达到30亿元"}]}]}',
    ],
    [
      'labels in Chinese brackets',
      '{"claims":[{"text":"到2030年达到30亿元【1】。","quotes":[{"label":"【1】","quote":"到2030年，达到30亿元"}]}]}',
    ],
    [
      'labels in full width',
      '{"claims":[{"text":"到2030年达到30亿元［1］","quotes":[{"label":"［１］","quote":"到2030年，达到30亿元"}]}]}',
    ],
    [
      'numbers for labels',
      '{"claims":[{"text":"到2030年达到30亿元","quotes":[{"label":1,"quote":"到2030年，达到30亿元"}]}]}',
    ],
    [
      'markdown',
      '{"claims":[{"text":"**到2030年达到30亿元**[S1]","quotes":[{"label":"[S1]","quote":"到2030年，达到30亿元"}]}]}',
    ],
    [
      'a footnote mark inside',
      '{"claims":[{"text":"到2030年达到30亿元[^1^]。","quotes":[{"label":"S1","quote":"到2030年，达到30亿元"}]}]}',
    ],
    [
      'a marked citation inside',
      '{"claims":[{"text":"到2030年达到30亿元[citation:1]。","quotes":[{"label":"[citation:1]","quote":"到2030年，达到30亿元"}]}]}',
    ],
    [
      'the mark of a file search',
      '{"claims":[{"text":"到2030年达到30亿元【1†S1】。","quotes":[{"label":"【1†S1】","quote":"到2030年，达到30亿元"}]}]}',
    ],
    [
      'a source in brackets',
      '{"claims":[{"text":"到2030年达到30亿元（来源：S1）。","quotes":[{"label":"来源：S1","quote":"到2030年，达到30亿元"}]}]}',
    ],
    [
      'a raised number',
      '{"claims":[{"text":"到2030年达到30亿元<sup>[1]</sup>。","quotes":[{"label":"S1","quote":"到2030年，达到30亿元"}]}]}',
    ],
    [
      'a preface and a fence',
      '好的，以下是根据规划片段整理的回答：\n\n```json\n{"claims":[{"text":"到2030年达到30亿元。","quotes":[{"label":"S1","quote":"到2030年，达到30亿元"}]}]}\n```\n希望对您有帮助。',
    ],
    [
      'quotes that are not in a list',
      '{"claims":[{"text":"到2030年达到30亿元。","quotes":{"label":"S1","quote":"到2030年，达到30亿元"}}]}',
    ],
    [
      'quotes without labels of their own',
      '{"claims":[{"text":"到2030年达到30亿元。","source":"S1","quotes":["到2030年，达到30亿元"]}]}',
    ],
    [
      'a draft before a closing tag that nothing opened',
      '用户问规模。草稿：{"claims":[{"text":"错。","quotes":[{"label":"S2","quote":"错的"}]}]}\n</think>\n{"claims":[{"text":"到2030年达到30亿元。","quotes":[{"label":"S1","quote":"到2030年，达到30亿元"}]}]}',
    ],
    [
      'thinking in the tags of another family',
      '[THINK]{"claims":[{"text":"错。","quotes":[{"label":"S2","quote":"错的"}]}]}[/THINK]{"claims":[{"text":"到2030年达到30亿元。","quotes":[{"label":"S1","quote":"到2030年，达到30亿元"}]}]}',
    ],
  ])('reads %s', async (_, text) => {
    for (const length of [1, 4, 1000]) expect((await read(text, length)).items).toEqual([ONE]);
  });

  it('yields the first claim while the second is still being written', async () => {
    let written = 0;
    async function* slowly(): AsyncGenerator<ChatPiece> {
      for (const text of [
        '{"claims":[{"text":"甲。","quotes":[{"label":"S1","quote":"甲"}]}',
        ',{"text":"乙。","quotes":[{"label":"S2","quote":"乙"}]}]}',
      ]) {
        written++;
        yield { text };
      }
    }
    const items = readClaims(slowly(), new ReplyNotes());
    expect((await items.next()).value).toMatchObject({ claim: { text: '甲。' } });
    expect(written).toBe(1);
    expect((await items.next()).value).toMatchObject({ claim: { text: '乙。' } });
  });

  it('takes a claim with labels and no quotes for its own quote', async () => {
    const { items } = await read('{"claims":[{"text":"到2030年，达到30亿元。","citations":["S1","S2"]}]}');
    expect(items).toEqual([
      {
        kind: 'claim',
        claim: {
          text: '到2030年，达到30亿元。',
          quotes: ['S1', 'S2'].map((label) => ({ label, quote: '到2030年，达到30亿元。' })),
        },
      },
    ]);
  });

  it('takes claims back that were a draft in the form of a reply', async () => {
    const claim = (text: string) => `{"claims":[{"text":"${text}","quotes":[{"label":"S1","quote":"甲乙"}]}]}`;
    const { items } = await read(`${claim('草稿。')}</think>${claim('定稿。')}`);
    expect(items.map((item) => (item.kind === 'claim' ? item.claim.text : item.kind))).toEqual([
      '草稿。',
      'restart',
      '定稿。',
    ]);
  });

  it('reads a cut reply up to the cut, and says that it was cut', async () => {
    const { items } = await read(
      '{"claims":[{"text":"甲。","quotes":[{"label":"S1","quote":"甲"}]},{"text":"乙。","quotes":[{"lab',
    );
    expect(items.map(({ kind }) => kind)).toEqual(['claim', 'cut-off']);
  });

  it('does not call a reply cut that lacks only its last brackets', async () => {
    const { items } = await read('{"claims":[{"text":"甲。","quotes":[{"label":"S1","quote":"甲"}]}');
    expect(items.map(({ kind }) => kind)).toEqual(['claim']);
  });

  it('calls malformed what was meant as a claim: no quotes, no text, too much, lost bytes', async () => {
    const kinds = async (text: string) => (await read(text)).items.map(({ kind }) => kind);
    expect(await kinds('{"claims":[{"text":"甲。","quotes":[]}]}')).toEqual(['malformed']);
    expect(await kinds('{"claims":[{"text":"","quotes":[{"label":"S1","quote":"甲"}]}]}')).toEqual(['malformed']);
    expect(await kinds('{"claims":[{"text":"甲\uFFFD。","quotes":[{"label":"S1","quote":"甲"}]}]}')).toEqual([
      'malformed',
    ]);
    expect(await kinds(`{"claims":[{"text":"${'长'.repeat(500)}","quotes":[{"label":"S1","quote":"甲"}]}]}`)).toEqual([
      'malformed',
    ]);
  });

  it('leaves out of a claim that the plan says no more', async () => {
    const { items, notes } = await read(
      '{"claims":[{"text":"规划只写到逐步推进免费学前教育。","quotes":[{"label":"S1","quote":"逐步推进免费学前教育"}]}]}',
    );
    expect(items).toMatchObject([{ kind: 'claim', claim: { text: '规划写到逐步推进免费学前教育。' } }]);
    expect(notes.hasAbsence).toBe(true);
  });

  it('notes what the model says is absent, the usage, and whether a list was empty', async () => {
    const { items, notes } = await read('{"claims":[],"absent":"规划没有写明地铁线路。"}');
    expect(items).toEqual([]);
    expect(notes).toMatchObject({
      absent: '规划没有写明地铁线路。',
      isEmptyList: true,
      hasItems: false,
      inputTokens: 10,
      outputTokens: 4,
    });
  });

  it('finds nothing in prose', async () => {
    const { items, notes } = await read('根据规划，到2030年集成电路产业规模达到30亿元。[S1]');
    expect(items).toEqual([]);
    expect(notes).toMatchObject({ absent: '', isEmptyList: false, hasItems: false });
  });
});

describe('ThinkingFilter', () => {
  it.each([1, 2, 3, 50])('leaves out thinking in pieces of %i', (length) => {
    const filter = new ThinkingFilter();
    const text = '前<think>想{"a":1}</think>后 <b>粗</b> 1<2';
    let reply = '';
    for (let at = 0; at < text.length; at += length) reply += filter.push(text.slice(at, at + length));
    expect(reply + filter.end()).toBe('前后 <b>粗</b> 1<2');
  });

  it('hides the rest when thinking does not end', () => {
    const filter = new ThinkingFilter();
    expect(filter.push('<think>想') + filter.end()).toBe('');
  });
});

describe('readLabels', () => {
  it('reads every way of naming a passage', () => {
    for (const written of ['S1', 's1', '1', '【1】', '［1］', '[S1]', '来源1', '片段 S1', 'Ｓ１'])
      expect(readLabels(written)).toEqual(['S1']);
    expect(readLabels('S1、S3')).toEqual(['S1', 'S3']);
    expect(readLabels('【1†S3】')).toEqual(['S3']);
    expect(readLabels('S2（第二章）')).toEqual(['S2']);
    expect(readLabels('R2')).toEqual(['R2']);
    expect(readLabels('无')).toEqual([]);
  });
});

describe('cleanClaimText', () => {
  it('keeps brackets that are part of the text', () => {
    expect(cleanClaimText('国家健康医疗大数据中心（北方）')).toBe('国家健康医疗大数据中心（北方）');
    expect(cleanClaimText('建设项目（二期）。')).toBe('建设项目（二期）。');
  });

  it('takes every manner of marks out and leaves figures and units alone', () => {
    for (const mark of [
      '[^1]',
      '[^1^]',
      '[[1]]',
      '[S1][S3]',
      '【S1、S2】',
      '(S1)',
      '（来源：片段S1）',
      '（见 S2；S3）',
      '<sup>1</sup>',
      '¹',
      '[R1]',
      '［来源1］',
      '【3†source】',
    ])
      expect(cleanClaimText(`面积3000平方米${mark}。`)).toBe('面积3000平方米。');
    expect(cleanClaimText('面积10m<sup>2</sup>。')).toBe('面积10m2。');
    expect(cleanClaimText('分为（1）研发、（2）制造两步。')).toBe('分为（1）研发、（2）制造两步。');
  });

  it('closes a sentence and takes a list mark away', () => {
    expect(cleanClaimText('1. 建设青年驿站5处，')).toBe('建设青年驿站5处。');
    expect(cleanClaimText('- 建设青年驿站5处')).toBe('建设青年驿站5处。');
    expect(cleanClaimText('3岁以下婴幼儿入托率')).toBe('3岁以下婴幼儿入托率。');
  });
});
