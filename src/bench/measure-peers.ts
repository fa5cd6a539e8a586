// Recall of our retrieval and of each peer over the same passages, terms and questions.
import type { Assistant } from '../assistant.js';
import type { EvaluationCase } from '../evaluation/dataset/evaluation-case.js';
import { quantile } from '../evaluation/statistics/quantile.js';
import { spansOverlap } from '../text/text-span.js';
import { PEERS, type PeerSearch } from './peers.js';

export interface PeerFigures {
  readonly name: string;
  readonly buildMs: number;
  /** Shares of questions with a passage that holds evidence among the first one and five. */
  readonly hitAt1: number;
  readonly hitAt5: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

const DEEPEST = 5;

/** Ids of the chunks that hold evidence of a case. */
function goldOf(assistant: Assistant, { evidence, alternatives }: EvaluationCase): Set<string> {
  const spans = [...evidence, ...alternatives].flatMap((item) => item.spans);
  const holds = assistant.chunks.filter((chunk) => spans.some((span) => spansOverlap(chunk.span, span)));
  return new Set(holds.map(({ id }) => id));
}

async function measure(
  name: string,
  buildMs: number,
  search: PeerSearch,
  cases: readonly { readonly question: string; readonly gold: ReadonlySet<string> }[],
): Promise<PeerFigures> {
  const times: number[] = [];
  let first = 0;
  let five = 0;
  for (const { question, gold } of cases) {
    const start = performance.now();
    const found = await search(question, DEEPEST);
    times.push(performance.now() - start);
    if (gold.has(found[0] ?? '')) first += 1;
    if (found.some((id) => gold.has(id))) five += 1;
  }
  const share = (count: number) => count / cases.length;
  const at = (part: number) => quantile(times, part) ?? 0;
  return { name, buildMs, hitAt1: share(first), hitAt5: share(five), p50Ms: at(0.5), p95Ms: at(0.95) };
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
    .filter(({ answerable, history }) => answerable && history.length === 0)
    .map((one) => ({ question: one.question, gold: goldOf(assistant, one) }));
  const passages = assistant.chunks.map(({ id, searchText }) => ({ id, text: searchText }));
  const ours: PeerSearch = async (query, k) =>
    (await assistant.retrieve(query, { k })).hits.map(({ chunk }) => chunk.id);
  const figures = [await measure('this product', buildMs, ours, cases)];
  for (const { name, build } of PEERS) {
    const start = performance.now();
    const search = await build(passages);
    figures.push(await measure(name, performance.now() - start, search, cases));
  }
  return figures;
}
