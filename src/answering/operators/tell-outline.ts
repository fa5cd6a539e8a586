// The plan's own make-up: chapters, sections, items and boxes, counted, titled, or said not to exist.
import type { Box, Section } from '../../plan/plan-document.js';
import type { TextSpan } from '../../text/text-span.js';
import type { OutlineUnit } from '../../understanding/reading.js';
import { type DraftLine, lacking, type PartDraft, told } from '../draft.js';
import { type PartContext, places, say, words } from '../part-context.js';
import { type FoundUnit, findUnit } from './find-unit.js';
import { unitsByTitle } from './unit-by-title.js';
import { atLevelOf } from './unit-level.js';

type Unit = Section | Box;

/** A count of more than this is told without the titles. */
const MOST_TITLES = 14;

/** Counters of the outline's levels; 条 counts what has no other name. */
const COUNTERS: Readonly<Record<Section['level'] | 'box', string>> = {
  chapter: '章',
  section: '节',
  item: '条',
  subitem: '项',
  box: '个专栏',
};

const isBox = (unit: Unit): unit is Box => 'kind' in unit;
const counterOf = (unit: Unit | undefined): string => (unit ? COUNTERS[isBox(unit) ? 'box' : unit.level] : '');

/** A unit's heading: what is cited for it, and printed as its title. */
const titleLine = (context: PartContext, unit: Unit): DraftLine => {
  const heading = words(context, unit.headingSpan).replace(/\s+/g, ' ').trim();
  return say(context, 'pt', { c: heading }, [unit.headingSpan]);
};

const nameOf = (context: PartContext, section: Section | null): string =>
  section === null
    ? context.language === 'en'
      ? 'The plan'
      : '规划'
    : places(context, [section.headingSpan.end > section.headingSpan.start ? section.headingSpan : section.bodySpan]);

const headings = (units: readonly Unit[]): TextSpan[] => units.map(({ headingSpan }) => headingSpan);

function tellCount(context: PartContext, section: Section | null, units: readonly Unit[]): DraftLine[] {
  const count = { p: nameOf(context, section), n: units.length, k: counterOf(units[0]) };
  const twice = units
    .filter(isBox)
    .filter((box, at, boxes) => boxes.findIndex(({ number }) => number === box.number) < at);
  return [
    { ...say(context, 'o1', count, headings(units)), asked: section === null ? [] : [count.p] },
    ...twice.map((box) => {
      const same = units.filter((unit) => unit.number === box.number);
      const label = words(context, box.headingSpan).split(/\s/)[0] ?? '';
      return say(context, 'o3', { t: label, n: same.length }, headings(same));
    }),
  ];
}

/** Boxes that stand in a unit or below it. */
function boxesIn({ parts }: PartContext, section: Section | null): Box[] {
  return parts.index.plan.boxes.filter(
    ({ sectionId }) =>
      section === null || parts.outline.ancestors(sectionId).some((ancestor) => ancestor.id === section.id),
  );
}

/** The units of the asked level in a unit, or in the whole plan. */
function unitsOf(context: PartContext, section: Section | null, unit: OutlineUnit | null): readonly Unit[] {
  const { plan } = context.parts.index;
  if (unit === 'box') return boxesIn(context, section);
  if (section === null) {
    const level = unit === 'section' || unit === 'item' ? unit : 'chapter';
    return plan.sections.filter(
      (candidate) => candidate.level === level && candidate.number > 0 && candidate.boxId === null,
    );
  }
  const children = context.parts.outline.children(section.id);
  // 分几块, 几个方面: whatever its parts are called.
  const wanted = unit === 'section' ? unit : null;
  if (wanted === null || children.every(({ level }) => level === wanted)) return children;
  const below = plan.sections.filter(
    (candidate) =>
      candidate.level === wanted &&
      candidate.boxId === null &&
      context.parts.outline.ancestors(candidate.id).some(({ id }) => id === section.id),
  );
  return below.length > 0 ? below : children;
}

