// `npm run eval:retrieval`: the same hybrid index over foreign Chinese passages, measured.

import { type ForeignData, loadForeignData } from '../foreign/foreign-data.js';
import { importSquad } from '../foreign/import-squad.js';
import {
  evaluateForeignRetrieval,
  type ForeignRetrievalReport,
  type PassageRetrieverFactory,
} from '../foreign-retrieval.js';
import { formatForeignReport } from '../reports/foreign-report.js';
import { showProgress } from '../running/show-progress.js';
import { createCommand, parseCount, startCommand } from './start-command.js';

interface RetrievalOptions {
  readonly passages?: string;
  readonly queries?: string;
  readonly squad?: string;
  readonly limit?: number;
  readonly bm25?: boolean;
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
  .option('--bm25', '同时测量普通 BM25（结巴分词加二元字组），作为对照')
  .option('--json', '以 JSON 输出')
  .action(async (options: RetrievalOptions) => {
    const loaded = await load(options);
    if (loaded === null)
      return command.error('错误：请给出 --passages 和 --queries，或只给出 --squad', { exitCode: 2 });
    const data = { ...loaded, queries: loaded.queries.slice(0, options.limit) };
    // Loaded here, so that --help and a wrong file never wait for the tokenizer's dictionary.
    const { createPassageRetriever } = await import('../../retrieval/passage-retriever.js');
    const { createPlainBm25 } = await import('../../retrieval/plain-bm25.js');
    const measure = async (name: string, create: PassageRetrieverFactory): Promise<ForeignRetrievalReport> => {
      process.stderr.write(`${name}：正在为 ${data.passages.length} 条段落建索引……\n`);
      const progress = showProgress(data.queries.length);
      return evaluateForeignRetrieval(data, create, progress.advance).finally(progress.stop);
    };
    const report = await measure('混合检索', createPassageRetriever);
    const yardstick = options.bm25 ? await measure('普通 BM25', createPlainBm25) : null;
    const json = () => JSON.stringify(yardstick === null ? report : { hybrid: report, bm25: yardstick }, null, 2);
    process.stdout.write(`${options.json ? json() : formatForeignReport(report, yardstick)}\n`);
  });

await startCommand(command);
