// plan outline: the plan's table of contents with the ids that other commands take.
import { type Command, InvalidArgumentError } from 'commander';
import type { Outline } from '../../plan/outline.js';
import type { Section } from '../../plan/plan-document.js';
import type { CliContext } from '../cli-context.js';
import { EXIT, type ExitCode } from '../exit-codes.js';

interface OutlineOptions {
  readonly depth: number;
}

/** Chapters, sections, items, entries of boxes. */
const DEEPEST = 4;

function parseDepth(text: string): number {
  const depth = Number(text);
  if (!Number.isInteger(depth) || depth < 1 || depth > DEEPEST) {
    throw new InvalidArgumentError(`应为 1 到 ${DEEPEST} 的整数：1 章，2 节，3 条，${DEEPEST} 专栏分项。`);
  }
  return depth;
}

type Row = readonly [id: string, title: string];

function boxRows(outline: Outline, section: Section, indent: string, depth: number): Row[] {
  return outline.boxesOf(section.id).flatMap((box): Row[] => {
    const heading: Row = [box.id, `${indent}【专栏${box.number ?? ''}】${box.title}`];
    const entries = depth < DEEPEST ? [] : outline.entries(box.id);
    return [heading, ...entries.map((entry): Row => [entry.id, `${indent}  ${entry.label}${entry.title}`])];
  });
}

function rowsOf(outline: Outline, section: Section, level: number, depth: number): Row[] {
  const indent = '  '.repeat(level - 1);
  const title = section.number === 0 ? section.title : `${section.label}${level === 1 ? ' ' : ''}${section.title}`;
  const children = level < depth ? outline.children(section.id) : [];
  return [
    [section.id, `${indent}${title}`],
    ...boxRows(outline, section, `${indent}  `, depth),
    ...children.flatMap((child) => rowsOf(outline, child, level + 1, depth)),
  ];
}

async function runOutline({ terminal, corpusDir }: CliContext, { depth }: OutlineOptions): Promise<ExitCode> {
  const [{ loadPlan }, { createOutline }, { alignColumns }, { createPaint }] = await Promise.all([
    import('../../plan/plan-store.js'),
    import('../../plan/outline.js'),
    import('../display/align-columns.js'),
    import('../display/paint.js'),
  ]);
  const plan = loadPlan(corpusDir);
  const outline = createOutline(plan);
  const paint = createPaint(terminal.hasColor);
  const chapters = plan.sections.filter((section) => section.parentId === null);
  const rows = chapters.flatMap((chapter) => rowsOf(outline, chapter, 1, depth));
  const lines = alignColumns(rows.map(([id, title]) => [paint('cyan', id), title]));
  terminal.print([paint('bold', plan.title), ...lines].join('\n'));
  return EXIT.ok;
}

export function addOutlineCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  program
    .command('outline')
    .description('显示规划的目录和各章节的编号')
    .option('--depth <层数>', '显示到第几层：1 章，2 节（默认），3 条，4 专栏分项', parseDepth, 2)
    .action(async (options: OutlineOptions) => end(await runOutline(context, options)));
}
