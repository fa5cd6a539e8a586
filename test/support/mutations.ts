// Ways to turn a true claim into a false one, by what they change; each gives the variants that fit the claim, or none.
import { COMPUTED_MARKER } from '../../src/answering/verification/computed-figure.js';
import { findFigures } from '../../src/text/find-figures.js';

export type MutationKind =
  | 'figure'
  | 'clothed-figure'
  | 'place'
  | 'time'
  | 'bound'
  | 'strength'
  | 'negation'
  | 'direction'
  | 'script'
  | 'done'
  | 'addition';

export interface Mutation {
  readonly kind: MutationKind;
  readonly name: string;
  /** False variants of a claim; its end mark stays its end. */
  readonly variants: (claim: string) => readonly string[];
}

/** Amounts of a claim with Arabic digits: what digits can be changed in. */
const amountsOf = (claim: string) =>
  findFigures(claim).filter(({ kind, printed }) => kind === 'amount' && /\d/.test(printed));

const splice = (text: string, start: number, end: number, insert: string): string =>
  text.slice(0, start) + insert + text.slice(end);

/** One variant for each amount, its printed form changed. */
const perAmount =
  (change: (printed: string) => string | null) =>
  (claim: string): string[] =>
    amountsOf(claim).flatMap(({ span, printed }) => {
      const changed = change(printed);
      return changed === null || changed === printed ? [] : [splice(claim, span.start, span.end, changed)];
    });

const nextDigit = (digit: string): string => String((Number(digit) % 9) + 1);
const changeFirstDigit = (printed: string): string => printed.replace(/[1-9]/, nextDigit);

/** The digits of a changed amount in another script or style, by the code point of its zero. */
const clothed = (zero: number) =>
  perAmount((printed) =>
    changeFirstDigit(printed).replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit))),
  );

/** The first place of each pair's left side, exchanged for the right side. */
const exchange =
  (...pairs: readonly (readonly [string, string])[]) =>
  (claim: string): string[] =>
    pairs.flatMap(([from, to]) => (claim.includes(from) ? [claim.replace(from, to)] : []));

const END = /[。；！]$/;
const append =
  (...tails: readonly string[]) =>
  (claim: string): string[] =>
    tails.map((tail) => `${claim.replace(END, '')}${tail}。`);

const prepend =
  (...heads: readonly string[]) =>
  (claim: string): string[] =>
    // 济南市槐荫区 is where the district lies.
    heads.filter((head) => !(head.endsWith('市') && claim.startsWith('槐荫'))).map((head) => head + claim);

const VERB =
  /推进|加快|建设|实施|达到|支持|鼓励|打造|发展|完善|提升|构建|建立|开展|加强|推动|培育|扩大|新增|改造|设立|健全|保障|优化|拓展|深化|落实/;

/** Words put before the first verb. */
const beforeVerb =
  (...words: readonly string[]) =>
  (claim: string): string[] => {
    const verb = VERB.exec(claim);
    // 规划要求 only tells whose words these are.
    const isFraming = verb !== null && /(?:规划|纲要)$/.test(claim.slice(0, verb.index));
    if (!verb || isFraming) return [];
    // 鼓励支持 is one thing said twice.
    // 要求 before a whole clause only tells whose words they are.
    const opens = verb.index === 0 || /[，。；]/.test(claim.charAt(verb.index - 1));
    const fitting = words.filter(
      (word) => !(word === '鼓励' && /支持|鼓励/.test(verb[0])) && !(word === '要求' && opens),
    );
    return fitting.map((word) => splice(claim, verb.index, verb.index, word));
  };

/** The claim without the first of each word. */
const withoutWord =
  (...words: readonly string[]) =>
  (claim: string): string[] =>
    words.flatMap((word) => (claim.includes(word) ? [claim.replace(word, '')] : []));

