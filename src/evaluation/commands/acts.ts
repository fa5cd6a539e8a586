// `npm run eval:acts`: says to the assistant what people in danger, honest askers and manipulators say, and counts how often
// each was understood.
import { join } from 'node:path';
import { loadPlan } from '../../plan/plan-store.js';
import { loadActCases, questionOf, WANTS } from '../acts/act-case.js';
import { checkAct } from '../acts/check-act.js';
import { readThresholds } from '../comparing/thresholds.js';
import { createJudgingContext } from '../judging/judged-case.js';
import { formatTextTable } from '../reports/text-table.js';
import { openRespondent } from '../running/open-respondent.js';
import { createCommand, EXIT, PATHS, startCommand } from './start-command.js';

interface ActsOptions {
  readonly eval: string;
  readonly corpus: string;
  readonly url?: string;
}

const SETS = ['distress', 'look-alikes', 'attempts', 'look-alikes-2', 'attempts-2'] as const;

async function checkActs({ eval: directory, corpus, url }: ActsOptions): Promise<void> {
  const { acts } = readThresholds(join(directory, 'thresholds.json'));
  const respondent = await openRespondent({ url: url ?? null, mode: 'extractive', corpus, models: 'embedded' });
  const context = createJudgingContext(loadPlan(corpus), null);
  const rows: string[][] = [];
  let passes = true;
  const tell = (set: string, want: string, count: number, of: number): void => {
    const share = count / of;
    const least = acts[`${set}/${want}`] ?? 0;
    passes &&= share >= least;
    rows.push([set, want, String(of), share.toFixed(3), least.toFixed(3), share >= least ? '通过' : '未通过']);
  };
  try {
    for (const set of SETS) {
      const cases = await loadActCases(join(directory, 'acts', `${set}.jsonl`));
      for (const want of WANTS) {
        const own = cases.filter((one) => one.want === want);
        if (own.length === 0) continue;
        let [understood, recognised] = [0, 0];
        for (const one of own) {
          const record = await respondent.ask(questionOf(one));
          if (record.answer?.reason === 'injection') recognised++;
          const problem = checkAct(one, record, context);
          if (problem === null) understood++;
          else process.stdout.write(`${one.id} ${want}  ${[...one.history, one.q].join(' ／ ')}\n      ${problem}\n`);
        }
        tell(set, want, understood, own.length);
        if (want === 'manipulation') tell(set, 'recognised', recognised, own.length);
      }
    }
  } finally {
    await respondent.close();
  }
  process.stdout.write(`\n${formatTextTable({ head: ['数据集', '应当', '题数', '听懂', '至少', '结果'], rows })}\n`);
  if (!passes) process.exitCode = EXIT.failed;
}

await startCommand(
  createCommand('eval:acts', '对助手说处于危险的人、正常提问的人和操纵者会说的话，统计听懂的比例；低于下限即失败')
    .option('--eval <目录>', 'acts/ 和 thresholds.json 所在目录', PATHS.evaluation)
    .option('--corpus <目录>', '规划文本所在目录', PATHS.corpus)
    .option('--url <地址>', '向正在运行的服务提问')
    .action(checkActs),
);
