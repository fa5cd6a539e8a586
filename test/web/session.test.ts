// The conversation core: what page and widget both stand on.
import { describe, expect, it } from 'vitest';
import type { AskRequest } from '../../src/answering/answer.js';
import { AskError } from '../../src/web/conversation/ask-failure.js';
import type { AskHooks, AssistantClient } from '../../src/web/conversation/assistant-client.js';
import type { FeedbackMessage } from '../../src/web/conversation/protocol.js';
import { Session } from '../../src/web/conversation/session.js';
import { openConversation } from '../../src/web/conversation/shelf.js';
import { createShelfStorage, type KeyStore, SHELF_KEY } from '../../src/web/conversation/shelf-storage.js';
import { eventsOf, stubAnswer } from '../support/stub-assistant.js';

class Memory implements KeyStore {
  readonly items = new Map<string, string>();
  room = Number.POSITIVE_INFINITY;
  getItem = (key: string) => this.items.get(key) ?? null;
  removeItem = (key: string) => void this.items.delete(key);
  setItem(key: string, value: string) {
    if (value.length > this.room) throw new DOMException('full', 'QuotaExceededError');
    this.items.set(key, value);
  }
}

interface Fakes {
  readonly ask?: (request: AskRequest, hooks: AskHooks) => Promise<void>;
  readonly store?: KeyStore | null;
  readonly reopen?: boolean;
  /** Tabs make ids of their own. */
  readonly prefix?: string;
}

function setUp({ ask, store = new Memory(), reopen = false, prefix = 'id' }: Fakes = {}) {
  const requests: AskRequest[] = [];
  const rated: FeedbackMessage[] = [];
  const client: AssistantClient = {
    plan: null,
    origin: '',
    async ask(request, hooks) {
      requests.push(request);
      await ask?.(request, hooks);
      const answer = stubAnswer(request, { id: `answer ${requests.length}` });
      for (const event of eventsOf(answer)) hooks.onEvent(event);
      return answer;
    },
    readingChapter: () => Promise.reject(new Error('not asked for')),
    sendFeedback: async (message) => void rated.push(message),
    settings: () => Promise.reject(new Error('not asked for')),
  };
  let count = 0;
  const session = new Session({
    client,
    storage: createShelfStorage(store),
    reopen,
    now: () => new Date('2026-03-01T00:00:00Z'),
    newId: () => `${prefix}${++count}`,
  });
  const exchanges = () => openConversation(session.state.shelf)?.exchanges ?? [];
  return { session, requests, rated, exchanges, store };
}

describe('asking', () => {
  it('begins a conversation that is called after the question', async () => {
    const { session, exchanges } = setUp();
    await session.ask('  低空经济怎么发展？\n');
    expect(session.state.shelf.conversations).toMatchObject([{ title: '低空经济怎么发展？' }]);
    expect(exchanges()).toMatchObject([{ question: '低空经济怎么发展？', state: 'answered', mode: 'extractive' }]);
  });

  it('sends nothing of the talk with a question that is asked word for word, nor when it is asked again', async () => {
    const { session, requests, exchanges } = setUp();
    await session.ask('一');
    await session.ask('二', { isAlone: true });
    await session.retry(exchanges()[1]?.id ?? '');
    expect(requests.slice(1)).toEqual([{ question: '二' }, { question: '二' }]);
  });

  it('sends the talk so far with the next question, oldest first', async () => {
    const { session, requests } = setUp();
    await session.ask('一');
    await session.ask('二');
    expect(requests[0]).toEqual({ question: '一' });
    expect(requests[1]?.history?.map(({ role, content }) => [role, content.slice(0, 2)])).toEqual([
      ['user', '一'],
      ['assistant', '到2'],
    ]);
  });

  it('sends at most six earlier exchanges, each turn within the server’s limit', async () => {
    const { session, requests } = setUp();
    for (let count = 0; count < 9; count++) await session.ask(`问题${count}${'长'.repeat(5000)}`);
    expect(requests.at(-1)?.history).toHaveLength(12);
    for (const { content } of requests.at(-1)?.history ?? []) expect(content.length).toBeLessThanOrEqual(4000);
  });

  it('never cuts a turn within a character', async () => {
    const { session, requests } = setUp();
    await session.ask(`${'x'.repeat(3999)}😀`);
    await session.ask('二');
    expect(requests[1]?.history?.[0]?.content.at(-1)).toBe('x');
  });

  it('asks one question at a time and no blank one', async () => {
    const { session, requests } = setUp();
    await Promise.all([session.ask('一'), session.ask('二'), session.ask('   ')]);
    expect(requests).toHaveLength(1);
  });

  it('tells every change', async () => {
    const { session } = setUp();
    const states: (string | undefined)[] = [];
    const end = session.subscribe(() => states.push(openConversation(session.state.shelf)?.exchanges[0]?.state));
    await session.ask('一');
    expect(new Set(states)).toEqual(new Set(['waiting', 'streaming', 'answered']));
    end();
    const before = states.length;
    session.startNew();
    expect(states).toHaveLength(before);
  });
});