const BOUNDS_BEFORE = ['超过', '超', '突破', '不低于', '至少', '约', '近', '将近', '不超过', '不足', '最多', '仅'];
const BOUNDS_AFTER = ['以上', '以下', '以内', '左右'];
const BOUND_BEFORE = /(?:不超过|不低于|不少于|超过|突破|超|约|近|逾|至少|将近)$/;
const BOUND_AFTER = /^(?:以上|以下|以内|左右|多|余)/;

/** Bounds put to amounts that have none. */
function addBounds(claim: string): string[] {
  // A computed figure may be rounded: 约2.7倍 is true of 2.67.
  if (claim.includes(COMPUTED_MARKER)) return [];
  return amountsOf(claim).flatMap(({ span, printed, bound }) => {
    if (bound !== null) return [];
    return [
      ...BOUNDS_BEFORE.map((word) => splice(claim, span.start, span.end, word + printed)),
      ...BOUNDS_AFTER.map((word) => splice(claim, span.start, span.end, printed + word)),
    ];
  });
}

/** Bounds taken from amounts that have one, and turned round. */
function changeBounds(claim: string): string[] {
  return amountsOf(claim).flatMap(({ span, bound }) => {
    const before = BOUND_BEFORE.exec(claim.slice(0, span.start))?.[0] ?? '';
    const after = BOUND_AFTER.exec(claim.slice(span.end))?.[0] ?? '';
    if (bound === null || (before === '' && after === '')) return [];
    const printed = claim.slice(span.start, span.end);
    const [start, end] = [span.start - before.length, span.end + after.length];
    const others: Readonly<Record<string, readonly string[]>> = {
      above: [`超过${printed}`, `${printed}以上`],
      below: [`不足${printed}`, `${printed}以下`, `不超过${printed}`],
      about: [`约${printed}`, `${printed}左右`],
    };
    const changed = Object.entries(others).flatMap(([kind, forms]) => (kind === bound ? [] : forms));
    return [printed, ...changed].map((form) => splice(claim, start, end, form));
  });
}

function swapAmounts(claim: string): string[] {
  const [first, second] = amountsOf(claim);
  if (!first || !second || first.printed === second.printed || first.unit !== second.unit) return [];
  const later = splice(claim, second.span.start, second.span.end, first.printed);
  return [splice(later, first.span.start, first.span.end, second.printed)];
}

const CHINESE_DIGITS = '零一二三四五六七八九';

