// `npm run eval:score -- RUN`: scores a stored run again, without asking, and writes its reports anew.
import { formatTerminalReport } from '../reports/terminal-report.js';
import { writeReports } from '../reports/write-reports.js';
import { findRunDirectory } from '../running/run-store.js';
import { loadScoredRun } from '../scoring/load-scored-run.js';
import { writeResultTables } from '../tables/result-table.js';
import { createCommand, PATHS, startCommand } from './start-command.js';

interface ScoreOptions {
  readonly dataset?: string;
  readonly corpus: string;
  readonly runs: string;
  readonly planUrl?: string;
}

async function score(run: string, options: ScoreOptions): Promise<void> {
  const directory = findRunDirectory(options.runs, run);
  const scored = await loadScoredRun(directory, { corpus: options.corpus, dataset: options.dataset ?? null });
  const report = writeReports(scored, { planUrl: options.planUrl ?? null });
  await writeResultTables(report, directory);
  process.stdout.write(
    `${formatTerminalReport(report)}\n\n报告：${directory}/report.html、results.xlsx、results.csv、report.json、junit.xml\n`,
  );
}

await startCommand(
  createCommand('eval:score', '对已保存的运行重新评分，不再提问')
    .usage('[选项] [运行]')
    .argument('[运行]', '运行的目录、名称或 latest', 'latest')
    .option('--dataset <文件>', '评分所用数据集；默认用运行时的数据集')
    .option('--corpus <目录>', '规划文本所在目录', PATHS.corpus)
    .option('--runs <目录>', '运行记录存放目录', PATHS.runs)
    .option('--plan-url <地址>', '报告中规划链接指向的服务')
    .action(score),
);
