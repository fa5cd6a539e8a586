// The figures of a bench as tables for the terminal.
import { formatTextTable } from '../evaluation/reports/text-table.js';
import type { HttpFigures } from './measure-http.js';
import type { PeerFigures } from './measure-peers.js';
import type { StartFigures } from './measure-start.js';

export interface CallFigures {
  readonly p50Ms: number;
  readonly p95Ms: number;
}

/** Everything that one run measured. */
export interface BenchFigures {
  readonly start: StartFigures;
  readonly retrieve: CallFigures;
  readonly ask: CallFigures;
  readonly http: HttpFigures;
  readonly peers: readonly PeerFigures[];
}

const milliseconds = (value: number): string => `${value < 100 ? value.toFixed(1) : value.toFixed(0)} 毫秒`;
const seconds = (value: number): string => `${(value / 1000).toFixed(1)} 秒`;
const perSecond = (value: number): string => `每秒 ${value.toFixed(0)} 次`;
/** A query of the smallest peers takes some hundredths. */
const fine = (value: number): string => `${value.toFixed(2)} 毫秒`;

function formatOwn({ start, retrieve, ask, http }: BenchFigures): string {
  const both = ({ p50Ms, p95Ms }: CallFigures) => `${milliseconds(p50Ms)} / ${milliseconds(p95Ms)}`;
  const share = (http.answersPerSecond / http.barePerSecond) * 100;
  const rows = [
    ['从零建索引', seconds(start.buildMs)],
    ['新进程首次回答（plan ask）', seconds(start.firstAnswerMs)],
    ['新服务就绪（/readyz）', seconds(start.readyMs)],
    ['服务答过全部问题后的内存', `${start.serviceMegabytes.toFixed(0)} MB`],
    ['检索 p50 / p95', both(retrieve)],
    ['完整回答 p50 / p95', both(ask)],
    ['HTTP 回答', perSecond(http.answersPerSecond)],
    ['同样大小的裸 Hono 路由', perSecond(http.barePerSecond)],
    ['HTTP 回答占裸路由的比例', `${share.toFixed(0)}%`],
    ['HTTP 重复提问', perSecond(http.repeatedPerSecond)],
    ['重复提问占裸路由的比例', `${((http.repeatedPerSecond / http.barePerSecond) * 100).toFixed(0)}%`],
  ];
  return formatTextTable({ head: ['项目', '数值'], rows });
}

function formatPeers(peers: readonly PeerFigures[]): string {
  const [ours] = peers;
  const rows = peers.map((one) => [
    one.name,
    one.recallAt1.toFixed(3),
    one.recallAt5.toFixed(3),
    fine(one.p50Ms),
    fine(one.p95Ms),
    ours ? `${(one.p50Ms / ours.p50Ms).toFixed(2)}×` : '',
    ours ? `${(one.recallAt1 / ours.recallAt1).toFixed(2)}×` : '',
    seconds(one.buildMs),
  ]);
  const head = ['检索', 'recall@1', 'recall@5', 'p50', 'p95', 'p50 之比', 'recall@1 之比', '建索引'];
  return formatTextTable({ head, rows });
}

/** Our own figures, then the comparison. */
export const formatBench = (figures: BenchFigures): string => `${formatOwn(figures)}\n\n${formatPeers(figures.peers)}`;
