// plan statements: what the plan was read as, all of it or a sample, for judging by hand.
import { type Command, InvalidArgumentError } from 'commander';
import type { Statement } from '../../statements/statement.js';
import { corpusOf, PLAN_OPTION } from '../choose-plan.js';
import type { CliContext } from '../cli-context.js';
import { EXIT, type ExitCode } from '../exit-codes.js';

const KINDS: readonly Statement['kind'][] = ['quantity', 'row', 'enumeration', 'term', 'attribute', 'provision'];

interface StatementsOptions {
  readonly kind?: string;
  readonly section?: string;
  readonly sample?: number;
  readonly seed: number;
  readonly plan?: string;
}

function parseKind(text: string): string {
  if (!KINDS.some((kind) => kind === text)) throw new InvalidArgumentError(`应为 ${KINDS.join('、')} 之一。`);
  return text;
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('应为正整数。');
  return count;
}

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32): the same sample on every machine. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `count` of the rows, in their order. */
function drawSample<T>(rows: readonly T[], count: number, seed: number): T[] {
  const random = createRandom(seed);
  return rows
    .map((row, index) => ({ row, index, key: random() }))
    .sort((a, b) => a.key - b.key)
    .slice(0, count)
    .sort((a, b) => a.index - b.index)
    .map(({ row }) => row);
}

/** `c2` takes c2, c2.1 and its boxes c2.b1, and not c20. */
const standsIn = (id: string, section: string): boolean =>
  id === section || id.startsWith(`${section}.`) || id.startsWith(`${section}/`);

async function runStatements(context: CliContext, options: StatementsOptions): Promise<ExitCode> {
  const corpusDir = await corpusOf(context, options.plan);
  const [{ loadPlan }, { loadStatements }, { formatStatement }] = await Promise.all([
    import('../../plan/plan-store.js'),
    import('../../statements/statement-store.js'),
    import('../display/format-statement.js'),
  ]);
  const plan = loadPlan(corpusDir);
  const { kind, section, sample, seed } = options;
  const rows = loadStatements(corpusDir, plan)
    .filter((statement) => kind === undefined || statement.kind === kind)
    .filter((statement) => section === undefined || standsIn(statement.id, section));
  const shown = sample === undefined ? rows : drawSample(rows, sample, seed);
  context.terminal.print(
    [`${shown.length} / ${rows.length}`, ...shown.map((row) => formatStatement(row, plan.text))].join('\n'),
  );
  return EXIT.ok;
}

export function addStatementsCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  program
    .command('statements')
    .description('显示规划中提取出的陈述：数量、列举、术语、属性、举措')
    .option(...PLAN_OPTION)
    .option('--kind <类别>', `只显示一类：${KINDS.join('、')}`, parseKind)
    .option('--section <编号>', '只显示一个章节的，如 c2')
    .option('--sample <条数>', '抽取若干条，供人工评判', parseCount)
    .option('--seed <数>', '抽样的种子（默认 1）', parseCount, 1)
    .action(async (options: StatementsOptions) => end(await runStatements(context, options)));
}
