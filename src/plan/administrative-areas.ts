// Which administrative area a name means: the areas that hold it and those beside it, by the national codes.
import { areaList } from '@vant/area-data';
import type { CardLevel, NamedPlace } from './plan-card.js';

interface Area {
  readonly code: string;
  readonly name: string;
}

/** An area with what surrounds it. */
export interface LocatedArea {
  readonly name: string;
  readonly level: Extract<CardLevel, 'district' | 'city' | 'province'>;
  /** City, then province. */
  readonly within: readonly NamedPlace[];
  readonly neighbours: readonly NamedPlace[];
}

const toAreas = (list: Readonly<Record<string, string>>): Area[] =>
  Object.entries(list).map(([code, name]) => ({ code, name }));

/** A municipality is printed twice in the code list, as a province and as its own city: it is taken once. */
const PROVINCES = toAreas(areaList.province_list);
const provinceNames = new Set(PROVINCES.map(({ name }) => name));
/** Codes ending in 90 and nameless groupings stand for areas that answer to the province itself. */
const isGrouping = (name: string): boolean => !/[市州区盟]$/.test(name) || /直辖/.test(name);
const CITIES = toAreas(areaList.city_list).filter(({ name }) => !provinceNames.has(name) && !isGrouping(name));
const COUNTIES = toAreas(areaList.county_list);

/** 「槐荫区」 → 「槐荫」; a name of two characters stays as it is, for 「市区」 or 「矿区」 cut short would mean anything. */
export const shortPlaceName = (name: string): string => {
  const short = name
    .replace(/(?:[\u4e00-\u9fff]{1,8}族)*自治[区州县旗]$/, '')
    .replace(/(?:特别行政区|[省市区县旗州盟])$/, '');
  return short.length >= 2 ? short : name;
};

/** A place with its short name as alias, where it has one. */
export const namedPlace = (name: string): NamedPlace => {
  const short = shortPlaceName(name);
  return { name, aliases: short === name ? [] : [short] };
};

const provinceOf = ({ code }: Area): Area | undefined =>
  PROVINCES.find((province) => province.code.startsWith(code.slice(0, 2)));
const cityOf = ({ code }: Area): Area | undefined => CITIES.find((city) => city.code.startsWith(code.slice(0, 4)));

const placesBeside = (area: Area, areas: readonly Area[], digits: number): NamedPlace[] => [
  ...new Map(
    areas
      .filter(({ code, name }) => code.slice(0, digits) === area.code.slice(0, digits) && name !== area.name)
      .map(({ name }) => [name, namedPlace(name)]),
  ).values(),
];

function locate(area: Area): LocatedArea {
  if (PROVINCES.includes(area))
    return { name: area.name, level: 'province', within: [], neighbours: placesBeside(area, PROVINCES, 0) };
  const province = provinceOf(area);
  const above = province ? [namedPlace(province.name)] : [];
  if (CITIES.includes(area))
    return { name: area.name, level: 'city', within: above, neighbours: placesBeside(area, CITIES, 2) };
  const city = cityOf(area);
  const within = [...(city ? [namedPlace(city.name)] : []), ...above];
  return { name: area.name, level: 'district', within, neighbours: placesBeside(area, COUNTIES, city ? 4 : 2) };
}

const countOf = (text: string, word: string): number => text.split(word).length - 1;

/** How often a text names the places that hold an area: 鼓楼区 stands in four cities. */
const mentionsOfHolders = ({ within }: LocatedArea, text: string): number =>
  within.reduce((sum, { name }) => sum + countOf(text, shortPlaceName(name)), 0);

/**
 * The area that a title's place means: 「济南市槐荫区」 or 「槐荫区」; of several so named, the one whose city the text names most.
 * Null when no area ends the name, as with a development zone.
 */
export function locateArea(place: string, text: string): LocatedArea | null {
  const matching = [...PROVINCES, ...CITIES, ...COUNTIES].filter(({ name }) => place.endsWith(name));
  const longest = Math.max(0, ...matching.map(({ name }) => name.length));
  const located = matching.filter(({ name }) => name.length === longest).map(locate);
  const context = `${place.repeat(10)}${text}`;
  const [best] = located
    .map((area) => ({ area, mentions: mentionsOfHolders(area, context) }))
    .sort((a, b) => b.mentions - a.mentions);
  return best?.area ?? null;
}
