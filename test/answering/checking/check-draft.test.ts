// A draft checked against the plan: what reads as the plan's own must be the plan's own, and what differs must be named.
import { describe, expect, it } from 'vitest';
import { checkDraft } from '../../../src/answering/checking/check-draft.js';
import type { DraftVerdict } from '../../../src/answering/checking/draft-check.js';
import { tellFindings } from '../../../src/answering/checking/verdict-words.js';
import { loadDraftCases } from '../../../src/evaluation/drafts/draft-case.js';
import { isPassedWrongly, isRight, judgeDrafts } from '../../../src/evaluation/drafts/judge-drafts.js';
import { sliceSpan } from '../../../src/text/text-span.js';
import { assistant, plan } from '../../support/plan-assistant.js';

const check = (draft: string) => checkDraft(assistant.parts, draft);

const only = async (draft: string) => {
  const { sentences, citations } = await check(draft);
  const [sentence] = sentences;
  if (!sentence || sentences.length !== 1) throw new Error(`${sentences.length} sentences in 「${draft}」`);
  return { ...sentence, quotes: citations.map(({ quote }) => quote) };
};

const told = async (draft: string) => tellFindings(await only(draft));

describe('what differs is named', () => {
  it.each([
    ['数字', '到2030年，全区集成电路产业规模达到50亿元。', '数字：文稿写“50亿元”，规划为“30亿元”'],
    ['年份', '到2028年，集成电路产业规模达到30亿元。', '年份：文稿写“2028年”，规划为“2030年”'],
    ['单位', '系统实施老旧小区改造93个，惠及居民3.2万人。', '单位：文稿写“3.2万人”，规划为“3.2万户”'],
    ['限度', '到2030年，残疾儿童义务教育入学率稳定在99%左右。', '限度：文稿写“99%左右”，规划为“99%以上”'],
    ['指标属性', '粮食综合生产能力0.279亿斤是预期性指标。', '指标属性：文稿写“预期性”，规划为“约束性”'],
    ['要求的程度', '企业必须参与绿电交易。', '要求的程度：文稿写“必须”，规划为“鼓励”'],
    ['级别', '到2030年，培育省级以上农业产业化龙头企业25家以上。', '范围或级别：文稿写“省级”，规划为“市级”'],
    ['规划期', '“十五五”期间累计完成老旧小区改造93个。', '规划期：文稿写“十五五”，规划为“十四五”'],
    ['完成情况', '全区已经实现街道区域性养老服务中心全覆盖。', '完成情况：文稿写“已经”，规划写的是要做的事'],
  ])('%s', async (_, draft, finding) => {
    expect(await told(draft)).toContain(finding);
    expect((await only(draft)).verdict).toBe('differs');
  });

  it('both values where two have changed places', async () => {
    const { differences } = await only('到2030年，建设青年驿站10处、“优徕青年社区”5处。');
    expect(differences.map(({ draft, plan: printed }) => `${draft} ${printed}`)).toEqual(['10处 5处', '5处 10处']);
  });

  it('as not published where the plan prints a star', async () => {
    const sentence = await only('到2030年，济南国际医学中心人口规模达到10万人。');
    expect(sentence).toMatchObject({ verdict: 'not-covered', isMasked: true });
    expect(tellFindings(sentence)[0]).toContain('没有公布');
  });

  it('as not found where the plan has the topic and not the figure', async () => {
    const sentence = await only('安排专项资金20亿元支持低空经济发展。');
    expect(sentence.verdict).toBe('not-covered');
    expect(sentence.unfounded).toContain('20亿元');
  });
});

