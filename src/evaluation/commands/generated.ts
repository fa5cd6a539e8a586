// `npm run eval:generated`: the cases with recorded replies, answered with them and without a model, side by side.
import { join } from 'node:path';
import { OptionError } from '../dataset/option-error.js';
import { repliedModels } from '../replies/replied-cases.js';
import { formatGenerated } from '../reports/generated-report.js';
import { performGenerated } from './perform-generated.js';
import { createCommand, PATHS, startCommand } from './start-command.js';

interface GeneratedCommandOptions {
  readonly eval: string;
  readonly corpus: string;
  readonly runs: string;
  readonly replies: string;
  readonly model?: string;
  readonly cases?: true;
}

async function generated(options: GeneratedCommandOptions): Promise<void> {
  const { replies, corpus, runs } = options;
  const models = repliedModels(replies).filter((name) => options.model === undefined || name === options.model);
  if (models.length === 0)
    throw new OptionError(`there are no recorded replies under ${replies}; record some with --record`);
  const figures = await performGenerated(models, { evaluation: options.eval, corpus, root: runs, replies });
  process.stdout.write(`${formatGenerated(figures)}\n`);
  if (!options.cases) return;
  for (const { model, won, lost } of figures)
    process.stdout.write(`${model} 因模型而完整：${won.join('、')}\n${model} 因模型而不完整：${lost.join('、')}\n`);
}

await startCommand(
  createCommand('eval:generated', '用录存的回复作答，与同一批题不用模型的结果并列')
    .option('--eval <目录>', '数据集所在目录', PATHS.evaluation)
    .option('--corpus <目录>', '规划文本所在目录', PATHS.corpus)
    .option('--runs <目录>', '运行记录存放目录', PATHS.runs)
    .option('--replies <目录>', '录存的回复所在目录', join(PATHS.evaluation, 'replies'))
    .option('--model <名称>', '只用这个模型的回复')
    .option('--cases', '列出因模型而改变的题')
    .action(generated),
);
