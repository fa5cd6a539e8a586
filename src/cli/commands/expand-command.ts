// plan expand: all aids of a plan by the configured model (questions, aliases, audiences, hard words), for what is new or changed.
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { AidsStore } from '../../answering/generation/expansion/aids-store.js';
import type { ExpansionEstimate } from '../../answering/generation/expansion/estimate-expansion.js';
import type {
  ExpandInput,
  PassageOutcome,
  PendingPassage,
} from '../../answering/generation/expansion/expand-passages.js';
import type { ExpansionStore } from '../../answering/generation/expansion/expansion-store.js';
import type { ChatConfig } from '../../models/model-config.js';
import type { PlanDocument } from '../../plan/plan-document.js';
import { corpusOf, PLAN_OPTION } from '../choose-plan.js';
import { type CliContext, openQuietly } from '../cli-context.js';
import { EXIT, type ExitCode, UsageError } from '../exit-codes.js';

interface ExpandOptions {
  readonly yes?: true;
  readonly all?: true;
  readonly limit?: number;
  readonly perSentence: number;
  readonly only?: 'questions' | 'aids';
  readonly plan?: string;
}

const MOST_PASSAGES = 100_000;
/** More questions of one sentence repeat each other, and outgrow the reply. */
const MOST_PER_SENTENCE = 10;

const parseCount = (most: number) => (text: string) => {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > most)
    throw new InvalidArgumentError(`应为 1 到 ${most} 的整数。`);
  return count;
};

function describeEstimate(what: string, estimate: ExpansionEstimate, model: string): string {
  const { requests, inputTokens, outputTokens, cost } = estimate;
  const price = cost === null ? '未配置单价，不估费用' : `估计费用 ${cost.toFixed(2)}（按配置的单价）`;
  return `${what} ${requests} 个段落，模型 ${model}：${requests} 次请求，约 ${inputTokens} 个输入词元、${outputTokens} 个输出词元，${price}。`;
}

/** Counts over all passages. */
class Summary {
  passages = 0;
  written = 0;
  kept = 0;
  failed = 0;
  readonly #dropped = new Map<string, number>();

  add(outcome: PassageOutcome): void {
    if ('failure' in outcome) {
      this.failed++;
      return;
    }
    this.passages++;
    this.written += outcome.written;
    this.kept += outcome.sifted.kept.length;
    for (const [reason, count] of Object.entries(outcome.sifted.dropped))
      this.#dropped.set(reason, (this.#dropped.get(reason) ?? 0) + count);
  }

