// How cost grows with work: each size in a process of its own, so that none stands in the memory of another.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { formatTextTable } from '../../evaluation/reports/text-table.js';
import type { ScaleFigures } from './measure-passages.js';

const MEASURE = fileURLToPath(new URL('./measure-passages.js', import.meta.url));
/** A million passages hold half a thousand million postings. */
const HEAP_MEGABYTES = 16_000;

export interface ScaleOptions {
  readonly sizes: readonly number[];
  /** Folder of other plans' texts, whose sentences are mixed in. */
  readonly plans?: string;
  /** Whether PostgreSQL is measured, too; its address stands in DATABASE_URL. */
  readonly withPostgres: boolean;
  readonly onStart: (name: string) => void;
}

export async function measureScale({ sizes, plans, withPostgres, onStart }: ScaleOptions): Promise<ScaleFigures[]> {
  const stores = withPostgres ? (['memory', 'postgres'] as const) : (['memory'] as const);
  const figures: ScaleFigures[] = [];
  for (const store of stores)
    for (const size of sizes) {
      onStart(`${store} ${size}`);
      const values = [MEASURE, store, String(size), ...(plans === undefined ? [] : [plans])];
      const { stdout } = await promisify(execFile)(process.execPath, [
        `--max-old-space-size=${HEAP_MEGABYTES}`,
        ...values,
      ]);
      figures.push(JSON.parse(stdout) as ScaleFigures);
    }
  return figures;
}

const NAMES = { memory: '内存', postgres: 'PostgreSQL' } as const;

export function formatScale(figures: readonly ScaleFigures[]): string {
  const rows = figures.map((one) => [
    NAMES[one.store],
    String(one.passages),
    `${one.buildSeconds.toFixed(1)} 秒`,
    `${one.megabytes.toFixed(0)} MB`,
    `${one.p50Ms.toFixed(2)} 毫秒`,
    `${one.p95Ms.toFixed(2)} 毫秒`,
    `每秒 ${one.perSecond.toFixed(0)} 次`,
    one.recallAt10 === null ? '' : one.recallAt10.toFixed(3),
  ]);
  const head = ['存储', '段落', '建索引', '进程内存', 'p50', 'p95', '八路并发', 'recall@10'];
  return formatTextTable({ head, rows });
}
