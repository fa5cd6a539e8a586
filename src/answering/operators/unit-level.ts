// The unit of an asked level around another: the section of an item, the chapter of a section.
import type { Section } from '../../plan/plan-document.js';
import type { PlaceUnit } from '../../understanding/reading.js';
import type { PartContext } from '../part-context.js';

/** The unit itself where it stands higher than the level asked. */
export function atLevelOf({ parts }: Pick<PartContext, 'parts'>, section: Section, level: PlaceUnit): Section {
  if (level === 'box') return section;
  return parts.outline.ancestors(section.id).find((ancestor) => ancestor.level === level) ?? section;
}
