// The units a figure can carry, with the spellings that mean the same, and the words that bound a figure.

/** Units as the plan and its readers write them; longer ones first where one opens another. */
const UNITS = [
  '个百分点',
  '百分点',
  '微克/立方米',
  '毫克/立方米',
  '平方公里',
  '平方千米',
  '平方米',
  '立方米',
  '千瓦时',
  '千瓦',
  '兆瓦',
  '千吨',
  '千克',
  '公里',
  '千米',
  '公顷',
  '公斤',
  '小时',
  '分钟',
  '星期',
  '人次',
  '架次',
  '车次',
  '人天',
  '美元',
  '人民币',
  '元',
  '米',
  '亩',
  '吨',
  '斤',
  '升',
  '度',
  '人',
  '名',
  '位',
  '户',
  '家',
  '个',
  '大',
  '项',
  '类',
  '种',
  '处',
  '所',
  '座',
  '栋',
  '幢',
  '条',
  '件',
  '次',
  '场',
  '块',
  '台',
  '辆',
  '套',
  '张',
  '只',
  '倍',
  '成',
  '年',
  '月',
  '日',
  '天',
  '周',
  '岁',
  '级',
  '届',
  '期',
  '批',
  '支',
  '对',
  '宗',
  '片',
  '门',
  '轮',
  '款',
  '章',
  '节',
  '篇',
  '部',
  '床',
  '册',
  '架',
  '艘',
  '间',
  '棵',
  '株',
  '站',
  '层',
  '字',
  '元/人',
  '元/平方米',
  '人/平方公里',
  '标准箱',
  '标箱',
  '方面',
  '%',
  '‰',
] as const;

/** Regular-expression source that matches one unit. */
export const UNIT_PATTERN = [...UNITS].sort((a, b) => b.length - a.length).join('|');

/**
 * Spellings that state the same quantity. Only counters without a meaning of their own are one
 * (三大平台 = 三个平台); 家 and 户, 元 and 美元, % and 百分点 stay apart, because exchanging them changes what is said.
 */
const SAME_UNIT: Readonly<Record<string, string>> = {
  个百分点: '百分点',
  平方千米: '平方公里',
  千米: '公里',
  人民币: '元',
  名: '人',
  位: '人',
  幢: '栋',
  大: '个',
  项: '个',
  类: '个',
  种: '个',
  方面: '个',
};

/** The unit under the name that all its spellings share. */
export const canonicalUnit = (unit: string): string => SAME_UNIT[unit] ?? unit;

/** What the words around a figure make of it: a floor, a ceiling, or an approximation. */
export type FigureBound = 'above' | 'below' | 'about';

const BEFORE: readonly (readonly [RegExp, FigureBound])[] = [
  // 不低于 ends in 低于 and is a floor.
  [/(?:不超过|不高于|不多于|不大于|(?<!不)(?:低于|少于|小于)|(?:至多|最多)[要需应办建设有]{0,2})$/, 'below'],
  [/(?:不低于|不少于|不小于|超过|超出|超|突破|高于|大于|多于|逾|至少[要需应办建设有]{0,2})$/, 'above'],
  [/(?:大约|约为|约|将近|接近|近)$/, 'about'],
];
const AFTER: readonly (readonly [RegExp, FigureBound])[] = [
  [/^(?:及?以上|之上|以外)/, 'above'],
  [/^(?:及?以下|以内|之内)/, 'below'],
  [/^(?:左右|上下)/, 'about'],
];

const firstOf = (patterns: readonly (readonly [RegExp, FigureBound])[], text: string): FigureBound | null =>
  patterns.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** Reads the bound from the text before a figure, the text after its unit, and whether 多/余 stands inside it. */
export function readBound(before: string, after: string, hasSurplus: boolean): FigureBound | null {
  // 不超过 ends in 超过: the ceiling is asked first.
  return firstOf(AFTER, after) ?? firstOf(BEFORE, before) ?? (hasSurplus ? 'above' : null);
}

const wordsOf = (patterns: readonly (readonly [RegExp, FigureBound])[], text: string): string => {
  for (const [pattern] of patterns) {
    const match = pattern.exec(text);
    if (match) return match[0];
  }
  return '';
};

/** The words of a figure's bound as they stand around it: 突破 before 600家, 以上 after 99%; '' where there are none. */
export const boundWords = (before: string, after: string): { readonly before: string; readonly after: string } => ({
  before: wordsOf(BEFORE, before),
  after: wordsOf(AFTER, after),
});
