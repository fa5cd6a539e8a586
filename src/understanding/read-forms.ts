// Forms that settle what a learned head may miss: in which chapter, all together, from one unit through another.
import type { FormWords } from './form-words.js';
import { foldText } from './question-words.js';
import type { Aggregate, Kind, NamedUnit, OutlineUnit, PlaceUnit } from './reading.js';

export interface FormReader {
  /** The deepest kind of unit by which the plan's own place of a thing is asked: 在哪一章, 第几节, 哪个专栏; null where none is. */
  asksPlace(folded: string): PlaceUnit | null;
  /** Whether it is asked where a thing is: 体育那一条在哪. */
  asksWhere(folded: string): boolean;
  /** Whether every place is asked for: 在哪几章, 哪些章节. */
  asksPlaces(folded: string): boolean;
  /** Whether the opening of a unit is asked about: 第九章开头. */
  asksLead(folded: string, after: number): boolean;
  /** Whether the table of indicators, or indicators by that name, are asked about. */
  namesRows(folded: string): boolean;
  /** Whether the column of yearly growth is named: 增速, 涨得. */
  namesGrowth(folded: string): boolean;
  /** Whether a topic is the table itself, or nothing. */
  isOfRows(topic: string): boolean;
  /** Whether numbers set side by side are wanted together: 一共, 合计; not where they are wanted apart. */
  wantsSum(folded: string): boolean;
  /** Whether sides are added to one another by the word between them: 医生加护士. */
  joinsByPlus(folded: string, sides: readonly string[]): boolean;
  /** Whether each is asked about by itself: 每节几条, 各多少. */
  wantsApart(folded: string): boolean;
  /** Whether the places are asked where the plan speaks of a thing: 在哪些地方提到, 出现过几次. */
  asksMentions(folded: string): boolean;
  /** Whether a message asks by its last word alone, of another thing: 那专用装备呢. */
  isEllipsis(folded: string): boolean;
  /** Whether two numbers are wanted apart: 比…高多少, 差几个百分点. */
  wantsDifference(folded: string): boolean;
  /** Whether it is asked by how much a number changes: 提高几个百分点, 能涨几岁. */
  asksChange(folded: string): boolean;
  /** Whether the most or the least of several is wanted. */
  extremeIn(folded: string): Extract<Aggregate, 'most' | 'least'> | null;
  /** 第七章至第十一章: the units between are named, too. */
  withRanges(named: readonly NamedUnit[], folded: string): NamedUnit[];
}

