// plan audit: what a drafter would want to mend in the plan's text, in the terminal, as JSON or as a Word report.
import type { Command } from 'commander';
import { PLAN_OPTION } from '../choose-plan.js';
import type { CliContext } from '../cli-context.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { openPlan } from '../open-plan.js';

interface AuditOptions {
  readonly json?: true;
  readonly docx?: string;
  readonly plan?: string;
}

async function runAudit(context: CliContext, { json, docx, plan }: AuditOptions): Promise<ExitCode> {
  const { assistant, close } = await openPlan(context, plan);
  try {
    const { auditOf, auditReport, byKind } = await import('../../server/documents/audit-report.js');
    const audit = auditOf(assistant);
    const { terminal } = context;
    if (docx !== undefined) {
      const [{ writeFileSync }, { reportAsDocx }] = await Promise.all([
        import('node:fs'),
        import('../../server/documents/report-as-docx.js'),
      ]);
      writeFileSync(docx, await reportAsDocx(auditReport(audit)));
      terminal.complain(`已写入 ${docx}`);
    } else if (json) terminal.print(JSON.stringify(audit, null, 2));
    else {
      for (const { title, findings } of byKind(audit)) {
        terminal.print(`${title}（${findings.length}）`);
        for (const { note, places } of findings) {
          terminal.print(`  ${note}`);
          for (const { reference, quote } of places) terminal.print(`    ${reference}：“${quote.slice(0, 120)}”`);
        }
      }
    }
    return EXIT.ok;
  } finally {
    await close();
  }
}

export function addAuditCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  program
    .command('audit')
    .description('规划体检：前后不一致的数、没有解释的提法、缺年份和现状数的目标、序号和写法问题')
    .option(...PLAN_OPTION)
    .option('--json', '以 JSON 输出')
    .option('--docx <文件>', '写成 Word 报告')
    .action(async (options: AuditOptions) => end(await runAudit(context, options)));
}
