// `npm run bench`: speed, memory and the comparison with what a user would pick instead, in one run on one machine.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Assistant, createAssistant } from '../assistant.js';
import type { EvaluationCase } from '../evaluation/dataset/evaluation-case.js';
import { loadDataset } from '../evaluation/dataset/load-dataset.js';
import { formatTextTable } from '../evaluation/reports/text-table.js';
import { quantile } from '../evaluation/statistics/quantile.js';
import { measureHttp } from './measure-http.js';
import { measurePeers, type PeerFigures } from './measure-peers.js';
import { measureStart } from './measure-start.js';

const USAGE = 'npm run bench -- [--dataset eval/questions.jsonl] [--json FILE]';

interface CallFigures {
  readonly p50Ms: number;
  readonly p95Ms: number;
}

async function timeCalls(
  cases: readonly EvaluationCase[],
  call: (one: EvaluationCase) => Promise<unknown>,
): Promise<CallFigures> {
  const times: number[] = [];
  for (const one of cases) {
    const start = performance.now();
    await call(one);
    times.push(performance.now() - start);
  }
  return { p50Ms: quantile(times, 0.5) ?? 0, p95Ms: quantile(times, 0.95) ?? 0 };
}

const askedAs = ({ question, history }: EvaluationCase) => ({
  question,
  history: history.map((content) => ({ role: 'user' as const, content })),
});

async function measureAll(assistant: Assistant, cases: readonly EvaluationCase[]) {
  // Once through for the caches, so that the figures are a running service's.
  const answer = (one: EvaluationCase) => assistant.ask(askedAs(one));
  await timeCalls(cases, answer);
  const rssMegabytes = process.memoryUsage().rss / 1e6;
  const retrieve = await timeCalls(cases, ({ question }) => assistant.retrieve(question));
  const ask = await timeCalls(cases, answer);
  const http = await measureHttp(
    assistant,
    cases.map(({ question }) => question),
  );
  // Last but one, because building leaves its garbage in this process.
  const start = await measureStart(cases[0]?.question ?? '');
  return { start, rssMegabytes, retrieve, ask, http, peers: await measurePeers(assistant, cases, start.buildMs) };
}

const ms = (value: number): string => `${value < 100 ? value.toFixed(1) : value.toFixed(0)} ms`;
/** A query of the smallest peers takes some hundredths. */
const fine = (value: number): string => `${value.toFixed(2)} ms`;

function formatPeers(peers: readonly PeerFigures[]): string {
  const [ours] = peers;
  const rows = peers.map((one) => [
    one.name,
    one.hitAt1.toFixed(3),
    one.hitAt5.toFixed(3),
    fine(one.p50Ms),
    fine(one.p95Ms),
    ours ? `${(one.p50Ms / ours.p50Ms).toFixed(2)}×` : '',
    ms(one.buildMs),
  ]);
  return formatTextTable({ head: ['retrieval', 'hit@1', 'hit@5', 'p50', 'p95', 'p50 of ours', 'build'], rows });
}

function format({ start, rssMegabytes, retrieve, ask, http, peers }: Awaited<ReturnType<typeof measureAll>>): string {
  const rows = [
    ['index built from nothing', ms(start.buildMs)],
    ['first answer of a fresh process', ms(start.firstAnswerMs)],
    ['memory after warm-up', `${rssMegabytes.toFixed(0)} MB`],
    ['retrieve, p50 / p95', `${ms(retrieve.p50Ms)} / ${ms(retrieve.p95Ms)}`],
    ['answer, p50 / p95', `${ms(ask.p50Ms)} / ${ms(ask.p95Ms)}`],
    ['answers per second over HTTP', http.answersPerSecond.toFixed(0)],
    ['bare Hono JSON of the same size', `${http.barePerSecond.toFixed(0)} per second`],
  ];
  return `${formatTextTable({ head: ['measure', 'value'], rows })}\n\n${formatPeers(peers)}`;
}

function readOptions() {
  try {
    return parseArgs({
      options: { dataset: { type: 'string', default: 'eval/questions.jsonl' }, json: { type: 'string' } },
    }).values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${USAGE}\n`);
    process.exit(2);
  }
}

const { dataset, json } = readOptions();
const assistant = await createAssistant({ models: 'embedded' });
try {
  const { cases } = await loadDataset(dataset, assistant.plan);
  const figures = await measureAll(assistant, cases);
  process.stdout.write(`${format(figures)}\n`);
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`);
} finally {
  await assistant.close();
}
