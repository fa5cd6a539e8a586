// Which part of the place a unit speaks of: its title's own name, where the unit is about an area and not about a subject.
import type { Outline } from '../plan/outline.js';
import type { PlanDocument, Section } from '../plan/plan-document.js';
import { sliceSpan, type TextSpan } from '../text/text-span.js';
import type { GeneralWords } from './general-words.js';
import { readLeadingVerbs } from './leading-verbs.js';

/** A name is not longer than this: 济南西站枢纽经济商务区 has 11 characters. */
const LONGEST_NAME = 20;
/** 「举全区之力」: a phrase of manner before the verb. */
const WITH_ALL_FORCE = /^举.{1,4}之力/;

/** The title of a heading, without label and full stop. */
export function titleSpan(text: string, { headingSpan, title }: Pick<Section, 'headingSpan' | 'title'>): TextSpan {
  const at = text.indexOf(title, headingSpan.start);
  return at >= 0 && at + title.length <= headingSpan.end
    ? { start: at, end: at + title.length }
    : { start: headingSpan.start, end: headingSpan.end };
}

/** The first noun of the span that ends as names of areas do, verbs before it left out. */
export function areaName(text: string, span: TextSpan, words: GeneralWords): TextSpan | null {
  const force = WITH_ALL_FORCE.exec(sliceSpan(text, span))?.[0].length ?? 0;
  const { rest } = readLeadingVerbs(text, { start: span.start + force, end: span.end }, words);
  let end = -1;
  for (let at = rest.start + 3; at <= Math.min(rest.end, rest.start + LONGEST_NAME); at++) {
    if (/[，、；：]/.test(text.charAt(at - 1))) break;
    if (words.of('area').endingAt(text, at, rest.start + 1) !== '') {
      end = at;
      // 「片区」 may go on: 国际医学中心片区.
      if (words.of('area').endingAt(text, at + 2, at) === '') break;
    }
  }
  return end < 0 ? null : { start: rest.start, end };
}

/**
 * The area that each unit is limited to. An item or entry is, when its title holds such a name and the unit that it stands
 * in goes through areas (优化核心片区发展格局), or when its title is nothing but the name (北部片区).
 */
export function findUnitAreas(
  plan: PlanDocument,
  { outline, words }: { readonly outline: Outline; readonly words: GeneralWords },
): Map<string, TextSpan> {
  const areas = new Map<string, TextSpan>();
  for (const unit of plan.sections) {
    if (unit.level !== 'item' && unit.level !== 'subitem') continue;
    const title = titleSpan(plan.text, unit);
    const name = areaName(plan.text, title, words);
    if (name === null) continue;
    const above = unit.boxId === null ? outline.section(unit.parentId ?? '')?.title : outline.box(unit.boxId)?.title;
    const isWholeTitle = name.start === title.start && name.end === title.end;
    if (isWholeTitle || words.of('area-section').within(above ?? '')) areas.set(unit.id, name);
  }
  return areas;
}
