// A text as a reader takes it: characters out of their clothes, invisible ones gone, each with where it stood.

export interface FoldedText {
  /** Upper case, ASCII digits and dashes; never longer than eighteen times the original. */
  readonly text: string;
  /** For each UTF-16 unit of `text` where its original character begins and ends. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** What parts nothing for the eye: format characters, selectors, fillers, and marks laid over a character (1️⃣). */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Mn}\p{Me}\u2800]/u;
const DIGIT = /\p{Nd}/u;
const DASH = /\p{Pd}|[\u2212\u30fc]/u;
const DOT = /[\u00b7\u2022\u2027\u30fb\uff65]/u;

/** Value of a decimal digit of any script: its place among the ten that stand together. */
function digitValue(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  let before = 0;
  while (before < 50 && DIGIT.test(String.fromCodePoint(code - before - 1))) before++;
  return before % 10;
}

/** Numerals as they are written and as they are written on cheques; 幺 is how 1 is said. */
const NUMERALS = ['零〇○', '一壹幺弌', '二贰貳两兩', '三叁參叄', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'];
const NUMERAL_VALUES = new Map(NUMERALS.flatMap((chars, value) => [...chars].map((char) => [char, String(value)])));

/** More characters than any language has in use; a sender of all that exist fills no memory. */
const MOST_CACHED = 20_000;
const cache = new Map<string, string>();

function foldCharacter(char: string): string {
  const known = cache.get(char);
  if (known !== undefined) return known;
  const folded = INVISIBLE.test(char)
    ? ''
    : [...char.normalize('NFKC')]
        .map((part) => {
          if (DIGIT.test(part)) return String(digitValue(part));
          if (DASH.test(part)) return '-';
          if (DOT.test(part)) return '·';
          return INVISIBLE.test(part) ? '' : part.toUpperCase();
        })
        .join('');
  if (cache.size < MOST_CACHED) cache.set(char, folded);
  return folded;
}

/** @param numerals whether 一三八 is read as 138 */
export function foldCharacters(text: string, numerals: boolean): FoldedText {
  let folded = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const char of text) {
    const end = at + char.length;
    const plain = foldCharacter(char);
    const parts = numerals ? (NUMERAL_VALUES.get(plain) ?? plain) : plain;
    folded += parts;
    for (let unit = 0; unit < parts.length; unit++) {
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { text: folded, starts, ends };
}
