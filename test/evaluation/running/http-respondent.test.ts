// Asking a running service: the contract over real HTTP, patience with a busy one, and clear words about a wrong one.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { AskRequest } from '../../../src/answering/answer.js';
import { createHttpRespondent } from '../../../src/evaluation/running/http-respondent.js';
import { CASES } from '../../support/evaluation-cases.js';
import { createFakeAssistant } from '../../support/fake-assistant.js';

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void | Promise<void>;

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(handler: Handler): Promise<string> {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    await handler(request, response, body);
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const assistant = createFakeAssistant(CASES);
const json = (response: ServerResponse, value: unknown, status = 200) => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
};

/** A service over the fake, by the contract. */
const contract: Handler = async ({ url = '' }, response, body) => {
  if (url === '/readyz') return json(response, { status: 'ready', ...assistant.description });
  if (url === '/api/ask') return json(response, await assistant.ask(JSON.parse(body) as AskRequest));
  const { hits, rejected } = await assistant.retrieve(new URL(url, 'http://localhost').searchParams.get('q') ?? '');
  const rows = hits.map(({ chunk, rank, score }) => ({
    rank,
    score,
    chunkId: chunk.id,
    reference: '第二章',
    title: '',
    ...chunk.span,
  }));
  return json(response, { question: '', hits: rows, rejected });
};
const [first, , third] = CASES;
if (!first || !third) throw new Error('the fixture lost its cases');

describe('asking a service', () => {
  it('brings the answer and the retrieval, and describes what answered', async () => {
    const respondent = await createHttpRespondent(await serve(contract));
    expect(respondent.description).toMatchObject({
      kind: 'http',
      embeddingModel: 'fake',
      planDigest: assistant.plan.digest,
      chunks: null,
      mode: 'auto',
    });
    const record = await respondent.ask(first);
    expect(record.error).toBeNull();
    expect(record.answer?.citations[0]?.quote).toContain('30亿元');
    expect(record.retrieval?.hits[0]).toMatchObject({ rank: 1, chunkId: 'c2.1.2' });
  });

  it('sends the question, its history as user turns, and the mode', async () => {
    const bodies: unknown[] = [];
    const url = await serve((request, response, body) => {
      if (request.url === '/api/ask') bodies.push(JSON.parse(body));
      return contract(request, response, body);
    });
    await (await createHttpRespondent(url, { mode: 'extractive' })).ask(third);
    expect(bodies).toEqual([
      { question: '床位占比呢？', history: [{ role: 'user', content: '养老怎么办？' }], mode: 'extractive' },
    ]);
  });

  it('waits as long as a busy service asks, and does not count the wait', async () => {
    let refused = 0;
    const url = await serve((request, response, body) => {
      if (request.url === '/api/ask' && refused++ === 0) {
        response.writeHead(429, { 'retry-after': '1' });
        response.end('{}');
        return;
      }
      return contract(request, response, body);
    });
    const record = await (await createHttpRespondent(url)).ask(first);
    expect(record.error).toBeNull();
    expect(refused).toBe(2);
    expect(record.answerMs).toBeLessThan(900);
  });

  it.each([
    [
      'an error of the service',
      (response: ServerResponse) => json(response, { title: 'broken' }, 500),
      /answered 500: .*broken/,
    ],
    [
      'an answer that breaks the contract',
      (response: ServerResponse) => json(response, { id: 'x' }),
      /breaks the contract at `question`/,
    ],
    ['a reply that is not JSON', (response: ServerResponse) => response.end('<html>'), /SyntaxError/],
  ])('keeps %s as the error of the record', async (_, reply, message) => {
    const url = await serve((request, response, body) => {
      if (request.url !== '/api/ask') return contract(request, response, body);
      reply(response);
    });
    const record = await (await createHttpRespondent(url)).ask(first);
    expect(record.answer).toBeNull();
    expect(record.error).toMatch(message);
  });

  it('says what is wrong with an address that is no service', async () => {
    await expect(createHttpRespondent('nonsense')).rejects.toThrow(/nonsense is no address/);
    await expect(createHttpRespondent('http://127.0.0.1:1')).rejects.toThrow(
      /no service is ready at http:\/\/127\.0\.0\.1:1\/ .*npm start/,
    );
    const other = await serve((_, response) => json(response, { ok: true }));
    await expect(createHttpRespondent(other)).rejects.toThrow(/is not that of a plan assistant/);
  });
});
