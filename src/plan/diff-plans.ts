// What changed from one edition of a plan to the next: sections by title, targets by name.

import { sliceSpan } from '../text/text-span.js';
import type { Indicator, PlanDocument, Section, TargetValue } from './plan-document.js';

export interface SectionChange {
  readonly kind: 'added' | 'removed' | 'changed';
  readonly level: Section['level'];
  /** The headings above it and its own. */
  readonly path: readonly string[];
  /** Ids in the old and the new edition; null where it has none there. */
  readonly oldId: string | null;
  readonly newId: string | null;
}

export interface TargetChange {
  readonly name: string;
  readonly old: string | null;
  readonly new: string | null;
}

export interface PlanDiff {
  readonly sections: readonly SectionChange[];
  readonly targets: readonly TargetChange[];
}

interface Unit {
  readonly section: Section;
  readonly path: readonly string[];
  readonly key: string;
  /** Its own text, without that of the units below it. */
  readonly text: string;
}

const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

function unitsOf({ sections, paragraphs, text }: PlanDocument): Unit[] {
  const byId = new Map(sections.map((section) => [section.id, section]));
  const pathOf = ({ parentId, label, title }: Section): string[] => {
    const parent = parentId === null ? undefined : byId.get(parentId);
    return [...(parent ? pathOf(parent) : []), `${label}${title}`];
  };
  const own = new Map<string, string>();
  for (const { sectionId, kind, span } of paragraphs)
    if (kind !== 'heading') own.set(sectionId, `${own.get(sectionId) ?? ''}${sliceSpan(text, span)}`);
  return sections.map((section) => ({
    section,
    path: pathOf(section),
    // Numbers shift when a unit is put in before others: titles tell which is which.
    key: bare(section.title) || section.id,
    text: bare(`${sliceSpan(text, section.headingSpan)}${own.get(section.id) ?? ''}`.replace(section.label, '')),
  }));
}

/** The unit of the other edition that is the same one: of the same title, and of several so called the first not taken. */
function takeSame(unit: Unit, others: Unit[]): Unit | null {
  const at = others.findIndex(({ key, section }) => key === unit.key && section.level === unit.section.level);
  return at < 0 ? null : (others.splice(at, 1)[0] ?? null);
}

function diffSections(older: PlanDocument, newer: PlanDocument): SectionChange[] {
  const left = unitsOf(older);
  const changes = unitsOf(newer).flatMap((unit): SectionChange[] => {
    const same = takeSame(unit, left);
    const { section, path } = unit;
    const base = { level: section.level, path, oldId: same?.section.id ?? null, newId: section.id };
    if (same === null) return [{ kind: 'added', ...base }];
    return same.text === unit.text ? [] : [{ kind: 'changed', ...base }];
  });
  const removed = left.map(
    ({ section, path }): SectionChange => ({
      ...{ kind: 'removed', level: section.level, path, oldId: section.id, newId: null },
    }),
  );
  return [...changes, ...removed];
}

function printed(value: TargetValue, { unit }: Indicator): string {
  if (value.kind === 'number') return `${value.printed}${unit}`;
  return value.kind === 'text' ? value.text : value.kind === 'blank' ? '未公布' : '—';
}

const targetsOf = ({ indicators }: PlanDocument): Map<string, string> =>
  new Map(indicators.map((row) => [row.name, printed(row.target, row)]));

function diffTargets(older: PlanDocument, newer: PlanDocument): TargetChange[] {
  const [before, after] = [targetsOf(older), targetsOf(newer)];
  const names = [...new Set([...after.keys(), ...before.keys()])];
  return names
    .map((name) => ({ name, old: before.get(name) ?? null, new: after.get(name) ?? null }))
    .filter((change) => change.old !== change.new);
}

export const diffPlans = (older: PlanDocument, newer: PlanDocument): PlanDiff => ({
  sections: diffSections(older, newer),
  targets: diffTargets(older, newer),
});
