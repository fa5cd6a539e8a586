// Hard words: explained in words of our own, labelled so, and only where the plan does not explain them itself.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Glossary, loadGlossary } from '../../src/answering/glossary.js';
import { ask, plan } from '../support/plan-assistant.js';

const NO_PLAN = { statements: [], text: '' };
const glossary = loadGlossary('corpus', NO_PLAN);
const termsIn = (text: string, of: Glossary = glossary): string[] => of.notesOn(text, 'zh').map(({ term }) => term);
const asked = (topic: string, text = topic) => glossary.noteOf({ named: [topic], text }, 'zh')?.term ?? null;

describe('the words of the glossary', () => {
  it('stand each in one row, and no form in two', () => {
    const rows = readFileSync('corpus/general/glossary.jsonl', 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const forms = rows.flatMap(({ term, also = [] }) => [term, ...also]);
    expect(forms.filter((form, at) => forms.indexOf(form) !== at)).toEqual([]);
  });

  it('are found in the order of the text, the longest at each place, each once', () => {
    expect(termsIn('商砼企业开展VOCs治理，商砼企业加强管理')).toEqual(['商砼', 'VOCs']);
  });

  it('are not found within longer words that mean something else', () => {
    expect(termsIn('国家级‘文艺两新’集聚区')).toEqual([]);
    expect(termsIn('国家“两重”“两新”政策')).toEqual(['两重', '两新']);
    expect(termsIn('the TODO list, EODX')).toEqual([]);
  });

  it('that everybody knows are told to who asks, and not under every answer', () => {
    expect(termsIn('“十五五”时期推进城市更新')).toEqual([]);
    expect(asked('', '十五五是什么意思')).toBe('十五五');
  });

  it('are told in the language of the answer', () => {
    expect(glossary.notesOn('商砼', 'en')).toEqual([{ term: '商砼', means: 'ready-mixed concrete' }]);
  });

  it('are no more than three', () => {
    expect(termsIn('商砼、VOCs、瞪羚、微电网、中试')).toHaveLength(3);
  });
});

describe('a word that is asked about', () => {
  it('is the whole of what is named, not a part of it', () => {
    expect(asked('商砼')).toBe('商砼');
    expect(asked('商砼企业料场封闭管理')).toBeNull();
    expect(asked('瞪羚 独角兽')).toBeNull();
  });
});

describe("a plan's own glossary", () => {
  const corpus = mkdtempSync(join(tmpdir(), 'glossary-'));
  mkdirSync(join(corpus, 'general'));
  const row = (term: string, means: string) => `${JSON.stringify({ term, means, en: means })}\n`;
  writeFileSync(join(corpus, 'general/glossary.jsonl'), row('商砼', 'general') + row('瞪羚', 'general'));
  writeFileSync(join(corpus, 'glossary.jsonl'), row('商砼', 'own'));

  it('takes the place of the general rows of the same words', () => {
    expect(
      loadGlossary(corpus, NO_PLAN)
        .notesOn('商砼和瞪羚', 'zh')
        .map(({ means }) => means),
    ).toEqual(['own', 'general']);
  });

  it('leaves a word to the plan that explains it', () => {
    const text = '商砼是指商品混凝土';
    const span = (start: number, end: number) => ({ start, end });
    const statements = [{ kind: 'term', term: span(0, 2), meaning: span(4, 9), members: [], unexplained: false }];
    const of = loadGlossary(corpus, { statements: statements as never, text });
    expect(termsIn('商砼和瞪羚', of)).toEqual(['瞪羚']);
  });
});

describe('an answer', () => {
  it('to what a word means says first that the plan does not explain it, then what it generally means', async () => {
    const { answer, status, reason, glossary: notes } = await ask('商砼是什么意思');
    const [first, second] = answer.split('\n');
    expect(first).toContain('没有解释含义');
    expect(second).toContain('词语说明（不是规划原文）');
    expect(second).toContain('商品混凝土');
    expect(status).not.toBe('answered');
    expect(reason).toBe('not-explained');
    expect(notes.map(({ term }) => term)).not.toContain('商砼');
  });

  it('to a word that the plan has not says so before the note', async () => {
    const [first, second] = (await ask('REITs是什么')).answer.split('\n');
    expect(first).toContain('没有出现');
    expect(second).toContain('不动产投资信托基金');
  });

  it('about a word that only this plan uses makes nothing up', async () => {
    const { answer, glossary: notes } = await ask('七有四提升是什么意思');
    expect(answer).toContain('没有解释');
    expect(answer).not.toContain('词语说明');
    expect(notes).toEqual([]);
  });

  it('in which a hard word stands brings the note on it', async () => {
    const { answer, glossary: notes } = await ask('大气污染怎么治理');
    expect(answer).toContain('VOCs');
    expect(notes.map(({ term }) => term)).toContain('VOCs');
    for (const { means } of notes) expect(plan.text).not.toContain(means);
  });

  it('that asks nothing, or comes to help, has none', async () => {
    for (const message of ['谢谢，商砼我懂了', '我家着火了']) expect((await ask(message)).glossary).toEqual([]);
  });
});
