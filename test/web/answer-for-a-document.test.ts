// What leaves the page for a document: the body with its footnotes, sources of one place as one.
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answering/answer.js';
import { answerAsBody } from '../../src/web/conversation/answer-as-body.js';
import { answerAsText } from '../../src/web/conversation/answer-as-text.js';
import { groupSources, numbersOf } from '../../src/web/conversation/group-sources.js';
import { stubAnswer } from '../support/stub-assistant.js';

const PLAIN = stubAnswer({ question: '集成电路产业规模？' });
const [CITATION] = PLAIN.citations;
if (!CITATION) throw new Error('the stub cites');
const AI: Answer = { ...PLAIN, mode: 'generated' };

describe('sources of one place', () => {
  const twice: Answer = {
    ...PLAIN,
    answer: '甲。[1]\n乙。[2]',
    citations: [CITATION, { ...CITATION, id: 2, quote: '第二句。' }],
  };

  it('have their numbers told in short', () => {
    const numbers = (...ids: number[]) => {
      const [source] = groupSources(ids.map((id) => ({ ...CITATION, id })));
      return source && numbersOf(source, '、');
    };
    expect(numbers(1, 2, 3, 4, 8)).toBe('1–4、8');
    expect(numbers(2, 3, 5)).toBe('2、3、5');
  });

  it('are one line of the text, with all numbers and quotes', () => {
    const text = answerAsText(twice);
    expect(text).toContain(`[1][2] ${CITATION.officialReference}：“`);
    expect(text).toContain('”“第二句。”');
    expect(text.split(CITATION.officialReference)).toHaveLength(2);
  });
});

describe('the body of an answer', () => {
  const body = answerAsBody({
    ...PLAIN,
    answer: '规模<30>亿元。[1]\n依据：第二章第一节（二）。',
    claims: [{ text: '规模<30>亿元。', citations: [1] }],
    table: { caption: '表', columns: ['名', '值'], rows: [{ cells: ['甲', '5&6'], citations: [1] }], claims: [] },
  });

  it('has words, table and footnotes, and nothing of the conversation', () => {
    expect(body.text.split('\n').slice(0, 5)).toEqual(['规模<30>亿元。[1]', '表', '名\t值', '甲\t5&6[1]', '']);
    expect(body.text).toContain(`脚注：\n[1] ${CITATION.officialReference}：“`);
    expect(body.text).not.toMatch(/问：|答（|依据：第二章/);
  });

  it('is pasted with footnotes and a table of cells; what looks like markup stays text', () => {
    expect(body.html).toContain('<p>规模&lt;30&gt;亿元。<a style="mso-footnote-id:ftn1" href="#_ftn1"');
    expect(body.html).toContain('<tr><td>甲</td><td>5&amp;6<a style="mso-footnote-id:ftn1"');
    expect(body.html).toContain('<div style="mso-element:footnote" id="ftn1">');
  });

  it('carries the label of AI-written text', () => {
    const written = answerAsBody({ ...AI, answer: '规模达到30亿元。[1]' });
    expect(written.text).toContain('本答复由人工智能生成');
    expect(written.html).toContain('本答复由人工智能生成');
    expect(body.text).not.toContain('本答复');
  });
});
