// Answers as pieces, as text, as Markdown: nothing lost, nothing added but labels.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer, AnswerReason } from '../../src/answering/answer.js';
import { answerAsText } from '../../src/web/conversation/answer-as-text.js';
import {
  isBullet,
  paragraphsOfAnswer,
  paragraphsOfClaims,
  spokenText,
} from '../../src/web/conversation/answer-pieces.js';
import { breadcrumbOf, sourceAsText } from '../../src/web/conversation/cite.js';
import { type Conversation, newExchange, withAnswer } from '../../src/web/conversation/conversation.js';
import { conversationAsMarkdown } from '../../src/web/conversation/conversation-as-markdown.js';
import { chapterIdOf, passageLink, sectionLink } from '../../src/web/conversation/plan-link.js';
import { aigcLabel, provenanceSentence } from '../../src/web/conversation/provenance.js';
import { isAiWritten, partWord, statusWords } from '../../src/web/conversation/status-words.js';
import { stubAnswer } from '../support/stub-assistant.js';

const PLAIN = stubAnswer({ question: '集成电路产业规模？' });
const [CITATION] = PLAIN.citations;
if (!CITATION) throw new Error('the stub cites');
const AI: Answer = { ...PLAIN, mode: 'generated' };

describe('pieces of an answer', () => {
  it('are text and citation numbers, line by line', () => {
    expect(paragraphsOfAnswer({ answer: '甲。[1]\n\n乙 [1]丙', citations: PLAIN.citations })).toEqual([
      [
        { kind: 'text', text: '甲。' },
        { kind: 'citation', id: 1 },
      ],
      [
        { kind: 'text', text: '乙' },
        { kind: 'citation', id: 1 },
        { kind: 'text', text: '丙' },
      ],
    ]);
  });

  it('leave a number that no citation bears as text', () => {
    expect(paragraphsOfAnswer({ answer: '数组[0]与[2]', citations: PLAIN.citations })).toEqual([
      [{ kind: 'text', text: '数组[0]与[2]' }],
    ]);
  });

  it('are the same while streaming as in the end, for claims of one and of several lines', () => {
    const claims = [
      { text: '包括：\n• 甲', citations: [1] },
      { text: '• 乙', citations: [1] },
    ];
    const answer = '包括：\n• 甲[1]\n• 乙[1]';
    expect(paragraphsOfClaims(claims)).toEqual(paragraphsOfAnswer({ answer, citations: PLAIN.citations }));
    expect(paragraphsOfClaims(claims).map(isBullet)).toEqual([false, true, true]);
  });

  it('hold every letter of the answer, whatever it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const letters = paragraphsOfAnswer({ answer: text, citations: [] })
          .flat()
          .map((piece) => (piece.kind === 'text' ? piece.text : ''))
          .join('');
        expect(letters.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });

  it('are heard without their numbers', () => {
    expect(spokenText(paragraphsOfAnswer({ answer: '甲。[1]\n乙[1]', citations: PLAIN.citations }))).toBe('甲。\n乙');
  });
});

