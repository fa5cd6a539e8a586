// Words of a claim that stand where every quote with the same surroundings has another: 东部 for 西部, 支出 for 收入.
import { languageWords } from '../../text/word-classes.js';
import { contentOf, type Stretch, uncoveredIn } from './verify-coverage.js';

/** Characters on either side by which a place in the quotes is known again. */
export const FLANK = 2;
/** Characters that may stand in the quote where the claim has its own. */
const LONGEST_GAP = 10;
/** A single character is exchanged only where both sides are the quote's. */
const SURE_WITH_ONE_SIDE = 2;
const JOINT = languageWords('joint');
/** What parts the members of a list. */
export const BETWEEN = new RegExp(`、|${JOINT.source}`);
export const CLAUSE = new RegExp(`[，。；：、,;:!?！？\\n等]|${JOINT.source}`);

export const unquoted = (text: string): string => text.replace(/["“”「」『』《》〈〉（）()]/g, '');

interface Place {
  readonly left: string;
  readonly right: string;
  readonly word: string;
}

/** Where a stretch stands in the claim: what is beside it within its clause. */
function placeOf({ text, start, end }: Stretch): Place {
  const left = text.slice(0, start).split(CLAUSE).at(-1) ?? '';
  const right = text.slice(end).split(CLAUSE, 1)[0] ?? '';
  return { left: left.slice(-FLANK), right: right.slice(0, FLANK), word: text.slice(start, end) };
}

/** Every place of a text where a part stands. */
export function placesOf(part: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) places.push(at);
  return places;
}

/** What the source has between the two sides, or beside the one that is known. */
function insteadIn(source: string, { left, right, word }: Place, onlyBetween: boolean): string[] {
  const hasLeft = left.length === FLANK;
  const hasRight = right.length === FLANK;
  const between =
    hasLeft && hasRight
      ? placesOf(left, source).flatMap((at) => {
          const from = at + FLANK;
          const to = source.indexOf(right, from);
          return to >= from && to - from <= LONGEST_GAP && !CLAUSE.test(source.slice(from, to))
            ? [source.slice(from, to)]
            : [];
        })
      : [];
  if (between.length > 0) return between;
  if (onlyBetween || word.length < SURE_WITH_ONE_SIDE) return [];
  // At the head of a clause stands what is spoken of, which the quote may leave to the sentence before.
  const isLeftFree = hasLeft && contentOf(left) === '';
  const isRightFree = right.length < FLANK || contentOf(right) === '';
  const isAsLong = (other: string) => contentOf(other).length === contentOf(word).length;
  if (hasRight && isLeftFree && !isRightFree)
    return placesOf(right, source)
      .map((at) => source.slice(0, at).split(CLAUSE).at(-1) ?? '')
      .map((other) => (left.length < FLANK && other.startsWith(left) ? other.slice(left.length) : other))
      .filter(isAsLong);
  if (hasLeft && isRightFree && !isLeftFree)
    return (
      placesOf(left, source)
        .map((at) => source.slice(at + FLANK).split(CLAUSE, 1)[0] ?? '')
        // 国际电影节 for 国际音乐节: the one character behind is the same.
        .map((other) =>
          right.length < FLANK && other.endsWith(right) ? other.slice(0, other.length - right.length) : other,
        )
        .filter(isAsLong)
    );
  return [];
}

/** Whether the claim has the source's word as well: a single character must stand beside what it stands beside there. */
const isSaidThere = (word: string, { left, right }: Place, claimText: string): boolean =>
  word.length > 1
    ? claimText.includes(word)
    : claimText.includes(`${left.slice(-1)}${word}`) || claimText.includes(`${word}${right.slice(0, 1)}`);

/** Words of the claim that stand in no source, where every source that has their surroundings has another word. */
export function exchanged(
  claimText: string,
  sources: readonly string[],
  frame: readonly string[],
  onlyBetween = false,
): string[] {
  const texts = sources.map(unquoted);
  return uncoveredIn(unquoted(claimText), texts, frame).flatMap((stretch) => {
    const place = placeOf(stretch);
    if (contentOf(place.word) === '') return [];
    const others = texts
      .flatMap((text) => insteadIn(text, place, onlyBetween || stretch.isStretched))
      .map((other) => contentOf(other));
    const least = Math.min(2, place.word.length);
    const most = 2 * place.word.length + 1;
    const [other] = others.filter(
      (each) => each.length >= least && each.length <= most && !isSaidThere(each, place, claimText),
    );
    return other === undefined ? [] : [`${place.word}（引文为${other}）`];
  });
}
