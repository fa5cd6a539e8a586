// The frame of every evaluation command: arguments in, exit code out, errors as one line on stderr.
import { Command, CommanderError, InvalidArgumentError } from 'commander';

/** 0 done · 1 failed (a broken file, a failed gate, questions that could not be asked) · 2 usage · 130 interrupted. */
export const EXIT = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const;

/** Where runs, the development set, the plan and the evaluation folder lie, relative to the project. */
export const PATHS = {
  runs: 'data/eval',
  dataset: 'eval/questions.jsonl',
  corpus: 'corpus',
  evaluation: 'eval',
} as const;

const EXIT_HELP = '\n退出码：0 完成；1 失败；2 用法错误；130 中断。';

/** A command of the evaluation room, named as its npm script. */
export const createCommand = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .usage('[选项]')
    .helpOption('-h, --help', '显示帮助')
    .addHelpText('after', EXIT_HELP)
    .allowExcessArguments(false)
    .exitOverride();

/** Parses a whole number from 1 upwards; for options such as --concurrency. */
export function parseCount(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('应为 1 以上的整数');
  return value;
}

/** Names an error without its stack: what operators can mend is said in the message; defects show where they are. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isExpected = error.name !== 'Error' && error.name !== 'TypeError' && error.name !== 'RangeError';
  return isExpected ? error.message : (error.stack ?? error.message);
}

/**
 * Runs the command with the process's arguments and sets the exit code. A closed pipe (`| head`) ends it quietly.
 * @param command whose action sets `process.exitCode` itself where it can fail without an error
 */
export async function startCommand(command: Command): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(EXIT.done);
  });
  try {
    await command.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? EXIT.done : EXIT.usage;
      return;
    }
    if (error instanceof Error && error.name === 'AbortError') {
      process.exitCode = EXIT.interrupted;
      return;
    }
    process.stderr.write(`错误：${describeError(error)}\n`);
    process.exitCode = EXIT.failed;
  }
}
