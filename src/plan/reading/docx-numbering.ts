// The automatic numbers of a Word document, rebuilt from numbering.xml and the styles: 「第一章」 is printed, not typed.
import type { Document, Element } from '@xmldom/xmldom';
import { toChineseNumeral } from '../../text/chinese-numerals.js';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

interface NumberingLevel {
  readonly start: number;
  readonly format: string;
  /** 「第%1章」: %1 is the number of the first level. */
  readonly text: string;
  /** Arabic numerals for all levels, whatever their own format. */
  readonly isLegal: boolean;
}

interface NumberedList {
  readonly listId: string;
  readonly levels: ReadonlyMap<number, NumberingLevel>;
  readonly starts: ReadonlyMap<number, number>;
}

const elements = (parent: Document | Element, name: string): Element[] =>
  Array.from(parent.getElementsByTagNameNS(WORD, name));
const child = (parent: Element, name: string): Element | undefined =>
  Array.from(parent.childNodes).find(
    (node): node is Element => node.nodeType === 1 && (node as Element).localName === name,
  );
const attributeValue = (element: Element | undefined): string | null => element?.getAttributeNS(WORD, 'val') || null;
const childValue = (parent: Element | undefined, name: string): string | null =>
  parent === undefined ? null : attributeValue(child(parent, name));

function readLevel(level: Element): NumberingLevel {
  return {
    start: Number(childValue(level, 'start') ?? 1),
    format: childValue(level, 'numFmt') ?? 'decimal',
    text: childValue(level, 'lvlText') ?? '',
    isLegal: child(level, 'isLgl') !== undefined,
  };
}

const levelsOf = (list: Element): Map<number, NumberingLevel> =>
  new Map(elements(list, 'lvl').map((level) => [Number(level.getAttributeNS(WORD, 'ilvl')), readLevel(level)]));

function readLists(numbering: Document): Map<string, NumberedList> {
  const abstract = new Map(
    elements(numbering, 'abstractNum').map((list) => [
      list.getAttributeNS(WORD, 'abstractNumId') ?? '',
      levelsOf(list),
    ]),
  );
  return new Map(
    elements(numbering, 'num').map((num) => {
      const listId = childValue(num, 'abstractNumId') ?? '';
      const levels = new Map(abstract.get(listId) ?? []);
      const starts = new Map<number, number>();
      for (const override of elements(num, 'lvlOverride')) {
        const index = Number(override.getAttributeNS(WORD, 'ilvl'));
        const level = child(override, 'lvl');
        if (level) levels.set(index, readLevel(level));
        const start = childValue(override, 'startOverride');
        if (start !== null) starts.set(index, Number(start));
      }
      return [num.getAttributeNS(WORD, 'numId') ?? '', { listId, levels, starts }];
    }),
  );
}

const LEGAL_DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

function formatNumber(value: number, format: string): string {
  const isSmall = Number.isInteger(value) && value >= 0 && value <= 99;
  if (/^(?:chinese|japanese|ideographTraditional|taiwanese|korean)/.test(format) && isSmall) {
    return /Legal/.test(format) && value < 10 ? (LEGAL_DIGITS[value] ?? '') : toChineseNumeral(value);
  }
  if (/^decimalEnclosedCircle/.test(format) && value >= 1 && value <= 20) return String.fromCharCode(0x245f + value);
  if (format === 'decimalFullWidth')
    return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  if (/^(?:upper|lower)Letter$/.test(format) && value >= 1 && value <= 26) {
    return String.fromCharCode((format === 'upperLetter' ? 64 : 96) + value);
  }
  return String(value);
}

interface NumberingPlace {
  readonly numId: string;
  readonly level: number;
}

function placeOf(properties: Element | undefined): NumberingPlace | null {
  const numbering = properties === undefined ? undefined : child(properties, 'numPr');
  if (numbering === undefined) return null;
  return { numId: childValue(numbering, 'numId') ?? '', level: Number(childValue(numbering, 'ilvl') ?? 0) };
}

