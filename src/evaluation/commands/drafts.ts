// `npm run eval:drafts`: how many sentences of drafts are judged rightly, set by set, and each that is not.
import { DRAFT_VERDICTS } from '../../answering/checking/draft-check.js';
import { tellFindings, VERDICT_WORDS } from '../../answering/checking/verdict-words.js';
import { createAssistant } from '../../assistant.js';
import { loadDraftCases } from '../drafts/draft-case.js';
import { isPassedWrongly, isRight, type JudgedDraft, judgeDrafts } from '../drafts/judge-drafts.js';
import { formatTextTable } from '../reports/text-table.js';
import { createCommand, PATHS, startCommand } from './start-command.js';

interface DraftsOptions {
  readonly file: string;
  readonly corpus: string;
}

const rowOf = (name: string, judged: readonly JudgedDraft[]): string[] => {
  const right = judged.filter(isRight).length;
  const passed = judged.filter(isPassedWrongly).length;
  return [name, String(judged.length), String(right), (right / judged.length).toFixed(3), String(passed)];
};

function describeWrong({ expected, given, check }: JudgedDraft): string {
  const findings = check.sentences.flatMap(tellFindings).join('；');
  const words = `应为${VERDICT_WORDS[expected.verdict]}，判为${VERDICT_WORDS[given]}`;
  return `${expected.id} ${expected.sentence}\n    ${words}${findings === '' ? '' : `：${findings}`}`;
}

const confusion = (judged: readonly JudgedDraft[]): string[][] =>
  DRAFT_VERDICTS.map((expected) => [
    VERDICT_WORDS[expected],
    ...DRAFT_VERDICTS.map((given) =>
      String(judged.filter((each) => each.expected.verdict === expected && each.given === given).length),
    ),
  ]);

async function drafts({ file, corpus }: DraftsOptions): Promise<void> {
  const assistant = await createAssistant({ models: 'embedded', corpusDir: corpus });
  const judged = await judgeDrafts(assistant.parts, loadDraftCases(file));
  await assistant.close();
  const sets = [...new Set(judged.map(({ expected }) => expected.set))];
  const rows = sets.map((set) =>
    rowOf(
      set,
      judged.filter(({ expected }) => expected.set === set),
    ),
  );
  const wrong = judged.filter((each) => !isRight(each)).map(describeWrong);
  process.stdout.write(
    [
      formatTextTable({ head: ['数据集', '句数', '判对', '比例', '错放'], rows: [...rows, rowOf('合计', judged)] }),
      formatTextTable({
        head: ['应为＼判为', ...DRAFT_VERDICTS.map((verdict) => VERDICT_WORDS[verdict])],
        rows: confusion(judged),
      }),
      ...wrong,
      '',
    ].join('\n\n'),
  );
}

await startCommand(
  createCommand('eval:drafts', '核对文稿的句子：判对多少，错在哪里')
    .option('--file <文件>', '句子和正确的判定（JSONL）', `${PATHS.evaluation}/drafts/sentences.jsonl`)
    .option('--corpus <目录>', '规划文本所在目录', PATHS.corpus)
    .action(drafts),
);
