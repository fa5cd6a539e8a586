// More questions than the machine can answer: what is accepted is answered soon, the rest is told to come again.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type AttackedService, type Reply, startService } from './support/attacked-service.js';
import { quantile, record } from './support/figures.js';

const SECONDS = 5;
const questions = readFileSync('eval/questions.jsonl', 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => (JSON.parse(line) as { question: string }).question);

let service: AttackedService;
/** Answers a second, by the clock and by the processor's time, which other work on the machine does not lessen. */
let capacity = { byClock: 0, byProcessor: 0 };
let asked = 0;
const askNext = (): Promise<Reply> => service.ask(questions[asked++ % questions.length] ?? '');

beforeAll(async () => {
  service = await startService({ LOG_LEVEL: 'fatal', FEEDBACK: 'off' });
  for (let round = 0; round < 60; round++) await askNext();
  const began = performance.now();
  const processor = service.processorSeconds();
  let answers = 0;
  const askers = [0, 1, 2, 3].map(async () => {
    while (performance.now() - began < 3_000) {
      await askNext();
      answers++;
    }
  });
  await Promise.all(askers);
  const seconds = (performance.now() - began) / 1000;
  capacity = { byClock: answers / seconds, byProcessor: answers / (service.processorSeconds() - processor) };
  record({ attack: 'overload', measured: 'capacity', value: capacity.byClock, unit: 'answers/s' });
});
afterAll(() => service?.stop());

/** Sends at a rate, whether answers come or not. */
async function sendAtRate(perSecond: number): Promise<Reply[]> {
  const began = performance.now();
  const replies: Promise<Reply>[] = [];
  while (performance.now() - began < SECONDS * 1000) {
    const due = ((performance.now() - began) / 1000) * perSecond;
    while (replies.length < due) replies.push(askNext());
    await sleep(2);
  }
  return Promise.all(replies);
}

it.each([2, 5])('%i times its capacity', async (factor) => {
  const attack = `overload ×${factor}`;
  const endWatch = service.watchHealth();
  const processor = service.processorSeconds();
  const replies = await sendAtRate(capacity.byClock * factor);
  const used = service.processorSeconds() - processor;
  const health = await endWatch();
  const answered = replies.filter(({ status }) => status === 200);
  const refused = replies.filter(({ status }) => status === 503 || status === 429);
  record({ attack, measured: 'answered', value: answered.length, unit: `of ${replies.length}` });
  record({
    attack,
    measured: 'neither answered nor refused',
    value: replies.length - answered.length - refused.length,
    unit: '',
    most: 0,
  });
  const p99 = quantile(
    answered.map(({ milliseconds }) => milliseconds),
    0.99,
  );
  record({ attack, measured: 'p99 of the answered', value: p99, unit: 'ms', most: 1_000 });
  record({ attack, measured: '/healthz at most', value: Math.max(...health), unit: 'ms', most: 200 });
  // Of the processor's time: refusing must not cost what answering needs.
  const share = (100 * (answered.length / used)) / capacity.byProcessor;
  record({ attack, measured: 'throughput of the answered', value: share, unit: '% of capacity', least: 85 });
  for (const { headers } of refused) expect(Number(headers['retry-after'])).toBeGreaterThan(0);
  await sleep(1_000);
});
