// The unit of the plan that a topic is the title of: 健康那一节, 科技那章, 发展基础.
import type { Section } from '../../plan/plan-document.js';
import { coverage } from '../../retrieval/content-words.js';
import type { OutlineUnit } from '../../understanding/reading.js';
import type { PartContext } from '../part-context.js';

/** The topic is a unit's when the unit's title holds this much of it. */
const HELD = 0.8;
/** Of a unit that is not called one, the topic must spell out this much of the title. */
const SPELT = 0.5;

const LEVELS: Partial<Readonly<Record<OutlineUnit, Section['level']>>> = {
  chapter: 'chapter',
  section: 'section',
  item: 'item',
};

/** Share of a title's pairs of characters that a topic spells out. */
function speltShare(topic: string, title: string): number {
  const pairs = [...title].slice(1).map((character, at) => `${title[at]}${character}`);
  return pairs.length === 0 ? 0 : pairs.filter((pair) => topic.includes(pair)).length / pairs.length;
}

/** What a unit is called decides its level; a match below it means the unit of that level around it. */
function atLevel({ parts }: PartContext, section: Section, level: Section['level'] | undefined): Section | null {
  if (level === undefined || section.level === level) return section;
  return parts.outline.ancestors(section.id).find((ancestor) => ancestor.level === level) ?? null;
}

/** Whether the end of a name, two characters or more, stands in a title: 讲人口 and 推进人口高质量发展. */
const namesTitle = (name: string, title: string): boolean => name.length > 1 && title.includes(name.slice(-2));

/**
 * The units whose title the topic is, best first.
 * @param within only units below this one; null for the whole plan
 * @param least share of a title that the topic must spell out where it is not called a unit
 */
export function unitsByTitle(context: PartContext, within: Section | null = null, least = SPELT): Section[] {
  const { parts, evidence, part } = context;
  const topic = part.topic.replace(/\s+/g, '');
  const level = part.called === null ? undefined : LEVELS[part.called];
  const found = parts.index.plan.sections
    .filter(
      ({ id, boxId, title }) =>
        boxId === null &&
        title.length > 1 &&
        id !== within?.id &&
        (within === null || parts.outline.ancestors(id).some((ancestor) => ancestor.id === within.id)),
    )
    .map((section) => {
      const { title } = section;
      const isWhole = part.quoted.includes(title) || (title.length > 2 && part.around.includes(title));
      const isCalled = part.calledName !== '' && level !== undefined && namesTitle(part.calledName, title);
      const held = isCalled ? 1 : topic.length < 2 || evidence.words.length === 0 ? 0 : coverage(evidence.words, title);
      return { section, isWhole, held: isWhole ? 1 : held, spelt: isWhole ? 1 : speltShare(topic, title) };
    })
    .filter(({ held, spelt }) => held >= HELD && (level !== undefined || spelt >= least))
    .sort(
      (a, b) =>
        Number(b.isWhole) - Number(a.isWhole) ||
        Number(b.section.level === level) - Number(a.section.level === level) ||
        b.held + b.spelt - (a.held + a.spelt),
    )
    // 办好人民满意的教育那部分: a title that is spelt out is its own unit's, whatever it is called.
    .map(({ section, isWhole }) => (isWhole ? section : atLevel(context, section, level)))
    .filter((section) => section !== null);
  return [...new Set(found)];
}
