// In what a number is asked (几处, 多少亿元), and of what unit of the plan (几章, 各节标题, 几个专栏).
import { canonicalUnit, UNIT_PATTERN } from '../text/figure-units.js';
import type { FormWords } from './form-words.js';
import type { OutlineUnit } from './reading.js';

/** 几, 多少, perhaps with 万 or 亿, before a unit; 几年 and 几月 ask for a time. */
const ASKED_UNIT = new RegExp(
  `(?:多少(?:千|万|百万|千万|亿|万亿)?(?:个)?|几(?:千|万|百万|千万|亿)?(?:个)?(?![年月天日周]))(${UNIT_PATTERN})`,
);

/** The unit that a number is asked in, as its spellings share it; null where none is said, or any thing is counted (几个). */
export function readAskedUnit(folded: string, words: FormWords): string | null {
  const other = new RegExp(`(?:多少|几)(${words('asked-unit')})`, 'u').exec(folded)?.[1];
  if (other !== undefined) return other;
  const unit = ASKED_UNIT.exec(folded)?.[1];
  if (unit !== undefined && unit !== '个') return canonicalUnit(unit);
  return /百分之几|百分之多少|几个百分点/.test(folded) ? '%' : null;
}

/** 专栏有哪些, 章节共几个: the unit before what is asked of it. */
const HAVE = '(?:都|一共|总共|共|各)?(?:有|是|分)';
const COUNTED = '(?:一|个|条|项|张)?(?:小|大)?\\s?';
const NUMERAL = '[二两三四五六七八九十2-9]';

export type OutlineUnitReader = (folded: string) => OutlineUnit | null;

/** A word for a unit counts where it is asked how many or which; a unit with a number of its own is named, not asked. */
export function createOutlineUnitReader(words: FormWords): OutlineUnitReader {
  const units: readonly OutlineUnit[] = ['category', 'box', 'section', 'chapter', 'item', 'indicator', 'title'];
  const patterns = units.map((unit) => ({
    unit,
    asked: new RegExp(
      `${words('quantity')}${COUNTED}${words(unit)}|${words(unit)}${HAVE}${words('which', 'amount')}`,
      'u',
    ),
    counted: new RegExp(`(?<![第\\d])${NUMERAL}${COUNTED}${words(unit)}`, 'u'),
  }));
  return (folded) => {
    // 几个百分点: 分点 asks for no items.
    const said = folded.replaceAll('百分点', '%');
    const found = patterns.find(({ asked }) => asked.test(said)) ?? patterns.find(({ counted }) => counted.test(said));
    return found?.unit ?? null;
  };
}

/** The words that stand before a kind of unit: 人口 of 人口那节. */
export function createCalledNameReader(words: FormWords): (folded: string) => string {
  const pattern = new RegExp(`([^，。？?；\\s]{2,10})${words('that')}${words('section', 'chapter', 'box')}`, 'u');
  return (folded) => pattern.exec(folded)?.[1] ?? '';
}

/** The kind of unit that a topic is called: 健康那一节, 科技那章; null where it is called none. */
export function createCalledUnitReader(words: FormWords): OutlineUnitReader {
  const units: readonly OutlineUnit[] = ['box', 'section', 'chapter', 'item'];
  const patterns = units.map((unit) => ({ unit, pattern: new RegExp(`${words('that')}${words(unit)}`, 'u') }));
  return (folded) => patterns.find(({ pattern }) => pattern.test(folded))?.unit ?? null;
}