function tellMissing(context: PartContext, unit: Extract<FoundUnit, { kind: 'missing' }>): PartDraft {
  if (unit.captions)
    return lacking('silent', 'not-in-plan', {
      lines: [
        { ...say(context, 's1', { w: unit.written }), asked: [unit.written] },
        ...unit.captions.map((span) => say(context, 'a11', { c: words(context, span) }, [span])),
      ],
      missing: [unit.written],
    });
  const counted = { p: nameOf(context, unit.parent), n: unit.siblings.length, k: counterOf(unit.siblings[0]) };
  const quotes = headings(unit.siblings);
  if (context.part.yesNo && context.part.kind === 'outline') {
    const line = say(context, 'o1', counted, quotes);
    return told([{ ...line, text: `${say(context, 'y2').text}${line.text}` }], { selfEvident: true });
  }
  return lacking('silent', 'not-in-plan', {
    lines: [{ ...say(context, 'o4', { ...counted, w: unit.written }, quotes), asked: [unit.written] }],
    missing: [unit.written],
    selfEvident: true,
  });
}

function tellUnits(context: PartContext, section: Section | null, units: readonly Unit[]): PartDraft {
  const { part } = context;
  const members = units.map((unit) => ({ name: unit.title, span: unit.headingSpan }));
  const count = part.aggregate === 'count' || part.unit !== null ? tellCount(context, section, units) : [];
  const titles = count.length === 0 || units.length <= MOST_TITLES ? units.map((unit) => titleLine(context, unit)) : [];
  return told([...count, ...titles], { members, selfEvident: true });
}

/** The unit inside a named one that the topic is the title of: 第一章的发展目标. */
const withinNamed = (context: PartContext, section: Section): Section => unitsByTitle(context, section)[0] ?? section;

/** Each child with the number of its own: 第九章五节，每节几条. */
function tellEach(context: PartContext, section: Section): PartDraft | null {
  const { outline } = context.parts;
  const children = outline.children(section.id);
  const own = children.map((child) => outline.children(child.id));
  if (!own.some((units) => units.length > 0)) return null;
  const lines = children.flatMap((child, at) => {
    const units = own[at] ?? [];
    const title = words(context, child.headingSpan).replace(/\s+/g, ' ').trim();
    const k = counterOf(units[0] ?? own.flat()[0]);
    return units.length === 0
      ? [titleLine(context, child)]
      : [
          titleLine(context, child),
          { ...say(context, 'o1', { p: `“${title}”`, n: units.length, k }, headings(units)), asked: [title] },
        ];
  });
  return told(lines, { members: children.map((c) => ({ name: c.title, span: c.headingSpan })), selfEvident: true });
}

/**
 * Where units stand in the plan, each by its heading.
 * @param below the unit inside, whose title the topic is
 */
export function tellPlaces(context: PartContext, units: readonly Section[], below: Section | null = null): PartDraft {
  const lines = units.flatMap((unit) => {
    const quotes = [unit.headingSpan];
    const own = [say(context, 'x2', { p: places(context, quotes) }, quotes), titleLine(context, unit)];
    return below === null || below === unit ? own : [...own, titleLine(context, below)];
  });
  const members = units.map((u) => ({ name: u.title, span: u.headingSpan }));
  return told(lines, { members, selfEvident: true, unit: below ?? units[0] ?? null });
}

/** The chapter, or section, with the most or the fewest parts. */
function tellExtreme(context: PartContext): PartDraft {
  const chapters = unitsOf(context, null, 'chapter').filter((unit): unit is Section => !isBox(unit));
  const sizes = chapters.map(
    (chapter) => unitsOf(context, chapter, context.part.unit === 'item' ? 'item' : null).length,
  );
  const wanted = context.part.aggregate === 'least' ? Math.min(...sizes) : Math.max(...sizes);
  const best = chapters.filter((_, at) => sizes[at] === wanted);
  const drafts = best.map((chapter) =>
    tellUnits({ ...context, part: { ...context.part, aggregate: 'count' } }, chapter, unitsOf(context, chapter, null)),
  );
  return told(
    drafts.flatMap(({ lines }) => lines),
    { selfEvident: true, unit: best[0] ?? null },
  );
}

/** A named section: its title, its parts, or both, as asked. */
export function tellNamedSection(context: PartContext, named: Section): PartDraft {
  const section = withinNamed(context, named);
  return { ...tellOwn(context, section), unit: section };
}

