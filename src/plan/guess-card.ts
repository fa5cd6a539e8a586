// A first card, guessed from a plan's title and text; people confirm it and fill in what no text tells.
import { parseChineseNumeral } from '../text/chinese-numerals.js';
import { type LocatedArea, locateArea, shortPlaceName } from './administrative-areas.js';
import type { CardLevel, CardPlace, PlanCard, StarMeaning, StarterGroup } from './plan-card.js';
import { PlanParseError } from './plan-parse-error.js';

export interface CardSource {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  /** Titles of the outline's upper units, in order: starter questions ask about them. */
  readonly headings: readonly string[];
}

/** A place ends with the mark of its rank: 「济南市槐荫区」, 「某某高新区」. */
const TITLED_PLACE = /^[\d年]*((?:[\u4e00-\u9fff]{1,9}?[省市区县旗州盟]){1,3})(?!域)/;
/** Documents of a whole government; any other is of one field of work. */
const GENERAL_TITLE = /国民经济和社会发展|政府工作报告/;
const WHOLE_COUNTRY = '全国';

/** 「第十五个五年」 and 「“十五五”」 both name the fifteenth. */
const ORDINAL = /第([一二三四五六七八九十]+)个五年|[“"]?([一二三四五六七八九十]+)五[”"](?!时期)/;
/** The third five-year plan began in 1966, and each since has followed the one before without a gap. */
const THIRD_BEGAN = 1966;
const YEARS = /(20\d\d)\s*(?:[—–~～-]+|至)\s*(20\d\d)\s*年/;

function readOrdinal(title: string): { readonly numeral: string; readonly from: number } | null {
  const match = ORDINAL.exec(title);
  const numeral = match?.[1] ?? match?.[2] ?? '';
  const ordinal = parseChineseNumeral(numeral);
  return ordinal === null || ordinal < 3 ? null : { numeral, from: THIRD_BEGAN + 5 * (ordinal - 3) };
}

function guessPeriod({ title, text }: CardSource): PlanCard['period'] {
  const titled = YEARS.exec(title);
  const ordinal = readOrdinal(title);
  const written = titled ?? (ordinal === null ? YEARS.exec(text) : null);
  if (written) return { from: Number(written[1]), to: Number(written[2]) };
  if (ordinal) return { from: ordinal.from, to: ordinal.from + 4 };
  const year = Number((/20\d\d/.exec(title) ?? /20\d\d(?=年)/.exec(text))?.[0]);
  if (year > 0) return { from: year, to: year };
  throw new PlanParseError(null, '题名和正文都没有写年份，无法判断规划期', '请在题名中写明年份，如“（2026—2030年）”');
}

/** 「2035年」 and 「二〇三五年」. */
const YEAR = /20\d\d(?=年)|二[〇○零][〇○零一二三四五六七八九]{2}(?=年)/g;

/** The years that a text names, each as often as it does. */
const yearsOf = (text: string): number[] =>
  [...text.matchAll(YEAR)].map(([year]) => Number(year) || (parseChineseNumeral(year.replaceAll('○', '〇')) ?? 0));

/** The year after the period that the text names most. */
function guessVisionYear(text: string, period: PlanCard['period']): number | null {
  const counts = new Map<number, number>();
  for (const year of yearsOf(text)) counts.set(year, (counts.get(year) ?? 0) + 1);
  const later = [...counts].filter(([year]) => year > period.to);
  return later.sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function guessLevel(title: string, place: string, area: LocatedArea | null): CardLevel {
  if (!GENERAL_TITLE.test(title)) return 'sector';
  if (place === WHOLE_COUNTRY) return 'nation';
  return area?.level ?? (/[市州盟]$/.test(place) ? 'city' : /[省]$/.test(place) ? 'province' : 'district');
}

function guessPlace(place: string, area: LocatedArea | null): CardPlace {
  const name = area?.name ?? place;
  const short = shortPlaceName(name);
  const rank = /[省市区县旗州盟]$/.exec(name)?.[0];
  const aliases = [short, place, rank === undefined ? '' : `我${rank}`].filter(
    (alias) => alias !== '' && alias !== name,
  );
  return { name, aliases: [...new Set(aliases)], seal: name.slice(0, 1), within: area?.within ?? [] };
}

/** A star before a unit, without a digit, stands for a figure; any other star leads to a note. */
const STAR_FOR_FIGURE =
  /(?<![\d)）\p{Script=Han}*∗＊])[*∗＊]+\s*(?:%|％|[万亿]?[元人家个项亩吨])|[^\d\s*∗＊][*∗＊]+(?:%|％|[万亿]元)/u;
const STAR_NOTE = /[^\n。]{0,20}(?:[*∗＊][^\n。；]{0,8}(?:为|表示|指|代表)|[（(]?注)[^\n。；]{2,60}/gu;

function guessStar(text: string): StarMeaning {
  if (!/[*∗＊]/.test(text)) return { hidesFigure: false, meaning: '' };
  const note = [...text.matchAll(STAR_NOTE)].map(([found]) => found.trim()).find((found) => /[*∗＊]/.test(found));
  // 「*代表该指标尚未公布」 and the like; any other note explains the figure beside the star.
  if (note !== undefined) return { hidesFigure: /未|暂无/.test(note), meaning: note };
  return STAR_FOR_FIGURE.test(text)
    ? { hidesFigure: true, meaning: '公布的文本以“*”代替该数值，未公布。' }
    : { hidesFigure: false, meaning: '“*”的含义未在文本中说明。' };
}

/** The number of questions that fit on the first page beside the field to ask in. */
const STARTERS = 3;

function guessStarters(headings: readonly string[]): StarterGroup[] {
  const usable = headings.filter((title) => title.length >= 4 && title.length <= 16);
  const step = Math.max(1, Math.floor(usable.length / STARTERS));
  const asked = usable.filter((_, index) => index % step === 0).slice(0, STARTERS);
  return [{ audience: 'all', questions: asked.map((title) => `“${title}”有哪些安排？`) }];
}

function guessShortName(title: string, place: string): string {
  const numeral = readOrdinal(title)?.numeral;
  if (numeral !== undefined && /国民经济/.test(title)) return `${place}“${numeral}五”规划`;
  return title;
}

/**
 * Guesses what a card says. Contact lines are in no plan: people add them.
 * @throws PlanParseError when the document names no year at all
 */
export function guessCard(source: CardSource): PlanCard {
  const { id, title, text, headings } = source;
  const written = TITLED_PLACE.exec(title)?.[1] ?? WHOLE_COUNTRY;
  const area = locateArea(written, text);
  const period = guessPeriod(source);
  const place = guessPlace(written, area);
  return {
    ...{ id, title, shortName: guessShortName(title, place.name), place, level: guessLevel(title, written, area) },
    neighbours: area?.neighbours ?? [],
    period,
    baseYear: yearsOf(text).includes(period.from - 1) ? period.from - 1 : null,
    visionYear: guessVisionYear(text, period),
    star: guessStar(text),
    starters: guessStarters(headings),
    contacts: [],
  };
}
