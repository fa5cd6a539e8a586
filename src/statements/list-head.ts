// What the members of a list are called together: the noun after 等, or after 四大, 三项 when the number fits.
import { parseChineseNumeral } from '../text/chinese-numerals.js';
import { closingAt } from '../text/split-at-marks.js';
import type { TextSpan } from '../text/text-span.js';
import type { GeneralWords } from './general-words.js';

/** A head is not longer than this: 生产性服务业专业特色楼宇. */
const LONGEST_HEAD = 16;
const HEAD_END = /[，。；、：！？（(“”—\s]/;
const PARTICLE = /[的在与和及将对由从向并]/;
const RANKS = /^[国家省市区县级]{1,3}、(?:[国家省市区县级]{1,3}、)*[国家省市区县]{1,2}级/;
const NUMERAL = /[“"]?(十?[二两三四五六七八九十])(?=[^\s，。；、“”])/g;

/** 方向, 对外合作: a particle that is part of a noun. */
const isInsideWord = (text: string, at: number, words: GeneralWords): boolean =>
  words.of('container').at(text, at - 1).length > 1 ||
  words.of('not-preposition').at(text, at) !== '' ||
  words.of('not-preposition').at(text, at - 1) !== '';

/** How far the noun at `start` goes: to a mark, a particle or a verb. */
function nounEnd(text: string, { start, end }: TextSpan, words: GeneralWords): number {
  for (let at = start; at < Math.min(end, start + LONGEST_HEAD); at++) {
    if (HEAD_END.test(text.charAt(at))) return at;
    if (PARTICLE.test(text.charAt(at)) && !isInsideWord(text, at, words)) return at;
    if (words.of('predicate').at(text, at, end) !== '' && !isInsideWord(text, at, words)) return at;
  }
  return Math.min(end, start + LONGEST_HEAD);
}

/** The noun at `start` up to the last word of the class in it; null where it holds none. */
export function readNounOf(text: string, span: TextSpan, className: string, words: GeneralWords): TextSpan | null {
  const end = nounEnd(text, span, words);
  for (let at = end; at > span.start; at--)
    if (words.of(className).endingAt(text, at, span.start) !== '') return { start: span.start, end: at };
  return null;
}

/** Where the noun that calls the members together ends: 市政基础设施｜建设, 重点区域｜生态保护; -1 for none. */
function containerEnd(text: string, { start, end }: TextSpan, words: GeneralWords): number {
  let found = -1;
  for (let at = start + 1; at <= end; at++) {
    const word = words.of('container').endingAt(text, at, start);
    if (word === '') continue;
    if (words.of('stop-container').has(word)) return at;
    found = at;
  }
  return found;
}

/** The head that begins at `start`, right after 等 or a closing quotation mark; null where no noun stands there. */
export function readHead(text: string, span: TextSpan, words: GeneralWords): TextSpan | null {
  if (text.charAt(span.start) === '“') {
    const close = closingAt(text, span.start, span.end);
    return close < 0 ? null : { start: span.start + 1, end: close };
  }
  const start = span.start + words.of('quantifier').at(text, span.start, span.end).length;
  if (words.of('strong-verb').at(text, start, span.end) !== '') return null;
  if (words.of('head-adverb').at(text, start, span.end) !== '') return null;
  // 国家、省、市级改革试点 is one noun.
  const ranks = RANKS.exec(text.slice(start, span.end))?.[0].length ?? 0;
  const noun = { start, end: nounEnd(text, { start: start + ranks, end: span.end }, words) };
  if (noun.end - noun.start < 2) return null;
  const container = containerEnd(text, noun, words);
  return { start: noun.start, end: container > 0 ? container : noun.end };
}

/** “三段贯通式” tells a manner and sums nothing up. */
const MANNER_END = /[式型化]$/;

/**
 * 「家庭四级养老服务网络」 with four members: the head begins at the numeral, the last member ends before it.
 * Null where no numeral counts the members.
 */
export function readCountedHead(
  text: string,
  { last, countUpTo }: { readonly last: TextSpan; readonly countUpTo: (memberEnd: number) => number },
  words: GeneralWords,
): { readonly head: TextSpan; readonly memberEnd: number } | null {
  for (const match of text.slice(last.start + 1, last.end).matchAll(NUMERAL)) {
    const memberEnd = last.start + 1 + match.index;
    if (parseChineseNumeral(match[1] ?? '') !== countUpTo(memberEnd)) continue;
    const start = memberEnd + (match[0].length - (match[1] ?? '').length);
    const quoteEnd = start > memberEnd ? text.indexOf('”', start) : -1;
    const end = quoteEnd > 0 ? quoteEnd : nounEnd(text, { start: start + 1, end: last.end }, words);
    if (!MANNER_END.test(text.slice(start, end))) return { head: { start, end }, memberEnd };
  }
  return null;
}
