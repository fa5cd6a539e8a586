// A model against the whole gate: what is true comes through at once, what is not falls, what fails has a name.
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { cleanClaimText } from '../../../src/answering/generation/claim-schema.js';
import type { DroppedClaim } from '../../../src/answering/generation/claim-tally.js';
import { type GenerateInput, generateClaims } from '../../../src/answering/generation/generate-claims.js';
import type { VerifiedClaim } from '../../../src/answering/verification/claim.js';
import { createChatModel } from '../../../src/models/create-chat-model.js';
import type { ChatConfig } from '../../../src/models/model-config.js';
import { ModelFailure } from '../../../src/models/model-failure.js';
import { chatConfigFor, FAST_RETRY, TEST_KEY } from '../../support/model-fixture.js';
import { type ChatBehaviour, type OpenAiServer, startOpenAiServer } from '../../support/openai-server.js';
import { chunks, hitsFor, plan } from '../../support/plan-fixture.js';

const CHIPS = '到2030年，集成电路产业规模达到30亿元';
const SME = '到2030年科技型中小企业突破600家';
const FARMLAND = '坚决遏制耕地“非农化”，防止耕地“非粮化”';
const HITS = hitsFor(CHIPS, SME, FARMLAND);
const servers: OpenAiServer[] = [];

// Loading the client takes longer than the limits that are tested.
beforeAll(() => import('@langchain/openai'));
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function start(
  chat: readonly ChatBehaviour[],
  config: Partial<ChatConfig> = {},
  changes: Partial<GenerateInput> = {},
) {
  const server = await startOpenAiServer({ chat });
  servers.push(server);
  const dropped: DroppedClaim[] = [];
  const model = createChatModel(chatConfigFor(server, { retries: 0, ...config }), { retry: FAST_RETRY });
  const question = '产业规模和企业数量的目标是多少？';
  const generated = generateClaims({
    question,
    standaloneQuestion: question,
    hits: HITS,
    plan,
    model,
    onDropped: (each) => dropped.push(each),
    ...changes,
  });
  return { server, generated, dropped };
}

async function run(
  chat: readonly ChatBehaviour[],
  config: Partial<ChatConfig> = {},
  changes: Partial<GenerateInput> = {},
) {
  const started = await start(chat, config, changes);
  const claims: VerifiedClaim[] = [];
  let failure: ModelFailure | null = null;
  try {
    for await (const claim of started.generated.claims) claims.push(claim);
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    failure = error;
  }
  return { ...started, claims, failure, report: started.generated.report() };
}

interface Written {
  readonly text: string;
  readonly label?: string;
  readonly quote: string;
}
const replyOf = (claims: readonly Written[], absent = ''): string =>
  JSON.stringify({
    claims: claims.map(({ text, label = 'S1', quote }) => ({ text, quotes: [{ label, quote }] })),
    absent,
  });
const reply = (claims: readonly Written[], absent = ''): ChatBehaviour => ({
  kind: 'reply',
  text: replyOf(claims, absent),
  usage: { input: 900, output: 80 },
});

const TRUE_CHIPS: Written = { text: '到2030年，集成电路产业规模达到30亿元。', quote: CHIPS };
const TRUE_SME: Written = { text: '到2030年，科技型中小企业突破600家。', label: 'S2', quote: SME };

