// A claim's places, times, bounds, strength and negations must be its quotes', where they are, and may not get lost on the way.
import { shortPlaceName } from '../../plan/administrative-areas.js';
import { findFigures } from '../../text/find-figures.js';
import { normalizeWithOffsets } from '../../text/normalize-text.js';
import { languageWords } from '../../text/word-classes.js';
import {
  AREA_UNIT,
  bare,
  before,
  beforeIn,
  behind,
  CLAUSE_MARK,
  FEWEST_GOVERNED,
  GOVERNED,
  GOVERNING,
  type Placed,
  placeWords,
  standsAlike,
} from './stands-alike.js';
import type { WeighingKind, WordFamily } from './weighing-words.js';

export interface WordFault {
  readonly kind: WeighingKind;
  readonly word: string;
  /** The word and what is wrong with it, in Chinese. */
  readonly detail: string;
}

export interface WordSources {
  readonly quotes: readonly string[];
  /** Titles over the quotes: they may place and date a claim. */
  readonly frame: readonly string[];
  /** The district that the plan is of: every sentence may name it. */
  readonly district: string;
  /** Whether the plan prints a text somewhere. */
  readonly isPrinted: (text: string) => boolean;
}

/** Kinds that a title over the quote may bear out as well. */
const FROM_FRAME: ReadonlySet<WeighingKind> = new Set(['place', 'scope', 'time']);
/** Kinds of which a claim may have no more words than its quotes: a second 国家级 stands where 省级 stood. */
const COUNTED: ReadonlySet<WeighingKind> = new Set(['place', 'scope']);
/** Characters of a quote's clause behind a word that only reports; behind the plan's name its verb is enough. */
const REPORTED = 4;
const REPORTED_VERB = 2;
/** Words of one family this near before a governed object still govern it. */
const LONGEST_GOVERNING = 32;
const fold = (text: string): string => normalizeWithOffsets(text).text;

/** How many words of its family stand in the clause of a word. */
function countInClause({ text, index, family }: Placed, words: readonly Placed[]): number {
  const start = index - beforeIn(text, index, index).length;
  const end = index + (text.slice(index).split(CLAUSE_MARK, 1)[0] ?? '').length;
  return words.filter(
    (other) => other.text === text && other.family === family && other.index >= start && other.index < end,
  ).length;
}

/** The plan's own district, or a place that only says where it lies: 济南市槐荫区. */
function isOwnPlace(found: Placed, { district, isPrinted }: WordSources): boolean {
  const own = shortPlaceName(fold(district));
  if (own.startsWith(found.word) || found.word.startsWith(own)) return true;
  const back = behind(found, own.length + 1);
  const unit = AREA_UNIT.exec(back)?.[0] ?? '';
  const next = back.slice(unit.length);
  return next.startsWith(own) && (isPrinted(found.word + own) || isPrinted(`${found.word}${unit}${own}`));
}

/** 第十一章 as the speaker. */
const UNIT_LABEL = /^第[一二三四五六七八九十百\d]+[章节]$/;

/**
 * Whether a word only tells whose words follow (土地征收方面，要求科学编制…): it opens its clause or stands behind the plan's
 * name, and a clause of the quotes begins behind it. 鼓励企业参与 told as 要求企业参与 begins none.
 */
function onlyReports(found: Placed, quotes: readonly string[]): boolean {
  const { reporters } = found.family;
  const front = bare(before(found, found.text.length));
  if (!reporters || !(front === '' || reporters.has(front) || UNIT_LABEL.test(front))) return false;
  const length = reporters.has(front) ? REPORTED_VERB : REPORTED;
  const back = behind(found, length);
  return (
    back.length === length &&
    quotes.some((quote) => {
      const at = quote.indexOf(back);
      return at === 0 || (at > 0 && CLAUSE_MARK.test(quote.charAt(at - 1)));
    })
  );
}

const MORE_THAN = languageWords('more-than');
const LESS_THAN = languageWords('less-than');

