// Whether a weighing word of a claim stands beside what the quote's stands beside, so that a word cannot move to another thing.
import { languageWords } from '../../text/word-classes.js';
import { contentOf } from './verify-coverage.js';
import { findWeighingWords, type WeighingKind, type WeighingWord } from './weighing-words.js';

/** Kinds that weigh on what follows them; the others on what stands on either side. */
export const GOVERNING: ReadonlySet<WeighingKind> = new Set(['strength', 'negation']);
/** How far from its word a quote may have what stands right beside the claim's: names keep their neighbours, verbs' objects are lists. */
const REACH: Readonly<Record<WeighingKind, number>> = {
  place: 4,
  scope: 4,
  promise: 12,
  time: 12,
  quantity: 6,
  rate: 16,
  bound: 12,
  strength: 16,
  negation: 16,
  direction: 12,
};
/** Characters behind a word of the quote that it governs. */
export const GOVERNED = 6;
export const FEWEST_GOVERNED = 4;

/** A weighing word in its text. */
export interface Placed extends WeighingWord {
  readonly text: string;
}

export const placeWords = (texts: readonly string[]): Placed[] =>
  texts.flatMap((text) => findWeighingWords(text).map((found) => ({ ...found, text })));

export const CLAUSE_MARK = /[,;。!?:\n]/;

export const beforeIn = (text: string, index: number, length: number): string =>
  text
    .slice(Math.max(0, index - length), index)
    .split(CLAUSE_MARK)
    .at(-1) ?? '';

/** What stands before and behind a word within its clause. */
export const before = ({ text, index }: Placed, length: number): string => beforeIn(text, index, length);
export const behind = ({ text, index, word }: Placed, length: number): string =>
  text.slice(index + word.length, index + word.length + length).split(CLAUSE_MARK, 1)[0] ?? '';

const PAIR = 2;
/** 济南市 is 济南: the unit belongs to the name. */
export const AREA_UNIT = new RegExp(`^${languageWords('area-unit').source}`);
export const bare = (text: string): string => text.replace(/[\p{P}\p{S}]/gu, '');

/** 国家级和省级绿色工厂: the second of two words that govern one thing. */
const LONGEST_COORDINATE = 5;
const JOINT = new RegExp(`^(?:、|${languageWords('joint').source})`);

/** What stands behind a word, past another that it is joined with. */
function withoutCoordinate(back: string): string {
  if (!JOINT.test(back)) return back.slice(0, PAIR + PAIR);
  const [second] = findWeighingWords(back.slice(1));
  return second?.index === 0 ? back.slice(1 + second.word.length) : back.slice(0, PAIR + PAIR);
}

/** 新增隐性债务坚决遏制: a word at the end of its clause, with what it governs in the quote before it. */
function holdsFronted(claimed: Placed, quoted: Placed): boolean {
  if (!GOVERNING.has(claimed.family.kind) || bare(behind(claimed, PAIR)) !== '') return false;
  const front = bare(before(claimed, claimed.text.length));
  const governed = bare(behind(quoted, GOVERNED));
  return governed.length >= FEWEST_GOVERNED && front.includes(governed.slice(0, FEWEST_GOVERNED));
}

/** Whether a word of the claim stands beside what the quote's stands beside; alone in its clause it has nothing beside it. */
export function standsAlike(claimed: Placed, quoted: Placed): boolean {
  if (claimed.family !== quoted.family) return false;
  const { kind } = claimed.family;
  // A rate is told of the whole clause, wherever it stands in it.
  if (kind === 'rate' || holdsFronted(claimed, quoted)) return true;
  if (standsInRow(claimed, quoted) || standsBeforeItsFigure(claimed, quoted) || opensTopic(claimed)) return true;
  const reach = REACH[kind];
  const [ahead, after] = [bare(before(quoted, reach)), bare(behind(quoted, reach))];
  // As it stands, and without what joins (城区的形态 for 城区形态) and carries (引导方向是投早 for 引导投早).
  return (GOVERNING.has(kind) ? [bare] : [bare, contentOf]).some((core) => {
    // 济南市 is 济南: the unit belongs to the name.
    const back = core(withoutCoordinate(behind(claimed, LONGEST_COORDINATE + PAIR + PAIR)))
      .replace(kind === 'place' ? AREA_UNIT : '', '')
      .slice(0, PAIR);
    const front = core(before(claimed, PAIR + PAIR)).slice(-PAIR);
    if (back.length < PAIR && front.length < PAIR) return core === bare;
    if (back.length === PAIR && after.includes(back)) return true;
    // 特殊教育免费15年 for 15年免费特殊教育: the same two stand on the other sides.
    const isTurned = kind === 'promise' && front.length === PAIR && after.includes(front);
    if (isTurned && (back.length < PAIR || ahead.includes(back))) return true;
    const looksBack = !GOVERNING.has(kind) || back.length < PAIR;
    return looksBack && front.length === PAIR && ahead.includes(front);
  });
}

const CLAUSE_SIDES = new RegExp(`(?:${CLAUSE_MARK.source}|、)`);
const FIGURE = /^\d[\d.]*/;

/** 省级3家 for 省级绿色工厂3家: what both count stands before, and the first figure behind them is the same. */
function standsBeforeItsFigure(claimed: Placed, quoted: Placed): boolean {
  const [own, printed] = [claimed, quoted].map((word) => {
    const member = behind(word, word.text.length).split(CLAUSE_SIDES, 1)[0] ?? '';
    return { starts: FIGURE.test(member), figure: /\d[\d.]*\p{Script=Han}?/u.exec(member)?.[0] };
  });
  return own?.starts === true && own.figure !== undefined && own.figure === printed?.figure;
}

const TOPIC_END = new RegExp(`${languageWords('topic-end').source}$`);
const LONGEST_TOPIC = 8;

/** 黄河治理上，…: a clause that only says what the next ones are about. */
function opensTopic(claimed: Placed): boolean {
  if (GOVERNING.has(claimed.family.kind) || beforeIn(claimed.text, claimed.index, 1) !== '') return false;
  const rest = claimed.text.slice(claimed.index).split(CLAUSE_MARK, 1)[0] ?? '';
  return rest.length <= LONGEST_TOPIC && TOPIC_END.test(rest);
}

/** 韩国、新加坡等 in both: places told in one row stand beside one another. */
function standsInRow(claimed: Placed, quoted: Placed): boolean {
  const next = (word: Placed) => {
    const back = behind(word, LONGEST_COORDINATE + PAIR);
    const [second] = JOINT.test(back) ? findWeighingWords(back.slice(1)) : [];
    return second?.index === 0 ? second.word : null;
  };
  const last = (word: Placed) => {
    const front = before(word, LONGEST_COORDINATE + PAIR);
    const second = JOINT.test(front.slice(-1)) ? findWeighingWords(front).at(-1) : undefined;
    return second && second.index + second.word.length === front.length - 1 ? second.word : null;
  };
  if (claimed.family.kind !== 'place') return false;
  return [next, last].some((of) => of(claimed) !== null && of(claimed) === of(quoted));
}
