// The forms of headings in Chinese official documents, outermost first: what a line's first characters say it could be.
import { parseChineseNumeral } from '../../text/chinese-numerals.js';

/** Label kinds; the order of `HEADING_KINDS` is the order of nesting, whichever of them a document uses. */
export const HEADING_KINDS = [
  'part',
  'chapter',
  'section',
  'article',
  'comma',
  'bracket',
  'digit',
  'dotted',
  'dotted-deep',
  'digit-bracket',
  'circled',
] as const;

export type HeadingKind = (typeof HEADING_KINDS)[number];

/** What a line could be the heading of, before its neighbours are asked. */
export interface HeadingForm {
  readonly kind: HeadingKind;
  readonly number: number;
  /** 「1.2」 is [1, 2]: the last counts, the others name the unit above. */
  readonly path: readonly number[];
  /** As printed: 「第四章」「一、」「（1）」「1.」. */
  readonly printedLabel: string;
  readonly title: string;
  /** Length of the heading within the line; the rest is body. */
  readonly headingLength: number;
  /** The heading has the line to itself. */
  readonly ownLine: boolean;
}

const NUMERAL = '[〇零一二三四五六七八九十百]{1,5}';
const BLANK = '[\\s\\u3000]*';

/** Each form as the label and the rest of the line; 「第 四 章」 may be spaced out. */
const FORMS: Readonly<Record<HeadingKind, RegExp>> = {
  part: new RegExp(`^(第${BLANK}(${NUMERAL}|\\d{1,2})${BLANK}(?:篇|编|部分))${BLANK}[、:：]?${BLANK}(.*)$`, 's'),
  chapter: new RegExp(`^(第${BLANK}(${NUMERAL}|\\d{1,2})${BLANK}章)${BLANK}[、:：]?${BLANK}(.*)$`, 's'),
  section: new RegExp(`^(第${BLANK}(${NUMERAL}|\\d{1,2})${BLANK}节)${BLANK}[、:：]?${BLANK}(.*)$`, 's'),
  article: new RegExp(`^(第${BLANK}(${NUMERAL}|\\d{1,3})${BLANK}条)[\\s\\u3000]+(.*)$`, 's'),
  comma: new RegExp(`^((${NUMERAL})${BLANK}、)${BLANK}(\\S.*)$`, 's'),
  bracket: new RegExp(`^([（(]${BLANK}(${NUMERAL})${BLANK}[）)])${BLANK}[、.．]?${BLANK}(\\S.*)$`, 's'),
  digit: /^((\d{1,3})[.．、])\s*((?:\d{1,2}[A-Za-z+]|[^\s\d.．%％]).*)$/s,
  dotted: /^((\d{1,2}[.．]\d{1,2})[.．、]?)\s*([\p{Script=Han}“"《「].*)$/su,
  'dotted-deep': /^((\d{1,2}(?:[.．]\d{1,2}){2,3})[.．、]?)\s*([\p{Script=Han}“"《「].*)$/su,
  'digit-bracket': /^([（(]\s*(\d{1,3})\s*[）)]|(?<!\S)\d{1,2}[）)])\s*[、.．]?\s*(\S.*)$/s,
  circled: /^(([①-⑳]))\s*(\S.*)$/s,
};

/** Headings of these kinds have their line to themselves; the others may run into their body. */
const LONGEST_OWN_LINE: Readonly<Record<string, number>> = { part: 100, chapter: 100, section: 80 };
const LONGEST_TITLE = 60;

const circledNumber = (sign: string): number => sign.charCodeAt(0) - 0x245f;

function pathOf(kind: HeadingKind, digits: string): readonly number[] | null {
  if (kind === 'circled') return [circledNumber(digits)];
  if (/^\d/.test(digits)) return digits.split(/[.．]/).map(Number);
  const number = parseChineseNumeral(digits);
  return number === null ? null : [number];
}

/** A heading on its own line is no sentence: it ends in no stop, and lists nothing with semicolons. */
const isSentence = (title: string): boolean => /[。；;，,：:]$/.test(title) || title.includes('；');

/** The title up to its full stop, where the heading runs into the body; 「（一）标题。正文」. */
const RUN_IN = /^([^。]{1,60}?)。/;

function titleOf(
  kind: HeadingKind,
  rest: string,
): (Pick<HeadingForm, 'title' | 'ownLine'> & { readonly length: number }) | null {
  const title = rest.trim();
  const longest = LONGEST_OWN_LINE[kind];
  if (longest !== undefined) {
    // A sentence that begins with 「第一章」 speaks of the chapter.
    if (title.length > longest || /[。；]$/.test(title)) return null;
    return { title, ownLine: true, length: rest.length };
  }
  const runIn = RUN_IN.exec(title);
  if (runIn) return { title: runIn[1] ?? '', ownLine: runIn[0].length === title.length, length: runIn[0].length };
  if (title.length > LONGEST_TITLE) return null;
  return isSentence(title) ? null : { title, ownLine: true, length: rest.length };
}

/** Nine lines in ten are prose, told by their first character. */
const MAY_BE_LABEL = /^[第〇零一二三四五六七八九十百（(\d①-⑳]/;

/** What a line could be the heading of; null where its first characters are no label or the rest no title. */
export function readHeadingForm(line: string): HeadingForm | null {
  if (!MAY_BE_LABEL.test(line)) return null;
  for (const kind of HEADING_KINDS) {
    const match = FORMS[kind].exec(line);
    if (!match) continue;
    const [, label = '', digits = '', rest = ''] = match;
    const path = pathOf(kind, digits);
    const number = path?.at(-1);
    const title = titleOf(kind, rest);
    if (path === null || number === undefined || title === null) continue;
    const headingLength = title.ownLine ? line.length : line.length - rest.length + title.length;
    return { kind, number, path, printedLabel: label, title: title.title, ownLine: title.ownLine, headingLength };
  }
  return null;
}

/** 「25.24小时服务」 read as number 25 of a list, where no unit 25 is open to hold a 25.24. */
export function readDigitForm(line: string): HeadingForm | null {
  const match = /^((\d{1,3})[.．、])\s*(.*)$/s.exec(line);
  const [, label = '', digits = '', rest = ''] = match ?? [];
  const title = match ? titleOf('digit', rest) : null;
  if (title === null) return null;
  const headingLength = title.ownLine ? line.length : label.length + title.length;
  const number = Number(digits);
  return { kind: 'digit', number, path: [number], printedLabel: label, ...title, headingLength };
}

/** Position in the order of nesting: smaller is outer. */
export const rankOf = (kind: HeadingKind): number => HEADING_KINDS.indexOf(kind);
