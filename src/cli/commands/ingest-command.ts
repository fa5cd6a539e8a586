// plan ingest: a document of any format to the structured document, its card and the record of where its text comes from.
import type { Command } from 'commander';
import type { Shelf } from '../../plan/choose-shelf.js';
import type { ParsedPlan } from '../../plan/parse-plan.js';
import type { PlanCard } from '../../plan/plan-card.js';
import type { PlanDocument } from '../../plan/plan-document.js';
import type { Statement } from '../../statements/statement.js';
import { readCatalog } from '../choose-plan.js';
import type { CliContext } from '../cli-context.js';
import { EXIT, type ExitCode, UsageError } from '../exit-codes.js';

interface IngestOptions {
  readonly check?: true;
  readonly seed?: string;
  readonly corpus?: string;
  readonly id?: string;
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

/** 1-based line where two texts part, or null when they are equal. */
function firstDifference(a: string, b: string): number | null {
  if (a === b) return null;
  const [left, right] = [a.split('\n'), b.split('\n')];
  return left.findIndex((line, index) => line !== right[index]) + 1 || left.length + 1;
}

interface Ingested {
  readonly parsed: ParsedPlan;
  readonly corpusDir: string;
  /** Where a plan that is brought belongs; null where the folder was given, and for our own. */
  readonly shelf: Shelf | null;
  /** Nobody wrote a card yet. */
  readonly isCardGuessed: boolean;
  /** Files beside the plan, by name. */
  readonly beside: Readonly<Record<string, string | Uint8Array>>;
}

const ID = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** The place of a document that is brought without saying where to: plans/ID/, or beside the edition that it replaces. */
async function shelfFor(context: CliContext, guessed: PlanCard, bytes: Uint8Array): Promise<Shelf> {
  const [{ createHash }, { existsSync }, { join }] = await Promise.all([
    import('node:crypto'),
    import('node:fs'),
    import('node:path'),
  ]);
  const { chooseShelf } = await import('../../plan/choose-shelf.js');
  const { plansDir, corpusDir } = context;
  const isEmpty = !existsSync(plansDir) && !existsSync(join(corpusDir, 'plan.json'));
  const plans = isEmpty ? [] : (await readCatalog(context)).plans;
  const digest = createHash('sha256').update(bytes).digest('hex');
  return chooseShelf({ plans }, { plansDir, guessed, digest });
}

/** Our own plan goes to corpus/, one that is brought to plans/ID/. */
async function readAndParse(file: string | undefined, options: IngestOptions, context: CliContext): Promise<Ingested> {
  const { readFileSync } = await import('node:fs');
  const { basename, extname } = await import('node:path');
  const { loadCard } = await import('../../plan/card-store.js');
  const { parseDocument } = await import('../../plan/parse-plan.js');
  const { formatOrigin, originOf } = await import('../../plan/plan-origin.js');
  const { readDocument } = await import('../../plan/reading/read-document.js');
  if (options.id !== undefined && !ID.test(options.id)) {
    throw new UsageError(`编号 “${options.id}” 只能用小写字母、数字和连字符。`);
  }
  const path = file ?? options.seed ?? (await findSeed(context.seedsDir));
  const bytes = readFileSync(path);
  const source = await readDocument(bytes, path);
  const first = parseDocument(source, options.id === undefined ? {} : { id: options.id });
  const isOwn = file === undefined;
  const shelf = isOwn || options.corpus !== undefined ? null : await shelfFor(context, first.plan.card, bytes);
  const corpusDir = shelf?.corpusDir ?? options.corpus ?? context.corpusDir;
  const card = shelf === null ? loadCard(corpusDir) : shelf.card;
  const parsed = card === null ? first : parseDocument(source, { card });
  const beside = {
    'origin.json': formatOrigin(originOf(parsed, basename(path), bytes)),
    ...(isOwn ? {} : { [`source${extname(path).toLowerCase()}`]: bytes }),
  };
  return { parsed, corpusDir, shelf, isCardGuessed: card === null, beside };
}

async function statementsOf(plan: PlanDocument): Promise<Statement[]> {
  const { extractStatements } = await import('../../statements/extract-statements.js');
  const { loadGeneralWords } = await import('../../statements/general-words.js');
  return extractStatements(plan, loadGeneralWords());
}

async function checkCorpus({ parsed, corpusDir, beside }: Ingested, { terminal }: CliContext): Promise<ExitCode> {
  const { readFileSync } = await import('node:fs');
  const { join } = await import('node:path');
  const { formatPlan } = await import('../../plan/plan-store.js');
  const { describeSize } = await import('../display/describe-parsed-plan.js');
  const { formatStatementFiles } = await import('../../statements/statement-store.js');
  const { plan } = parsed;
  const { text, structure } = formatPlan(plan);
  const statements = formatStatementFiles(plan, await statementsOf(plan));
  const origin = String(beside['origin.json']);
  const expected = { 'plan.txt': text, 'plan.json': structure, 'origin.json': origin, ...statements };
  const faults = Object.entries(expected).flatMap(([name, content]) => {
    const path = join(corpusDir, name);
    try {
      const line = firstDifference(readFileSync(path, 'utf8'), content);
      return line === null ? [] : [`${path} 第 ${line} 行起与源文档不一致`];
    } catch (error) {
      return [`${path} 无法读取：${(error as Error).message}`];
    }
  });
  if (faults.length === 0) {
    terminal.print(`语料与源文档一致：${describeSize(parsed.plan)}。`);
    return EXIT.ok;
  }
  terminal.complain([...faults, '请运行 npm run plan -- ingest 重新生成。'].join('\n'));
  return EXIT.failure;
}

const describeEdition = (id: string, older: string): string =>
  `与已有的 ${older} 编号相同而文件不同，作为新的一版 ${id} 收入；旧版仍可查阅。比较两版：npm run plan -- diff ${older} ${id}`;

async function runIngest(file: string | undefined, options: IngestOptions, context: CliContext): Promise<ExitCode> {
  const { join } = await import('node:path');
  const ingested = await readAndParse(file, options, context);
  if (options.check) return checkCorpus(ingested, context);
  const { describeParsedPlan } = await import('../display/describe-parsed-plan.js');
  const { writePlan } = await import('../../plan/plan-store.js');
  const { fillShelf } = await import('../../plan/choose-shelf.js');
  const { parsed, corpusDir, shelf, isCardGuessed, beside } = ingested;
  const { writeStatements } = await import('../../statements/statement-store.js');
  const statements = await statementsOf(parsed.plan);
  const write = (folder: string): void => {
    writePlan(parsed.plan, folder, beside);
    writeStatements(parsed.plan, statements, folder);
  };
  if (shelf === null) write(corpusDir);
  else fillShelf(shelf, write);
  const { terminal } = context;
  terminal.print(describeParsedPlan(parsed, join(corpusDir, 'card.json'), isCardGuessed));
  terminal.print(`已写入 ${corpusDir}`);
  if (shelf?.replaces) terminal.print(describeEdition(parsed.plan.id, shelf.replaces.id));
  if (shelf !== null) terminal.print(`提问：npm run plan -- ask --plan ${parsed.plan.id} "……"`);
  return EXIT.ok;
}

export function addIngestCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  program
    .command('ingest')
    .description('把规划文档（.txt .md .html .docx .pdf）解析为结构化文档；不给文件时重新解析 seeds/ 中的源文档')
    .argument('[文件]', '要解析的文档；写入 plans/编号/')
    .option('--id <编号>', '规划的编号（默认由题名推断，地名拼音加序号）')
    .option('--check', '不写入，只检查语料是否与源文档一致')
    .option('--seed <文件>', '源文档（默认 seeds/ 中唯一的 .txt 文件）')
    .option('--corpus <目录>', '写入的目录（默认 corpus/，给了文件时为 plans/编号/）')
    .action(async (file: string | undefined, options: IngestOptions) => end(await runIngest(file, options, context)));
}
