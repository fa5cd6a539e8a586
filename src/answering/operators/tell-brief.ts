// A subject or a unit told about: its aim, its measures, what was reached; the plan's own words where they are asked for.
import type { Section } from '../../plan/plan-document.js';
import { splitSentences } from '../../text/split-sentences.js';
import type { TextSpan } from '../../text/text-span.js';
import { type DraftLine, type PartDraft, told } from '../draft.js';
import { statementsOf } from '../matching/statements-of.js';
import { type PartContext, say, words } from '../part-context.js';
import { findUnit } from './find-unit.js';
import { mostPoints } from './most-points.js';
import { belonging, pointLines, sentenceLine } from './tell-measures.js';
import { tellOutline } from './tell-outline.js';
import { tellVerbatim, verbatimOf } from './tell-verbatim.js';
import { unitsByTitle } from './unit-by-title.js';

/** Where titles are asked for, a topic that spells out this much of one means the unit. */
const TITLE_SPELT = 0.3;

/** What stands in a unit itself: its sentences without those of units below it. */
function ownSentences({ parts }: PartContext, section: Section): TextSpan[] {
  const { plan } = parts.index;
  const first = plan.sections.find(
    ({ parentId, headingSpan }) => parentId === section.id && headingSpan.start > section.bodySpan.start,
  );
  const end = first ? first.headingSpan.start : section.bodySpan.end;
  return splitSentences(plan.text, { start: section.bodySpan.start, end });
}

/** The first sentences and those that set a target, in order. */
function chooseLead(context: PartContext, own: readonly TextSpan[], most: number): readonly TextSpan[] {
  if (own.length <= most) return own;
  const targets = own
    .slice(1)
    .filter((span) => statementsOf(context, span).some(({ kind, scope }) => kind === 'quantity' && scope !== 'past'));
  const kept = new Set([own[0], ...targets.slice(0, most - 1)]);
  for (const span of own) if (kept.size < most) kept.add(span);
  return own.filter((span) => kept.has(span));
}

/** What opens a unit, before its first title. */
const tellLead = (context: PartContext, section: Section): PartDraft =>
  told(
    ownSentences(context, section)
      .filter(({ start, end }) => end - start > 1)
      .map((span) => sentenceLine(context, span)),
  );

/** A unit with units below it: what its lead says, then their titles; one without: its sentences. */
export function tellSection(context: PartContext, section: Section): PartDraft {
  if (context.part.lead) return { ...tellLead(context, section), unit: section };
  const children = context.parts.outline.children(section.id);
  const own = ownSentences(context, section).filter(({ start, end }) => end - start > 1);
  const most = context.limit === null ? (children.length > 0 ? 2 : 4) : mostPoints(context);
  const lead = chooseLead(context, own, most);
  const title: DraftLine[] =
    section.headingSpan.end > section.headingSpan.start && context.limit === null
      ? [
          say(context, 'pt', { c: words(context, section.headingSpan).replace(/\s+/g, ' ').trim() }, [
            section.headingSpan,
          ]),
        ]
      : [];
  const titles =
    context.limit === null
      ? children.map(({ headingSpan }) => say(context, 'pt', { c: words(context, headingSpan) }, [headingSpan]))
      : [];
  const lines = [...title, ...lead.map((span) => sentenceLine(context, span)), ...titles];
  const members = children.map(({ title: name, headingSpan }) => ({ name, span: headingSpan }));
  return told(lines, { members, unit: section });
}

/** The unit whose title the topic is, where there is one. */
const unitOfTopic = (context: PartContext): Section | null =>
  context.part.topic.replace(/\s+/g, '').length < 4 ? null : (unitsByTitle(context)[0] ?? null);

/** Tells a unit that the question names; null where it names none. */
export function tellNamedUnit(context: PartContext): PartDraft | null {
  const { part, parts } = context;
  for (const named of part.named) {
    const unit = findUnit(parts.index, parts.outline, named);
    if (unit === null) continue;
    if (unit.kind === 'missing' || unit.kind === 'caption') return tellOutline(context);
    if (unit.kind === 'table') return null;
    if (unit.kind === 'section') {
      // 第一章的发展目标: a unit inside whose title is spelt out.
      const section = unitsByTitle(context, unit.section)[0] ?? unit.section;
      return context.form === 'verbatim' ? verbatimOf(context, section.bodySpan) : tellSection(context, section);
    }
    if (context.form === 'verbatim' && unit.boxes[0]) return verbatimOf(context, unit.boxes[0].span);
    const lines = unit.boxes.flatMap((box) => [
      say(context, 'pt', { c: words(context, box.headingSpan).replace(/\s+/g, ' ') }, [box.headingSpan]),
      ...splitSentences(parts.index.plan.text, { start: box.headingSpan.end, end: box.span.end })
        .slice(0, 12)
        .map((span) => sentenceLine(context, span)),
    ]);
    return told(lines);
  }
  return null;
}

/** The unit whose titles are asked for. */
export const headedUnit = (context: PartContext): Section | null => unitsByTitle(context, null, TITLE_SPELT)[0] ?? null;

/** Titles only, of the unit that the topic is, or of the units that its sentences stand in. */
export function tellHeadings(context: PartContext): PartDraft {
  const { outline } = context.parts;
  const unit = headedUnit(context);
  const children = unit ? outline.children(unit.id) : [];
  // A unit without units below it is told by its own points.
  if (unit && children.length === 0) return tellSection(context, unit);
  const sections =
    children.length > 0
      ? children
      : belonging(context).flatMap(({ chunkIndex }) => {
          const chunk = context.parts.index.chunks[chunkIndex];
          const section = chunk ? outline.section(chunk.sectionId) : undefined;
          return section ? [section] : [];
        });
  const apart = sections.filter((section, at) => sections.indexOf(section) === at);
  return told(
    apart.map(({ headingSpan }) => say(context, 'pt', { c: words(context, headingSpan) }, [headingSpan])),
    { members: apart.map(({ title, headingSpan }) => ({ name: title, span: headingSpan })) },
  );
}

export function tellBrief(context: PartContext): PartDraft {
  const named = tellNamedUnit(context);
  if (named) return named;
  const unit = unitOfTopic(context);
  if (unit && context.form === 'verbatim') return verbatimOf(context, unit.bodySpan);
  if (unit && context.parts.outline.children(unit.id).length > 0) return tellSection(context, unit);
  const sentences = belonging(context);
  if (context.form === 'verbatim') return tellVerbatim(context);
  return told(pointLines(context, sentences), { members: sentences.map(({ span, text }) => ({ name: text, span })) });
}