function tellOwn(context: PartContext, section: Section): PartDraft {
  const { part } = context;
  const each =
    part.apart && part.unit === 'item' && (part.asked === 'count' || part.aggregate === 'count')
      ? tellEach(context, section)
      : null;
  if (each) return each;
  const asksTitle = part.asked === 'name' || part.unit === 'title';
  const children = unitsOf(context, section, part.unit);
  const title = section.headingSpan.end > section.headingSpan.start ? [titleLine(context, section)] : [];
  // 下面有没有分条: a unit without any is told to have none.
  if (children.length === 0 && part.yesNo && part.unit !== null && title[0])
    return told([{ ...title[0], text: `${say(context, 'y2').text}${title[0].text}` }], { selfEvident: true });
  if (
    children.length === 0 ||
    (asksTitle &&
      context.form !== 'headings' &&
      part.aggregate !== 'count' &&
      part.unit !== 'item' &&
      part.unit !== 'section')
  )
    return told(title, { selfEvident: true, members: [{ name: section.title, span: section.headingSpan }] });
  const units = tellUnits(context, section, children);
  return asksTitle ? { ...units, lines: [...title, ...units.lines] } : units;
}

/** Where a box stands: its title, and the unit of the asked level that it is in. */
export function tellBoxPlaces(context: PartContext, boxes: readonly Box[]): PartDraft {
  const { outline } = context.parts;
  const lines = boxes.flatMap((box) => {
    const section = outline.section(box.sectionId);
    const unit = section && atLevelOf(context, section, context.part.asksPlace ?? 'section');
    return [titleLine(context, box), ...(unit ? tellPlaces(context, [unit]).lines : [])];
  });
  const members = boxes.map((box) => ({ name: box.title, span: box.headingSpan }));
  return told(lines, { members, selfEvident: true, unit: boxes[0] ?? null });
}

/** The chapter that a caption stands in. */
function captionPlace(context: PartContext, caption: TextSpan): DraftLine[] {
  const chapter = context.parts.index.plan.sections.find(
    ({ level, bodySpan }) => level === 'chapter' && bodySpan.start <= caption.start && caption.end <= bodySpan.end,
  );
  return chapter ? [say(context, 'x2', { p: places(context, [chapter.headingSpan]) }, [chapter.headingSpan])] : [];
}

function tellFound(context: PartContext, unit: FoundUnit): PartDraft | null {
  const { part } = context;
  if (unit.kind === 'caption')
    return told([
      say(context, 'pt', { c: words(context, unit.span) }, [unit.span]),
      ...captionPlace(context, unit.span),
    ]);
  if (unit.kind === 'section') return tellNamedSection(context, unit.section);
  if (unit.kind !== 'boxes') return null;
  return part.aggregate === 'count' || unit.boxes.length > 1
    ? tellUnits(context, null, unit.boxes)
    : told(
        unit.boxes.map((box) => titleLine(context, box)),
        { members: unit.boxes.map((box) => ({ name: box.title, span: box.headingSpan })) },
      );
}

/** Answers a question about the plan's make-up; null where it names no unit that can be told. */
export function tellOutline(context: PartContext): PartDraft | null {
  const { part, parts } = context;
  const found = part.named.map((named) => findUnit(parts.index, parts.outline, named)).filter((unit) => unit !== null);
  const missing = found.find((unit) => unit.kind === 'missing');
  if (missing?.kind === 'missing') return tellMissing(context, missing);
  if (found.length === 0) {
    if (part.aggregate === 'most' || part.aggregate === 'least') return tellExtreme(context);
    const unit = part.unit ?? (part.called === 'box' ? 'box' : null);
    return tellUnits(context, null, unitsOf(context, null, unit));
  }
  const units = found.length > 1 && found.every(({ kind }) => kind === 'section') ? sectionsOf(found) : null;
  // Several units by their titles: 第七章至第十一章的标题.
  if (units && (part.unit === 'title' || part.unit === 'chapter' || part.asked === 'name'))
    return told(
      units.map((unit) => titleLine(context, unit)),
      { selfEvident: true },
    );
  const whole = found.map((unit) => tellFound(context, unit)).filter((draft) => draft !== null);
  return whole.length === 0
    ? null
    : told(
        whole.flatMap(({ lines }) => lines),
        { members: whole.flatMap(({ members }) => members), selfEvident: true },
      );
}

const sectionsOf = (found: readonly FoundUnit[]): Section[] =>
  found.flatMap((unit) => (unit.kind === 'section' ? [unit.section] : []));