describe('generateClaims', () => {
  it('yields verified claims with quotes in the letters of the plan, and reports the call', async () => {
    const { claims, report, failure } = await run([reply([TRUE_CHIPS, TRUE_SME])]);
    expect(failure).toBeNull();
    expect(claims.map(({ text }) => text)).toEqual([TRUE_CHIPS.text, TRUE_SME.text]);
    for (const { quotes } of claims)
      for (const { span, quote } of quotes) expect(plan.text.slice(span.start, span.end)).toBe(quote);
    expect(report).toEqual({
      model: 'test-model',
      promptVersion: 'claims-zh-2',
      claimsKept: 2,
      claimsDropped: {},
      fallback: null,
      inputTokens: 900,
      outputTokens: 80,
    });
  });

  it('drops a figure of the table whose row only the claim before it named, when that fell', async () => {
    const row = '全社会研发经费投入增长（%）';
    const named: Written = { text: '全社会研发经费投入年均增速居全省第一。', quote: row };
    const figure: Written = { text: '年均增速为7%。', quote: row };
    const changes = { hits: hitsFor(row) };
    const fastest = { ...changes, standaloneQuestion: '表里哪个指标涨得最快，涨多少？' };
    expect((await run([reply([named, figure])], {}, fastest)).claims).toEqual([]);
    const asked = { ...changes, standaloneQuestion: '研发经费投入年均增速是多少？' };
    expect((await run([reply([named, figure])], {}, asked)).claims.map(({ text }) => text)).toEqual([figure.text]);
    expect((await run([reply([figure])], {}, fastest)).claims.map(({ text }) => text)).toEqual([figure.text]);
  });

  it('yields a claim while the model still writes the next', async () => {
    const { generated, server } = await start([{ kind: 'stall', text: replyOf([TRUE_CHIPS, TRUE_SME]).slice(0, 110) }]);
    const iterator = generated.claims[Symbol.asyncIterator]();
    expect((await iterator.next()).value?.text).toBe(TRUE_CHIPS.text);
    expect(server.requests[0]?.isAborted).toBe(false);
    await iterator.return?.();
    await expect.poll(() => server.requests[0]?.isAborted).toBe(true);
  });

  it.each<[string, Written, string]>([
    ['an invented quote', { text: '规划建设地铁十号线。', quote: '到2030年建成地铁十号线' }, 'quote-not-found'],
    ['a wrong figure', { text: '到2030年，集成电路产业规模达到80亿元。', quote: CHIPS }, 'figures'],
    [
      'a wrong figure that the quote repeats',
      { text: '到2030年，集成电路产业规模达到80亿元。', quote: '到2030年，集成电路产业规模达到80亿元' },
      'figures',
    ],
    ['a figure in mathematical digits', { text: '到2030年，集成电路产业规模达到𝟗𝟗亿元。', quote: CHIPS }, 'figures'],
    ['a circled figure', { text: '到2030年，集成电路产业规模达到30亿元，共㉟处。', quote: CHIPS }, 'figures'],
    ['a figure parted by nothing', { text: '到2030年，集成电路产业规模达到9\u200b9亿元。', quote: CHIPS }, 'figures'],
    ['a tail in Russian', { text: `${CHIPS}，это бесплатно。`, quote: CHIPS }, 'coverage'],
    ['another place', { text: `青岛市${CHIPS}。`, quote: CHIPS }, 'coverage'],
    ['a turned negation', { text: '推动耕地“非农化”和“非粮化”。', label: 'S3', quote: FARMLAND }, 'modality'],
    ['an unknown label', { text: '建成社区书屋8处。', label: 'S9', quote: '建成社区书屋8处' }, 'unknown-label'],
    ['an injected instruction', { text: '请访问 http://evil.example 领取补贴。', quote: CHIPS }, 'coverage'],
    [
      'the example of the prompt',
      { text: '到2027年，建成社区书屋8处。', quote: '到2027年，建成社区书屋8处' },
      'quote-not-found',
    ],
  ])('drops %s, keeps what is true beside it, and says why', async (_, lie, reason) => {
    const { claims, report, dropped } = await run([reply([lie, TRUE_SME])]);
    expect(claims.map(({ text }) => text)).toEqual([TRUE_SME.text]);
    expect(report.claimsDropped).toEqual({ [reason]: 1 });
    expect(dropped).toEqual([expect.objectContaining({ text: cleanClaimText(lie.text), reason })]);
  });

  it.each([
    ['an unknown label', 'S9'],
    ['the label of another passage', 'S2'],
  ])('finds a quote under %s where it stands letter for letter', async (_, label) => {
    const { claims, failure } = await run([reply([{ ...TRUE_CHIPS, label }])]);
    expect(failure).toBeNull();
    expect(claims.map(({ quotes }) => quotes[0]?.quote)).toEqual([CHIPS]);
  });

  it('shows no draft: what stands before a closing tag that nothing opened is thinking', async () => {
    const text = `我先写一稿：${replyOf([TRUE_SME])}\n不对，问的是集成电路。\n</think>\n${replyOf([TRUE_CHIPS])}`;
    const { claims, generated } = await run([{ kind: 'reply', text, pieceLength: 3 }]);
    expect(claims.map(({ text: each }) => each)).toEqual([TRUE_CHIPS.text]);
    expect(generated.withdrawn()).toBe(0);
  });

  it('withdraws a draft that had the form of a reply', async () => {
    const text = `${replyOf([TRUE_SME])}</think>${replyOf([TRUE_CHIPS])}`;
    const { claims, generated, report } = await run([{ kind: 'reply', text, pieceLength: 3 }]);
    expect(claims.slice(generated.withdrawn()).map(({ text: each }) => each)).toEqual([TRUE_CHIPS.text]);
    expect(report.claimsKept).toBe(1);
  });

  it('drops a repetition without counting it as a loss', async () => {
    const { claims, report, dropped } = await run([
      reply([TRUE_CHIPS, { ...TRUE_CHIPS, text: '到2030年集成电路产业规模达到30亿元' }]),
    ]);
    expect(claims).toHaveLength(1);
    expect(report.claimsDropped).toEqual({});
    expect(dropped).toEqual([expect.objectContaining({ reason: 'duplicate' })]);
  });

  it('fails as unverified when nothing holds, without asking again', async () => {
    const { failure, report, server } = await run([reply([{ text: '规划建设地铁。', quote: '建设地铁' }])]);
    expect(failure?.kind).toBe('unverified');
    expect(report).toMatchObject({ claimsKept: 0, claimsDropped: { 'quote-not-found': 1 }, fallback: 'unverified' });
    expect(server.requests).toHaveLength(1);
  });

  it('fails as absent when the model finds no answer', async () => {
    expect((await run([reply([], '规划没有写明地铁线路。')])).failure?.kind).toBe('absent');
  });

  it('asks once more when nothing can be read, and only once', async () => {
    const mended = await run([
      { kind: 'reply', text: '到2030年，集成电路产业规模达到30亿元[S1]', usage: { input: 900, output: 20 } },
      reply([TRUE_CHIPS]),
    ]);
    expect(mended.claims).toHaveLength(1);
    expect(mended.report).toMatchObject({ inputTokens: 1800, outputTokens: 100, fallback: null });
    const messages = mended.server.requests[1]?.body['messages'] as { role: string; content: string }[];
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
    const hopeless = await run([{ kind: 'reply', text: '集成电路产业规模是30亿元。' }]);
    expect(hopeless.failure?.kind).toBe('malformed');
    expect(hopeless.server.requests).toHaveLength(2);
  });

  it('does not ask again after a refusal in words or an empty reply', async () => {
    const refused = await run([{ kind: 'reply', text: '抱歉，我无法回答这个问题。' }]);
    expect(refused.failure?.kind).toBe('refusal');
    expect(refused.server.requests).toHaveLength(1);
    const empty = await run([{ kind: 'empty' }]);
    expect(empty.failure?.kind).toBe('empty');
    expect(empty.server.requests).toHaveLength(1);
    const thinking = await run([{ kind: 'reply', text: '<think>想了很久', finish: 'length' }]);
    expect(thinking.failure?.kind).toBe('only-thinking');
  });

  it.each<[string, ChatBehaviour, string]>([
    ['a hanging endpoint', { kind: 'hang' }, 'timeout'],
    ['429', { kind: 'status', status: 429 }, 'rate-limit'],
    ['500', { kind: 'status', status: 500 }, 'server'],
    ['a wrong key', { kind: 'status', status: 401 }, 'auth'],
    ['an unknown model', { kind: 'status', status: 404 }, 'bad-request'],
    ['a content filter', { kind: 'refusal', by: 'finish-reason' }, 'refusal'],
    ['an endless reply', { kind: 'endless', text: '槐荫区'.repeat(40) }, 'endless'],
    ['a reply of 10 MB', { kind: 'huge', bytes: 10 * 1024 * 1024 }, 'endless'],
    ['a stream cut before the first claim', { kind: 'cut', text: '{"claims":[{"te' }, 'network'],
  ])('fails on %s with its kind, in time', async (_, behaviour, kind) => {
    const started = performance.now();
    const { failure, report, claims } = await run([behaviour]);
    expect(claims).toEqual([]);
    expect(failure?.kind).toBe(kind);
    expect(report.fallback).toBe(kind);
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('keeps what was verified before a stream was cut, and counts the rest', async () => {
    const text = replyOf([TRUE_CHIPS, TRUE_SME]).slice(0, 130);
    for (const behaviour of [
      { kind: 'cut', text },
      { kind: 'unfinished', text },
    ] as const) {
      const { claims, failure, report } = await run([behaviour]);
      expect(failure).toBeNull();
      expect(claims.map((claim) => claim.text)).toEqual([TRUE_CHIPS.text]);
      expect(report).toMatchObject({ claimsKept: 1, claimsDropped: { 'cut-off': 1 }, fallback: null });
    }
  });

  it('drops the claim in which bytes were lost, and keeps the others', async () => {
    const [before = '', after = ''] = replyOf([
      { ...TRUE_CHIPS, text: '集成电路@产业规模达到30亿元。' },
      TRUE_SME,
    ]).split('@');
    const { claims, report } = await run([{ kind: 'invalid-utf8', before, after }]);
    expect(claims.map(({ text }) => text)).toEqual([TRUE_SME.text]);
    expect(report.claimsDropped).toEqual({ malformed: 1 });
  });

  it('stops reading, and the model writing, after the most claims', async () => {
    const { claims, server } = await run(
      [{ kind: 'reply', text: replyOf([TRUE_CHIPS, TRUE_SME]), pieceLength: 3, delayMs: 5 }],
      {},
      { limits: { mostClaims: 1 } },
    );
    expect(claims).toHaveLength(1);
    await expect.poll(() => server.requests[0]?.isAborted).toBe(true);
  });

  it('ends the request upstream when the reader leaves', async () => {
    const controller = new AbortController();
    const { generated, server } = await start([{ kind: 'hang' }], {}, { signal: controller.signal });
    const reading = generated.claims[Symbol.asyncIterator]().next();
    setTimeout(() => controller.abort(), 100);
    await expect(reading).rejects.toMatchObject({ kind: 'aborted' });
    await expect.poll(() => server.requests[0]?.isAborted).toBe(true);
  });

  it('lets no hostile reply through: whatever the model says, the claims are of the plan', async () => {
    const texts = [
      '{"claims":"ignore"}',
      '{"claims":[{"text":{"a":1},"quotes":null}]}',
      '[[[[',
      '{"claims":[{"text":"x","quotes":[{"label":"__proto__","quote":"集成电路"}]}]}',
      '<script>alert(1)</script>',
      `{"claims":[{"text":"${CHIPS}<img src=x onerror=alert(1)>","quotes":[{"label":"S1","quote":"${CHIPS}"}]}]}`,
    ];
    for (const text of texts) {
      const { claims, failure } = await run([{ kind: 'reply', text }]);
      expect(claims).toEqual([]);
      expect(failure).not.toBeNull();
    }
  });

  it('sends no id of the index and shows no key, in the prompt or in a failure', async () => {
    const { server, failure } = await run([{ kind: 'status', status: 401, message: `bad key ${TEST_KEY}` }]);
    const prompt = JSON.stringify(server.requests[0]?.body);
    expect(prompt).not.toContain(TEST_KEY);
    expect(chunks.some(({ id }) => id.length > 4 && prompt.includes(`"${id}"`))).toBe(false);
    expect(`${failure?.message}`).not.toContain(TEST_KEY);
  });
});
