// Which year governs an amount: 到2030年 to the end of its sentence, a bare year to the next semicolon, 2020年的 its figure only.
import { sliceSpan, type TextSpan } from '../text/text-span.js';
import type { NamedYear } from './find-amounts.js';
import type { GeneralWords } from './general-words.js';

export interface GoverningTime {
  readonly year: number;
  /** The head as printed: 到2030年; the year alone where no word opens it. */
  readonly head: TextSpan;
}

/** Before a year that something is measured from: 从2020年的60%提高到80%, 较2025年下降. */
const STARTING_POINT = /[从由自较比以与于]$/;
const RANGE = /^[年\s]*[-—–~～至到][—-]?$/;

function openingOf(text: string, year: NamedYear, from: number, words: GeneralWords): string {
  return words.of('time-head').endingAt(text, year.span.start, from);
}

function isRangeEnd(text: string, year: NamedYear, previous: NamedYear | undefined): boolean {
  return previous !== undefined && RANGE.test(text.slice(previous.span.end, year.span.start));
}

/** The nearest year before `at` that governs it; null where none does. `from` is where the sentence begins. */
export function governTime(
  text: string,
  { from, at, years }: { readonly from: number; readonly at: number; readonly years: readonly NamedYear[] },
  words: GeneralWords,
): GoverningTime | null {
  const before = years.filter(({ span }) => span.end <= at);
  for (let index = before.length - 1; index >= 0; index--) {
    const year = before[index];
    if (!year || isRangeEnd(text, year, before[index - 1])) continue;
    const between = text.slice(year.span.end, at);
    if (between === '的') return { year: year.quantity, head: year.span };
    const opening = openingOf(text, year, from, words);
    if (opening === '' && STARTING_POINT.test(text.slice(from, year.span.start))) continue;
    if (opening === '' && /[；。]/.test(between)) continue;
    return { year: year.quantity, head: { start: year.span.start - opening.length, end: year.span.end } };
  }
  return null;
}

/** A time head that opens the span, with the comma after it; its length, 0 for none. */
export function timeHeadLength(text: string, span: TextSpan): number {
  const opening =
    /^(?:.{0,3}?)(?:(?:\d{4}|[〇零一二三四五六七八九]{4})年(?:底|末|前|初)?|“十[一二三四五六七八九]?五”期?末)(?:以?前|左右)?，?/.exec(
      sliceSpan(text, span),
    );
  return opening?.[0].length ?? 0;
}
