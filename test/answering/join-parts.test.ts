// Parts joined: each under its own words, none silenced by another, and a status that tells what is missing.
import { describe, expect, it } from 'vitest';
import type { AnsweredPart } from '../../src/answering/answer-part.js';
import { lacking, type PartDraft, told } from '../../src/answering/draft.js';
import { joinParts, joinStatus, statusOf } from '../../src/answering/join-parts.js';
import type { PartContext } from '../../src/answering/part-context.js';
import { partOf } from '../support/part-context.js';

const line = (text: string) => ({ text, quotes: [{ start: 0, end: 1 }] });
const TOLD = told([line('青年驿站5处。'), line('增强“青合力”。')]);
const PROPOSED = told([line('规划提出：发展小微停车场。')]);
const UNTOLD = lacking('named-not-told', 'slot-missing', { lines: [line('规划写到日间照料中心，没有写明金额。')] });
const NOT_OURS = lacking('not-for-us', 'off-topic', { lines: [{ text: '这不是规划会写的事，答不了。', quotes: [] }] });
const MASKED = lacking('told-in-part', 'masked', { lines: [line('数值栏空白。')] });

/** What joins reads no context. */
const answered = (text: string, draft: PartDraft): AnsweredPart => ({
  ...{ part: partOf(text), draft },
  context: Object.freeze({}) as PartContext,
});

describe('joinParts', () => {
  it('leaves the lines of a single part as they are', () => {
    expect(joinParts([answered('青年驿站', TOLD)], 'zh').map(({ text }) => text)).toEqual(
      TOLD.lines.map(({ text }) => text),
    );
  });

  it('sets the asker’s words before the first line of each of several', () => {
    const joined = joinParts([answered('1. 青年驿站建几处？', TOLD), answered('停车难怎么办', PROPOSED)], 'zh');
    expect(joined.map(({ text }) => text)).toEqual([
      '青年驿站建几处：青年驿站5处。',
      '增强“青合力”。',
      '停车难怎么办（规划提出）：发展小微停车场。',
    ]);
    expect(joined.map(({ part }) => part)).toEqual([0, 0, 1]);
  });

  it('marks the label as the asker’s words, and keeps the quotes', () => {
    const [first] = joinParts([answered('青年驿站有500处吗', TOLD), answered('停车', PROPOSED)], 'zh');
    expect(first?.asked).toContain('青年驿站有500处吗');
    expect(first?.quotes).toEqual([{ start: 0, end: 1 }]);
  });

  it('says nothing twice, but that each part was answered', () => {
    const texts = joinParts([answered('青年驿站', TOLD), answered('驿站', TOLD)], 'zh').map(({ text }) => text);
    expect(texts).toEqual(['青年驿站：青年驿站5处。', '增强“青合力”。', '驿站：青年驿站5处。']);
  });

  it('keeps what is told beside what is not', () => {
    const texts = joinParts([answered('投资多少', UNTOLD), answered('青年驿站', TOLD)], 'zh').map(({ text }) => text);
    expect(texts).toHaveLength(3);
    expect(texts[0]).toContain('没有写明金额');
    expect(texts[1]).toContain('青年驿站5处');
  });
});

describe('the status', () => {
  it.each([
    ['told', TOLD, 'answered'],
    ['named and not told', UNTOLD, 'abstained'],
    ['told to be blank', MASKED, 'answered'],
    ['not for us', NOT_OURS, 'declined'],
  ] as const)('of a part %s is %s', (_, draft, status) => {
    expect(statusOf(draft)).toBe(status);
    expect(joinStatus([draft]).status).toBe(status);
  });

  it('of several is partial where one lacks, with the reason of what it lacks', () => {
    expect(joinStatus([TOLD, UNTOLD])).toEqual({ status: 'partial', reason: 'slot-missing' });
    expect(joinStatus([UNTOLD, TOLD])).toEqual({ status: 'partial', reason: 'slot-missing' });
  });

  it('of several that are all told, or all lacking, is that of each', () => {
    expect(joinStatus([TOLD, PROPOSED])).toEqual({ status: 'answered', reason: null });
    expect(joinStatus([UNTOLD, UNTOLD])).toEqual({ status: 'abstained', reason: 'slot-missing' });
    expect(joinStatus([NOT_OURS, NOT_OURS]).status).toBe('declined');
    expect(joinStatus([UNTOLD, NOT_OURS]).status).toBe('abstained');
  });

  it('of several with a blank figure told to be blank is answered', () => {
    expect(joinStatus([TOLD, MASKED])).toEqual({ status: 'answered', reason: 'masked' });
  });

  it('of nothing asked is declined', () => {
    expect(joinStatus([])).toEqual({ status: 'declined', reason: 'small-talk' });
  });
});
