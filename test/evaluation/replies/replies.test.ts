// Replies kept and said again: what was recorded scores without a model, whatever the labels are today.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCheckWord } from '../../../src/answering/generation/frame-text.js';
import { type GenerateInput, generateClaims } from '../../../src/answering/generation/generate-claims.js';
import { labelPassages } from '../../../src/answering/generation/label-passages.js';
import { composePrompt } from '../../../src/answering/generation/prompt.js';
import { withCaseScope } from '../../../src/evaluation/replies/case-scope.js';
import { passagesOf, relabel } from '../../../src/evaluation/replies/prompt-passages.js';
import { recordingModel } from '../../../src/evaluation/replies/recording-model.js';
import { replayingModel } from '../../../src/evaluation/replies/replaying-model.js';
import { ReplyStore } from '../../../src/evaluation/replies/reply-store.js';
import type { Respondent } from '../../../src/evaluation/running/respondent.js';
import type { ChatModelPort, ChatPiece } from '../../../src/models/chat-model-port.js';
import { ModelFailure } from '../../../src/models/model-failure.js';
import { hitsFor, plan } from '../../support/plan-fixture.js';

const CHIPS = '到2030年，集成电路产业规模达到30亿元';
const SME = '到2030年科技型中小企业突破600家';
const HITS = hitsFor(CHIPS, SME);
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'replies-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** A model that says one thing, and may fail after it. */
const speaking = (text: string, failure?: ModelFailure): ChatModelPort => ({
  id: 'org/model:1',
  limits: { firstTokenMs: 1_000, totalMs: 5_000, maxOutputTokens: 500, maxReplyCharacters: 10_000 },
  async *stream(): AsyncGenerator<ChatPiece> {
    yield { text: text.slice(0, 10) };
    yield { text: text.slice(10), usage: { inputTokens: 100, outputTokens: 20 } };
    if (failure) throw failure;
  },
});

/** Runs something as the asking of one case. */
async function inCase<T>(id: string, work: () => Promise<T>): Promise<T> {
  let result: T | undefined;
  const respondent = {
    ask: async () => {
      result = await work();
    },
  } as unknown as Respondent;
  await withCaseScope(respondent).ask({ id } as Parameters<Respondent['ask']>[0]);
  return result as T;
}

async function claimsOf(model: ChatModelPort, hits: GenerateInput['hits'] = HITS): Promise<string[]> {
  const generated = generateClaims({ question: '问', standaloneQuestion: '问', hits, plan, model });
  const texts: string[] = [];
  for await (const { text } of generated.claims) texts.push(text);
  return texts;
}

const reply = JSON.stringify({
  claims: [{ text: '到2030年，科技型中小企业突破600家。', quotes: [{ label: 'S2', quote: SME }] }],
});
const fail = () => {
  throw new Error('a reply is missing');
};