describe('every sentence', () => {
  it('stands where the draft has it, with quotes that the plan prints', async () => {
    const draft = '同志们：\n  到2030年，亿元楼宇达到5幢；建设青年驿站5处。谢谢大家！\n';
    const { sentences, citations } = await check(draft);
    expect(sentences.map(({ text }) => text)).toEqual([
      '同志们：',
      '到2030年，亿元楼宇达到5幢',
      '建设青年驿站5处。',
      '谢谢大家！',
    ]);
    for (const { text, start, end } of sentences) expect(draft.slice(start, end)).toBe(text);
    for (const { quote, start, end } of citations) expect(sliceSpan(plan.text, { start, end })).toBe(quote);
  });

  it('is checked piece by piece: one wrong piece is enough', async () => {
    const verdictOf = async (draft: string) => (await only(draft)).verdict;
    expect(await verdictOf('到2030年，专用装备产业规模达到25亿元，集成电路产业规模达到30亿元。')).toBe('consistent');
    expect(await verdictOf('到2030年，专用装备产业规模达到25亿元，集成电路产业规模达到80亿元。')).toBe('differs');
    expect(await verdictOf('到2030年，专用装备产业规模达到25亿元，新建三座核电站。')).toBe('not-covered');
  });

  it.each(['各位代表：', '谢谢大家！', '请抓好落实。', '会议指出以下内容。'])(
    'is not the plan’s own for saying nothing: %s',
    async (draft) => {
      expect((await only(draft)).verdict).toBe('not-covered');
    },
  );

  it('is none in a text without words', async () => {
    expect((await check('——\n\n123 ！')).sentences).toEqual([]);
  });
});

describe('the sentences that people judged', () => {
  it('are judged rightly in at least 95 of 100, and none is passed that is not so', { timeout: 120_000 }, async () => {
    const judged = await judgeDrafts(assistant.parts, loadDraftCases('eval/drafts/sentences.jsonl'));
    expect(judged.length).toBeGreaterThanOrEqual(120);
    expect(judged.filter(isRight).length / judged.length).toBeGreaterThanOrEqual(0.95);
    expect(judged.filter(isPassedWrongly).map(({ expected }) => expected.sentence)).toEqual([]);
  });

  it('are named with the right kind of difference', { timeout: 120_000 }, async () => {
    const cases = loadDraftCases('eval/drafts/sentences.jsonl').filter(({ differs }) => differs !== undefined);
    const judged = (await judgeDrafts(assistant.parts, cases)).filter(({ given }) => given === 'differs');
    const named = judged.filter(({ expected, check: found }) =>
      found.sentences.some(({ differences }) => differences.some(({ kind }) => kind === expected.differs)),
    );
    expect(named.length / judged.length).toBeGreaterThanOrEqual(0.9);
  });
});

/** The plan's own sentences that tell an amount, each with the amount as printed. */
const amounts = assistant.parts.statements.flatMap((statement) => {
  if (statement.kind !== 'quantity' || statement.masked || statement.boxId !== null) return [];
  const sentence = sliceSpan(plan.text, statement.sentence);
  const printed = sliceSpan(plan.text, statement.printed);
  const at = statement.printed.start - statement.sentence.start;
  const digits = /\d[\d.]*/.exec(printed)?.[0];
  return digits === undefined ? [] : [{ sentence, at: at + printed.indexOf(digits), digits }];
});

describe('every figure of the plan', () => {
  const verdictsOf = async (drafts: readonly string[]): Promise<DraftVerdict[]> => {
    const verdicts: DraftVerdict[] = [];
    for (const draft of drafts) {
      const { counts } = await check(draft);
      verdicts.push(counts.differs > 0 ? 'differs' : counts['not-covered'] > 0 ? 'not-covered' : 'consistent');
    }
    return verdicts;
  };

  it('is borne out where it stands', { timeout: 240_000 }, async () => {
    expect(amounts.length).toBeGreaterThan(80);
    const sentences = [...new Set(amounts.map(({ sentence }) => sentence))];
    const verdicts = await verdictsOf(sentences);
    expect(sentences.filter((_, at) => verdicts[at] !== 'consistent')).toEqual([]);
  });

  it('is never passed with another value', { timeout: 240_000 }, async () => {
    const changed = amounts.map(
      ({ sentence, at, digits }) =>
        `${sentence.slice(0, at)}${digits.replace(/\d/, (digit) => String((Number(digit) % 9) + 1))}${sentence.slice(at + digits.length)}`,
    );
    const verdicts = await verdictsOf(changed);
    expect(changed.filter((_, at) => verdicts[at] === 'consistent')).toEqual([]);
  });
});
