// Recall of our retrieval and of each peer over the same passages, terms and questions.
import type { Assistant } from '../assistant.js';
import type { EvaluationCase } from '../evaluation/dataset/evaluation-case.js';
import { type JudgedRanking, recallAt } from '../evaluation/judging/ranking.js';
import { quantile } from '../evaluation/statistics/quantile.js';
import { spansOverlap } from '../text/text-span.js';
import { PEERS, type PeerSearch } from './peers.js';

export interface PeerFigures {
  readonly name: string;
  readonly buildMs: number;
  /** Shares of the evidence that the first passage and the first five hold, as the evaluation counts them. */
  readonly recallAt1: number;
  readonly recallAt5: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

interface AskedCase {
  readonly question: string;
  /** Which items of evidence a chunk holds. */
  readonly gainOf: (chunkId: string) => readonly number[];
  readonly items: number;
}

const DEEPEST = 5;
/** Questions that warm caches and the compiler, unmeasured. */
const WARM_UP = 20;

function prepareCase(assistant: Assistant, { question, evidence, alternatives }: EvaluationCase): AskedCase {
  const gains = new Map(
    assistant.chunks.map(({ id, span }) => [
      id,
      [...evidence, ...alternatives].flatMap(({ spans }, item) =>
        spans.some((place) => spansOverlap(place, span)) ? [item] : [],
      ),
    ]),
  );
  return { question, gainOf: (chunkId) => gains.get(chunkId) ?? [], items: evidence.length };
}

async function measure(
  { name, buildMs, search }: { name: string; buildMs: number; search: PeerSearch },
  cases: readonly AskedCase[],
): Promise<PeerFigures> {
  for (const { question } of cases.slice(0, WARM_UP)) await search(question, DEEPEST);
  const times: number[] = [];
  const rankings: JudgedRanking[] = [];
  for (const { question, gainOf, items } of cases) {
    const start = performance.now();
    const found = await search(question, DEEPEST);
    times.push(performance.now() - start);
    rankings.push({ gains: found.map(gainOf), items });
  }
  const recall = (k: number) =>
    rankings.reduce((sum, ranking) => sum + (recallAt(k, ranking) ?? 0), 0) / Math.max(1, rankings.length);
  const timeAt = (part: number) => quantile(times, part) ?? 0;
  return { name, buildMs, recallAt1: recall(1), recallAt5: recall(5), p50Ms: timeAt(0.5), p95Ms: timeAt(0.95) };
}

/**
 * Asks the answerable questions without history of ours and of every peer.
 * @param buildMs what building our index took
 */
export async function measurePeers(
  assistant: Assistant,
  all: readonly EvaluationCase[],
  buildMs: number,
): Promise<PeerFigures[]> {
  const cases = all
    .filter(({ answerable, evidence, history }) => answerable && evidence.length > 0 && history.length === 0)
    .map((one) => prepareCase(assistant, one));
  const passages = assistant.chunks.map(({ id, searchText }) => ({ id, text: searchText }));
  const ours: PeerSearch = async (query, k) =>
    (await assistant.retrieve(query, { k })).hits.map(({ chunk }) => chunk.id);
  const figures = [await measure({ name: '本系统', buildMs, search: ours }, cases)];
  for (const { name, build } of PEERS) {
    const start = performance.now();
    const search = await build(passages);
    figures.push(await measure({ name, buildMs: performance.now() - start, search }, cases));
  }
  return figures;
}