describe('recorded replies', () => {
  it('lie in a folder of the model, one text a case, with notes beside it', async () => {
    const store = new ReplyStore(root, 'org/model:1');
    await inCase('d001', () => claimsOf(recordingModel(speaking(reply), store)));
    expect(readdirSync(join(root, 'org-model-1')).sort()).toEqual(['d001.json', 'd001.txt']);
    expect(readFileSync(join(root, 'org-model-1', 'd001.txt'), 'utf8')).toBe(reply);
    expect(store.read('d001', 'claims')?.notes).toMatchObject({
      model: 'org/model:1',
      failure: null,
      usage: { inputTokens: 100, outputTokens: 20 },
    });
  });

  it('are said again to the letter, with their usage', async () => {
    const store = new ReplyStore(root, 'm');
    const said = await inCase('d001', () => claimsOf(recordingModel(speaking(reply), store)));
    expect(await inCase('d001', () => claimsOf(replayingModel(store, fail)))).toEqual(said);
  });

  it('keep cases apart that are asked at once', async () => {
    const store = new ReplyStore(root, 'm');
    const ids = ['a', 'b', 'c'];
    await Promise.all(
      ids.map((id) => inCase(id, () => claimsOf(recordingModel(speaking(`${reply}<!--${id}-->`), store)))),
    );
    for (const id of ids) expect(store.read(id, 'claims')?.text).toContain(`<!--${id}-->`);
  });

  it('are read with the labels of the recording when passages have moved', async () => {
    const store = new ReplyStore(root, 'm');
    await inCase('d001', () => claimsOf(recordingModel(speaking(reply), store)));
    const moved = [...HITS].reverse();
    expect(await inCase('d001', () => claimsOf(replayingModel(store, fail), moved))).toHaveLength(1);
    const gone = inCase('d001', () => claimsOf(replayingModel(store, fail), HITS.slice(0, 1)));
    await expect(gone).rejects.toMatchObject({ kind: 'unverified' });
  });

  it('count when they are dropped into the folder by hand', async () => {
    mkdirSync(join(root, 'by-hand'));
    writeFileSync(join(root, 'by-hand', 'd001.txt'), `\`\`\`json\n${reply}\n\`\`\``);
    const store = ReplyStore.openExisting(root, 'by-hand');
    expect(await inCase('d001', () => claimsOf(replayingModel(store, fail)))).toHaveLength(1);
  });

  it('keep what was said before a failure, and fail again in the same way', async () => {
    const store = new ReplyStore(root, 'm');
    const broken = speaking(reply, new ModelFailure('network', 'cut'));
    expect(await inCase('d001', () => claimsOf(recordingModel(broken, store)))).toHaveLength(1);
    expect(store.read('d001', 'claims')?.notes?.failure).toBe('network');
    const silent = speaking('', new ModelFailure('timeout', 'late'));
    await expect(inCase('d002', () => claimsOf(recordingModel(silent, store)))).rejects.toMatchObject({
      kind: 'timeout',
    });
    await expect(inCase('d002', () => claimsOf(replayingModel(store, fail)))).rejects.toMatchObject({
      kind: 'timeout',
    });
  });

  it('count a missing reply as a silent model, and name its case', async () => {
    const missing: string[] = [];
    const model = replayingModel(new ReplyStore(root, 'm'), (id) => missing.push(id));
    await expect(inCase('d009', () => claimsOf(model))).rejects.toMatchObject({ kind: 'empty' });
    expect(missing).toEqual(['d009']);
  });

  it('name the models that there are when another is asked for', () => {
    mkdirSync(join(root, 'qwen-plus'));
    expect(() => ReplyStore.openExisting(root, 'gpt')).toThrow(/qwen-plus/);
    expect(() => ReplyStore.openExisting(join(root, 'nowhere'), 'gpt')).toThrow(/--record/);
  });

  it('refuse damaged notes by name', () => {
    const store = new ReplyStore(root, 'm');
    store.write('d001', 'claims', '好', { passages: {}, usage: null, failure: null });
    writeFileSync(join(root, 'm', 'd001.json'), '{');
    expect(() => store.read('d001', 'claims')).toThrow(/d001\.json/);
    expect(existsSync(join(root, 'm', 'd001.txt'))).toBe(true);
  });

  it('cannot be made outside of a case', async () => {
    await expect(claimsOf(recordingModel(speaking(reply), new ReplyStore(root, 'm')))).rejects.toThrow(
      /outside of an evaluation case/,
    );
  });
});

describe('passagesOf and relabel', () => {
  it('read the passages of a prompt, whatever its check word', () => {
    const prompt = () =>
      composePrompt({
        title: plan.title,
        question: '问',
        passages: labelPassages(HITS, plan),
        checkWord: createCheckWord(),
        mostClaims: 9,
      });
    expect(Object.keys(passagesOf(prompt()))).toEqual(['S1', 'S2']);
    expect(passagesOf(prompt())).toEqual(passagesOf(prompt()));
  });

  it('exchanges labels without mixing them up', () => {
    expect(
      relabel('{"label":"S1"},{"label":"S2"},{"label":"S3"} 5S1', { S1: 'a', S2: 'b' }, { S1: 'b', S2: 'a' }),
    ).toBe('{"label":"S2"},{"label":"S1"},{"label":"S3"} 5S1');
    expect(relabel('"S1"', { S1: 'a' }, {})).toBe('"S0"');
  });
});
