// What the outline lists: the items of a unit, principles and goals after ——, the entries of a box and the projects in them.
import type { Box, Section } from '../plan/plan-document.js';
import { splitAtMarks } from '../text/split-at-marks.js';
import { sliceSpan, type TextSpan, trimSpan } from '../text/text-span.js';
import { titleSpan } from './find-areas.js';
import type { GeneralWords } from './general-words.js';
import { unitScope } from './plan-sentence.js';
import type { EnumerationDraft, Extraction } from './statement-draft.js';

/** 「等项目」 and the like after the last project. */
const OPEN_END = /等[^、，；。]{0,6}[。]?$/;

/** The items of a unit under its title; a unit of one item lists nothing. */
function unitTitles(extraction: Extraction, unit: Section): EnumerationDraft[] {
  const { plan, outline } = extraction;
  const children = outline.children(unit.id);
  if (children.length < 2) return [];
  return [
    {
      kind: 'enumeration',
      sentence: unit.headingSpan,
      sectionId: unit.id,
      boxId: null,
      scope: unitScope(unit.id, extraction),
      head: titleSpan(plan.text, unit),
      members: children.map((child) => titleSpan(plan.text, child)),
      open: false,
      form: children.every(({ label }) => label === '——') ? 'dashes' : 'titles',
      parentHead: null,
    },
  ];
}

/**
 * The projects of a run: cut at 、 and ，, but a piece that does not end as projects do belongs to the next one
 * (东吴家堡、南吴家堡、南沙王庄三村整合城中村改造项目 is one).
 */
function splitProjects(text: string, run: TextSpan, words: GeneralWords): TextSpan[] {
  const projects: TextSpan[] = [];
  let start: number | null = null;
  for (const piece of splitAtMarks(text, run, '、，；。')) {
    start ??= piece.start;
    const bare = sliceSpan(text, { start, end: piece.end }).replace(/（[^（）]*）$/, '');
    if (words.of('project-noun').endingAt(bare, bare.length) === '') continue;
    projects.push({ start, end: piece.end });
    start = null;
  }
  if (start !== null) projects.push({ start, end: trimSpan(text, run).end });
  return projects;
}

function projectList(extraction: Extraction, run: TextSpan): Pick<EnumerationDraft, 'members' | 'open'> {
  const { text } = extraction.plan;
  const span = trimSpan(text, run);
  const open = OPEN_END.exec(sliceSpan(text, span));
  const body = { start: span.start, end: span.start + (open?.index ?? span.end - span.start) };
  return { members: splitProjects(text, body, extraction.words), open: open !== null };
}

function entryProjects(extraction: Extraction, box: Box, entry: Section, boxHead: TextSpan): EnumerationDraft[] {
  const list = projectList(extraction, entry.bodySpan);
  if (list.members.length < 2) return [];
  return [
    {
      kind: 'enumeration',
      sentence: { start: entry.headingSpan.start, end: trimSpan(extraction.plan.text, entry.bodySpan).end },
      sectionId: entry.id,
      boxId: box.id,
      scope: unitScope(entry.id, extraction),
      head: titleSpan(extraction.plan.text, entry),
      ...list,
      form: 'entries',
      parentHead: boxHead.start,
    },
  ];
}

/** A box lists its entries, and in a box of projects each entry lists its own; without entries, the box lists its text. */
function boxLists(extraction: Extraction, box: Box): EnumerationDraft[] {
  const { plan, outline } = extraction;
  const entries = outline.entries(box.id);
  const head = titleSpan(plan.text, box);
  const place = { sectionId: box.sectionId, boxId: box.id, scope: unitScope(box.sectionId, extraction) };
  const isProjects = box.kind === 'projects';
  if (entries.length === 0) {
    const list = projectList(extraction, { start: box.headingSpan.end, end: box.span.end });
    if (!isProjects || list.members.length < 2) return [];
    return [{ kind: 'enumeration', sentence: box.span, ...place, head, ...list, form: 'entries', parentHead: null }];
  }
  const members = entries.map((entry) => titleSpan(plan.text, entry));
  return [
    {
      kind: 'enumeration',
      sentence: box.headingSpan,
      ...place,
      head,
      members,
      open: false,
      form: 'entries',
      parentHead: null,
    },
    ...(isProjects ? entries.flatMap((entry) => entryProjects(extraction, box, entry, head)) : []),
  ];
}

export const extractStructuralEnumerations = (extraction: Extraction): EnumerationDraft[] => [
  ...extraction.plan.sections.filter(({ boxId }) => boxId === null).flatMap((unit) => unitTitles(extraction, unit)),
  ...extraction.plan.boxes.flatMap((box) => boxLists(extraction, box)),
];
