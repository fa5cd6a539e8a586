// `npm run fit`: learns anew which sentences answer and what the judge decides, and says how well on authors held out.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { VERDICT_FEATURES } from '../../answering/judging/verdict-features.js';
import { NO_WORDING } from '../../answering/judging/wording-model.js';
import { SELECTION_FILE, VERDICTS_FILE } from '../../answering/load-models.js';
import { SECOND_FEATURES } from '../../answering/selection/second-look.js';
import { FEATURES } from '../../answering/selection/sentence-features.js';
import { createAssistant } from '../../assistant.js';
import { NO_AUDIENCES } from '../../indexing/audiences.js';
import { authorOf, listQuestionFiles } from '../../indexing/expansion-questions.js';
import { openPlanIndex } from '../../indexing/open-plan-index.js';
import type { PlanIndex } from '../../indexing/plan-index.js';
import type { BoostedTrees } from '../../learning/boosted-trees.js';
import { fitSelection, secondExamples } from '../fitting/fit-selection.js';
import { fitWording, heldOutOdds } from '../fitting/fit-wording.js';
import { type Example, fitExamples, type HeldOutQuality, holdOutGroups } from '../fitting/held-out-quality.js';
import { markedCases } from '../fitting/selection-rows.js';
import { verdictRows } from '../fitting/verdict-rows.js';
import { createCommand, PATHS, startCommand } from './start-command.js';

const NOTHING_LEARNED = (features: readonly string[]): BoostedTrees => ({ features, bias: 0, trees: [] });

function writeModel(file: string, model: unknown): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporary = `${file}.${process.pid}.tmp`;
  writeFileSync(temporary, `${JSON.stringify(model)}\n`);
  renameSync(temporary, file);
}

/** The index of a plan for which nobody has written questions: what is learned must hold there, too. */
function openBareIndex(corpusDir: string): Promise<PlanIndex> {
  const without = new Set(listQuestionFiles(corpusDir).map((name) => `questions:${authorOf(name)}`));
  return openPlanIndex({ corpusDir, indexDir: null, embeddings: null, without });
}

/** A row with the odds by a model that has not seen its author. */
const withWording = (features: readonly number[], odds: number): number[] =>
  features.map((value, at) => (VERDICT_FEATURES[at] === 'wording' ? odds : value));

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

function report(name: string, examples: readonly Example[], { auc, thresholds }: HeldOutQuality): void {
  const ones = examples.filter(({ label }) => label === 1).length;
  process.stdout.write(`${name}：${examples.length} 例（其中 ${ones} 例为是），未见过的作者 AUC ${auc.toFixed(3)}\n`);
  for (const { threshold, ones: kept, zeros } of thresholds)
    process.stdout.write(`  阈值 ${threshold}：是的认出 ${percent(kept)}，否的认出 ${percent(zeros)}\n`);
}

async function fit({ corpus, check }: { corpus: string; check: boolean }): Promise<void> {
  const learned = {
    selection: { first: NOTHING_LEARNED(FEATURES), second: NOTHING_LEARNED(SECOND_FEATURES) },
    judge: {
      held: NOTHING_LEARNED(VERDICT_FEATURES),
      told: NOTHING_LEARNED(VERDICT_FEATURES),
      wording: NO_WORDING,
    },
  };
  const assistant = await createAssistant({ models: 'embedded', corpusDir: corpus, weightsOfAnswering: learned });
  const bare = await openBareIndex(corpus);
  const asked = [assistant.parts, { ...assistant.parts, index: bare, audiences: NO_AUDIENCES }];
  const cases = (await Promise.all(asked.map((parts) => markedCases(parts, corpus)))).flat();
  const sentences = secondExamples(cases);
  if (check) report('句子是否属于答案', sentences, holdOutGroups(SECOND_FEATURES, sentences));
  const selection = fitSelection(cases, sentences);
  writeModel(join(corpus, SELECTION_FILE), selection);
  const asOf = await verdictRows(
    asked.map((parts) => ({ ...parts, selection })),
    corpus,
  );
  const [own = []] = asOf;
  const odds = heldOutOdds(own);
  const rows = asOf.flat().map((row, at) => ({
    ...row,
    features: withWording(row.features, odds[at % own.length] ?? 0),
  }));
  const held = rows.map(({ author, features, held: label }) => ({ group: author, features, label: Number(label) }));
  const told = rows.map(({ author, features, told: label }) => ({ group: author, features, label: Number(label) }));
  if (check) {
    report('规划是否写到', held, holdOutGroups(VERDICT_FEATURES, held));
    report('规划是否答了所问', told, holdOutGroups(VERDICT_FEATURES, told));
  }
  writeModel(join(corpus, VERDICTS_FILE), {
    held: fitExamples(VERDICT_FEATURES, held),
    told: fitExamples(VERDICT_FEATURES, told),
    wording: fitWording(own),
  });
  await assistant.close();
}

await startCommand(
  createCommand('fit', '重新学习：哪些句子属于答案，规划是否写到、是否答了所问；写入 corpus/general/')
    .option('--corpus <目录>', '规划文本所在目录', PATHS.corpus)
    .option('--no-check', '不用未见过的作者检验，只学习')
    .action(fit),
);
