// `plan expand`: estimated first, done for what is new, sifted, resumable, never half-written.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bigramsOf } from '../../src/answering/verification/split-clauses.js';
import { chunkPlan } from '../../src/chunking/chunk-plan.js';
import { listPassages } from '../../src/chunking/list-passages.js';
import { loadExpansionQuestions } from '../../src/indexing/expansion-questions.js';
import { loadPlan } from '../../src/plan/plan-store.js';
import type { Retrieval } from '../../src/retrieval/retrieval.js';
import {
  type ChatBehaviour,
  type OpenAiServer,
  type ReceivedRequest,
  startOpenAiServer,
} from '../support/openai-server.js';
import { chunks, plan } from '../support/plan-fixture.js';
import { cli } from './test-terminal.js';

let corpusDir = '';
let server: OpenAiServer | null = null;

beforeAll(() => import('@langchain/openai'));
beforeEach(() => {
  corpusDir = mkdtempSync(join(tmpdir(), 'expand-'));
  for (const name of ['plan.txt', 'plan.json']) cpSync(join('corpus', name), join(corpusDir, name));
});
afterEach(async () => {
  rmSync(corpusDir, { recursive: true });
  await server?.close();
});

/** Retrieval by shared pairs of characters: enough to find a passage by its own words. */
async function retrieve(question: string, { k = 10 } = {}): Promise<Retrieval> {
  const asked = [...bigramsOf(question)];
  const scored = chunks.map((chunk) => ({
    chunk,
    score: asked.filter((pair) => chunk.searchText.includes(pair)).length / Math.sqrt(chunk.searchText.length),
  }));
  const hits = scored.sort((a, b) => b.score - a.score).slice(0, k);
  return {
    question,
    hits: hits.map(({ chunk, score }, index) => ({
      chunk,
      score,
      rank: index + 1,
      parts: { fused: score },
      sentence: chunk.span,
    })),
    rejected: [],
    strength: 1,
  };
}

async function expand(
  args: string[],
  chat: readonly ChatBehaviour[] | ((request: ReceivedRequest) => ChatBehaviour),
  environment: Record<string, string> = {},
) {
  await server?.close();
  server = await startOpenAiServer({ chat });
  const settings = {
    OPENAI_BASE_URL: server.baseUrl,
    PLAN_CHAT_MODEL: 'test-model',
    PLAN_MODEL_RETRIES: '0',
    PLAN_MODEL_CONCURRENCY: '2',
    ...environment,
  };
  const which = args.includes('--only') || args.includes('--everything') ? [] : ['--only', 'questions'];
  const run = await cli(['expand', ...which, ...args.filter((arg) => arg !== '--everything')], {
    environment: settings,
    corpusDir,
    parts: { retrieve },
  });
  return { ...run, requests: server.requests.length };
}

const promptOf = ({ body }: ReceivedRequest): string => (body['messages'] as { content: string }[])[1]?.content ?? '';

/** Asks for the longest words of the first sentence, and once for something that no passage holds. */
function askQuestions(request: ReceivedRequest): ChatBehaviour {
  const sentence = /\n1\. (.+)/.exec(promptOf(request))?.[1] ?? '';
  const topic = sentence.replace(/[^\p{Script=Han}]/gu, '').slice(0, 18);
  const questions = [
    { sentence: 1, question: `${topic}有哪些安排？` },
    { sentence: 1, question: '火星移民基地何时建成？' },
    { sentence: 1, question: '该片段说了什么？' },
    { sentence: 0, question: `${topic}达到987654亿元了吗？` },
    { sentence: 99, question: '没有这一句的问题？' },
  ];
  return { kind: 'reply', text: `\`\`\`json\n${JSON.stringify({ questions })}\n\`\`\`` };
}

const rowsFile = () => join(corpusDir, 'questions', 'model-test-model.jsonl');
const rows = () =>
  readFileSync(rowsFile(), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { passage: string; sentence: number; questions: string[]; model: string });

