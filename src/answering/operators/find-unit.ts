// From a unit as a question names it (第九章四（四）, 专栏3, 前言, 最后一章) to the unit of the plan.
import type { PlanIndex } from '../../indexing/plan-index.js';
import type { Outline } from '../../plan/outline.js';
import type { Box, PlanDocument, Section } from '../../plan/plan-document.js';
import type { TextSpan } from '../../text/text-span.js';
import type { NamedUnit } from '../../understanding/reading.js';
import type { PartContext } from '../part-context.js';

export type FoundUnit =
  | { readonly kind: 'section'; readonly section: Section }
  /** A printed number of a box may stand more than once. */
  | { readonly kind: 'boxes'; readonly boxes: readonly Box[] }
  | { readonly kind: 'table'; readonly box: Box }
  | { readonly kind: 'caption'; readonly span: TextSpan }
  /** No such unit: what it would stand in, and how many that holds; null for the plan as a whole. */
  | {
      readonly kind: 'missing';
      readonly written: string;
      readonly parent: Section | null;
      readonly siblings: readonly (Section | Box)[];
      /** Of a picture: the captions that there are. */
      readonly captions?: readonly TextSpan[];
    };

const chaptersOf = (plan: PlanDocument): Section[] =>
  plan.sections.filter(({ level, number }) => level === 'chapter' && number > 0);

/** The sibling of a number; -1 is the last, -2 the one before. */
const numbered = <T extends { readonly number: number | null }>(
  siblings: readonly T[],
  number: number,
): T | undefined => (number < 0 ? siblings.at(number) : siblings.find((sibling) => sibling.number === number));

function findSection(
  plan: PlanDocument,
  outline: Outline,
  named: Extract<NamedUnit, { unit: 'section' }>,
): FoundUnit | null {
  const chapters = chaptersOf(plan);
  // 最后一节 of no chapter is the last of the plan.
  const chapter = named.chapter ?? (named.path[0] === -1 ? -1 : null);
  if (chapter === null) return null;
  let section = numbered(chapters, chapter);
  if (!section) return { kind: 'missing', written: named.written, parent: null, siblings: chapters };
  for (const number of named.path) {
    const children = outline.children(section.id);
    const child = numbered(children, number);
    if (!child) return { kind: 'missing', written: named.written, parent: section, siblings: children };
    section = child;
  }
  return { kind: 'section', section };
}

/** The unit at the end of a path below a unit; none where the path leads nowhere. */
export function unitWithin(
  { parts }: Pick<PartContext, 'parts'>,
  section: Section,
  path: readonly number[],
): Section[] {
  let unit: Section | undefined = section;
  for (const number of path) unit = unit && numbered(parts.outline.children(unit.id), number);
  return unit ? [unit] : [];
}

/** The unit that a question names; null where the name alone does not say which (第三节 of no chapter, 图1). */
export function findUnit({ plan }: PlanIndex, outline: Outline, named: NamedUnit): FoundUnit | null {
  switch (named.unit) {
    case 'section':
      return findSection(plan, outline, named);
    case 'box': {
      if (named.number === null) return { kind: 'boxes', boxes: plan.boxes };
      const boxes = plan.boxes.filter(({ number }) => number === named.number);
      return boxes.length > 0
        ? { kind: 'boxes', boxes }
        : { kind: 'missing', written: named.written, parent: null, siblings: plan.boxes };
    }
    case 'preface': {
      const preface = plan.sections.find(({ level, number }) => level === 'chapter' && number === 0);
      return preface ? { kind: 'section', section: preface } : null;
    }
    case 'table': {
      const box = plan.boxes.find(({ kind }) => kind === 'indicators');
      return box ? { kind: 'table', box } : null;
    }
    case 'figure':
      return findFigure(plan, named.written);
  }
}

/** A picture is told by its caption. */
function findFigure(plan: PlanDocument, written: string): FoundUnit {
  const number = /\d+/.exec(written)?.[0] ?? '';
  const captions = plan.paragraphs.filter(({ kind }) => kind === 'caption').map(({ span }) => span);
  const caption = captions.find(({ start, end }) =>
    new RegExp(`^\\D{0,3}${number}(?!\\d)`).test(plan.text.slice(start, end)),
  );
  return caption
    ? { kind: 'caption', span: caption }
    : { kind: 'missing', written, parent: null, siblings: [], captions };
}
