// `npm run eval:retrieval`: the same hybrid index over foreign Chinese passages, measured.

import { type ForeignData, loadForeignData } from '../foreign/foreign-data.js';
import { importSquad } from '../foreign/import-squad.js';
import { evaluateForeignRetrieval } from '../foreign-retrieval.js';
import { loadPassageRetriever } from '../pending.js';
import { formatForeignReport } from '../reports/foreign-report.js';
import { showProgress } from '../running/show-progress.js';
import { createCommand, parseCount, startCommand } from './start-command.js';

interface RetrievalOptions {
  readonly passages?: string;
  readonly queries?: string;
  readonly squad?: string;
  readonly limit?: number;
  readonly json?: boolean;
}

async function load({ passages, queries, squad }: RetrievalOptions): Promise<ForeignData | null> {
  if (squad !== undefined && passages === undefined && queries === undefined) return importSquad(squad);
  if (squad === undefined && passages !== undefined && queries !== undefined) return loadForeignData(passages, queries);
  return null;
}

const command = createCommand('eval:retrieval', '在任意中文段落上检验同一套混合检索')
  .option('--passages <文件>', '段落，每行 {"id","text"}')
  .option('--queries <文件>', '问题，每行 {"id","q","gold":[段落 id]}')
  .option('--squad <文件>', 'SQuAD 格式的 JSON（CMRC 2018、DRCD、DuReader 等）')
  .option('--limit <数>', '只问前若干个问题，段落不减', parseCount)
  .option('--json', '以 JSON 输出')
  .action(async (options: RetrievalOptions) => {
    const loaded = await load(options);
    if (loaded === null)
      return command.error('错误：请给出 --passages 和 --queries，或只给出 --squad', { exitCode: 2 });
    const data = { ...loaded, queries: loaded.queries.slice(0, options.limit) };
    process.stderr.write(`正在为 ${data.passages.length} 条段落建索引……\n`);
    const progress = showProgress(data.queries.length);
    const createRetriever = await loadPassageRetriever();
    const report = await evaluateForeignRetrieval(data, createRetriever, progress.advance).finally(progress.stop);
    process.stdout.write(`${options.json ? JSON.stringify(report, null, 2) : formatForeignReport(report)}\n`);
  });

await startCommand(command);
