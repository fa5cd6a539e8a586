// Whether a question is about another place, another plan or a time that the plan does not speak of, by its card.
import { areaList } from '@vant/area-data';
import { shortPlaceName } from '../../plan/administrative-areas.js';
import type { PlanCard } from '../../plan/plan-card.js';
import type { PlanDocument } from '../../plan/plan-document.js';
import { parseChineseNumeral } from '../../text/chinese-numerals.js';
import { normalizeText } from '../../text/normalize-text.js';
import { languageWords } from '../../text/word-classes.js';
import type { ReadingPart } from '../../understanding/reading.js';

export type Outside = { readonly kind: 'place' | 'document' | 'year'; readonly words: string };

/** Provinces and cities by their short names: 青岛, 上海. */
const DISTANT = [
  ...new Set([...Object.values(areaList.province_list), ...Object.values(areaList.city_list)].map(shortPlaceName)),
].filter((name) => name.length >= 2);

/** 十三五, 第十四个五年: five-year plans by their number. */
const PERIOD = new RegExp(
  `(十[一二三四五六七八九]?|二十|[六七八九])个?五(?:年?${languageWords('plan-period').source}|[”"的]|$)`,
  'g',
);

const firstYear = (number: number): number => 1981 + (number - 6) * 5;

/** The period asked of, where it is neither the plan's nor the one before it. */
function otherPeriod(text: string, plan: PlanDocument): string | null {
  for (const match of text.matchAll(PERIOD)) {
    const number = parseChineseNumeral(match[1] ?? '');
    if (number === null) continue;
    const from = firstYear(number);
    if (from !== plan.period.from && from !== plan.period.from - 5) return `${match[1]}五`;
  }
  return null;
}

/** A place that the topic opens with or names, and that the plan does not go on from in these very words. */
function otherPlace(topic: string, { text }: PlanDocument, names: readonly string[]): string | null {
  for (const name of names) {
    const at = topic.indexOf(name);
    if (at < 0) continue;
    // 济南国际医学中心 is a name of the plan, whatever place it holds.
    const around = topic.slice(Math.max(0, at - 1), at + name.length + 2);
    if (around.length > name.length && text.includes(around)) continue;
    return name;
  }
  return null;
}

/** A place whose topic it is: 市中区的集成电路; not one that is told in passing. */
function ownerOf(asked: string, topic: string, names: readonly string[]): string | null {
  const start = asked.indexOf(topic.slice(0, 2));
  if (topic.length < 2 || start < 0) return null;
  const before = asked.slice(0, start).replace(/的$/, '');
  return names.find((name) => before.endsWith(name)) ?? null;
}

/** What a part asks about that is not this plan's; null where it is the plan's to answer. */
export function findOutside(part: ReadingPart, plan: PlanDocument, card: PlanCard | null): Outside | null {
  const asked = normalizeText(part.text).replaceAll('"', '');
  const period = otherPeriod(asked, plan);
  if (period !== null && !plan.text.includes(period)) return { kind: 'document', words: period };
  const year = part.years.find(
    (candidate) => candidate > (card?.visionYear ?? plan.period.to + 5) || candidate < plan.period.from - 10,
  );
  if (year !== undefined && !plan.text.includes(String(year))) return { kind: 'year', words: `${year}年` };
  const topic = part.topic.replace(/\s+/g, '');
  const neighbours = (card?.neighbours ?? []).flatMap(({ name, aliases }) => [name, ...aliases]);
  const own = card ? [card.place.name, ...card.place.aliases] : [];
  if (own.some((name) => name.length > 1 && topic.includes(name))) return null;
  const names = neighbours.filter((name) => name.length > 1);
  const near = otherPlace(topic, plan, names) ?? ownerOf(asked, topic, names);
  if (near !== null) return { kind: 'place', words: near };
  const within = (card?.place.within ?? []).map(({ name }) => shortPlaceName(name));
  // 青岛路 is a road of the plan, whatever city it is called after.
  const isOfPlan = (name: string): boolean =>
    topic.length > name.length && plan.text.includes(topic.slice(0, name.length + 1));
  const far = DISTANT.filter((name) => !within.includes(name) && topic.startsWith(name) && !isOfPlan(name));
  const distant = otherPlace(topic, plan, far);
  return distant === null ? null : { kind: 'place', words: distant };
}
