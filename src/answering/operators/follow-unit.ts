// A later part that asks of the unit which the part before it was told of: in which chapter, and how many items has it.
import type { Section } from '../../plan/plan-document.js';
import { languageWords } from '../../text/word-classes.js';
import { type PartDraft, told } from '../draft.js';
import { type PartContext, say } from '../part-context.js';
import { tellSection } from './tell-brief.js';
import { tellBoxMembers } from './tell-list.js';
import { tellBoxPlaces, tellNamedSection, tellPlaces } from './tell-outline.js';
import { atLevelOf } from './unit-level.js';

/** Whether a part names nothing itself: its topic and its units were named before it. */
function namesNothing({ part }: PartContext): boolean {
  const topic = part.topic.trim();
  const namesTopic = topic.split(/\s+/).some((word) => word !== '' && part.text.includes(word));
  return !namesTopic && part.named.every(({ written }) => !part.text.includes(written)) && part.audience === null;
}

/** Whether it asks of the plan's make-up, and not of the world. */
const asksOfUnit = ({ part }: PartContext): boolean =>
  part.asksPlace !== null ||
  (part.unit !== null && part.unit !== 'indicator' && part.unit !== 'category') ||
  part.called !== null ||
  part.asked === 'name';

/** The unit that is meant of one told before: 那一节 of an item is the section around it, 几条 those beside it. */
function unitMeant({ part, parts }: PartContext, told: Section): Section {
  const level = part.called === 'section' || part.called === 'chapter' ? part.called : null;
  const unit = level === null ? told : atLevelOf({ parts }, told, level);
  const isLeaf = part.unit !== null && part.asksPlace === null && parts.outline.children(unit.id).length === 0;
  return (isLeaf ? parts.outline.ancestors(unit.id).find(({ id }) => id === unit.parentId) : undefined) ?? unit;
}

function ofSection(context: PartContext, before: PartDraft, told: Section): PartDraft {
  const { part } = context;
  const section = unitMeant(context, told);
  if (part.asksPlace !== null) return tellPlaces(context, [atLevelOf(context, section, part.asksPlace)], section);
  const asksParts = part.unit !== null || part.aggregate === 'count' || part.asked === 'name' || part.kind === 'list';
  // The topic led to the unit; below it, it would lead back to its own title.
  const namesMembers = part.asked === 'name' && part.unit === null && before.members.length > 1;
  const unit = namesMembers ? ('item' as const) : part.unit;
  const own = {
    ...context,
    part: { ...part, unit, topic: '', around: '' },
    evidence: { ...context.evidence, words: [] },
  };
  return asksParts ? tellNamedSection(own, section) : tellSection(context, section);
}

const NUMERIC: ReadonlySet<string> = new Set(['figure', 'money', 'share', 'growth', 'count', 'size']);

/** Attributes that a share tells. */
const RELATIVE: ReadonlySet<string> = new Set(['share', 'growth']);
const SHARE_UNITS = languageWords('share-unit');

/** The number of what was just found: 涨得最快的是哪个？涨多少. Null where the part asks of something else. */
export function followNumber(context: PartContext, before: PartDraft | null): PartDraft | null {
  const { part } = context;
  const asksNumber =
    part.asked !== null && NUMERIC.has(part.asked) && part.aggregate === null && part.years.length === 0;
  if (before === null || part.topic.trim() !== '' || !asksNumber) return null;
  // 以后每年涨百分之几 asks for another number than the amount before it.
  const fitting = before.numbers.filter(({ unit }) => !RELATIVE.has(part.asked ?? '') || SHARE_UNITS.has(unit));
  if (fitting.length === 0) return null;
  const lines = fitting.map(({ name, printed, value, unit, counted, quotes }) => ({
    ...(counted
      ? say(context, 'l2', { w: name.replace(/[。：]$/, ''), n: value, k: unit }, quotes)
      : say(context, 'a3', { s: name, c: printed }, quotes)),
    asked: [name],
  }));
  return told(lines, { numbers: fitting });
}

/** Tells what a part asks of the unit before it; null where it asks of something else. */
export function followUnit(context: PartContext, before: PartDraft | null): PartDraft | null {
  const unit = before?.unit ?? null;
  if (before === null || unit === null || !namesNothing(context) || !asksOfUnit(context)) return null;
  if (!('kind' in unit)) return ofSection(context, before, unit);
  return context.part.asksPlace !== null ? tellBoxPlaces(context, [unit]) : tellBoxMembers(context, [unit]);
}
