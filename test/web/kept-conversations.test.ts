// What comes back from storage is checked field by field: any damage is left behind.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Conversation, newExchange, withAnswer } from '../../src/web/conversation/conversation.js';
import { parseConversations } from '../../src/web/conversation/parse-shelf.js';
import { stubAnswer } from '../support/stub-assistant.js';

const answered = withAnswer(newExchange('e1', '问', '2026-03-01T00:00:00.000Z'), stubAnswer({ question: '问' }));
const conversation: Conversation = {
  id: 'c1',
  title: '题',
  createdAt: '2026-03-01T00:00:00.000Z',
  exchanges: [answered],
};
const write = (conversations: unknown) => JSON.stringify({ version: 1, conversations });

describe('parseConversations', () => {
  it('reads back what was written', () => {
    expect(parseConversations(write([conversation]))).toEqual([conversation]);
  });

  it('reads answers that were kept before there were parts, tables and signposts', () => {
    const {
      understood: _u,
      parts: _p,
      table: _t,
      signposts: _s,
      ...older
    } = answered.answer ?? stubAnswer({ question: '' });
    const { isAlone: _a, ...exchange } = answered;
    expect(parseConversations(write([{ ...conversation, exchanges: [{ ...exchange, answer: older }] }]))).toEqual([
      conversation,
    ]);
  });

  it('brings an answer that was cut off by closing the page back as stopped', () => {
    const open = { ...newExchange('e2', '问', ''), state: 'streaming', claims: [{ text: '甲', citations: [1] }] };
    const [read] = parseConversations(write([{ ...conversation, exchanges: [open] }]));
    expect(read?.exchanges[0]).toMatchObject({ state: 'stopped', claims: [{ text: '甲' }], answer: null });
  });

  it.each(['', 'x', 'null', '[]', '{}', '{"version":2,"conversations":[]}', '{"version":1}'])(
    'reads nothing from %s',
    (text) => {
      expect(parseConversations(text)).toEqual([]);
    },
  );

  it('drops an answer with any wrong field, and a conversation without exchanges', () => {
    const broken = { ...answered, answer: { ...answered.answer, citations: [{ id: '1' }] } };
    const [read] = parseConversations(
      write([
        { ...conversation, exchanges: [broken] },
        { id: 'c2', exchanges: [] },
      ]),
    );
    expect(read?.exchanges[0]).toMatchObject({ state: 'stopped', answer: null });
    expect(parseConversations(write([{ id: 'c2', exchanges: [] }]))).toEqual([]);
  });

  it('never throws, whatever a field becomes', () => {
    const paths = Object.keys(answered.answer ?? {});
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (field, value) => {
        const answer = { ...answered.answer, [field]: value };
        const [read] = parseConversations(write([{ ...conversation, exchanges: [{ ...answered, answer }] }]));
        expect(read?.exchanges).toHaveLength(1);
      }),
    );
    fc.assert(fc.property(fc.jsonValue(), (value) => void parseConversations(write(value))));
  });
});
