// `npm run eval:failing`: asks the inputs that failed once, and fails when more of them fail than the thresholds allow.
import { join } from 'node:path';
import { readThresholds } from '../comparing/thresholds.js';
import { checkFailing } from '../failing/check-failing.js';
import { loadFailingInputs, questionOf } from '../failing/failing-input.js';
import { formatTextTable } from '../reports/text-table.js';
import type { GeneratedRecord } from '../running/generated-record.js';
import { openRespondent } from '../running/open-respondent.js';
import { createCommand, EXIT, PATHS, startCommand } from './start-command.js';

interface FailingOptions {
  readonly eval: string;
  readonly corpus: string;
  readonly url?: string;
}

/** So much of an answer shows what it is about. */
const OPENING = 90;

const openingOf = ({ answer }: GeneratedRecord): string =>
  (answer?.answer ?? '').replace(/\s+/g, ' ').slice(0, OPENING);

async function checkInputs({ eval: directory, corpus, url }: FailingOptions): Promise<void> {
  const { failing } = readThresholds(join(directory, 'thresholds.json'));
  const inputs = await loadFailingInputs(join(directory, 'failing.jsonl'));
  const respondent = await openRespondent({ url: url ?? null, mode: 'extractive', corpus, models: 'embedded' });
  const kinds = new Map<string, { asked: number; failed: number }>();
  try {
    for (const input of inputs) {
      const record = await respondent.ask(questionOf(input));
      const problems = checkFailing(input, record);
      const kind = kinds.get(input.kind) ?? { asked: 0, failed: 0 };
      kinds.set(input.kind, { asked: kind.asked + 1, failed: kind.failed + (problems.length > 0 ? 1 : 0) });
      if (problems.length === 0) continue;
      const asked = [...input.history.map(({ content }) => content), input.q].join(' ／ ');
      process.stdout.write(
        `${input.id} ${input.kind}  ${asked}\n      ${problems.join('；')}\n      应：${input.want}\n      答：${openingOf(record)}\n`,
      );
    }
  } finally {
    await respondent.close();
  }
  const rows = [...kinds].map(([kind, { asked, failed }]) => [kind, String(asked), String(failed)]);
  const failed = [...kinds.values()].reduce((sum, kind) => sum + kind.failed, 0);
  const passes = failed <= failing.most;
  process.stdout.write(
    `\n${formatTextTable({ head: ['类别', '题数', '未过'], rows })}\n\n${inputs.length} 题中 ${failed} 题未过，至多允许 ${failing.most} 题：${passes ? '通过' : '未通过'}\n`,
  );
  if (!passes) process.exitCode = EXIT.failed;
}

await startCommand(
  createCommand('eval:failing', '逐一提问曾经答错的输入，列出仍然答错的；多于允许的数目即失败')
    .option('--eval <目录>', 'failing.jsonl 和 thresholds.json 所在目录', PATHS.evaluation)
    .option('--corpus <目录>', '规划文本所在目录', PATHS.corpus)
    .option('--url <地址>', '向正在运行的服务提问')
    .action(checkInputs),
);