describe('an answer that does not come', () => {
  it('leaves the question standing with the reason, and is asked again in its place', async () => {
    let isBroken = true;
    const ask = async (): Promise<void> => {
      if (isBroken) throw new AskError({ kind: 'offline' });
    };
    const { session, exchanges, requests } = setUp({ ask });
    await session.ask('一');
    expect(exchanges()).toMatchObject([{ state: 'failed', failure: { kind: 'offline' } }]);
    expect(session.state.runningId).toBeNull();
    isBroken = false;
    await session.retry(exchanges()[0]?.id ?? '');
    expect(exchanges()).toMatchObject([{ state: 'answered', failure: null }]);
    expect(requests[1]).toEqual({ question: '一' });
  });

  it('is stopped by the reader, and what has arrived stays', async () => {
    const { session, exchanges } = setUp({
      ask: async (request, { onEvent, signal }) => {
        for (const event of [...eventsOf(stubAnswer(request))].slice(0, 3)) onEvent(event);
        session.stop();
        signal.throwIfAborted();
      },
    });
    await session.ask('一');
    expect(exchanges()).toMatchObject([{ state: 'stopped', failure: null }]);
    expect(exchanges()[0]?.claims).toHaveLength(1);
  });

  it('keeps nothing of a broken try when it is asked again', async () => {
    const { session, exchanges } = setUp({
      ask: async (request, { onEvent, onAgain }) => {
        for (const event of [...eventsOf(stubAnswer(request))].slice(0, 3)) onEvent(event);
        onAgain('broken');
        expect(exchanges()[0]).toMatchObject({ state: 'waiting', again: 'broken', claims: [], citations: [] });
      },
    });
    await session.ask('一');
    expect(exchanges()[0]?.claims).toHaveLength(1);
    expect(exchanges()[0]?.again).toBeNull();
  });

  it('of a deleted conversation is called off', async () => {
    const { session } = setUp({
      ask: async (_, { signal }) => {
        session.delete(session.state.shelf.conversations[0]?.id ?? '');
        signal.throwIfAborted();
      },
    });
    await session.ask('一');
    expect(session.state.shelf.conversations).toEqual([]);
  });
});

describe('a masked number', () => {
  it('leaves the question and the title, which was made from it', async () => {
    const { session, exchanges, store } = setUp({
      ask: async (request, { onEvent, onMasked }) => {
        onMasked(['mobile']);
        const answer = stubAnswer({ question: '电话***' });
        for (const event of [...eventsOf(answer)].slice(0, 1)) onEvent(event);
        Object.assign(request, { question: '电话***' });
      },
    });
    await session.ask('电话13812345678');
    expect(exchanges()[0]).toMatchObject({ question: '电话***', masked: ['mobile'] });
    expect(session.state.shelf.conversations[0]?.title).toBe('电话***');
    expect(JSON.stringify([...(store as Memory).items])).not.toContain('138');
  });
});