describe('honest labels', () => {
  const silent = (reason: AnswerReason | null, claims = PLAIN.claims): Answer => ({
    ...PLAIN,
    status: 'abstained',
    reason,
    claims,
  });
  const refused = (reason: AnswerReason | null): Answer => ({ ...PLAIN, status: 'declined', reason, claims: [] });

  it.each([
    [PLAIN, ['原文摘录']],
    [AI, ['AI 生成，已逐条核对']],
    [{ ...PLAIN, answer: '合计110亿元（按规划数据计算：30＋80）。[1]' }, ['依据原文整理']],
    [{ ...PLAIN, table: { caption: '', columns: [], rows: [], claims: [] } }, ['依据原文整理']],
    [{ ...PLAIN, status: 'partial' as const }, ['原文摘录', '部分写明']],
    [{ ...AI, ...silent('not-in-plan', []) }, ['规划未涉及']],
    [{ ...silent('not-in-plan'), mode: 'generated' as const }, ['规划未涉及', 'AI 生成，已逐条核对']],
    [silent('slot-missing'), ['规划提到，但未写明', '原文摘录']],
    [silent('masked'), ['规划提到，但未写明', '原文摘录']],
    [silent('not-explained'), ['规划提到，但未写明', '原文摘录']],
    [silent('other-scope', []), ['不属于本规划']],
    [silent(null, []), ['没有找到对应内容']],
    [refused('off-topic'), ['不在答复范围']],
    [refused('injection'), ['不在答复范围']],
    [refused('small-talk'), []],
    [refused('distress'), []],
    [refused('complaint'), []],
  ])('tell status and origin in words, case %#', (answer, words) => {
    expect(statusWords(answer)).toEqual(words);
  });

  it('claim that the plan does not speak of a thing only where nothing of it was found', () => {
    const reasons: (AnswerReason | null)[] = [
      'masked',
      'slot-missing',
      'not-explained',
      'other-scope',
      'complaint',
      null,
    ];
    for (const reason of reasons) expect(statusWords(silent(reason))).not.toContain('规划未涉及');
  });

  it('say of a part that is told that it is told', () => {
    expect(partWord({ status: 'answered', reason: null })).toBe('规划写明');
    expect(partWord({ status: 'abstained', reason: 'slot-missing' })).toBe('规划提到，但未写明');
  });

  it('are machine-readable for AI-written answers only', () => {
    expect(isAiWritten(PLAIN)).toBe(false);
    expect(aigcLabel([PLAIN])).toBeNull();
    expect(aigcLabel([PLAIN, AI])).toEqual({
      Label: '1',
      ContentProducer: '规划问答',
      ProduceID: AI.id,
      ReservedCode1: AI.edition.digest,
      ContentPropagator: '',
      PropagateID: '',
      ReservedCode2: '',
    });
  });

  it('name the document, its edition and who has the last word', () => {
    expect(provenanceSentence(AI)).toMatch(
      /^本答复由人工智能生成，已逐条与规划原文核对；依据《.*》（文本版本 [0-9a-f]{12}），以正式公布的文本为准。$/,
    );
    expect(provenanceSentence(PLAIN)).toMatch(/^本答复摘自规划原文/);
    expect(provenanceSentence({ ...PLAIN, answer: '共2个（按规划数据计算）。[1]' })).toMatch(/^本答复依据规划原文整理/);
  });

  it('name no document under a greeting', () => {
    expect(provenanceSentence({ ...PLAIN, status: 'declined', reason: 'small-talk', claims: [] })).toBe('');
  });
});

describe('an answer as text', () => {
  it('has question, label, words, references in official form, and provenance', () => {
    const text = answerAsText({ ...PLAIN, answer: '规模达到30亿元。[1]' });
    expect(text.split('\n').slice(0, 3)).toEqual(['问：集成电路产业规模？', '答（原文摘录）：', '规模达到30亿元。[1]']);
    expect(text).toContain(`[1] ${CITATION.officialReference}：“`);
    expect(text).toContain('以正式公布的文本为准。');
  });

  it('points to the nearest sections of a silent plan', () => {
    const related = [{ reference: '第六章第二节', title: '高标准实施城市更新', url: '/plan#c6.2' }];
    const text = answerAsText({
      ...PLAIN,
      status: 'abstained',
      claims: [],
      citations: [],
      answer: '没有写明。',
      related,
    });
    expect(text).toContain('规划中最接近的章节：\n第六章第二节 高标准实施城市更新');
  });
});

