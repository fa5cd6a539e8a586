// The bench: every peer really searches, and the tables say what was measured.
import { describe, expect, it } from 'vitest';
import { type BenchFigures, formatBench } from '../../src/bench/format-bench.js';
import { PEERS } from '../../src/bench/peers.js';

const PASSAGES = [
  { id: 'chips', text: '到2030年，集成电路产业规模达到30亿元，建设集成电路产业园。' },
  { id: 'care', text: '发展普惠托育服务，新增托位，支持幼儿园办托班。' },
  { id: 'roads', text: '打通断头路，优化公交线网，缓解停车难。' },
  { id: 'parks', text: '新建改建口袋公园，完善绿道网络，扩大绿地面积。' },
];

describe('the peers', () => {
  it.each(PEERS.map(({ name, build }) => [name, build] as const))(
    '%s finds the passage that says it, and no more than asked for',
    async (_, build) => {
      const search = await build(PASSAGES);
      expect((await search('集成电路产业规模', 2))[0]).toBe('chips');
      expect((await search('托育服务 幼儿园', 1)).join()).toBe('care');
    },
  );
});

describe('the tables', () => {
  const peer = (name: string, recallAt1: number, p50Ms: number) => ({
    ...{ name, recallAt1, recallAt5: 0.9, p50Ms, p95Ms: 3, buildMs: 250 },
  });
  const figures: BenchFigures = {
    start: { buildMs: 8040, firstAnswerMs: 1660, readyMs: 1550, serviceMegabytes: 436.2 },
    retrieve: { p50Ms: 1.42, p95Ms: 4.2 },
    ask: { p50Ms: 2, p95Ms: 5.25 },
    http: { answersPerSecond: 240, repeatedPerSecond: 900, barePerSecond: 1200 },
    peers: [peer('本系统', 0.8, 1.4), peer('普通 BM25', 0.6, 0.07)],
  };
  const lines = formatBench(figures).split('\n');
  const lineOf = (start: string) => lines.find((line) => line.startsWith(start)) ?? '';

  it('give times in fitting units, both percentiles, and memory', () => {
    expect(lineOf('从零建索引')).toMatch(/8\.0 秒$/);
    expect(lineOf('检索 p50')).toMatch(/1\.4 毫秒 \/ 4\.2 毫秒$/);
    expect(lineOf('服务答过')).toMatch(/436 MB$/);
  });

  it('give shares of the bare route and of our own figures', () => {
    expect(lineOf('HTTP 回答占')).toMatch(/20%$/);
    expect(lineOf('普通 BM25')).toMatch(/0\.600 +0\.900 +0\.07 毫秒 +3\.00 毫秒 +0\.05× +0\.75× +0\.3 秒$/);
  });
});
