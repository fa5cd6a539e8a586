// plan ingest: the source document in seeds/ to the structured document in corpus/.
import type { Command } from 'commander';
import type { PlanDocument } from '../../plan/plan-document.js';
import type { Statement } from '../../statements/statement.js';
import type { CliContext } from '../cli-context.js';
import { EXIT, type ExitCode, UsageError } from '../exit-codes.js';

interface IngestOptions {
  readonly check?: true;
  readonly seed?: string;
  readonly corpus?: string;
}

/** The one document in seeds/; with several, the operator says which. */
async function findSeed(folder: string): Promise<string> {
  const { readdirSync } = await import('node:fs');
  const { join } = await import('node:path');
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  const [only, ...more] = names;
  if (only === undefined) throw new UsageError(`${folder} 中没有 .txt 文件。请放入规划文本，或用 --seed 指定。`);
  if (more.length > 0) throw new UsageError(`${folder} 中有多个文件（${names.join('、')}），请用 --seed 指定一个。`);
  return join(folder, only);
}

function describeSize({ sections, boxes, indicators, text }: PlanDocument): string {
  const count = (level: string) => sections.filter((section) => section.level === level).length;
  const chapters = sections.filter((section) => section.level === 'chapter' && section.number > 0).length;
  return `${chapters} 章，${count('section')} 节，${count('item')} 条，${boxes.length} 个专栏，${indicators.filter((row) => row.parentId === null).length} 项指标，${text.length} 字`;
}

/** 1-based line where two texts part, or null when they are equal. */
function firstDifference(a: string, b: string): number | null {
  if (a === b) return null;
  const [left, right] = [a.split('\n'), b.split('\n')];
  return left.findIndex((line, index) => line !== right[index]) + 1 || left.length + 1;
}

async function statementsOf(plan: PlanDocument): Promise<Statement[]> {
  const { extractStatements } = await import('../../statements/extract-statements.js');
  const { loadGeneralWords } = await import('../../statements/general-words.js');
  return extractStatements(plan, loadGeneralWords());
}

async function checkCorpus(plan: PlanDocument, corpusDir: string, { terminal }: CliContext): Promise<ExitCode> {
  const { readFileSync } = await import('node:fs');
  const { join } = await import('node:path');
  const { formatPlan } = await import('../../plan/plan-store.js');
  const { formatStatementFiles } = await import('../../statements/statement-store.js');
  const { text, structure } = formatPlan(plan);
  const statements = formatStatementFiles(plan, await statementsOf(plan));
  const files = { 'plan.txt': text, 'plan.json': structure, ...statements };
  const faults = Object.entries(files).flatMap(([name, expected]) => {
    const path = join(corpusDir, name);
    try {
      const line = firstDifference(readFileSync(path, 'utf8'), expected);
      return line === null ? [] : [`${path} 第 ${line} 行起与源文档不一致`];
    } catch (error) {
      return [`${path} 无法读取：${(error as Error).message}`];
    }
  });
  if (faults.length === 0) {
    terminal.print(`语料与源文档一致：${describeSize(plan)}。`);
    return EXIT.ok;
  }
  terminal.complain([...faults, '请运行 npm run plan -- ingest 重新生成。'].join('\n'));
  return EXIT.failure;
}

async function runIngest(context: CliContext, options: IngestOptions): Promise<ExitCode> {
  const { readFileSync } = await import('node:fs');
  const { parsePlan } = await import('../../plan/parse-plan.js');
  const seed = options.seed ?? (await findSeed(context.seedsDir));
  const corpusDir = options.corpus ?? context.corpusDir;
  const plan = parsePlan(readFileSync(seed));
  if (options.check) return checkCorpus(plan, corpusDir, context);
  const { writePlan } = await import('../../plan/plan-store.js');
  const { writeStatements } = await import('../../statements/statement-store.js');
  const statements = await statementsOf(plan);
  writePlan(plan, corpusDir);
  writeStatements(plan, statements, corpusDir);
  context.terminal.print(`已写入 ${corpusDir}：${describeSize(plan)}。`);
  return EXIT.ok;
}

export function addIngestCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  program
    .command('ingest')
    .description('把 seeds/ 中的源文档解析为 corpus/ 中的结构化文档')
    .option('--check', '不写入，只检查 corpus/ 是否与源文档一致')
    .option('--seed <文件>', '源文档（默认 seeds/ 中唯一的 .txt 文件）')
    .option('--corpus <目录>', '语料目录（默认 corpus/）')
    .action(async (options: IngestOptions) => end(await runIngest(context, options)));
}
