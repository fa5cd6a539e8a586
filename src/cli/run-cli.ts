// The command line as a function: arguments in, exit code out. Commands load their parts only when they run.
import { Command, CommanderError, Help } from 'commander';
import stringWidth from 'string-width';
import type { CliContext } from './cli-context.js';
import { addAskCommand } from './commands/ask-command.js';
import { addAuditCommand } from './commands/audit-command.js';
import { addBriefCommand } from './commands/brief-command.js';
import { addDiffCommand } from './commands/diff-command.js';
import { addDoctorCommand } from './commands/doctor-command.js';
import { addDraftQuestionsCommand } from './commands/draft-questions-command.js';
import { addExpandCommand } from './commands/expand-command.js';
import { addFeedbackCommand } from './commands/feedback-command.js';
import { addIndexCommand } from './commands/index-command.js';
import { addIngestCommand } from './commands/ingest-command.js';
import { addInspectCommand } from './commands/inspect-command.js';
import { addListCommand } from './commands/list-command.js';
import { addMcpCommand } from './commands/mcp-command.js';
import { addOutlineCommand } from './commands/outline-command.js';
import { addRemoveCommand } from './commands/remove-command.js';
import { addSearchCommand } from './commands/search-command.js';
import { addServeCommand } from './commands/serve-command.js';
import { addStatementsCommand } from './commands/statements-command.js';
import { addSwitchCommand } from './commands/switch-command.js';
import { addVerifyCommand } from './commands/verify-command.js';
import { EXIT, EXIT_CODES_HELP, type ExitCode, UsageError } from './exit-codes.js';
import { translateUsageError } from './translate-usage-error.js';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

const standard = new Help();
const inChinese = (usage: string): string => usage.replace('[options]', '[选项]');

function createProgram({ terminal }: CliContext): Command {
  return new Command('plan')
    .description('规划问答：对一部已公布的发展规划提问，每句回答都有原文出处')
    .usage('<命令> [选项]')
    .helpOption('-h, --help', '显示帮助')
    .helpCommand('help [命令]', '显示一个命令的帮助')
    .addHelpText('after', EXIT_CODES_HELP)
    .configureHelp({
      styleTitle: (title) => TITLES[title] ?? title,
      displayWidth: stringWidth,
      // Defaults are told in the description, in Chinese.
      optionDescription: (option) => option.description,
      subcommandTerm: (command) => inChinese(standard.subcommandTerm(command)),
      commandUsage: (command) => inChinese(standard.commandUsage(command)),
    })
    .configureOutput({
      writeOut: (text) => terminal.print(text.trimEnd()),
      writeErr: (text) => terminal.complain(text.trimEnd()),
      outputError: (text, write) => write(translateUsageError(text)),
    })
    .showHelpAfterError('用 plan --help 查看用法。')
    .exitOverride();
}

function explainFailure(error: unknown, { terminal, environment }: CliContext): ExitCode {
  // Commander has printed its message already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const message = error instanceof Error ? error.message : String(error);
  terminal.complain(`错误：${message}`);
  if (environment['DEBUG'] && error instanceof Error && error.stack) terminal.complain(error.stack);
  return error instanceof UsageError ? EXIT.usage : EXIT.failure;
}

/**
 * Runs one command line.
 * @param args without node and script
 * @returns the exit code; nothing is thrown
 */
export async function runCli(args: readonly string[], context: CliContext): Promise<ExitCode> {
  let code: ExitCode = EXIT.ok;
  const end = (value: ExitCode) => {
    code = value;
  };
  const program = createProgram(context);
  for (const addCommand of [
    addServeCommand,
    addAskCommand,
    addSearchCommand,
    addVerifyCommand,
    addBriefCommand,
    addAuditCommand,
    addMcpCommand,
    addInspectCommand,
    addOutlineCommand,
    addStatementsCommand,
    addIngestCommand,
    addIndexCommand,
    addListCommand,
    addSwitchCommand,
    addRemoveCommand,
    addDiffCommand,
    addFeedbackCommand,
    addDoctorCommand,
    addExpandCommand,
    addDraftQuestionsCommand,
  ]) {
    addCommand(program, context, end);
  }
  try {
    await program.parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' });
    return code;
  } catch (error) {
    return explainFailure(error, context);
  }
}
