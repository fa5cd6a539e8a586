// plan doctor: whether the configured models can be used, and in plain words what to mend.
import type { Command } from 'commander';
import type { CliContext } from '../cli-context.js';
import { createPaint, type Paint } from '../display/paint.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Finding } from './diagnose-models.js';

const MARKS = { ok: ['green', '通过'], warning: ['yellow', '注意'], failed: ['red', '失败'] } as const;

function formatFinding({ name, status, detail, remedy }: Finding, paint: Paint): string {
  const [color, mark] = MARKS[status];
  const line = `${paint(color, mark)}  ${name}：${detail}`;
  return remedy ? `${line}\n      ${paint('dim', status === 'ok' ? '提示' : '怎么办')}：${remedy}` : line;
}

async function runDoctor({ terminal, environment, corpusDir }: CliContext, asJson: boolean): Promise<ExitCode> {
  const { loadModelConfig } = await import('../../models/model-config.js');
  const { diagnoseModels } = await import('./diagnose-models.js');
  const findings = await diagnoseModels(loadModelConfig({ env: environment }), corpusDir);
  const hasFailed = findings.some(({ status }) => status === 'failed');
  if (asJson) {
    terminal.print(JSON.stringify(findings, null, 2));
  } else {
    const paint = createPaint(terminal.hasColor);
    const end = hasFailed ? '有检查未通过：请按“怎么办”处理；在此之前助手使用内置方法。' : '全部可用。';
    terminal.print([...findings.map((finding) => formatFinding(finding, paint)), end].join('\n'));
  }
  return hasFailed ? EXIT.failure : EXIT.ok;
}

export function addDoctorCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  program
    .command('doctor')
    .description('检查语言模型与向量模型：是否可达、密钥与模型名是否正确、能否写出带引文的回答')
    .option('--json', '以 JSON 输出')
    .action(async (options: { readonly json?: true }) => end(await runDoctor(context, options.json === true)));
}
