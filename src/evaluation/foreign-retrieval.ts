// Retrieval on foreign data: the same hybrid index over any Chinese passages, measured by recall, rank, time and memory.
import type { ForeignData, ForeignPassage } from './foreign/foreign-data.js';
import { recallAt, reciprocalRankAt } from './judging/ranking.js';
import { bootstrapInterval, type Interval } from './statistics/bootstrap-interval.js';
import { quantile } from './statistics/quantile.js';

/** What is measured: an index over passages that knows nothing of any plan. */
export interface PassageRetriever {
  /** How long building took. */
  readonly buildMs: number;
  /** The best k passages, best first. */
  search(query: string, k: number): Promise<readonly { readonly id: string; readonly score: number }[]>;
}

export type PassageRetrieverFactory = (passages: readonly ForeignPassage[]) => Promise<PassageRetriever>;

export interface ForeignFigure {
  readonly value: number | null;
  readonly interval: Interval | null;
}

export interface ForeignRetrievalReport {
  readonly passages: number;
  readonly queries: number;
  readonly skipped: number;
  readonly figures: Readonly<Record<'recall@1' | 'recall@5' | 'recall@10' | 'mrr@10', ForeignFigure>>;
  readonly buildMs: number;
  readonly latencyP50: number | null;
  readonly latencyP95: number | null;
  /** Resident memory of the process once the index stands, and at the end, in MB; texts included. */
  readonly rssAfterBuildMb: number;
  readonly rssMb: number;
  /** The first queries whose gold is not among the first ten, to look at. */
  readonly missed: readonly {
    readonly id: string;
    readonly q: string;
    readonly gold: readonly string[];
    readonly found: readonly string[];
  }[];
}

/** Queries that warm caches and the compiler, unmeasured. */
const WARM_UP = 20;
const DEPTH = 10;
const MISSED_SHOWN = 10;

const residentMegabytes = (): number => Math.round(process.memoryUsage().rss / 1024 / 1024);

const figureOf = (values: readonly (number | null)[]): ForeignFigure => {
  const observations = values.map((value) => (value === null ? null : { value, weight: 1 }));
  const seen = values.filter((value) => value !== null);
  const value = seen.length === 0 ? null : seen.reduce((sum, one) => sum + one, 0) / seen.length;
  return { value, interval: bootstrapInterval('mean', observations) };
};

interface Asked {
  readonly ids: readonly string[];
  readonly ms: number;
}

async function askOne(retriever: PassageRetriever, q: string): Promise<Asked> {
  const start = performance.now();
  const hits = await retriever.search(q, DEPTH);
  return { ids: hits.map(({ id }) => id), ms: performance.now() - start };
}

/** Builds the index and asks every query, one after another. */
export async function evaluateForeignRetrieval(
  data: ForeignData,
  createRetriever: PassageRetrieverFactory,
  onQuery: () => void = () => undefined,
): Promise<ForeignRetrievalReport> {
  const retriever = await createRetriever(data.passages);
  const rssAfterBuildMb = residentMegabytes();
  for (const { q } of data.queries.slice(0, WARM_UP)) await retriever.search(q, DEPTH);
  const asked: Asked[] = [];
  for (const { q } of data.queries) {
    asked.push(await askOne(retriever, q));
    onQuery();
  }
  const rankings = data.queries.map(({ gold }, index) => {
    const gains = (asked[index]?.ids ?? []).map((id) => (gold.includes(id) ? [gold.indexOf(id)] : []));
    return { gains, items: gold.length };
  });
  const times = asked.map(({ ms }) => ms);
  const missed = data.queries.flatMap(({ id, q, gold }, index) => {
    const found = asked[index]?.ids ?? [];
    return gold.some((passage) => found.includes(passage)) ? [] : [{ id, q, gold, found: found.slice(0, 3) }];
  });
  return {
    passages: data.passages.length,
    queries: data.queries.length,
    skipped: data.skipped,
    figures: {
      'recall@1': figureOf(rankings.map((ranking) => recallAt(1, ranking))),
      'recall@5': figureOf(rankings.map((ranking) => recallAt(5, ranking))),
      'recall@10': figureOf(rankings.map((ranking) => recallAt(10, ranking))),
      'mrr@10': figureOf(rankings.map((ranking) => reciprocalRankAt(10, ranking))),
    },
    buildMs: retriever.buildMs,
    latencyP50: quantile(times, 0.5),
    latencyP95: quantile(times, 0.95),
    rssAfterBuildMb,
    rssMb: residentMegabytes(),
    missed: missed.slice(0, MISSED_SHOWN),
  };
}
