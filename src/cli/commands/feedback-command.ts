// plan feedback export: the ratings that readers have sent, as CSV. plan feedback purge: delete what is too old.
import { type Command, InvalidArgumentError } from 'commander';
import type { FeedbackStore } from '../../server/feedback/feedback-store.js';
import type { CliContext } from '../cli-context.js';
import { EXIT, type ExitCode } from '../exit-codes.js';

interface ExportOptions {
  readonly out?: string;
  readonly since: Date;
}

function parseDay(text: string): Date {
  const day = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime())) {
    throw new InvalidArgumentError('应为日期，如 2026-01-31。');
  }
  return day;
}

/** Opens the service's own file; the retention is applied on opening, so what is too old is never exported. */
async function openStore({ environment }: CliContext): Promise<FeedbackStore> {
  const { readProtectionConfig } = await import('../../server/security/protection-config.js');
  const url = environment['DATABASE_URL'];
  if (url) {
    const { openShared } = await import('../../storage/open-shared.js');
    const shared = await openShared(url);
    return { ...(await shared.openFeedback(readProtectionConfig(environment))), close: shared.close };
  }
  const { existsSync } = await import('node:fs');
  const { feedbackPath } = await import('../../server/feedback/feedback-path.js');
  const path = feedbackPath(environment);
  if (!existsSync(path)) {
    throw new Error(`没有评价记录：${path} 不存在。服务以 FEEDBACK=on 运行并收到评价后才会有。`);
  }
  const { openFeedbackStore } = await import('../../server/feedback/feedback-store.js');
  return openFeedbackStore(path, readProtectionConfig(environment));
}

async function runExport(context: CliContext, { out, since }: ExportOptions): Promise<ExitCode> {
  const { feedbackAsCsv } = await import('../../server/feedback/feedback-as-csv.js');
  const { renameSync, writeFileSync } = await import('node:fs');
  const store = await openStore(context);
  try {
    const rows = await store.list(since);
    const csv = feedbackAsCsv(rows);
    if (out === undefined) {
      context.terminal.print(csv.trimEnd());
    } else {
      // A crash leaves the old file or the new one; what citizens wrote is for the operator's eyes.
      const temporary = `${out}.${process.pid}.tmp`;
      writeFileSync(temporary, csv, { mode: 0o600 });
      renameSync(temporary, out);
      context.terminal.complain(`已导出 ${rows.length} 条到 ${out}`);
    }
    return EXIT.ok;
  } finally {
    await store.close();
  }
}

async function runPurge(context: CliContext): Promise<ExitCode> {
  // Opening deletes what is too old.
  await (await openStore(context)).close();
  context.terminal.print('已删除超过保存天数（RETENTION_DAYS）的评价和提问记录。');
  return EXIT.ok;
}

export function addFeedbackCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  const feedback = program.command('feedback').description('读者的评价：导出、清理');
  feedback
    .command('export')
    .description('导出为 CSV（含问题，如果开启了提问记录）')
    .option('--out <文件>', '写到文件（默认输出到终端）')
    .option('--since <日期>', '只导出这一天（UTC）及以后的，如 2026-01-31', parseDay, new Date(0))
    .action(async (options: ExportOptions) => end(await runExport(context, options)));
  feedback
    .command('purge')
    .description('删除超过保存天数的记录（服务运行时会自动删除）')
    .action(async () => end(await runPurge(context)));
}