describe('keeping', () => {
  it('finds conversations again after a reload, newest first, none open', async () => {
    const store = new Memory();
    const { session } = setUp({ store });
    await session.ask('一');
    session.startNew();
    await session.ask('二');
    const { session: later } = setUp({ store });
    expect(later.state.shelf.conversations.map(({ title }) => title)).toEqual(['二', '一']);
    expect(later.state.shelf.openId).toBeNull();
    expect(setUp({ store, reopen: true }).exchanges()).toHaveLength(1);
  });

  it('renames, but not to nothing, and deletes', async () => {
    const { session } = setUp();
    await session.ask('一');
    const id = session.state.shelf.openId ?? '';
    session.rename(id, '  新\n名字 ');
    expect(session.state.shelf.conversations[0]?.title).toBe('新 名字');
    session.rename(id, '   ');
    expect(session.state.shelf.conversations[0]?.title).toBe('新 名字');
    session.delete(id);
    expect(session.state.shelf).toEqual({ conversations: [], openId: null });
  });

  it('drops the oldest half when the browser’s storage is full, and says so when nothing fits', async () => {
    const store = new Memory();
    const { session } = setUp({ store });
    for (const question of ['一', '二', '三', '四']) {
      session.startNew();
      await session.ask(question);
    }
    store.room = (store.items.get(SHELF_KEY)?.length ?? 0) - 10;
    session.startNew();
    await session.ask('五');
    expect(session.state.kept).toBe(false);
    expect(setUp({ store }).session.state.shelf.conversations.map(({ title }) => title)).toEqual(['五', '四']);
    store.room = 0;
    await session.ask('六');
    expect(store.items.size).toBe(0);
  });

  it('lives without storage', async () => {
    const { session, exchanges } = setUp({ store: null });
    await session.ask('一');
    expect(exchanges()).toHaveLength(1);
    expect(session.state.kept).toBe(false);
  });

  it('keeps fifty conversations', async () => {
    const { session } = setUp();
    for (let count = 0; count < 52; count++) {
      session.startNew();
      await session.ask(`问题${count}`);
    }
    expect(session.state.shelf.conversations).toHaveLength(50);
    expect(session.state.shelf.conversations[0]?.title).toBe('问题51');
  });
});

describe('rating', () => {
  it('sends the answer’s facts and remembers the thumb', async () => {
    const { session, rated, exchanges } = setUp();
    await session.ask('一');
    await session.rate(exchanges()[0]?.id ?? '', 'down', { reason: 'unclear', note: '看不懂' });
    expect(rated).toMatchObject([
      { answerId: 'answer 1', verdict: 'down', reason: 'unclear', note: '看不懂', status: 'answered' },
    ]);
    expect(exchanges()[0]?.verdict).toBe('down');
  });
});

describe('two tabs', () => {
  const titles = ({ state }: Session): string[] => state.shelf.conversations.map(({ title }) => title);

  it('keep the conversations of both', async () => {
    const store = new Memory();
    const [one, other] = [setUp({ store, prefix: 'a' }), setUp({ store, prefix: 'b' })];
    await one.session.ask('甲');
    await other.session.ask('乙');
    expect(titles(setUp({ store }).session).sort()).toEqual(['乙', '甲']);
    one.session.refresh();
    expect(titles(one.session).sort()).toEqual(['乙', '甲']);
  });

  it('keep what both asked in one conversation, each question once', async () => {
    const store = new Memory();
    const one = setUp({ store, prefix: 'a' });
    await one.session.ask('甲');
    const other = setUp({ store, prefix: 'b', reopen: true });
    await other.session.ask('乙');
    await one.session.ask('丙');
    expect(one.exchanges().map(({ question }) => question)).toEqual(expect.arrayContaining(['甲', '乙', '丙']));
    expect(one.exchanges()).toHaveLength(3);
  });

  it('do not bring back what one of them deleted', async () => {
    const store = new Memory();
    const [one, other] = [setUp({ store, prefix: 'a' }), setUp({ store, prefix: 'b' })];
    await one.session.ask('甲');
    await other.session.ask('乙');
    other.session.deleteAll();
    other.session.startNew();
    await other.session.ask('丙');
    one.session.refresh();
    expect(titles(one.session)).toEqual(['丙']);
    expect(one.session.state.shelf.openId).toBeNull();
    await one.session.ask('丁');
    expect(titles(setUp({ store }).session).sort()).toEqual(['丁', '丙']);
  });

  it('leave an answer alone that is under way in the other', async () => {
    const store = new Memory();
    let finish = (): void => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const one = setUp({ store, prefix: 'a', ask: () => held });
    const asking = one.session.ask('甲');
    setUp({ store, prefix: 'b' }).session.deleteAll();
    one.session.refresh();
    expect(one.exchanges()).toMatchObject([{ question: '甲', state: 'waiting' }]);
    finish();
    await asking;
    expect(titles(setUp({ store }).session)).toEqual(['甲']);
  });
});
