// A body is read once, within its time, and given to whoever asks with the same schema.
import { expect, it } from 'vitest';
import { z } from 'zod';
import { HttpProblem } from '../../src/server/problem.js';
import { readBody } from '../../src/server/read-body.js';

const schema = z.strictObject({ question: z.string() });

const post = (body: BodyInit): Request =>
  new Request('http://localhost/', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
    duplex: 'half',
  } as RequestInit);

it('is given up with 408 when its sender takes too long, and the connection is closed', async () => {
  const endless = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"ques')),
  });
  const reading = readBody(post(endless), schema, { longestMs: 30 });
  await expect(reading).rejects.toThrow(HttpProblem);
  await expect(reading).rejects.toMatchObject({ status: 408, extras: { headers: { connection: 'close' } } });
});

it('is kept for the next reader with the same schema', async () => {
  const request = post('{"question":"低空经济怎么发展？"}');
  const first = await readBody(request, schema);
  expect(await readBody(request, schema)).toBe(first);
});

it("that breaks off is the sender's fault, and no defect of the service", async () => {
  const broken = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"ques'));
      controller.error(new Error('aborted'));
    },
  });
  await expect(readBody(post(broken), schema)).rejects.toMatchObject({ status: 400, detail: '请求正文没有发完整。' });
});
