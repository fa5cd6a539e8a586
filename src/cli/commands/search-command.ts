// plan search "…": the passages that a question would be answered from.
import { type Command, InvalidArgumentError } from 'commander';
import { expectPlan, PLAN_OPTION } from '../choose-plan.js';
import { type CliContext, openQuietly } from '../cli-context.js';
import { EXIT, type ExitCode } from '../exit-codes.js';

interface SearchOptions {
  readonly explain?: true;
  readonly k: number;
  readonly plan?: string;
}

const MOST_HITS = 50;

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > MOST_HITS) {
    throw new InvalidArgumentError(`应为 1 到 ${MOST_HITS} 的整数。`);
  }
  return count;
}

async function runSearch(context: CliContext, words: readonly string[], options: SearchOptions): Promise<ExitCode> {
  const { terminal } = context;
  const library = await openQuietly(context);
  if (options.plan !== undefined) expectPlan(library, options.plan);
  try {
    const assistant = await library.assistant(options.plan);
    const retrieval = await assistant.retrieve(words.join(' ').trim(), { k: options.k });
    const { formatRetrieval } = await import('../display/format-retrieval.js');
    const { createPaint } = await import('../display/paint.js');
    const display = {
      width: terminal.width,
      paint: createPaint(terminal.hasColor),
      outline: assistant.outline,
      text: assistant.plan.text,
      explain: options.explain === true,
    };
    terminal.print(formatRetrieval(retrieval, display));
    return EXIT.ok;
  } finally {
    await library.close();
  }
}

export function addSearchCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  program
    .command('search')
    .description('检索规划，列出最相关的段落')
    .argument('<问题...>', '问题或关键词')
    .option('--explain', '说明每条的各项得分，以及舍去了哪些、为何舍去')
    .option(...PLAN_OPTION)
    .option('-k <条数>', '列出多少条（默认 10）', parseCount, 10)
    .action(async (words: string[], options: SearchOptions) => end(await runSearch(context, words, options)));
}
