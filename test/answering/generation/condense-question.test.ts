// A follow-up completed by a model: taken where it says what the rules understood, refused where it says something else.
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { CONDENSE_VERSION, composeCondense } from '../../../src/answering/generation/condense-prompt.js';
import { condenseQuestion, findDrift } from '../../../src/answering/generation/condense-question.js';
import type { ResolvedMessage } from '../../../src/conversation/resolved-message.js';
import type { ChatMessage, ChatModelPort } from '../../../src/models/chat-model-port.js';
import { ModelFailure } from '../../../src/models/model-failure.js';

const SOURCES = {
  message: '那2030年呢',
  turns: ['2025年人均预期寿命是多少'],
  understood: '2030年人均预期寿命是多少',
  topics: ['人均预期寿命'],
};
const RESOLVED = {
  message: SOURCES.message,
  understood: SOURCES.understood,
  before: [{ message: '2025年人均预期寿命是多少' }],
  reading: { parts: [{ topic: '人均预期寿命' }] },
} as unknown as ResolvedMessage;

function modelThat(reply: string | ModelFailure): ChatModelPort & { readonly seen: ChatMessage[] } {
  const seen: ChatMessage[] = [];
  const limits = { firstTokenMs: 100, totalMs: 100, maxOutputTokens: 100, maxReplyCharacters: 500 };
  return {
    id: 'fake',
    limits,
    seen,
    async *stream(messages) {
      seen.push(...messages);
      if (typeof reply !== 'string') throw reply;
      yield { text: reply };
    },
  };
}
const condense = (reply: string | ModelFailure, notices: string[] = []) =>
  condenseQuestion(SOURCES.understood, {
    resolved: RESOLVED,
    model: modelThat(reply),
    onNotice: (notice) => notices.push(notice),
  });

describe('findDrift', () => {
  it.each(['2030年全区人均预期寿命的目标是多少？', '到2030年，人均预期寿命达到多少岁？'])(
    'takes 「%s」',
    (condensed) => {
      expect(findDrift(condensed, SOURCES)).toBeNull();
    },
  );

  it.each([
    ['another topic', '2030年集成电路产业规模是多少？', /^topic lost/],
    ['another year', '2035年人均预期寿命是多少？', /^figure added/],
    ['the year of the turn before', '2025年人均预期寿命是多少？', /^figure added/],
    ['no year', '人均预期寿命是多少？', /^figure lost/],
    ['a figure of its own', '2030年人均预期寿命能到85岁吗？', /^figure added/],
    ['a second topic', '2030年人均预期寿命、养老机构床位和低保标准分别是多少？', /^topic added/],
    ['an essay', `2030年人均预期寿命${'是多少'.repeat(60)}`, /^length/],
  ])('refuses %s', (_, condensed, drift) => {
    expect(findDrift(condensed, SOURCES)).toMatch(drift);
  });
});

describe('condenseQuestion', () => {
  it('takes a good completion out of thinking, prefaces and quotation marks', async () => {
    for (const reply of [
      '2030年人均预期寿命目标是多少？',
      '<think>追问省略了对象</think>2030年人均预期寿命目标是多少？',
      '改写后的问句：“2030年人均预期寿命目标是多少？”',
    ])
      expect(await condense(reply)).toBe('2030年人均预期寿命目标是多少？');
  });

  it('keeps the rules’ words where the model drifts or fails, and says so without the question', async () => {
    const notices: string[] = [];
    expect(await condense('2035年人均预期寿命目标是多少？', notices)).toBe(SOURCES.understood);
    expect(await condense(new ModelFailure('timeout', 'late'), notices)).toBe(SOURCES.understood);
    expect(notices).toHaveLength(2);
    expect(notices.join()).not.toContain('预期寿命');
  });

  it('shows the user’s turns alone, each inside its frame', async () => {
    const model = modelThat('2030年人均预期寿命是多少？');
    await condenseQuestion(SOURCES.understood, { resolved: RESOLVED, model, onNotice: () => {} });
    const prompt = model.seen.map(({ content }) => content).join('\n');
    expect(prompt).toMatch(/<<<上文 \w+>>>\n2025年人均预期寿命是多少\n<<<上文完/);
    expect(prompt).toMatch(/<<<追问 \w+>>>\n那2030年呢/);
  });

  it('changes its version with its words', () => {
    // A changed digest means changed words: raise CONDENSE_VERSION, then set the new digest here.
    const words = composeCondense({ turns: ['甲'], message: '乙', understood: '丙', checkWord: 'c0ffee' });
    const digest = createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, 12);
    expect(`${CONDENSE_VERSION} ${digest}`).toMatchInlineSnapshot(`"condense-zh-1 b4067dc4b9f3"`);
  });
});