/** The numbering that each paragraph style carries, its own or that of the style it is based on. */
function readStyles(styles: Document | null): (styleId: string | null) => NumberingPlace | null {
  const byId = new Map(
    (styles ? elements(styles, 'style') : []).map((style) => [style.getAttributeNS(WORD, 'styleId'), style]),
  );
  return (styleId) => {
    const seen = new Set<string>();
    let level: number | null = null;
    for (let id = styleId; id !== null && !seen.has(id); ) {
      seen.add(id);
      const style = byId.get(id);
      const place = placeOf(style === undefined ? undefined : child(style, 'pPr'));
      // A style may name its level only and take the list from the one below it.
      if (place) level ??= place.level;
      if (place && place.numId !== '') return { numId: place.numId, level: level ?? place.level };
      id = childValue(style, 'basedOn');
    }
    return null;
  };
}

/** Counts along the paragraphs and says what Word prints before each. */
class NumberCounter {
  private readonly counts = new Map<string, number[]>();
  private readonly started = new Set<string>();

  constructor(private readonly lists: ReadonlyMap<string, NumberedList>) {}

  next({ numId, level }: NumberingPlace): string {
    const list = this.lists.get(numId);
    const shape = list?.levels.get(level);
    if (list === undefined || shape === undefined) return '';
    const counts = this.counts.get(list.listId) ?? [];
    const override = list.starts.get(level);
    const isFirst = !this.started.has(`${numId} ${level}`);
    this.started.add(`${numId} ${level}`);
    const begin = override !== undefined && isFirst ? override : null;
    counts[level] = begin ?? (counts[level] === undefined ? shape.start : (counts[level] ?? 0) + 1);
    counts.length = level + 1;
    this.counts.set(list.listId, counts);
    if (shape.format === 'bullet' || shape.format === 'none') return '';
    return shape.text.replace(/%(\d)/g, (_, digit: string) => {
      const index = Number(digit) - 1;
      const of = list.levels.get(index);
      return formatNumber(counts[index] ?? of?.start ?? 1, shape.isLegal ? 'decimal' : (of?.format ?? 'decimal'));
    });
  }
}

function printNumber(document: Document, paragraph: Element, number: string): void {
  const run = document.createElementNS(WORD, 'w:r');
  const text = document.createElementNS(WORD, 'w:t');
  text.setAttribute('xml:space', 'preserve');
  text.appendChild(document.createTextNode(number));
  run.appendChild(text);
  const properties = child(paragraph, 'pPr');
  paragraph.insertBefore(run, properties?.nextSibling ?? (properties ? null : paragraph.firstChild));
}

const removeNumbering = (document: Document): void => {
  for (const numbering of elements(document, 'numPr')) numbering.parentNode?.removeChild(numbering);
};

const isTyped = (paragraph: Element, number: string): boolean =>
  (paragraph.textContent ?? '').trim().startsWith(number.trim());

/** Writes every automatic number into its paragraph as text, and takes the numbering away. */
export function printNumbers(document: Document, numbering: Document | null, styles: Document | null): void {
  const counter = new NumberCounter(numbering ? readLists(numbering) : new Map());
  const ofStyle = readStyles(styles);
  for (const paragraph of elements(document, 'p')) {
    const properties = child(paragraph, 'pPr');
    const own = placeOf(properties);
    const place = own ?? ofStyle(childValue(properties, 'pStyle'));
    // numId 0 takes the numbering of the style away; an empty paragraph prints no number.
    if (place === null || place.numId === '0' || (paragraph.textContent ?? '').trim() === '') continue;
    const number = counter.next(
      place.numId === '' ? { ...place, numId: ofStyle(childValue(properties, 'pStyle'))?.numId ?? '' } : place,
    );
    if (number !== '' && !isTyped(paragraph, number))
      printNumber(document, paragraph, /[章节篇条部分\d]$/.test(number) ? `${number} ` : number);
  }
  removeNumbering(document);
  if (styles) removeNumbering(styles);
}