  describe(file: string): string {
    const names: Readonly<Record<string, string>> = {
      repeated: '重复',
      copied: '照抄原文',
      'foreign-figure': '带有别处的数字',
      pointing: '脱离段落读不懂',
      'not-retrieved': '检索不到本段落',
    };
    const dropped = [...this.#dropped].map(([reason, count]) => `${names[reason] ?? reason} ${count}`).join('，');
    const lines = [
      `已扩写 ${this.passages} 个段落：写出 ${this.written} 个问题，保留 ${this.kept} 个${dropped ? `（舍去：${dropped}）` : ''}。`,
    ];
    if (this.failed > 0) lines.push(`${this.failed} 个段落这次没有写成，再次运行时会重试。`);
    if (this.kept > 0) lines.push(`已写入 ${file}，下次启动时索引自动重建。`);
    return lines.join('\n');
  }
}

/** Runs to the end or to a failure that the next passage would share; what is done stays done. */
async function runPassages(input: ExpandInput, context: CliContext): Promise<ExitCode> {
  const { expandPassages } = await import('../../answering/generation/expansion/expand-passages.js');
  const { ModelFailure } = await import('../../models/model-failure.js');
  const { explainFailure } = await import('../../models/explain-failure.js');
  const summary = new Summary();
  const total = input.pending.length;
  try {
    for await (const outcome of expandPassages(input)) {
      summary.add(outcome);
      context.showProgress({ message: '扩写问题', done: summary.passages + summary.failed, total });
    }
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    const { problem, remedy } = explainFailure(error);
    context.terminal.complain(`已停下：${problem}。怎么办：${remedy}。改好后再次运行会接着做。`);
    context.terminal.print(summary.describe(input.store.file));
    return EXIT.failure;
  }
  context.terminal.print(summary.describe(input.store.file));
  return summary.failed > 0 ? EXIT.failure : EXIT.ok;
}

async function configuredChat(environment: CliContext['environment']): Promise<ChatConfig> {
  const { loadModelConfig } = await import('../../models/model-config.js');
  const { chat } = loadModelConfig({ env: environment });
  if (chat) return chat;
  throw new UsageError('没有配置语言模型，无法扩写。请先按 src/models/README.md 配置，并用 plan doctor 检查。');
}

/** What is to be done, as far as it was asked for. */
interface Work {
  readonly plan: PlanDocument;
  readonly corpusDir: string;
  readonly chat: ChatConfig;
  readonly questions: { readonly store: ExpansionStore; readonly pending: readonly PendingPassage[] } | null;
  readonly aids: { readonly store: AidsStore; readonly pending: readonly PendingPassage[] } | null;
}

async function planWork(context: CliContext, options: ExpandOptions): Promise<Work> {
  const { environment } = context;
  const chat = await configuredChat(environment);
  const corpusDir = await corpusOf(context, options.plan);
  const { loadPlan } = await import('../../plan/plan-store.js');
  const { ExpansionStore } = await import('../../answering/generation/expansion/expansion-store.js');
  const { AidsStore } = await import('../../answering/generation/expansion/aids-store.js');
  const { pendingPassages } = await import('../../answering/generation/expansion/expand-passages.js');
  const plan = loadPlan(corpusDir);
  const which = { all: options.all === true, limit: options.limit ?? null };
  const withPending = <Store extends Parameters<typeof pendingPassages>[1]>(store: Store) => {
    const pending = pendingPassages(plan, store, which);
    return pending.length === 0 ? null : { store, pending };
  };
  return {
    plan,
    corpusDir,
    chat,
    questions: options.only === 'aids' ? null : withPending(ExpansionStore.open(corpusDir, chat.model)),
    aids: options.only === 'questions' ? null : withPending(AidsStore.open(corpusDir, chat.model)),
  };
}

/** Requests, tokens and cost, told before anything is asked. */
async function tellCost({ terminal }: CliContext, { chat, questions, aids }: Work, perSentence: number): Promise<void> {
  const { estimateAids, estimateExpansion } = await import(
    '../../answering/generation/expansion/estimate-expansion.js'
  );
  const sizesOf = (pending: readonly PendingPassage[]) =>
    pending.map(({ text, sentences }) => ({ characters: text.length, sentences: sentences.length }));
  const estimates = [
    ...(questions ? [['待扩写', estimateExpansion(sizesOf(questions.pending), perSentence, chat.price)] as const] : []),
    ...(aids ? [['待收集别名、人群与术语', estimateAids(sizesOf(aids.pending), chat.price)] as const] : []),
  ];
  for (const [what, estimate] of estimates) terminal.print(describeEstimate(what, estimate, chat.model));
  const costs = estimates.map(([, { cost }]) => cost);
  if (estimates.length > 1 && costs.every((cost) => cost !== null))
    terminal.print(`合计估计费用 ${costs.reduce((sum, cost) => sum + (cost ?? 0), 0).toFixed(2)}。`);
}

async function runQuestions(context: CliContext, work: Work, options: ExpandOptions): Promise<ExitCode> {
  const { plan, chat, questions } = work;
  if (!questions) return EXIT.ok;
  const { createChatModel } = await import('../../models/create-chat-model.js');
  const library = await openQuietly(context);
  try {
    const assistant = await library.assistant(options.plan);
    const model = createChatModel(chat);
    const retrieve = (question: string, k: number) => assistant.retrieve(question, { k });
    const input = { plan, ...questions, model, retrieve, questionsPerSentence: options.perSentence };
    return await runPassages({ ...input, concurrency: chat.concurrency }, context);
  } finally {
    await library.close();
  }
}

async function runExpand(context: CliContext, options: ExpandOptions): Promise<ExitCode> {
  const { terminal } = context;
  const work = await planWork(context, options);
  if (!work.questions && !work.aids) {
    terminal.print(`没有新增或改动的段落需要扩写。${options.all ? '' : '要让这个模型为全部段落各写一遍，加 --all。'}`);
    return EXIT.ok;
  }
  await tellCost(context, work, options.perSentence);
  if (!options.yes) {
    terminal.print('这只是估算，尚未开始。确认后加 --yes 运行；中断后再次运行会接着做。');
    return EXIT.ok;
  }
  const asked = await runQuestions(context, work, options);
  if (asked !== EXIT.ok || !work.aids) return asked;
  const { runAids } = await import('./expand-aids.js');
  return runAids({ ...context, corpusDir: work.corpusDir }, { ...work.aids, plan: work.plan, chat: work.chat });
}

export function addExpandCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  program
    .command('expand')
    .description('用配置的模型为新增或改动的段落写检索问题、别名、人群与术语（先估算，--yes 才开始，可中断续做）')
    .option(...PLAN_OPTION)
    .option('--yes', '看过估算，开始扩写')
    .option('--all', '也为已有问题的段落扩写')
    .addOption(
      new Option('--only <种类>', '只写检索问题，或只收集别名、人群与术语').choices(['questions', 'aids'] as const),
    )
    .option('--limit <段数>', '最多扩写多少个段落', parseCount(MOST_PASSAGES))
    .option('--per-sentence <个数>', '每句写多少个问题（默认 4）', parseCount(MOST_PER_SENTENCE), 4)
    .action(async (options: ExpandOptions) => end(await runExpand(context, options)));
}
