// The outline of a plan as look-ups: a unit by id, its ancestors, its children, and how one refers to it.
import type { Box, Indicator, PlanDocument, Section } from './plan-document.js';

/** Look-ups over one plan, built once. */
export interface Outline {
  section(id: string): Section | undefined;
  box(id: string): Box | undefined;
  indicator(id: string): Indicator | undefined;
  /** The unit and its ancestors, chapter first. Empty for an unknown id. */
  ancestors(sectionId: string): readonly Section[];
  /** Direct children outside boxes, in order. */
  children(sectionId: string): readonly Section[];
  /** The boxes that stand in the unit itself. */
  boxesOf(sectionId: string): readonly Box[];
  /** The entries of a box, in order. */
  entries(boxId: string): readonly Section[];
}

export function createOutline(plan: PlanDocument): Outline {
  const sections = new Map(plan.sections.map((section) => [section.id, section]));
  const boxes = new Map(plan.boxes.map((box) => [box.id, box]));
  const indicators = new Map(plan.indicators.map((indicator) => [indicator.id, indicator]));
  const children = groupByParent(plan.sections);
  const paths = new Map<string, readonly Section[]>();
  return {
    section: (id) => sections.get(id),
    box: (id) => boxes.get(id),
    indicator: (id) => indicators.get(id),
    ancestors(sectionId) {
      const known = paths.get(sectionId);
      if (known) return known;
      const path: Section[] = [];
      for (
        let unit = sections.get(sectionId);
        unit;
        unit = unit.parentId === null ? undefined : sections.get(unit.parentId)
      )
        path.unshift(unit);
      // Anybody can ask for a unit that there is not.
      if (path.length > 0) paths.set(sectionId, path);
      return path;
    },
    children: (sectionId) => (children.get(sectionId) ?? []).filter((section) => section.boxId === null),
    boxesOf: (sectionId) => plan.boxes.filter((box) => box.sectionId === sectionId),
    entries: (boxId) => plan.sections.filter((section) => section.boxId === boxId),
  };
}

function groupByParent(sections: readonly Section[]): Map<string | null, Section[]> {
  const groups = new Map<string | null, Section[]>();
  for (const section of sections) groups.set(section.parentId, [...(groups.get(section.parentId) ?? []), section]);
  return groups;
}

/** Where a passage stands: its unit, and its box or indicator row where it stands in one. */
export interface PlanPlace {
  readonly sectionId: string;
  readonly boxId: string | null;
  readonly indicatorId: string | null;
}

/** 「专栏1 “十五五”时期经济社会发展主要目标表」's short label 「专栏1」. */
export const boxLabel = (box: Box): string => box.printedLabel ?? (box.number === null ? '专栏' : `专栏${box.number}`);

/** 「一、」 below a chapter is its first section, as official documents refer to it. */
const unitName = ({ label, title }: Section): string =>
  label === '——' || label === '' ? `“${title}”` : label.replace(/^([一二三四五六七八九十]+)、$/, '第$1节');

/**
 * The reference to a place, in the form of official documents: 「第二章第一节（二）」, 「第一章第五节专栏1第9项」, 「前言」.
 * Principles and goals, which the plan marks with —— only, are named by their title.
 */
export function formatReference(outline: Outline, place: PlanPlace): string {
  const path = outline.ancestors(place.sectionId);
  const [chapter, ...units] = path;
  if (!chapter) return '';
  const labels = units
    .filter((unit) => unit.boxId === null)
    .map(unitName)
    .join('');
  const box = place.boxId === null ? undefined : outline.box(place.boxId);
  const entry = path.at(-1)?.boxId == null ? undefined : path.at(-1);
  const indicator = place.indicatorId === null ? undefined : outline.indicator(place.indicatorId);
  const tail = indicator
    ? `第${indicator.number}项`
    : entry
      ? entry.label === ''
        ? entry.title
        : `第${entry.number}项`
      : '';
  return [chapter.label || chapter.title, labels, box ? boxLabel(box) : '', tail].join('');
}
