// What a line of the plan is by its first characters: a heading of some level, a box, a caption, or prose.
import { parseChineseNumeral } from '../text/chinese-numerals.js';

export interface RecognizedHeading {
  readonly kind: 'chapter' | 'section' | 'item' | 'principle' | 'box' | 'box-entry' | 'caption' | 'prose';
  readonly number: number | null;
  readonly printedLabel: string;
  readonly title: string;
  /** Length of the heading within the line: the rest of the line is body. */
  readonly headingLength: number;
}

const CHAPTER = /^第([一二三四五六七八九十百]{1,5})章\s*(\S.*)$/;
const SECTION = /^([一二三四五六七八九十]{1,3})、\s*(\S.*)$/;
const ITEM = /^（([一二三四五六七八九十]{1,3}|\d{1,2})）\s*([^。]{1,60})。?/;
const PRINCIPLE = /^——([^。]{1,60})。/;
const BOX = /^专栏\s*(?:(\d{1,3})\s*)?(\S.*)$/;
const NUMBERED_ENTRY = /^(\d{1,2})[.．]\s*([^。\s][^。]{0,39})。/;
/** An entry of a box without a number: a short title and a full stop before the list of projects. */
const TITLED_ENTRY = /^([^，、；。]{2,12})。/;
const CAPTION = /^图\s*(\d{1,3})\s+(\S.*)$/;

/** A section heading is a line of its own and no sentence; the longest in the plan has 17 characters. */
const LONGEST_SECTION_TITLE = 40;
const LONGEST_CHAPTER_TITLE = 80;

const PROSE: RecognizedHeading = { kind: 'prose', number: null, printedLabel: '', title: '', headingLength: 0 };

const numberOf = (digits: string): number | null =>
  /^\d+$/.test(digits) ? Number(digits) : parseChineseNumeral(digits);

/** Recognises one cleaned line. `insideBox` opens the box entries, which look like prose elsewhere. */
export function recognizeHeading(line: string, insideBox: boolean): RecognizedHeading {
  let match = CHAPTER.exec(line);
  if (match && line.length <= LONGEST_CHAPTER_TITLE && !line.endsWith('。')) {
    const number = numberOf(match[1] ?? '');
    if (number !== null) {
      return {
        kind: 'chapter',
        number,
        printedLabel: `第${match[1]}章`,
        title: (match[2] ?? '').trim(),
        headingLength: line.length,
      };
    }
  }
  match = SECTION.exec(line);
  if (match && line.length <= LONGEST_SECTION_TITLE && !line.endsWith('。')) {
    return {
      kind: 'section',
      number: numberOf(match[1] ?? ''),
      printedLabel: `${match[1]}、`,
      title: (match[2] ?? '').trim(),
      headingLength: line.length,
    };
  }
  match = ITEM.exec(line);
  if (match) {
    return {
      kind: 'item',
      number: numberOf(match[1] ?? ''),
      printedLabel: `（${match[1]}）`,
      title: (match[2] ?? '').trim(),
      headingLength: match[0].length,
    };
  }
  match = PRINCIPLE.exec(line);
  if (match) {
    return {
      kind: 'principle',
      number: null,
      printedLabel: '——',
      title: match[1] ?? '',
      headingLength: match[0].length,
    };
  }
  match = BOX.exec(line);
  if (match && line.length <= LONGEST_SECTION_TITLE && !line.endsWith('。')) {
    return {
      kind: 'box',
      number: match[1] ? Number(match[1]) : null,
      printedLabel: `专栏${match[1] ?? ''}`,
      title: (match[2] ?? '').trim(),
      headingLength: line.length,
    };
  }
  match = CAPTION.exec(line);
  if (match && line.length <= LONGEST_SECTION_TITLE && !line.endsWith('。')) {
    return {
      kind: 'caption',
      number: Number(match[1]),
      printedLabel: `图${match[1]}`,
      title: (match[2] ?? '').trim(),
      headingLength: line.length,
    };
  }
  if (insideBox) {
    match = NUMBERED_ENTRY.exec(line);
    if (match) {
      return {
        kind: 'box-entry',
        number: Number(match[1]),
        printedLabel: `${match[1]}.`,
        title: match[2] ?? '',
        headingLength: match[0].length,
      };
    }
    match = TITLED_ENTRY.exec(line);
    if (match) {
      return {
        kind: 'box-entry',
        number: null,
        printedLabel: '',
        title: match[1] ?? '',
        headingLength: match[0].length,
      };
    }
  }
  return PROSE;
}
