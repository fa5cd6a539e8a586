// A readable id for a plan from its title: the place in pinyin and the ordinal of the plan, or its year.
import { pinyin } from 'pinyin-pro';
import { parseChineseNumeral } from '../text/chinese-numerals.js';
import { locateArea, shortPlaceName } from './administrative-areas.js';

const ORDINAL = /第([一二三四五六七八九十]+)个五年|[“"]([一二三四五六七八九十]+)五[”"]/;
const PLACE = /^[\d年]*((?:[\p{Script=Han}]{1,9}?[省市区县旗州盟]){1,3})(?!域)/u;
const MOST_CHARACTERS = 24;

const toLatin = (text: string): string =>
  pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .join('')
    .toLowerCase()
    .replace(/ü/g, 'v')
    .replace(/[^a-z0-9]/g, '')
    .slice(0, MOST_CHARACTERS);

/** 「槐荫区国民经济和社会发展第十五个五年规划纲要」 → `huaiyin-15`; 「某省2026年政府工作报告」 → `mou-2026`. */
export function guessPlanId(title: string): string {
  const ordinal = ORDINAL.exec(title);
  const number = parseChineseNumeral(ordinal?.[1] ?? ordinal?.[2] ?? '') ?? /20\d\d/.exec(title)?.[0];
  const place = PLACE.exec(title)?.[1];
  // Of 「济南市槐荫区」 the last names the plan's own place.
  const own = place === undefined ? undefined : (locateArea(place, '')?.name ?? place);
  const name = toLatin(own === undefined ? title : shortPlaceName(own));
  return [name || 'plan', number].filter((part) => part !== undefined).join('-');
}