describe('plan expand', () => {
  it('estimates and does nothing without --yes', async () => {
    const { code, stdout, requests } = await expand(['--limit', '5'], [], {
      PLAN_MODEL_PRICE_INPUT: '1',
      PLAN_MODEL_PRICE_OUTPUT: '2',
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /待扩写 5 个段落，模型 test-model：5 次请求，约 \d+ 个输入词元、\d+ 个输出词元，估计费用 0\.\d\d/,
    );
    expect(stdout).toContain('--yes');
    expect(requests).toBe(0);
    expect(readdirSync(join(corpusDir, 'questions'))).toEqual([]);
  });

  it('keeps questions that find their passage, and says what it dropped and why', async () => {
    const { code, stdout, requests } = await expand(['--yes', '--limit', '4'], askQuestions);
    expect(code).toBe(0);
    expect(requests).toBe(4);
    expect(stdout).toMatch(/已扩写 4 个段落：写出 16 个问题，保留 \d 个（舍去：.*检索不到本段落/);
    expect(stdout).toContain('带有别处的数字 4');
    expect(stdout).toContain('脱离段落读不懂 4');
    for (const { questions, model, sentence } of rows()) {
      expect(questions.join()).not.toMatch(/火星|该片段|987654/);
      expect({ model, sentence }).toEqual({ model: 'test-model', sentence: 1 });
    }
  });

  it('writes what the index reads', async () => {
    await expand(['--yes', '--limit', '4'], askQuestions);
    const loaded = loadPlan(corpusDir);
    const { questions, stalePassages } = loadExpansionQuestions(corpusDir, loaded, chunkPlan(loaded));
    expect(questions.length).toBe(rows().flatMap((row) => row.questions).length);
    expect(stalePassages).toEqual([]);
  });

  it('goes on where it stopped, also over passages of which nothing was kept', async () => {
    const nothing = {
      kind: 'reply',
      text: '{"questions":[{"sentence":1,"question":"火星移民基地何时建成？"}]}',
    } as const;
    await expand(['--yes', '--limit', '3'], [nothing]);
    const first = readFileSync(join(corpusDir, 'questions', 'model-test-model.done'), 'utf8')
      .trim()
      .split('\n');
    await expand(['--yes', '--limit', '3'], [nothing]);
    const second = readFileSync(join(corpusDir, 'questions', 'model-test-model.done'), 'utf8')
      .trim()
      .split('\n');
    expect(first).toHaveLength(3);
    expect(second).toHaveLength(6);
    expect(new Set(second).size).toBe(6);
  });

  it('leaves passages alone that others have written for, unless told otherwise', async () => {
    cpSync('corpus/questions', join(corpusDir, 'questions'), { recursive: true });
    const count = async (args: string[]) => Number(/待扩写 (\d+)/.exec((await expand(args, [])).stdout)?.[1] ?? 0);
    const fresh = await count([]);
    expect(await count(['--all'])).toBeGreaterThan(fresh + 100);
  });

  it('asks again for a passage whose text has changed', async () => {
    await expand(['--yes', '--limit', '1'], askQuestions);
    const [row] = rows();
    const stale = { ...row, digest: '0000000000000000' };
    writeFileSync(rowsFile(), `${JSON.stringify(stale)}\n`);
    writeFileSync(join(corpusDir, 'questions', 'model-test-model.done'), `${row?.passage} 0000000000000000\n`);
    const { requests } = await expand(['--yes', '--limit', '1'], askQuestions);
    expect(requests).toBe(1);
    expect(rows().every(({ passage }) => passage === row?.passage)).toBe(true);
    expect(readFileSync(rowsFile(), 'utf8')).not.toContain('0000000000000000');
  });

  it('stops at a failure that all passages share, says what to mend and keeps what is done', async () => {
    const good = askQuestions;
    let asked = 0;
    const { code, stderr, stdout } = await expand(
      ['--yes', '--limit', '6'],
      (request) => (++asked <= 2 ? good(request) : { kind: 'status', status: 401 }),
      { PLAN_MODEL_CONCURRENCY: '1' },
    );
    expect(code).toBe(1);
    expect(stderr).toContain('密钥未被接受');
    expect(stderr).toContain('再次运行会接着做');
    expect(stdout).toContain('已扩写 2 个段落');
    expect(asked).toBe(3);
  });

  it('passes over a passage whose reply cannot be read, and leaves it for the next time', async () => {
    const { code, stdout } = await expand(
      ['--yes', '--limit', '2'],
      [
        { kind: 'reply', text: '好的。' },
        { kind: 'reply', text: '好的。' },
      ],
    );
    expect(code).toBe(1);
    expect(stdout).toContain('2 个段落这次没有写成');
    expect(readdirSync(join(corpusDir, 'questions'))).toEqual([]);
  });

  it('keeps a passage inside its frame, and asks nothing about headings', async () => {
    await expand(['--yes', '--limit', '2'], askQuestions);
    for (const request of server?.requests ?? []) expect(promptOf(request).match(/<<<[^<>]*>>>/g)).toHaveLength(2);
    const headings = new Set(
      listPassages(plan)
        .filter(({ kind }) => kind === 'heading')
        .map(({ id }) => id),
    );
    expect(rows().some(({ passage }) => headings.has(passage))).toBe(false);
  });

  it('says that a model is needed', async () => {
    const { code, stderr } = await cli(['expand'], { environment: {}, corpusDir });
    expect(code).toBe(2);
    expect(stderr).toContain('没有配置语言模型');
  });

  it('refuses a damaged questions file by name and line', async () => {
    mkdirSync(join(corpusDir, 'questions'), { recursive: true });
    writeFileSync(rowsFile(), '{"passage":1}\n');
    const { code, stderr } = await expand([], []);
    expect(code).toBe(1);
    expect(stderr).toContain('model-test-model.jsonl:1');
  });
});

/** Proposes one of each kind for the first sentence, and one that must fall of each. */
function proposeAids(request: ReceivedRequest): ChatBehaviour {
  const text = /\n出处：[^\n]*\n([\s\S]*?)\n<<<片段完/.exec(promptOf(request))?.[1] ?? '';
  const clause = text.split(/[，。；]/).find((each) => each.length >= 8) ?? text.slice(0, 12);
  const term = clause.slice(0, 4);
  const reply = {
    aliases: [
      { plan: term, also: ['甲乙丙丁叫法', term, '第3种叫法', '规划'] },
      { plan: '片段里没有的词', also: ['别的叫法'] },
    ],
    audiences: [
      { clause, for: ['older', 'martians'], need: '养老' },
      { clause: '片段里没有的这样一个分句', for: ['older'], need: '养老' },
    ],
    terms: [
      { term: clause.slice(1, 5), meaning: '通俗的解释' },
      { term: '没有印出的词', meaning: '解释' },
    ],
  };
  return { kind: 'reply', text: `好的，整理如下：\n\`\`\`json\n${JSON.stringify(reply)}\n\`\`\`` };
}

const candidates = (kind: string): Record<string, unknown>[] =>
  readFileSync(join(corpusDir, 'candidates', `${kind}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('plan expand, the aids', () => {
  beforeEach(() => {
    mkdirSync(join(corpusDir, 'general'));
    cpSync('corpus/general/audiences.jsonl', join(corpusDir, 'general/audiences.jsonl'));
  });

  it('tells the cost of questions and aids and of both before it starts', async () => {
    const { stdout, requests } = await expand(['--everything', '--limit', '3'], [], {
      PLAN_MODEL_PRICE_INPUT: '100',
      PLAN_MODEL_PRICE_OUTPUT: '200',
    });
    expect(stdout).toMatch(/待扩写 3 个段落/);
    expect(stdout).toMatch(/待收集别名、人群与术语 3 个段落/);
    expect(stdout).toMatch(/合计估计费用 \d+\.\d\d/);
    expect(requests).toBe(0);
  });

  it('keeps what the passage prints, sifts the rest, and marks every row for a person', async () => {
    const { code, stdout, requests } = await expand(['--only', 'aids', '--yes', '--limit', '3'], proposeAids);
    expect(code).toBe(0);
    expect(requests).toBe(3);
    expect(stdout).toMatch(/别名 \d 条、人群 \d 条、术语 \d 条待审阅（舍去：/);
    for (const kind of ['aliases', 'audiences', 'glossary'])
      for (const row of candidates(kind)) expect(row).toMatchObject({ review: 'pending', model: 'test-model' });
    expect(JSON.stringify(candidates('aliases'))).not.toMatch(/第3种|没有的词|"规划"/);
    expect(JSON.stringify(candidates('audiences'))).not.toMatch(/martians|没有的这样/);
    for (const { term } of candidates('glossary')) expect(plan.text).toContain(term);
  });

  it('goes on where it stopped, and leaves what a person has judged as it is', async () => {
    await expand(['--only', 'aids', '--yes', '--limit', '2'], proposeAids);
    const file = join(corpusDir, 'candidates/glossary.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"pending"', '"refused"'));
    const broken = await expand(['--only', 'aids', '--yes', '--limit', '2'], [{ kind: 'status', status: 401 }]);
    expect(broken.code).toBe(1);
    expect(broken.stderr).toContain('改好后再次运行会接着做');
    const { requests } = await expand(['--only', 'aids', '--yes', '--limit', '2'], proposeAids);
    expect(requests).toBe(2);
    expect(candidates('glossary').map(({ review }) => review)).toContain('refused');
    expect(new Set(candidates('glossary').map(({ passage }) => passage)).size).toBe(4);
  });

  it('asks again for a passage whose reply could not be read', async () => {
    const first = await expand(['--only', 'aids', '--yes', '--limit', '1'], [{ kind: 'reply', text: '没有可写的。' }]);
    expect(first.stdout).toContain('1 个段落这次没有写成');
    const again = await expand(['--only', 'aids', '--yes', '--limit', '1'], proposeAids);
    expect(again.requests).toBe(1);
    expect(again.code).toBe(0);
  });
});
