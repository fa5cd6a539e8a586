// The assistant as its callers see it: ask, stream, retrieve, and never a throw for what a reader may type.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerEvent } from '../src/answering/answer.js';
import { ABLATIONS, createAssistant } from '../src/assistant.js';
import { ask, assistant, plan } from './support/plan-assistant.js';

const STATUSES = ['answered', 'partial', 'abstained', 'declined'];

async function eventsOf(question: string): Promise<AnswerEvent[]> {
  const events: AnswerEvent[] = [];
  for await (const event of assistant.askStream({ question })) events.push(event);
  return events;
}

describe('createAssistant', () => {
  it('describes what it runs on, without a model', () => {
    expect(assistant.description).toMatchObject({
      planId: plan.id,
      planDigest: plan.digest,
      chatModel: null,
      promptVersion: null,
    });
    expect(assistant.description.chunks).toBe(assistant.chunks.length);
    expect(assistant.description.embeddingModel).not.toBe('');
  });

  it('refuses an ablation that it does not know, and names those it does', async () => {
    await expect(createAssistant({ ablate: ['no-such-part'], models: 'embedded' })).rejects.toThrow(
      /no-such-part.*sparse-only/,
    );
    expect(new Set(ABLATIONS.map(({ name }) => name)).size).toBe(ABLATIONS.length);
  });
});

describe('ask', () => {
  it('rejects with AbortError when the reader has left', async () => {
    await expect(
      assistant.ask({ question: '停车难怎么解决？' }, { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('answers by extraction when a model is asked for and none is configured', async () => {
    const answer = await assistant.ask({ question: '青年驿站建几处？', mode: 'generated' });
    expect(answer).toMatchObject({ status: 'answered', mode: 'extractive' });
  });

  it('repeats the question as it was typed', async () => {
    expect((await ask('  停车，怎么办？ ')).question).toBe('  停车，怎么办？ ');
  });
});

describe('askStream', () => {
  it('sends one start, each citation before the claim that uses it, the claims in order, one end', async () => {
    const events = await eventsOf('城市更新有哪些举措？');
    expect(events[0]?.type).toBe('answer-start');
    expect(events.at(-1)?.type).toBe('answer-end');
    expect(events.filter(({ type }) => type === 'answer-start' || type === 'answer-end')).toHaveLength(2);
    const sent = new Set<number>();
    let claims = 0;
    for (const event of events) {
      if (event.type === 'citation') sent.add(event.data.id);
      if (event.type !== 'claim') continue;
      expect(event.data.index).toBe(claims++);
      for (const id of event.data.citations) expect(sent).toContain(id);
    }
    expect(claims).toBeGreaterThan(0);
  });

  it('ends with the same answer that ask gives', async () => {
    for (const question of ['农村幸福院建多少处？', '售楼电话是多少？', '你好']) {
      const end = (await eventsOf(question)).at(-1);
      const asked = await ask(question);
      expect(end?.type === 'answer-end' && end.data.answer).toBe(asked.answer);
    }
  });
});

describe('retrieve', () => {
  it('gives the best passages in order, ranked from 1, as many as asked for', async () => {
    const { hits } = await assistant.retrieve('养老服务怎么发展？', { k: 5 });
    expect(hits.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5]);
    expect(hits.every(({ score }, at) => at === 0 || score <= (hits[at - 1]?.score ?? 0))).toBe(true);
    expect(hits[0]?.chunk.path.at(-1)?.title).toBe('建设老年友好型城区');
  });

  it('shows the sentence that speaks to the question inside its chunk', async () => {
    const { hits } = await assistant.retrieve('日间照料中心');
    const best = hits[0];
    expect(best && plan.text.slice(best.sentence.start, best.sentence.end)).toContain('日间照料中心');
    expect(best && best.sentence.start >= best.chunk.span.start && best.sentence.end <= best.chunk.span.end).toBe(true);
  });
});

describe('whatever is typed', () => {
  const isAnswer = async (question: string): Promise<void> => {
    const answer = await ask(question);
    expect(STATUSES).toContain(answer.status);
    expect(answer.answer.length).toBeGreaterThan(0);
    // A pasted text falls into many parts; each is told in a sentence.
    expect(answer.answer.length).toBeLessThanOrEqual(answer.parts.length > 4 ? 3000 : 1200);
    for (const { quote, start, end } of answer.citations) expect(quote).toBe(plan.text.slice(start, end));
  };

  it.each([
    ['one character', '？'],
    ['white space', ' \t\n '],
    ['nothing', ''],
    ['emoji', '🚗🅿️😡？？？'],
    ['a family of emoji', '👨‍👩‍👧‍👦上学'],
    ['control characters', '\u0000\u0007停\u001b[31m车\u009f'],
    ['lone surrogates', '停\ud83d车\udc00'],
    ['right-to-left marks', '\u202e停车\u202c'],
    ['a pattern', '(.*)+[^停]{1,}$\\d?*+'],
    ['markup', '<img src=x onerror=alert(1)>停车</img>'],
    ['a path', '../../etc/passwd%00'],
    ['many quotation marks', '““““”””“‘’「」『』"'],
    ['digits', '2030'.repeat(200)],
    ['one letter many times', '啊'.repeat(2000)],
    [
      'two thousand characters',
      '我们小区停车难，电动车没地方充电，老人看病也不方便，请问规划怎么安排？'.repeat(60).slice(0, 2000),
    ],
    ['the plan itself', plan.text.slice(3000, 5000)],
    ['Latin', 'lorem ipsum dolor sit amet '.repeat(40)],
    ['another script', 'Где находится парковка? どこで駐車できますか？'],
    ['a prototype', '__proto__ constructor toString'],
  ])('is answered somehow: %s', async (_, question) => {
    await isAnswer(question);
  });

  it('is answered somehow: random strings', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 80 }), isAnswer), { numRuns: 60 });
  });

  it('is answered somehow: random words of the plan and of askers, with any history', async () => {
    const word = fc.constantFrom(
      '2030年',
      '多少',
      '养老',
      '停车',
      '和',
      '比',
      '“115+N”',
      '第九章',
      '专栏1',
      '吗',
      '？',
      '，',
      '呢',
      '它',
      '*',
      '30亿元',
      '规模',
      '哪些',
      '什么时候',
      '电话',
    );
    const question = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(''));
    await fc.assert(
      fc.asyncProperty(question, fc.array(question, { maxLength: 3 }), async (asked, earlier) => {
        const answer = await ask(asked, ...earlier);
        expect(STATUSES).toContain(answer.status);
        for (const { quote, start, end } of answer.citations) expect(quote).toBe(plan.text.slice(start, end));
      }),
      { numRuns: 100 },
    );
  });

  it('is answered in time, two thousand characters of it', async () => {
    const started = performance.now();
    await ask(plan.text.slice(20_000, 22_000));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
