// What the members of a list are called together: the noun after 等, or after 四大, 三项 when the number fits.
import { parseChineseNumeral } from '../text/chinese-numerals.js';
import type { TextSpan } from '../text/text-span.js';
import type { GeneralWords } from './general-words.js';

/** A head is not longer than this: 生产性服务业专业特色楼宇. */
const LONGEST_HEAD = 16;
const HEAD_END = /[，。；、：！？（(“”\s]/;
const PARTICLE = /[的在与和及将对由从向并]/;
const NUMERAL = /[“"]?(十?[二两三四五六七八九十])(?=[^\s，。；、“”])/g;

/** How far the noun at `start` goes: to a mark, a particle or a verb. */
function nounEnd(text: string, { start, end }: TextSpan, words: GeneralWords): number {
  for (let at = start; at < Math.min(end, start + LONGEST_HEAD); at++) {
    if (HEAD_END.test(text.charAt(at)) || PARTICLE.test(text.charAt(at))) return at;
    if (words.of('predicate').at(text, at, end) !== '') return at;
  }
  return Math.min(end, start + LONGEST_HEAD);
}

/** Where the noun that calls the members together ends: 市政基础设施｜建设, 重点区域｜生态保护; -1 for none. */
function containerEnd(text: string, { start, end }: TextSpan, words: GeneralWords): number {
  for (let at = start + 1; at <= end; at++) {
    const word = words.of('container').endingAt(text, at, start);
    if (word === '') continue;
    if (words.of('stop-container').has(word)) return at;
    const [, longer = ''] = [0, words.of('container').at(text, at, end)];
    const overlapping = words.of('container').at(text, at - 1, end).length > 1;
    if (longer === '' && !overlapping) return at;
  }
  return -1;
}

/** The head that begins at `start`, right after 等 or a closing quotation mark; null where no noun stands there. */
export function readHead(text: string, span: TextSpan, words: GeneralWords): TextSpan | null {
  const noun = { start: span.start, end: nounEnd(text, span, words) };
  if (noun.end - noun.start < 2) return null;
  const container = containerEnd(text, noun, words);
  return { start: noun.start, end: container > 0 ? container : noun.end };
}

/** 「家庭四级养老服务网络」 with four members: the head begins at the numeral; null where no numeral counts the members. */
export function readCountedHead(
  text: string,
  { last, count }: { readonly last: TextSpan; readonly count: number },
  words: GeneralWords,
): { readonly head: TextSpan; readonly memberEnd: number } | null {
  for (const match of text.slice(last.start + 1, last.end).matchAll(NUMERAL)) {
    if (parseChineseNumeral(match[1] ?? '') !== count) continue;
    const at = last.start + 1 + match.index;
    const start = at + (match[0].length - (match[1] ?? '').length);
    const quoteEnd = start > at ? text.indexOf('”', start) : -1;
    const end = quoteEnd > 0 ? quoteEnd : nounEnd(text, { start: start + 1, end: last.end }, words);
    return { head: { start, end }, memberEnd: at };
  }
  return null;
}