describe('a citation', () => {
  it('is ready to paste', () => {
    expect(sourceAsText([{ ...CITATION, quote: '9\t人均预期寿命（岁）\t80.5' }])).toBe(
      `“9　人均预期寿命（岁）　80.5”（${CITATION.officialReference}）`,
    );
  });

  it('has single marks for quotations within it', () => {
    expect(sourceAsText([{ ...CITATION, quote: '持续做优做强“433”产业。' }])).toContain('“持续做优做强‘433’产业。”（');
    expect(sourceAsText([{ ...CITATION, quote: '建设“‘百病千万例’数据集”。' }])).toContain(
      '“建设‘“百病千万例”数据集’。”（',
    );
  });

  it('tells its place from the chapter down', () => {
    expect(breadcrumbOf(CITATION)).toEqual([
      '第二章 加快构建现代化产业体系，筑牢实体经济根基',
      '一、聚力发展龙头引领产业',
      '（二）壮大提升集成电路产业集群',
    ]);
    const preface = { ...CITATION, chapter: { number: 0, title: '前言' }, section: null, item: null };
    expect(breadcrumbOf(preface)).toEqual(['前言']);
    const part = { ...preface, reference: '第十一篇 第三章', chapter: { number: 11, title: '题' } };
    expect(breadcrumbOf(part)).toEqual(['第十一篇 题']);
  });

  it.each([
    ['/plan#c2.1.2', '/plan?mark=3-9#c2.1.2'],
    ['/plan', '/plan?mark=3-9'],
    ['javascript:alert(1)', '/plan?mark=3-9'],
    ['https://evil.example/plan#c1', '/plan?mark=3-9'],
    ['/plan#"><script>', '/plan?mark=3-9'],
  ])('with the address %s links to %s', (url, link) => {
    expect(passageLink('', { url, start: 3, end: 9 })).toBe(link);
  });

  it('links sections to the plan only, on the assistant’s origin', () => {
    expect(sectionLink('https://ask.example', '/plan#c6.2')).toBe('https://ask.example/plan#c6.2');
    expect(sectionLink('', '//evil.example')).toBe('/plan');
    expect(chapterIdOf(CITATION)).toBe('c2');
  });
});

describe('a conversation as Markdown', () => {
  const conversation = (...answers: Answer[]): Conversation => ({
    id: 'x',
    title: '标题',
    createdAt: '',
    exchanges: answers.map((answer) => withAnswer(newExchange('e', answer.question, ''), answer)),
  });
  const now = new Date('2026-03-01T00:00:00Z');

  it('keeps hostile text text', () => {
    const question = '# 标题 <script>alert(1)</script> [链接](javascript:x) | *粗* `码` ~~删~~ &lt;';
    const text = conversationAsMarkdown(conversation({ ...PLAIN, question, answer: '1. 一\n- 二\n+ 三[1]' }), now);
    expect(text).not.toMatch(/(?<!\\)<script/);
    expect(text).not.toMatch(/(?<!\\)\[链接/);
    expect(text).toContain('## 问：\\# 标题 \\<script\\>');
    expect(text).toMatch(/\n1\\\. 一|\n\\1\. 一|\n1\\. 一/);
    expect(text).toContain('\n\\- 二');
  });

  it('has front matter that a YAML parser reads, label included only for AI-written answers', () => {
    const front = (answer: Answer) => conversationAsMarkdown(conversation(answer), now).split('---')[1] ?? '';
    expect(front(PLAIN)).not.toContain('AIGC');
    const aigc = /AIGC: (.*)/.exec(front(AI))?.[1] ?? '';
    expect(JSON.parse(aigc)).toMatchObject({ Label: '1' });
    expect(front(AI)).toContain('date: "2026-03-01T00:00:00.000Z"');
  });

  it('numbers footnotes by answer', () => {
    const text = conversationAsMarkdown(conversation(PLAIN, PLAIN), now);
    expect([...text.matchAll(/^\[\^(\d-\d)\]: /gm)].map((match) => match[1])).toEqual(['1-1', '2-1']);
  });

  it('leaves out questions without an answer', () => {
    const asked = { ...conversation(PLAIN), exchanges: [newExchange('e', '没有答', '')] };
    expect(conversationAsMarkdown(asked, now)).not.toContain('没有答');
  });
});
