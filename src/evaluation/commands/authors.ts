// `npm run eval:authors`: each author's index-time questions asked of an index without them: how a new asker fares.
import { OptionError } from '../dataset/option-error.js';
import { type AuthorResult, holdOutAuthor, listAuthors } from '../held-out-authors.js';
import { formatTextTable } from '../reports/text-table.js';
import { createCommand, PATHS, parseCount, startCommand } from './start-command.js';

interface AuthorsOptions {
  readonly corpus: string;
  readonly questions: number;
  readonly authors?: string;
}

function chooseAuthors(known: readonly string[], wanted: string | undefined): readonly string[] {
  const names = wanted?.split(',').map((name) => name.trim()) ?? known;
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new OptionError(`--authors: there is no author 「${unknown}」; expected some of ${known.join(', ')}`);
  return names;
}

const percent = (share: number): string => share.toFixed(3);

const rowOf = (result: AuthorResult): string[] => [
  result.author,
  String(result.questions),
  percent(result.sentence),
  percent(result.sentenceUnlearned),
  percent(result.chunk),
  percent(result.chunkUnlearned),
];

async function measureAuthors({ corpus, questions, authors }: AuthorsOptions): Promise<void> {
  const results: AuthorResult[] = [];
  for (const author of chooseAuthors(listAuthors(corpus), authors)) {
    process.stderr.write(`不用 ${author} 的问法建索引，再用它们提问……\n`);
    results.push(await holdOutAuthor(corpus, author, questions));
  }
  process.stdout.write(
    `${formatTextTable({ head: ['作者', '题数', '首句', '首句（无分类器）', '首段', '首段（无分类器）'], rows: results.map(rowOf) })}\n`,
  );
}

await startCommand(
  createCommand('eval:authors', '逐一留出各作者的索引问法，看新的提问者能否找对地方')
    .option('--corpus <目录>', '规划文本所在目录', PATHS.corpus)
    .option('--questions <数目>', '每位作者最多问多少题', parseCount, 1000)
    .option('--authors <名称>', '只测这些作者，以逗号分隔')
    .action(measureAuthors),
);
