// Whether the source of a regular expression holds Chinese vocabulary, or only the form of a numeral, a date or a mark.

/** Numerals, and what makes an ordinal or a date of one: 第, 年月日. */
const NUMERAL = new Set('〇零一二两三四五六七八九十百千万亿几第年月日');
const isWord = (character: string): boolean => /\p{Script=Han}/u.test(character) && !NUMERAL.has(character);

const CLASS = /\[(?:\\.|[^\]\\])*\]/gu;
const RUN = /\p{Script=Han}{2,}/gu;
/** The characters on the two sides of a bar, whatever brackets and repetitions stand between. */
const SIDES = /(\p{Script=Han})[?*+)]*\|(?:\(\?<?[:=!])*(\p{Script=Han})/gu;

/**
 * Two Chinese characters or more in a row outside a class, an alternation of two words of one character, or a class of two
 * characters: none of them numerals. A single character (第…章, …等) is a mark of a form.
 */
export function hasWords(source: string): boolean {
  const classes = source.match(CLASS) ?? [];
  const rest = source.replace(CLASS, ' ');
  const runs = rest.match(RUN) ?? [];
  const sides = [...rest.matchAll(SIDES)];
  return (
    runs.some((run) => [...run].some(isWord)) ||
    sides.some(([, before = '', after = '']) => isWord(before) && isWord(after)) ||
    classes.some((written) => [...written].filter(isWord).length > 1)
  );
}
