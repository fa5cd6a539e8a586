// A chapter of the plan as the blocks a reader sees, in order; offsets point into the plan's text.
import type { Box, Indicator, Paragraph, PlanDocument, Section } from '../../plan/plan-document.js';

interface Block {
  /** The plan's own letters: `plan.text.slice(start, end)`. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface ReadingHeading extends Block {
  readonly kind: 'heading';
  readonly id: string;
  /** 章 2, 一、 3, （一） and —— 4, an entry of a box 5. */
  readonly level: 2 | 3 | 4 | 5;
  readonly label: string;
  readonly title: string;
}

export interface ReadingParagraph extends Block {
  readonly kind: 'paragraph' | 'caption';
  /** The published text prints * for a figure somewhere in it. */
  readonly masked: boolean;
}

export interface ReadingBox extends Block {
  readonly kind: 'box';
  readonly id: string;
  readonly blocks: readonly (ReadingHeading | ReadingParagraph)[];
  /** The rows of the indicator table; empty in other boxes. */
  readonly rows: readonly ReadingRow[];
}

export interface ReadingRow extends Block, Omit<Indicator, 'boxId' | 'span'> {}

export type ReadingBlock = ReadingHeading | ReadingParagraph | ReadingBox;

export interface ReadingChapter {
  readonly id: string;
  readonly label: string;
  readonly title: string;
  readonly previousId: string | null;
  readonly nextId: string | null;
  readonly blocks: readonly ReadingBlock[];
}

const LEVELS = { chapter: 2, section: 3, item: 4, subitem: 5 } as const;

/** The plan cut into blocks, chapter by chapter; every paragraph of the plan stands in exactly one block. */
export function listReadingChapters(plan: PlanDocument): ReadingChapter[] {
  const chapters = plan.sections.filter(({ level }) => level === 'chapter');
  const blocks = new Map(chapters.map(({ id }) => [id, [] as ReadingBlock[]]));
  const sections = new Map(plan.sections.map((section) => [section.id, section]));
  const open = new Set<string>();
  for (const paragraph of plan.paragraphs) {
    const chapterBlocks = blocks.get(chapterIdOf(paragraph.sectionId, sections));
    if (paragraph.boxId === null) chapterBlocks?.push(toBlock(plan, paragraph, sections));
    else if (!open.has(paragraph.boxId)) {
      // A box stands where its first paragraph stands; the others are inside it.
      open.add(paragraph.boxId);
      const box = plan.boxes.find(({ id }) => id === paragraph.boxId);
      if (box) chapterBlocks?.push(toBox(plan, box, sections));
    }
  }
  return chapters.map(({ id, label, title }, index) => ({
    id,
    label,
    title,
    previousId: chapters[index - 1]?.id ?? null,
    nextId: chapters[index + 1]?.id ?? null,
    blocks: blocks.get(id) ?? [],
  }));
}

function chapterIdOf(sectionId: string, sections: ReadonlyMap<string, Section>): string {
  let id = sectionId;
  for (let unit = sections.get(id); unit && unit.parentId !== null; unit = sections.get(id)) id = unit.parentId;
  return id;
}

function toBlock(
  plan: PlanDocument,
  paragraph: Paragraph,
  sections: ReadonlyMap<string, Section>,
): ReadingHeading | ReadingParagraph {
  const { start, end } = paragraph.span;
  const text = plan.text.slice(start, end);
  const section = sections.get(paragraph.sectionId);
  if (paragraph.kind === 'heading' && section) {
    const { id, label, title, level } = section;
    return { kind: 'heading', id, level: LEVELS[level], label, title, text, start, end };
  }
  const masked = plan.maskedFigures.some(({ span }) => span.start >= start && span.end <= end);
  return { kind: paragraph.kind === 'caption' ? 'caption' : 'paragraph', masked, text, start, end };
}

function toBox(plan: PlanDocument, box: Box, sections: ReadonlyMap<string, Section>): ReadingBox {
  const { start, end } = box.headingSpan;
  const inside = plan.paragraphs.filter(
    ({ boxId, kind, span }) => boxId === box.id && kind !== 'row' && span.start !== box.headingSpan.start,
  );
  return {
    kind: 'box',
    id: box.id,
    text: plan.text.slice(start, end),
    start,
    end,
    blocks: inside.map((paragraph) => toBlock(plan, paragraph, sections)),
    rows: plan.indicators.filter(({ boxId }) => boxId === box.id).map((indicator) => toRow(plan, indicator)),
  };
}

function toRow(plan: PlanDocument, { boxId: _, span, ...indicator }: Indicator): ReadingRow {
  return { ...indicator, text: plan.text.slice(span.start, span.end), start: span.start, end: span.end };
}
