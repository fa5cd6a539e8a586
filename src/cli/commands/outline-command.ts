// plan outline: the plan's table of contents with the ids that other commands take, to read or as JSON.
import { type Command, InvalidArgumentError } from 'commander';
import type { Outline } from '../../plan/outline.js';
import type { PlanDocument, Section } from '../../plan/plan-document.js';
import { corpusOf, PLAN_OPTION } from '../choose-plan.js';
import type { CliContext } from '../cli-context.js';
import { EXIT, type ExitCode } from '../exit-codes.js';

interface OutlineOptions {
  readonly depth: number;
  readonly json?: true;
  readonly plan?: string;
  readonly file?: string;
}

/** Chapters, sections, items, and what stands below: deeper units, entries of boxes. */
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
    const heading: Row = [box.id, `${indent}【${box.printedLabel ?? `专栏${box.number ?? ''}`}】${box.title}`];
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

/** The plan that is asked for: a file that is read on the spot, one by its id, or the standard one. */
async function openPlan({ plan, file }: OutlineOptions, context: CliContext): Promise<PlanDocument> {
  if (file !== undefined) {
    const { readFileSync } = await import('node:fs');
    const { parseDocument } = await import('../../plan/parse-plan.js');
    const { readDocument } = await import('../../plan/reading/read-document.js');
    return parseDocument(await readDocument(readFileSync(file), file)).plan;
  }
  const { loadPlan } = await import('../../plan/plan-store.js');
  return loadPlan(await corpusOf(context, plan));
}

/**
 * Headings apart from what a table of contents does not list: the preface, points marked with —— only, and boxes with
 * their entries.
 */
function outlineAsJson({ id, title, sections, boxes }: PlanDocument): string {
  const shape = ({ id, level, printedLabel, title, parentId }: Section) => ({
    id,
    level,
    printedLabel,
    title,
    parentId,
  });
  const isHeading = ({ number, boxId, label }: Section): boolean => number > 0 && boxId === null && label !== '——';
  const outline = {
    plan: { id, title },
    sections: sections.filter(isHeading).map(shape),
    preface: sections.filter(({ number, parentId }) => number === 0 && parentId === null).map(shape),
    points: sections.filter(({ label }) => label === '——').map(shape),
    boxes: boxes.map(({ id, number, title, sectionId, kind }) => ({
      ...{ id, number, title, sectionId, kind },
      entries: sections.filter(({ boxId }) => boxId === id).map(shape),
    })),
  };
  return JSON.stringify(outline, null, 2);
}

async function runOutline(context: CliContext, options: OutlineOptions): Promise<ExitCode> {
  const { terminal } = context;
  const plan = await openPlan(options, context);
  if (options.json) {
    terminal.print(outlineAsJson(plan));
    return EXIT.ok;
  }
  const [{ createOutline }, { alignColumns }, { createPaint }] = await Promise.all([
    import('../../plan/outline.js'),
    import('../display/align-columns.js'),
    import('../display/paint.js'),
  ]);
  const outline = createOutline(plan);
  const paint = createPaint(terminal.hasColor);
  const chapters = plan.sections.filter((section) => section.parentId === null);
  const rows = chapters.flatMap((chapter) => rowsOf(outline, chapter, 1, options.depth));
  const lines = alignColumns(rows.map(([id, title]) => [paint('cyan', id), title]));
  terminal.print([paint('bold', plan.title), ...lines].join('\n'));
  return EXIT.ok;
}

export function addOutlineCommand(program: Command, context: CliContext, end: (code: ExitCode) => void): void {
  program
    .command('outline')
    .description('显示规划的目录和各章节的编号')
    .option('--depth <层数>', '显示到第几层：1 章，2 节（默认），3 条，4 专栏分项', parseDepth, 2)
    .option('--json', '输出 JSON，不分层数')
    .option(...PLAN_OPTION)
    .option('--file <文件>', '不写入语料，直接解析一个文档')
    .action(async (options: OutlineOptions) => end(await runOutline(context, options)));
}