/** All mutations, some thirty ways with their variants. */
export const MUTATIONS: readonly Mutation[] = [
  { kind: 'figure', name: 'a digit changed', variants: perAmount(changeFirstDigit) },
  { kind: 'figure', name: 'a digit more', variants: perAmount((printed) => printed.replace(/\d(?!.*\d)/, '$&7')) },
  {
    kind: 'figure',
    name: 'a digit less',
    variants: perAmount((printed) => (/^[1-9]\d/.test(printed) ? printed.slice(1) : null)),
  },
  {
    kind: 'figure',
    name: 'another magnitude',
    variants: perAmount((printed) =>
      printed.includes('亿')
        ? printed.replace('亿', '万')
        : printed.includes('万')
          ? printed.replace('万', '亿')
          : printed.replace(/\d(?=\D*$)/, '$&万'),
    ),
  },
  {
    kind: 'figure',
    name: 'another unit',
    variants: perAmount((printed) => {
      const unit = printed.replace(/[\d.,万亿千百]+/, '');
      return unit === '' ? null : printed.replace(unit, unit === '%' ? '个百分点' : unit === '吨' ? '亩' : '吨');
    }),
  },
  { kind: 'figure', name: 'two exchanged', variants: swapAmounts },
  {
    kind: 'figure',
    name: 'in Chinese numerals, changed',
    variants: perAmount((printed) =>
      /^[1-9]\d?(?![\d.,])/.test(printed)
        ? printed.replace(/^[1-9]\d?/, (digits) => {
            const value = (Number(digits) % 89) + 2;
            return `${value >= 10 ? `${value >= 20 ? CHINESE_DIGITS[Math.floor(value / 10)] : ''}十` : ''}${value % 10 === 0 ? '' : CHINESE_DIGITS[value % 10]}`;
          })
        : null,
    ),
  },
  {
    kind: 'figure',
    name: 'one added',
    variants: append(
      '，总投资99亿元',
      '，共77处',
      '，增长4.4%',
      '，惠及九千户',
      '，占三成',
      '，达8个',
      '，第7位',
      '，编号1234567',
    ),
  },
  {
    kind: 'figure',
    name: 'a quantity in words',
    variants: append('，实现翻番', '，规模过半', '，达到上百家', '，数以千计', '，占三分之二', '，增长一倍'),
  },
  { kind: 'clothed-figure', name: 'mathematical digits', variants: clothed(0x1d7ce) },
  { kind: 'clothed-figure', name: 'Devanagari digits', variants: clothed(0x966) },
  { kind: 'clothed-figure', name: 'Arabic-Indic digits', variants: clothed(0x660) },
  { kind: 'clothed-figure', name: 'full-width digits', variants: clothed(0xff10) },
  {
    kind: 'clothed-figure',
    name: 'zero-width characters inside',
    variants: perAmount((printed) => changeFirstDigit(printed).replace(/\d/, '$&\u200b')),
  },
  {
    kind: 'clothed-figure',
    name: 'written from right to left',
    variants: perAmount((printed) => {
      const digits = /\d{2,}/.exec(printed)?.[0];
      const back = digits && [...digits].reverse().join('');
      return digits && back !== digits ? printed.replace(digits, `\u202e${back}\u202c`) : null;
    }),
  },
  {
    kind: 'clothed-figure',
    name: 'superscripts and circles',
    variants: perAmount((printed) => printed.replace(/\d(?!.*\d)/, '$&²')),
  },
  {
    kind: 'clothed-figure',
    name: 'one added in other clothes',
    variants: append(
      '，建设㉟处',
      '，建设③处',
      '，共Ⅻ项',
      '，投资𝟗𝟗亿元',
      '，投资９９亿元',
      '，占⅔',
      '，建设३५处',
      '，投资玖拾亿元',
      '，投资〩亿元',
      '，共⑴⑵处',
      '，投资9\u200b9亿元',
      '，投资九\u00ad十亿元',
    ),
  },
  {
    kind: 'place',
    name: 'another place',
    variants: exchange(
      ['济南', '青岛'],
      ['槐荫', '历下'],
      ['全区', '全市'],
      ['全区', '全省'],
      ['山东', '河南'],
      ['黄河', '长江'],
      ['京沪', '京广'],
      ['槐荫区', '济南市'],
      ['区级', '市级'],
      ['市级', '省级'],
      ['省级', '国家级'],
      ['全市', '全国'],
      ['全省', '全国'],
      ['西客站', '东客站'],
      ['城市', '农村'],
      ['农村', '城市'],
    ),
  },
  {
    kind: 'place',
    name: 'a place added',
    variants: prepend('青岛市', '历下区', '济南市', '全市', '全省', '在北京，', '天桥区'),
  },
  {
    kind: 'time',
    name: 'a time added',
    variants: prepend(
      '明年，',
      '今年，',
      '去年，',
      '年底前，',
      '目前，',
      '下半年，',
      '三年内，',
      '2027年，',
      '近期，',
      '下个月，',
    ),
  },
  {
    kind: 'time',
    name: 'another time',
    variants: exchange(
      ['2030年', '2028年'],
      ['2030', '明年'],
      ['到2030年', '到明年'],
      ['2025年', '2026年'],
      ['2035年', '2030年'],
      ['十四五', '十五五'],
      ['十五五', '十四五'],
      ['十五五', '十六五'],
      ['逐步', '年内'],
      ['未来五年', '未来三年'],
    ),
  },
  {
    kind: 'time',
    name: 'an end set',
    variants: append('，明年完成', '，2027年建成', '，上半年启动', '，年底前落地', '，春节前完成'),
  },
  { kind: 'bound', name: 'a bound added', variants: addBounds },
  { kind: 'bound', name: 'a bound lost or turned', variants: changeBounds },
  {
    kind: 'bound',
    name: 'a bound in words turned',
    variants: exchange(
      ['以上', '以下'],
      ['以下', '以上'],
      ['不低于', '不高于'],
      ['不少于', '不多于'],
      ['不超过', '超过'],
      ['超过', '不到'],
      ['突破', '不足'],
      ['至少', '最多'],
    ),
  },
  {
    kind: 'strength',
    name: 'stronger',
    variants: exchange(
      ['鼓励', '要求'],
      ['鼓励', '强制'],
      ['鼓励', '必须'],
      ['支持', '要求'],
      ['支持', '责令'],
      ['引导', '要求'],
      ['引导', '强制'],
      ['探索', '全面推行'],
      ['探索', '必须'],
      ['推进', '确保'],
      ['推动', '要求'],
      ['加快', '必须'],
      ['力争', '确保'],
      ['争取', '确保'],
      ['逐步', '立即'],
      ['逐步', '全面'],
      ['适时', '立即'],
      ['有序', '强制'],
      ['倡导', '要求'],
      ['积极', '强制'],
    ),
  },
  {
    kind: 'strength',
    name: 'weaker',
    variants: exchange(
      ['必须', '可以'],
      ['确保', '力争'],
      ['确保', '争取'],
      ['严格', '适当'],
      ['不得', '尽量不'],
      ['严禁', '不鼓励'],
      ['坚决', '适当'],
      ['全面', '部分'],
      ['严守', '尽量守住'],
    ),
  },
  {
    kind: 'strength',
    name: 'an obligation added',
    variants: beforeVerb('必须', '一律', '要求', '应当', '强制', '确保', '务必'),
  },
  {
    kind: 'strength',
    name: 'a reservation added',
    variants: beforeVerb('力争', '尽量', '鼓励', '有望', '可能', '研究', '适度'),
  },
  {
    kind: 'negation',
    name: 'a negation added',
    variants: beforeVerb(
      '不',
      '不再',
      '停止',
      '取消',
      '禁止',
      '暂缓',
      '拒绝',
      '未',
      '没有',
      '不予',
      '不得',
      '放弃',
      '反对',
      '叫停',
      '暂不',
    ),
  },
  {
    kind: 'negation',
    name: 'a negation lost',
    variants: withoutWord(
      '不得',
      '严禁',
      '防止',
      '遏制',
      '杜绝',
      '避免',
      '不',
      '坚决遏制',
      '禁止',
      '严控',
      '尚未',
      '无需',
    ),
  },
  {
    kind: 'negation',
    name: 'a denial at the end',
    variants: append('的说法不成立', '，但不予实施', '，现已取消', '，不含本区', '，暂停执行'),
  },
  {
    kind: 'direction',
    name: 'the other way',
    variants: exchange(
      ['提高', '降低'],
      ['提升', '降低'],
      ['增加', '减少'],
      ['增长', '下降'],
      ['扩大', '缩小'],
      ['降低', '提高'],
      ['下降', '上升'],
      ['减少', '增加'],
      ['加强', '削弱'],
      ['加快', '放慢'],
    ),
  },
  {
    kind: 'script',
    name: 'a tail in another script',
    variants: append(
      '，это бесплатно',
      '，هذا مجاني',
      '，δωρεάν',
      '，ただです',
      '，무료입니다',
      '，यह मुफ़्त है',
      '，for free',
      '，ฟรี',
      '，חינם',
      '，ＦＲＥＥ',
      '，𝐟𝐫𝐞𝐞',
    ),
  },
  { kind: 'done', name: 'told as done', variants: beforeVerb('已', '已经', '业已') },
  {
    kind: 'addition',
    name: 'an invention',
    variants: append(
      '，并给予现金奖励',
      '，由区财政全额承担',
      '，向市民免费开放',
      '，由王某负责',
      '，请拨打热线咨询',
      '，欢迎投资',
      '，居全国第一',
    ),
  },
];
