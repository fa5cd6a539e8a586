// plan inspect c2.1.2: everything known of one unit, box, indicator or chunk.
import type { Command } from 'commander';
import type { Chunk } from '../../chunking/chunk.js';
import type { Outline } from '../../plan/outline.js';
import type { Indicator, PlanDocument, TargetValue } from '../../plan/plan-document.js';
import { corpusOf, PLAN_OPTION } from '../choose-plan.js';
import type { CliContext, Terminal } from '../cli-context.js';
import { EXIT, type ExitCode, UsageError } from '../exit-codes.js';

interface Inspected {
  readonly facts: readonly (readonly [string, string])[];
  readonly text: string;
}

interface Source {
  readonly plan: PlanDocument;
  readonly outline: Outline;
  readonly chunks: readonly Chunk[];
  readonly refer: (place: { sectionId: string; boxId: string | null; indicatorId: string | null }) => string;
}

const LEVELS = { chapter: '章', section: '节', item: '条', subitem: '专栏分项' } as const;
const NATURES = { anticipatory: '预期性', binding: '约束性' } as const;

const formatSpan = ({ start, end }: { start: number; end: number }): string => `${start}–${end}（${end - start} 字）`;

function formatValue(value: TargetValue): string {
  if (value.kind === 'number') return value.printed;
  if (value.kind === 'text') return value.text;
  return value.kind === 'blank' ? '（原文此格为空）' : '—';
}

/** The chunks whose text lies in the span. */
const chunksWithin = ({ chunks }: Source, span: { start: number; end: number }): string =>
  chunks
    .filter((chunk) => span.start <= chunk.span.start && chunk.span.end <= span.end)
    .map(({ id }) => id)
    .join(' ');

function inspectSection(id: string, source: Source): Inspected | null {
  const section = source.outline.section(id);
  if (!section) return null;
  const span = { start: section.headingSpan.start, end: section.bodySpan.end };
  const facts: (readonly [string, string])[] = [
    ['编号', id],
    ['层级', LEVELS[section.level]],
    ['位置', source.refer({ sectionId: id, boxId: section.boxId, indicatorId: null })],
    [
      '路径',
      source.outline
        .ancestors(id)
        .map((unit) => `${unit.label}${unit.title}`)
        .join(' › '),
    ],
    ['原文编号', section.printedLabel],
    ['范围', formatSpan(span)],
    [
      '下级',
      source.outline
        .children(id)
        .map((child) => child.id)
        .join(' '),
    ],
    [
      '专栏',
      source.outline
        .boxesOf(id)
        .map((box) => box.id)
        .join(' '),
    ],
    ['段落', chunksWithin(source, span)],
  ];
  return { facts, text: source.plan.text.slice(span.start, span.end) };
}

function inspectBox(id: string, source: Source): Inspected | null {
  const box = source.outline.box(id);
  if (!box) return null;
  const facts: (readonly [string, string])[] = [
    ['编号', id],
    ['层级', '专栏'],
    ['位置', source.refer({ sectionId: box.sectionId, boxId: id, indicatorId: null })],
    ['标题', box.title],
    ['范围', formatSpan(box.span)],
    [
      '分项',
      source.outline
        .entries(id)
        .map((entry) => entry.id)
        .join(' '),
    ],
    ['段落', chunksWithin(source, box.span)],
  ];
  return { facts, text: source.plan.text.slice(box.span.start, box.span.end) };
}

function indicatorFacts(indicator: Indicator): (readonly [string, string])[] {
  const { name, unit, category, baseline, target, averageGrowth, nature } = indicator;
  return [
    ['指标', unit === '' ? name : `${name}（${unit}）`],
    ['类别', category],
    ['基期', formatValue(baseline)],
    ['目标', formatValue(target)],
    ['年均增速（%）', formatValue(averageGrowth)],
    ['属性', nature === null ? '' : NATURES[nature]],
  ];
}

function inspectIndicator(id: string, source: Source): Inspected | null {
  const indicator = source.outline.indicator(id);
  if (!indicator) return null;
  const { boxId, span } = indicator;
  const sectionId = source.outline.box(boxId)?.sectionId ?? '';
  const facts: (readonly [string, string])[] = [
    ['编号', id],
    ['位置', source.refer({ sectionId, boxId, indicatorId: id })],
    ...indicatorFacts(indicator),
    ['范围', formatSpan(span)],
  ];
  return { facts, text: source.plan.text.slice(span.start, span.end) };
}

function inspectChunk(id: string, source: Source): Inspected | null {
  const chunk = source.chunks.find((candidate) => candidate.id === id);
  if (!chunk) return null;
  const facts: (readonly [string, string])[] = [
    ['编号', id],
    ['层级', `段落（${chunk.kind}）`],
    ['位置', source.refer(chunk)],
    ['路径', chunk.path.map((step) => `${step.label}${step.title}`).join(' › ')],
    ['范围', formatSpan(chunk.span)],
  ];
  return { facts, text: chunk.text };
}

async function loadSource(corpusDir: string): Promise<Source> {
  const [{ loadPlan }, { createOutline, formatReference }, { chunkPlan }] = await Promise.all([
    import('../../plan/plan-store.js'),
    import('../../plan/outline.js'),
    import('../../chunking/chunk-plan.js'),
  ]);
  const plan = loadPlan(corpusDir);
  const outline = createOutline(plan);
  return { plan, outline, chunks: chunkPlan(plan), refer: (place) => formatReference(outline, place) };
}

async function print({ facts, text }: Inspected, terminal: Terminal): Promise<void> {
  const { alignColumns } = await import('../display/align-columns.js');
  const { createPaint } = await import('../display/paint.js');
  const { wrapText } = await import('../display/wrap-text.js');
  const paint = createPaint(terminal.hasColor);
  const rows = facts.filter(([, value]) => value !== '').map(([name, value]) => [paint('bold', name), value]);
  terminal.print([...alignColumns(rows), '', wrapText(text, terminal.width)].join('\n'));
}

async function runInspect(context: CliContext, id: string, plan: string | undefined): Promise<ExitCode> {
  const source = await loadSource(await corpusOf(context, plan));
  const found =
    inspectSection(id, source) ?? inspectBox(id, source) ?? inspectIndicator(id, source) ?? inspectChunk(id, source);
  if (found === null) {
    throw new UsageError(
      `规划中没有编号 “${id}”。编号如 c2.1.2（第二章第一节（二））、c4.b1（专栏），见 plan outline。`,
    );
  }
  await print(found, context.terminal);
  return EXIT.ok;
}

interface InspectOptions {
  readonly question?: string;
  readonly history?: boolean;
  readonly plan?: string;
}

async function runEither(context: CliContext, id: string | undefined, options: InspectOptions): Promise<ExitCode> {
  if (options.question !== undefined) {
    const { inspectQuestion } = await import('./inspect-question.js');
    return inspectQuestion(context, options.question, { hasHistory: options.history === true, plan: options.plan });
  }
  if (id === undefined) throw new UsageError('inspect 要有一个编号，或 --question 问句。');
  return runInspect(context, id, options.plan);
}

export function addInspectCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  program
    .command('inspect')
    .description('显示一个章节、专栏、指标或段落的原文和位置，或一个问句是怎样读懂的')
    .argument('[编号]', '如 c2.1.2、c4.b1、c1.b1.i9')
    .option('--question <问句>', '显示问句的读法、各项判断的把握和依据')
    .option(...PLAN_OPTION)
    .option('--history', '问句之前已有对话')
    .action(async (id: string | undefined, options: InspectOptions) => end(await runEither(context, id, options)));
}
