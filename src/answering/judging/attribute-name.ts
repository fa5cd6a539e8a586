// What an attribute is called where it is said to be missing.
import type { Asked } from '../../understanding/reading.js';
import type { PhraseLanguage } from '../phrases.js';

const NAMES: Readonly<Record<Asked, readonly [string, string]>> = {
  figure: ['数值', 'figure'],
  money: ['金额', 'amount of money'],
  share: ['占比', 'share'],
  growth: ['增幅', 'growth'],
  count: ['数量', 'number'],
  size: ['大小', 'size'],
  date: ['时间', 'date'],
  site: ['地点', 'place'],
  body: ['负责单位', 'responsible body'],
  name: ['名称', 'name'],
  nature: ['指标属性', 'nature'],
  aim: ['定位', 'aim'],
  reason: ['原因', 'reason'],
  access: ['办理条件和方式', 'conditions and procedure'],
  progress: ['进度', 'progress'],
};

export const attributeName = (asked: Asked | null, language: PhraseLanguage): string =>
  asked === null ? (language === 'zh' ? '具体内容' : 'details') : NAMES[asked][language === 'zh' ? 0 : 1];