/** 超过80%, 八成以上: the figure's own bound, compared with the figure. 5%低于2025年的5.5% compares two that are told. */
function isOfFigure({ text, index, word }: Placed): boolean {
  const figures = findFigures(text);
  const isOwn = figures.some(
    ({ kind, unit, bound, span }) =>
      kind === 'amount' && unit !== '' && bound !== null && (span.start === index + word.length || span.end === index),
  );
  const isMore = MORE_THAN.endingAt(word) !== '';
  const isLess = LESS_THAN.endingAt(word) !== '';
  if (isOwn || !(isMore || isLess)) return isOwn;
  const amounts = figures.filter(({ kind }) => kind === 'amount');
  const before = amounts.findLast(({ span }) => span.end <= index);
  const after = amounts.find(({ span, unit }) => span.start > index && unit === before?.unit);
  if (!before || !after) return false;
  return isMore ? before.quantity > after.quantity : before.quantity < after.quantity;
}

const LIST_OPENING = languageWords('list-opening');
const OF = '的';

/** 市级的牌子有市级商业街、市级示范区: what the members of a list have may be said of them all before it. */
const headsList = (found: Placed, claim: readonly Placed[]): boolean =>
  claim.some(({ family, index }) => {
    const between = found.text.slice(found.index + found.word.length, index);
    const isHead = between.startsWith(OF) && !CLAUSE_MARK.test(between) && LIST_OPENING.within(between);
    return family === found.family && index > found.index && isHead;
  });

function added(all: Placed[], sources: WordSources): WordFault[] {
  const claim = all.filter((found) => !(COUNTED.has(found.family.kind) && headsList(found, all)));
  const folded = sources.quotes.map(fold);
  const quoted = placeWords(folded);
  const framed = placeWords(sources.frame.map(fold)).filter(({ family }) => FROM_FRAME.has(family.kind));
  const count = (words: readonly Placed[], family: WordFamily): number =>
    words.filter((word) => word.family === family).length;
  return claim
    .filter((found) => {
      const { family } = found;
      if (family.kind === 'place' && isOwnPlace(found, sources)) return false;
      // 超过80%: the figure's own bound, compared with the figure.
      if (family.kind === 'bound' && isOfFigure(found)) return false;
      if (onlyReports(found, folded)) return false;
      const known = [...quoted, ...framed];
      const bearers = known.filter((bearer) => standsAlike(found, bearer));
      if (COUNTED.has(family.kind) && count(claim, family) > count(known, family)) return true;
      // 引导企业鼓励提升: the quote's one word of the kind bears one.
      const inClause = GOVERNING.has(family.kind) ? countInClause(found, claim) : 0;
      return !bearers.some((bearer) => inClause <= countInClause(bearer, known));
    })
    .map(({ word, family }) => ({ kind: family.kind, word, detail: `${word}（论断有，引文无）` }));
}

/** A member of a list that names what the quote goes on to speak of, and says nothing of it. */
function isOnlyNamed(told: string, printed: string): boolean {
  let same = 0;
  while (same < told.length && told[same] === printed[same]) same++;
  return told.charAt(same) === '、' && /\p{Script=Han}/u.test(printed.charAt(same));
}

/** Words of the quotes that the claim leaves out while it tells what they govern, letter for letter. */
function lost(claim: readonly Placed[], claimText: string, quotes: readonly string[]): WordFault[] {
  return placeWords(quotes.map(fold))
    .filter(({ family }) => !family.mayBeLost)
    .filter((quoted) => {
      const governed = /^[^,;。!?:"]*/.exec(behind(quoted, GOVERNED))?.[0] ?? '';
      if (governed.length < FEWEST_GOVERNED) return false;
      const at = claimText.indexOf(governed);
      if (at >= 0 && isOnlyNamed(claimText.slice(at), behind(quoted, quoted.text.length))) return false;
      // Said elsewhere in the quotes without the word, it may be said so.
      const isSaidPlainly = quotes
        .map(fold)
        .some((quote) => quote.replace(quoted.word + governed, '').includes(governed));
      return (
        at >= 0 &&
        !isSaidPlainly &&
        !claim.some(({ family, index }) => family === quoted.family && Math.abs(at - index) <= LONGEST_GOVERNING)
      );
    })
    .map(({ word, family }) => ({ kind: family.kind, word, detail: `${word}（引文有，论断无）` }));
}

/** What is wrong with the weighing words of a claim; empty when nothing is. */
export function verifyWords(claimText: string, sources: WordSources): WordFault[] {
  const text = fold(claimText);
  const claim = placeWords([text]);
  return [...added(claim, sources), ...lost(claim, text, sources.quotes)];
}
