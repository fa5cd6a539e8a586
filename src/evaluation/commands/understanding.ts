// `npm run eval:understanding`: how each head reads authors that it was not fitted on, with its confusions.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listLabelAuthors, readLabels } from '../../understanding/read-labels.js';
import { OptionError } from '../dataset/option-error.js';
import { formatTextTable } from '../reports/text-table.js';
import { type Agreement, agreementOf } from '../understanding/agreement.js';
import {
  COMPARED_HEADS,
  COMPARED_SPANS,
  type ComparedHead,
  type ComparedSpan,
  type Comparison,
} from '../understanding/compare-readings.js';
import { compareHeldOut } from '../understanding/held-out-readers.js';
import { compareSecondReader } from '../understanding/second-reader.js';
import { createCommand, PATHS, startCommand } from './start-command.js';

interface UnderstandingOptions {
  readonly corpus: string;
  readonly authors?: string;
  readonly confusions?: string;
}

const NONE = 'none';
/** Heads whose null hides how the others fare. */
const MOSTLY_NULL: ReadonlySet<string> = new Set(['asked', 'aggregate', 'order', 'pointer', 'scope']);

const SHOWN_BY_AUTHOR = ['act', 'parts', 'kind', 'asked', 'scope', 'yesNo'] as const;

const figure = (value: number): string => value.toFixed(3);

interface HeadResult extends Agreement {
  readonly head: ComparedHead;
  /** Kappa over those that either reader gave a label; null where null is no label. */
  readonly kappaOfSome: number | null;
}

interface SpanResult {
  readonly span: ComparedSpan;
  readonly count: number;
  readonly equal: number;
  readonly f1: number;
}

function headResults({ heads }: Comparison): HeadResult[] {
  return COMPARED_HEADS.map((head) => {
    const pairs = heads[head];
    const some = pairs.filter(({ wanted, got }) => wanted !== NONE || got !== NONE);
    return { head, ...agreementOf(pairs), kappaOfSome: MOSTLY_NULL.has(head) ? agreementOf(some).kappa : null };
  });
}

function spanResults({ spans }: Comparison): SpanResult[] {
  return COMPARED_SPANS.map((span) => {
    const scores = spans[span];
    const mean = (values: readonly number[]): number =>
      values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
    return {
      span,
      count: scores.length,
      equal: mean(scores.map(({ f1 }) => (f1 === 1 ? 1 : 0))),
      f1: mean(scores.map(({ f1 }) => f1)),
    };
  });
}

const ceilingOf = (ceiling: readonly HeadResult[], head: ComparedHead): string => {
  const other = ceiling.find((result) => result.head === head);
  return other ? figure(other.kappa) : '';
};

function printHeads(results: readonly HeadResult[], ceiling: readonly HeadResult[]): string {
  const rows = results.map(({ head, count, accuracy, kappa, kappaOfSome }) => [
    head,
    String(count),
    figure(accuracy),
    figure(kappa),
    kappaOfSome === null ? '' : figure(kappaOfSome),
    ceilingOf(ceiling, head),
  ]);
  return formatTextTable({ head: ['判断', '数目', '一致率', 'κ', 'κ（非空）', '两人之间 κ'], rows });
}

function printConfusion({ head, confusion, labels }: HeadResult): string {
  const names = labels.map(({ label }) => label);
  const rows = labels.map(({ label, f1 }) => [
    label,
    ...names.map((got) => String(confusion[label]?.[got] ?? '')),
    figure(f1),
  ]);
  return `${head}\n${formatTextTable({ head: ['应为', ...names.map((name) => name.slice(0, 6)), 'F1'], rows })}`;
}

/** How each author is read by what was fitted on the others. */
function printAuthors({ heads, spans }: Comparison, authors: readonly string[]): string {
  const rows = authors.map((author) => {
    const isOwn = (found: { readonly author: string }): boolean => found.author === author;
    const topics = spans.topic.filter(isOwn);
    const f1 = topics.reduce((sum, topic) => sum + topic.f1, 0) / Math.max(1, topics.length);
    const kappas = SHOWN_BY_AUTHOR.map((head) => figure(agreementOf(heads[head].filter(isOwn)).kappa));
    return [author, String(heads.act.filter(isOwn).length), ...kappas, figure(f1)];
  });
  return formatTextTable({ head: ['作者（κ）', '问句', ...SHOWN_BY_AUTHOR, '主题 F1'], rows });
}

const printSpans = (results: readonly SpanResult[]): string =>
  formatTextTable({
    head: ['词语', '数目', '全同', 'F1'],
    rows: results.map(({ span, count, equal, f1 }) => [span, String(count), figure(equal), figure(f1)]),
  });

function chooseAuthors(known: readonly string[], wanted: string | undefined): readonly string[] {
  const names = wanted?.split(',').map((name) => name.trim()) ?? known;
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new OptionError(`--authors: there is no author 「${unknown}」; expected some of ${known.join(', ')}`);
  return names;
}

async function measure({ corpus, authors, confusions }: UnderstandingOptions): Promise<void> {
  const known = listLabelAuthors(corpus);
  const chosen = chooseAuthors(known, authors);
  const comparison = await compareHeldOut({
    corpusDir: corpus,
    authors: chosen,
    onAuthor: (author, milliseconds) =>
      process.stderr.write(`不用 ${author} 学习（${(milliseconds / 1000).toFixed(1)} 秒），再读其问句……\n`),
  });
  const heads = headResults(comparison);
  const spans = spanResults(comparison);
  const second = compareSecondReader(
    corpus,
    known.flatMap((author) => readLabels(corpus, author)),
  );
  const ceiling = second === null ? [] : headResults(second);
  process.stdout.write(
    `${printHeads(heads, ceiling)}\n\n${printSpans(spans)}\n\n${printAuthors(comparison, chosen)}\n\n`,
  );
  for (const result of heads) if (result.labels.length > 2) process.stdout.write(`${printConfusion(result)}\n\n`);
  mkdirSync(PATHS.runs, { recursive: true });
  writeFileSync(
    join(PATHS.runs, 'understanding.json'),
    `${JSON.stringify({ authors: chosen, heads, spans, ceiling }, null, 1)}\n`,
  );
  if (confusions) writeFileSync(confusions, JSON.stringify(comparison));
}

await startCommand(
  createCommand('eval:understanding', '逐一留出各作者的标注问句，看新的提问者能否读懂')
    .option('--corpus <目录>', '规划文本所在目录', PATHS.corpus)
    .option('--authors <名称>', '只测这些作者，以逗号分隔')
    .option('--confusions <文件>', '把每一处判断写入此文件，供查看错在哪里')
    .action(measure),
);