export function createFormReader(words: FormWords): FormReader {
  const places = (['box', 'item', 'section', 'chapter'] as const).map((unit) => ({
    unit,
    pattern: new RegExp(
      `${words('which')}\\s?(?:个|一)?${words(unit)}${unit === 'box' ? `|${words('box')}${words('which')}$` : ''}`,
      'u',
    ),
  }));
  const place = new RegExp(
    `${words('which')}\\s?(?:个|一)?${words('chapter', 'section', 'box')}|${words('box')}${words('which')}$`,
    'u',
  );
  const several = new RegExp(`${words('several')}(?:个)?\\s?${words('chapter', 'section', 'box')}`, 'u');
  const lead = new RegExp(`^${words('inside')}?${words('lead')}`, 'u');
  const rows = new RegExp(words('indicator', 'table'), 'u');
  const allRows = new RegExp(words('indicator', 'table'), 'gu');
  const plus = new RegExp(`${words('plus')}\\s*$`, 'u');
  const together = new RegExp(words('together'), 'u');
  const growth = new RegExp(words('growth-column'), 'u');
  const apart = new RegExp(words('apart'), 'u');
  const difference = new RegExp(
    `${words('than')}.{0,40}${words('change')}.{0,6}${words('amount')}|${words('gap')}.{0,6}${words('amount')}`,
    'u',
  );
  const change = new RegExp(`${words('change')}[^的]?${words('amount')}`, 'u');
  const [most, least] = [new RegExp(words('most'), 'u'), new RegExp(words('least'), 'u')];
  const [where, mention] = [words('where'), words('mention')];
  const whereAtEnd = new RegExp(`${where}[？?。.！!\\s]*$`, 'u');
  const mentions = new RegExp(`${where}.{0,6}${mention}|${mention}.{0,4}${where}`, 'u');
  const ellipsis = new RegExp(`${words('ellipsis')}[？?。.！!\\s]*$`, 'u');
  const asking = new RegExp(words('asking', 'amount', 'which'), 'u');
  const through = new RegExp(`^\\s*${words('through')}\\s*$`, 'u');
  return {
    asksPlace: (folded) =>
      place.test(folded) ? (places.find(({ pattern }) => pattern.test(folded))?.unit ?? null) : null,
    asksWhere: (folded) => whereAtEnd.test(folded),
    asksPlaces: (folded) => several.test(folded),
    asksLead: (folded, after) => lead.test(folded.slice(after)),
    namesRows: (folded) => rows.test(folded),
    namesGrowth: (folded) => growth.test(folded),
    isOfRows: (topic) => topic.replace(/\s+/g, '').replace(allRows, '') === '',
    wantsSum: (folded) => together.test(folded) && !apart.test(folded),
    asksMentions: (folded) => mentions.test(folded),
    isEllipsis: (folded) => ellipsis.test(folded) && !asking.test(folded.replace(ellipsis, '')),
    joinsByPlus: (folded, sides) =>
      sides.length > 1 && plus.test(folded.slice(0, folded.indexOf(foldText(sides[1] ?? '')))),
    wantsApart: (folded) => apart.test(folded),
    asksChange: (folded) => change.test(folded),
    extremeIn: (folded) => (most.test(folded) ? 'most' : least.test(folded) ? 'least' : null),
    wantsDifference: (folded) => difference.test(folded),
    withRanges(named, folded) {
      const [first, last] = named;
      if (named.length !== 2 || first?.unit !== 'section' || last?.unit !== 'section') return [...named];
      const from = folded.indexOf(first.written) + first.written.length;
      const between = folded.slice(from, folded.indexOf(last.written, from));
      if (!through.test(between) || first.chapter === null || last.chapter === null) return [...named];
      const range: NamedUnit[] = [];
      for (let chapter = first.chapter; chapter <= last.chapter; chapter++) {
        const written = chapter === first.chapter ? first.written : chapter === last.chapter ? last.written : '';
        range.push({ unit: 'section', chapter, path: [], written });
      }
      return range;
    },
  };
}

/** What a form settles of a kind: a thing's place in the plan is asked of a topic, the plan's make-up of none. */
export function settleKind(
  kind: Kind,
  {
    asksPlace,
    asksMentions,
    topic,
    hasUnit,
  }: { asksPlace: boolean; asksMentions: boolean; topic: string; hasUnit: boolean },
): Kind {
  return (asksPlace || asksMentions) && topic !== '' && !hasUnit ? 'mentions' : kind;
}

/** What a form settles of an aggregate: sides that are wanted together are added, numbers set against each other taken apart. */
export function settleAggregate(
  aggregate: Aggregate | null,
  {
    wantsSum,
    wantsDifference,
    sides,
    extreme,
  }: {
    wantsSum: boolean;
    wantsDifference: boolean;
    sides: number;
    extreme: Extract<Aggregate, 'most' | 'least'> | null;
  },
): Aggregate | null {
  if (aggregate !== null) return aggregate;
  if (extreme !== null) return extreme;
  if (wantsDifference) return 'difference';
  return wantsSum && sides > 1 ? 'sum' : null;
}

/** A table of indicators that is named, or asked through, is asked for its rows. */
export function settleUnit(
  unit: OutlineUnit | null,
  { namesRows, topic }: { namesRows: boolean; topic: string },
): OutlineUnit | null {
  // 哪几类金融 asks for kinds of a thing; the table's groups are asked for by the table's name, or of nothing else.
  const own = unit === 'category' && !namesRows && topic !== '' ? null : unit;
  return own ?? (namesRows ? 'indicator' : null);
}
