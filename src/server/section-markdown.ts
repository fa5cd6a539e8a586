// A unit of the plan as Markdown: its place, its words as published, and the units under it; for programs that read.
import { formatReference, type Outline } from '../plan/outline.js';
import type { PlanDocument, Section, SectionLevel } from '../plan/plan-document.js';

const DEPTHS: Readonly<Record<SectionLevel, number>> = { chapter: 1, section: 2, item: 3, subitem: 4 };

const headingOf = ({ level, label, title }: Section, top: number): string =>
  `${'#'.repeat(Math.max(1, DEPTHS[level] - top + 1))} ${label}${title}`;

/** Units of the outline that lie in the section, boxes' entries left in their text. */
const unitsWithin = (plan: PlanDocument, section: Section): Section[] =>
  plan.sections.filter(
    ({ boxId, headingSpan }) =>
      boxId === null && headingSpan.start >= section.headingSpan.start && headingSpan.end <= section.bodySpan.end,
  );

const paragraphs = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n\n');

export interface MarkdownSource {
  readonly plan: PlanDocument;
  readonly outline: Outline;
}

/** The unit with its descendants, headings as headings; the published words, nothing added but the line of its place. */
export function sectionAsMarkdown({ plan, outline }: MarkdownSource, section: Section): string {
  const place = { sectionId: section.id, boxId: section.boxId, indicatorId: null };
  const units = unitsWithin(plan, section);
  const top = DEPTHS[section.level];
  const pieces = units.map((unit, at) => {
    const next = units[at + 1]?.headingSpan.start ?? section.bodySpan.end;
    // An item's title is the first sentence of its line: what follows it is the item's text.
    return `${headingOf(unit, top)}\n\n${paragraphs(plan.text.slice(unit.headingSpan.end, Math.max(unit.headingSpan.end, next)))}`;
  });
  const source = `> 《${plan.title}》${formatReference(outline, place)}`;
  return `${[source, ...pieces].map((piece) => piece.trim()).join('\n\n')}\n`;
}
