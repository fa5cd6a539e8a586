// The second half of `plan expand`: aliases, audiences and hard words, proposed for a person's review.
import type { AidsStore } from '../../answering/generation/expansion/aids-store.js';
import type { PendingPassage } from '../../answering/generation/expansion/expand-passages.js';
import type { Gathered } from '../../answering/generation/expansion/gather-aids.js';
import type { Failed } from '../../answering/generation/expansion/run-each.js';
import type { ChatConfig } from '../../models/model-config.js';
import type { PlanDocument } from '../../plan/plan-document.js';
import type { CliContext } from '../cli-context.js';
import { EXIT, type ExitCode } from '../exit-codes.js';

const FAULTS: Readonly<Record<string, string>> = {
  'not-printed': '片段里没有这样写',
  elsewhere: '规划另有所指',
  figure: '带有数字',
  same: '与原词相同',
  known: '已有',
  'no-group': '没有这一组人',
  repeated: '重复',
};

/** Counts over all passages. */
class AidsSummary {
  passages = 0;
  failed = 0;
  aliases = 0;
  audiences = 0;
  terms = 0;
  readonly #dropped = new Map<string, number>();

  add(outcome: Gathered | Failed): void {
    if ('failure' in outcome) {
      this.failed++;
      return;
    }
    const { aliases, audiences, terms, dropped } = outcome.sifted;
    this.passages++;
    this.aliases += aliases.length;
    this.audiences += audiences.length;
    this.terms += terms.length;
    for (const [fault, count] of Object.entries(dropped))
      this.#dropped.set(fault, (this.#dropped.get(fault) ?? 0) + count);
  }

  describe(dir: string): string {
    const dropped = [...this.#dropped].map(([fault, count]) => `${FAULTS[fault] ?? fault} ${count}`).join('，');
    const kept = `别名 ${this.aliases} 条、人群 ${this.audiences} 条、术语 ${this.terms} 条`;
    const lines = [`已读 ${this.passages} 个段落：${kept}待审阅${dropped ? `（舍去：${dropped}）` : ''}。`];
    if (this.failed > 0) lines.push(`${this.failed} 个段落这次没有写成，再次运行时会重试。`);
    if (this.aliases + this.audiences + this.terms > 0)
      lines.push(`候选写在 ${dir}，每行 review 为 pending；审阅后移入 thesaurus.jsonl、audiences.jsonl 才会使用。`);
    return lines.join('\n');
  }
}

export interface AidsRun {
  readonly plan: PlanDocument;
  readonly pending: readonly PendingPassage[];
  readonly store: AidsStore;
  readonly chat: ChatConfig;
}

/** Runs to the end or to a failure that the next passage would share; what is done stays done. */
export async function runAids(context: CliContext, { plan, pending, store, chat }: AidsRun): Promise<ExitCode> {
  const { gatherAids } = await import('../../answering/generation/expansion/gather-aids.js');
  const { readGroups, readKnownNames } = await import('../../answering/generation/expansion/read-known-names.js');
  const { createChatModel } = await import('../../models/create-chat-model.js');
  const { ModelFailure } = await import('../../models/model-failure.js');
  const { explainFailure } = await import('../../models/explain-failure.js');
  const summary = new AidsSummary();
  const input = {
    plan,
    pending,
    store,
    model: createChatModel(chat),
    groups: readGroups(context.corpusDir),
    known: readKnownNames(context.corpusDir),
    concurrency: chat.concurrency,
  };
  try {
    for await (const outcome of gatherAids(input)) {
      summary.add(outcome);
      const done = summary.passages + summary.failed;
      context.showProgress({ message: '收集别名与术语', done, total: pending.length });
    }
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error;
    const { problem, remedy } = explainFailure(error);
    context.terminal.complain(`已停下：${problem}。怎么办：${remedy}。改好后再次运行会接着做。`);
    context.terminal.print(summary.describe(store.dir));
    return EXIT.failure;
  }
  context.terminal.print(summary.describe(store.dir));
  return summary.failed > 0 ? EXIT.failure : EXIT.ok;
}
