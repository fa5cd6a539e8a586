// Reading the question: what kind of answer is asked for, what must stand in it, and for which time.
import { parseChineseNumeral } from '../text/chinese-numerals.js';

/** What kind of answer is asked for. `measures` is the fallback: what the plan says and will do about a topic. */
export type QuestionKind =
  | 'figure'
  | 'time'
  | 'place'
  | 'party'
  | 'name'
  | 'definition'
  | 'list'
  | 'comparison'
  | 'summary'
  /** One thing that is neither figure nor name: 以什么为突破口. */
  | 'fact'
  | 'measures';

/** What the answer must hold to be one. */
export type SlotClass =
  | 'money'
  | 'percent'
  | 'count'
  | 'length-of-time'
  | 'age'
  | 'date'
  | 'named-thing'
  | 'contact'
  | 'documents'
  | 'organization'
  | 'trend'
  | 'area'
  | 'route'
  /** The person or firm by name: 院长是谁, 哪家施工. */
  | 'person'
  /** A place among others: 全省第几. */
  | 'rank'
  /** The members of a number: 12个村是哪些, 名单. */
  | 'roster'
  /** Floor, building or door: 在几楼. */
  | 'spot'
  /** How long or wide: 几车道. */
  | 'extent'
  /** 第几届. */
  | 'ordinal'
  /** What somebody thinks of it: 定高了没有, 靠谱吗. */
  | 'opinion';

export interface Slot {
  readonly kind: SlotClass;
  /** The classifier or unit asked with: 家, 处, 亿元; null when any of the class will do. */
  readonly unit: string | null;
  /** For a named thing, its class: 村, 路, 线, 街道. */
  readonly noun: string | null;
}

/** past: what was reached up to 2025 · target: what is planned to 2030 · vision: 2035. */
export type TimeScope = 'past' | 'target' | 'vision';

export interface QuestionReading {
  readonly kind: QuestionKind;
  readonly slot: Slot | null;
  readonly scope: TimeScope | null;
  readonly years: readonly number[];
  /** 「哪四个产业集群」 asks for 4 members. */
  readonly askedCount: number | null;
  /** Terms in quotation marks. */
  readonly quoted: readonly string[];
  /** Units of the plan that the question names: 第四章, 专栏2. */
  readonly named: readonly { readonly unit: 'chapter' | 'box'; readonly number: number }[];
  /** Whether 约束性/预期性 is asked. */
  readonly asksNature: boolean;
  /** Whether the answer wanted is yes or no, with its ground. */
  readonly yesNo: boolean;
  /** Whether the asker wants it short and gathered (概括, 归拢). */
  readonly broad: boolean;
}

const NUMERAL = '[一二两三四五六七八九十]+|\\d+';
const CLASSIFIER =
  '个|家|处|所|项|条|名|位|座|栋|幢|套|件|场|次|种|类|户|辆|台|张|块|片|支|部|间|床|门|本|届|批|样|点|站|人|万人|平方公里|平方米|公里|亩|吨|倍|口|趟';

const COMPARISON =
  /相比|对比|比较(?!优势|完善)|(?:哪个|哪种|哪一?[个种类样]|谁|哪边)[^，。?]{0,8}(?:[更最]?多(?!少)|[更最]?少|[更最]?高|[更最]?低|[更最]?大|[更最]?小|多一?些)|比[^，。?]{1,24}(?:提高|增加|增长|高|多|少|低|大|小|翻)了?(?:出)?(?:多少|几)|有(?:何|什么|啥)(?:不同|区别|差别|变化)|是否(?:一致|相同|一样)|一样(?:吗|不)|差(?:多少|几)|相差|(?:从|20\d\d年?)[^，。?]{0,24}(?:到|至)[^，。?]{1,24}(?:提高|增加|增长|减少|降低|多)了?(?:出)?(?:多少|几)/;
const DEFINITION =
  /什么意思|啥意思|(?:具体)?(?:指的?是|是指|指)(?:的)?(?:什么|啥|哪|谁|给谁)|指(?:什么|啥)|(?:的)?(?:含义|内涵|涵义|意思|定义)|何谓|什么叫|叫做什么|(?:怎么|如何)(?:解释|理解)|(?:是|都是|分别是|到底是|包括|包含|指)?哪[两二三四五六七八九十]+(?:个|样|项|条|种|类|方面|友|床|宝|馆|圈|带|心|窗口|新|有|点)?|分别(?:是|指|代表)|说的是|把哪|代表(?:什么|啥)|(?:^|\s)指(?:\s|$)|指$/;
const SUMMARY =
  /概括|总结|概述|归拢|归纳|综述|梳理|简述|简要|简单(?:说说|介绍|讲讲)|大概(?:要|有|讲|说)|主要(?:内容|任务)(?:是什么|有哪些|。|\?|$)?|(?:哪|几)(?:几)?个方面|总体(?:安排|部署)|都(?:安排|写|讲|说|有|要干|干)了?(?:些)?(?:点)?(?:啥|什么|哪些)|捋一?捋|捋(?:清楚|一遍)|归置|囫囵|一揽子|(?:总共|一共|统共)(?:有|安排)了?(?:些)?(?:什么|啥|哪些)|都(?:给我)?(?:讲讲|说说)|(?:给我|帮我)(?:说说|讲讲|列列|盘点)|大白话/;
const LIST =
  /哪些|那些(?=[\u4e00-\u9fff]{2,})|哪几|有(?:什么|啥)(?=[\u4e00-\u9fff])|都有(?:啥|什么)|列出|清单|名单|一览|分别(?:是|有)|(?:包括|涵盖|涉及)(?:什么|啥|哪)|哪[两二三四五六七八九十]/;
const PLACE = /在哪|哪里|哪儿|何处|什么地方|啥地方|哪个地方|位于|搁哪|地点|选址|建(?:在|到)哪|落(?:在|户)哪/;
const TIME =
  /(?:竣工|开工|完工|开业|通车|建成|投用|实施|交付|交房)(?:时间|日期|年份)|哪一?年|几点(?:钟)?(?:开|关|上|下|营业|开始|结束)|(?:开门|营业|办公|上班|开放)时间|什么时候|什么时间|何时|啥时候?|啥时间|多会儿|几时|哪天|哪月|哪一天|几月|几号|(?<![多再干等好十这])几年(?:能|可以|才|内|后)|(?:时间表|日期|工期|开工时间|完工时间|开业时间)/;
const PARTY =
  /(?:哪个|哪些|什么|哪家|由哪)(?:部门|单位|机构|局|委|科室|企业来|公司来)|谁(?:来|牵头|负责|管|监督|组织|主管|主抓)|由谁|牵头(?:部门|单位)|责任(?:部门|单位)|找(?:谁|哪)|归谁/;
const CONTACT =
  /电话(?:是|号|多少|几)|(?:联系|咨询|报名|投诉|监督|服务)电话|打(?:哪|什么|啥)个?电话|(?<!打不了|打不通|接)(?:电话|热线)(?=[?。]?$)|热线(?:是|号|电话|多少|几)|联系方式|地址|门牌|网址|邮箱|微信号|二维码|号码/;
const DOCUMENTS =
  /(?:什么|哪些|啥)(?:材料|手续|证件|条件才|证明)|(?:^|\s)?[\u4e00-\u9fff]{0,8}\s材料[?？]?$|带(?:什么|啥)|需要准备|(?:怎么|咋|如何)(?:个)?(?:申请|申报|报名|办理|办手续|领取|领(?=[?？]?$)|推荐|填报|排队|摇号|预约|入驻|挂号|报销|登记)|(?:在哪|去哪|到哪|从哪)(?:儿|里)?(?:申请|报名|领|办|交|查询|预约|登记|下载)|(?:申请|申报|入驻|报名|准入|购买|入住|录取)(?:流程|条件|资格|门槛|方式|表)|办理流程|报名[?？]?$/;
/** Persons and firms by name, which a plan does not give: 院长是谁, 谁承建的. */
const PERSON =
  /(?:院长|校长|主任|董事长|总经理|负责人|局长|区长|书记|镇长|站长|馆长|会长|法人|设计师|专家|老板|开发商|施工方|施工单位|承建方|承建商|承建单位|投资方|运营方|中标单位|中标方|供应商)(?:都?是|叫|姓)?(?:谁|哪[位个家些]|什么名|啥名|[?？]?$)|谁(?:投资|承建|施工|开发|中标|设计|当(?:院长|校长|主任|局长|书记|区长))的?|是谁(?:开|建|办|投资|设计)的|哪家(?:公司|企业|单位|设计院)?(?:来)?(?:施工|承建|中标|开发|投资|设计)|业主单位/;
const RANK =
  /排(?:名|第几|多少名|在?第几|几名)|(?:全[国省市]|全山东|济南)(?:第几|排名|名次|前几)|第几名|(?:是不是|是否|算不算)(?:全[国省市])?(?:第一|最[高多大强好])/;
/** The members of a counted group by name. */
const ROSTER =
  /名单|名录|花名册|(?:分别|具体|都|各)?(?:是|叫|有)哪(?:几|[两二三四五六七八九十\d]+)?(?:个|家|所|条|座|处|栋|幢)?(?:村|社区|小区|学校|医院|企业|公司|单位|区县|街道)|\d+(?:个|家|所|处|座|条|幢|栋|项|台|户|万千瓦)[\u4e00-\u9fff“”]{0,14}(?:哪|什么名|叫(?:什么|啥)|都有谁)|在哪(?:些|几个)(?:村|社区|小区|街道|地方)|(?:分别|都|各)叫(?:什么|啥)/;
const EXTENT =
  /几车道|多少(?:公里|千米|车道|米(?![^，。?？]*(?:高|大楼)))|(?:修|建|全|总|有)?多长(?!时间)|多宽|全长(?:多少)?/;
const OPINION =
  /[你您]觉得|[你您]认为|[你您][^，。?？]{0,8}怎么看|(?:靠谱|合理)[吗不么](?=[?？。]?$)|定[高低]了|(?:能|会)(?:不能|不会)?(?:实现|完成|办到)[吗么]|会不会烂尾|吹牛|是不是(?:骗|糊弄|忽悠)/;
const SPOT =
  /哪(?:一)?(?:座|栋|幢|号)楼|(?:哪|几)(?:一)?层(?:楼)?(?:[?？]|$)|在几楼|几号楼|几单元|门牌|具体(?:位置|地址)|导航|定位在哪/;
const NAME =
  /叫(?:什么|啥|做什么|个啥)|什么名(?:字|称)|名称|名子|名字|(?:哪个|什么|啥|哪一个|何种)(?:品牌|牌子|口号|称号|名号|平台|活动|工程|模式|经验|规定|制度|计划)|(?:品牌|牌子|口号|称号|名号)(?:是|叫)/;
const FACT = /什么|啥|哪个|哪一|谁|怎样的|多(?:大|高|长)/;
const HOW = /如何|怎么|怎样(?!的)|咋|举措|措施|打算|办法|做法|路径|安排|支持|帮|管不管|规定|要求|政策/;
const YES_NO =
  /吗(?:[?。!]|$)|(?:能不能|有没有|会不会|是不是|可不可以|要不要|给不给|管不管|是否|能否)|[^什怎要么](?:么|不|没)(?:[?。!]|$)/;
const PRICE =
  /(?:赔|报销?|补|发|给|投|花)(?:我|咱|俺|个人)?(?:多少(?!个|家|户|人|名|处|项|座|所|条|张|块[^钱])|几(?:百|千|万)(?!个|家|户|人))|多少(?:钱|亿(?![斤吨人度户平千瓦])|[万亿]?元|块钱)|几(?:亿|万块?|块钱|千块|百块)|(?:费|补贴|奖励|补助|赔偿|津贴|奖金)(?:是|有|给|发)?多少|(?:自己|个人|每?一?户|每户|每人)(?:要|得|需要)?(?:出|掏|交|缴)多少|(?:房租|月租|租金|物业费|总投资|造价|负债率)(?:是|要|有)?(?:多少|几何)?[?？]?$|每月(?:多少|标准)|要(?:不要)?钱(?:不|吗|么)(?=[?？。\s]|$)|收(?:不收)?(?:费|钱)(?:不|吗|么)(?=[?？。\s]|$)|(?:开盘价|票价|房价|学费)(?:是|要|大概)?(?:多少|几何|怎么收|标准)?[?？]?$/;
const MONEY =
  /总?投资额|造价|资金规模|多少(?:钱|元|亿(?![斤吨人度户平千瓦])|万元|亿元|资金|预算|投资|费用)|几(?:亿|万|块钱|千块|百块)|(?:补贴|奖励|补助|费用|房租|租金|价格|价钱|房价|投资额|总投资|金额)[^，。?]{0,8}(?:多少|几)|多少(?:补贴|奖励|补助|赔偿)|(?:标准|价格|费用|总额|金额)是?多少|(?:预算|收入|产值|投资|零售总额)[^，。?]{0,10}多少/;
const PERCENT =
  /百分之(?:多少|几)|百分比|几成|比(?:例|重)(?:是|达|要|为|目标|占|会)?|占比|覆盖率|入托率|入学率|录取率|合格率|达标率|参保率|利用率|绿化率|增速|增长率|增幅|年均增长|(?:涨|增长|提高|降低|下降)(?:多少|几)(?:个点|个百分点|成)?|几个点|多少个点/;
const AGE = /(?:多大|多少|几)(?:岁|年纪|岁数)|多大岁数|活到多少岁|寿命/;
const DURATION =
  /(?<!哪|接下来|未来|过去|以后|往后|[这近前后头好那了老十])(?:几|多少|多长)(?:天|年|个?月|晚上?|周|小时|分钟|时间|学时)|多大会儿|多久|多长时间/;
const COUNT = new RegExp(`(?:(?<![哪好那老了十就靠才只])几|多少)(${CLASSIFIER})`);
const BARE_COUNT =
  /多少|(?<!哪|接下来|未来|过去|以后|往后|[这近前后头好那了老])几(?=样|位|岁|趟|[\u4e00-\u9fff]$)|数量|(?:总|项|人|户|家|个|床位|套|站)数(?![字据码智])|多大规模|规模(?:目标|有多|多大|是|要|达|$)|目标(?:值|数|(?=\s))|[\u4e00-\u9fff]数(?=\s|$)|(?:^|[\s\d年])目标(?=[?。]?$)|(?:[总余]额|总量|规模|[产增]加?值|收入)(?:的)?(?:目标)?(?=[?。]?$)/;
const TREND =
  /(?:价|费|租金|房租|行情)[^，。?]{0,6}(?:会|要|还)?[^，。?]{0,2}(?:涨|跌|降)|涨(?:还是|不)跌|涨价|降价|是涨是跌/;
const ROUTE = /几路(?:车|公交)?|坐(?:什么|哪)(?:个|路|趟)?车|乘车路线|怎么(?:坐车|走过去)/;
const AREA = /多少(?:平方|平米|亩|公顷)|(?:占地|面积)[^，。?]{0,4}(?:多少|多大)(?!比|成)|多大(?:面积|地方)/;
const NAMED_THING =
  /(?:哪个|哪条|哪座|哪所|哪几条|哪几个|几号|建在哪个|哪一条|哪一个)(村|路|街道|街|社区|学校|医院|线|地块|站|公园|小区|大学)/;

const ORDINAL = /第几/;
/** Numbers of the plan's own parts are no events: 第几章. */
const NTH_EVENT = /第几届/;

/** Whether the plan speaks of something: 规划里写了吗, 有没有提到. */
const MENTION = /(?:写|提|说|讲)(?:了|过|到|没)+(?:吗|么|没|没有|不)?[?？。]?$|(?:有没有|有无)(?:写|提|说|讲)/;
/** 谁来管管, 多盖几个不: a wish, and no question for the office or the number. */
const WISH = /(?:谁|哪个)(?:能|会)?来?管(?:管|一管|一下)|[多再](?:[盖建修设开添加增种装弄搞来办]|增加|增设|新建)几/;

function readSlot(question: string): Slot | null {
  const slot = (kind: SlotClass, unit: string | null = null, noun: string | null = null): Slot => ({
    kind,
    unit,
    noun,
  });
  if (NTH_EVENT.test(question)) return slot('ordinal');
  if (ORDINAL.test(question) && !RANK.test(question)) return null;
  if (OPINION.test(question)) return slot('opinion');
  if (WISH.test(question)) return null;
  if (CONTACT.test(question)) return slot('contact');
  if (DOCUMENTS.test(question)) return slot('documents');
  if (ROUTE.test(question)) return slot('route');
  if (PERSON.test(question)) return slot('person');
  if (SPOT.test(question)) return slot('spot');
  if (RANK.test(question)) return slot('rank');
  if (ROSTER.test(question)) return slot('roster');
  if (TREND.test(question)) return slot('trend');
  const named = NAMED_THING.exec(question);
  if (named) return slot('named-thing', null, named[1] ?? null);
  if (PARTY.test(question)) return slot('organization');
  if (EXTENT.test(question)) return slot('extent');
  // Years that are told beside a question whether the plan speaks of something are not asked for.
  if (TIME.test(question)) return MENTION.test(question) ? null : slot('date');
  if (DURATION.test(question) && !MENTION.test(question))
    return slot('length-of-time', /晚/.test(question) ? '晚' : null);
  if (AREA.test(question)) return slot('area');
  if (AGE.test(question)) return slot('age', '岁');
  if (PRICE.test(question)) return slot('money');
  if (PERCENT.test(question)) return slot('percent', '%');
  if (MONEY.test(question)) return slot('money');
  const count = COUNT.exec(question);
  if (count)
    return count[1] === '点' || /几个点/.test(question) ? slot('percent', '%') : slot('count', count[1] ?? null);
  if (BARE_COUNT.test(question)) return slot('count');
  return null;
}

/** Slots that no figure fills. */
const NO_FIGURE: ReadonlySet<SlotClass> = new Set([
  'documents',
  'contact',
  'trend',
  'route',
  'person',
  'rank',
  'roster',
  'spot',
  'ordinal',
  'opinion',
]);

function readKind(question: string, slot: Slot | null): QuestionKind {
  if (COMPARISON.test(question)) return 'comparison';
  if (SUMMARY.test(question)) return 'summary';
  if (slot?.kind === 'date') return 'time';
  if (slot?.kind === 'organization') return 'party';
  if (DEFINITION.test(question)) return 'definition';
  if (slot?.kind === 'named-thing' || (PLACE.test(question) && slot === null)) return 'place';
  if (slot && !NO_FIGURE.has(slot.kind)) return 'figure';
  if (NAME.test(question) || ORDINAL.test(question)) return 'name';
  if (LIST.test(question)) return 'list';
  return FACT.test(question) && !HOW.test(question) ? 'fact' : 'measures';
}

function readScope(question: string): { scope: TimeScope | null; years: number[] } {
  const years = [...question.matchAll(/20\d\d|[二2][〇零0][一二三四五六七八九〇零\d]{2}/g)]
    .map(([year]) => (/^\d+$/.test(year) ? Number(year) : parseChineseNumeral(year)))
    .filter((year): year is number => year !== null && year >= 2000 && year <= 2100);
  const past =
    /十四五|14th|过去(?:五年|几年)?|五年来|已经?(?=[建完办有达新])|目前|现在|眼下|截至|累计|(?:完成|建成|办成|获得|拿回来)(?:了|过)|去年|前几年/.test(
      question,
    ) || years.some((year) => year <= 2025);
  const target =
    /十五五|15th|明年|后年|往后|未来(?:五年|几年)?|以后|将来|今后|接下来|打算|准备|计划(?!生育)|要(?:达到|突破|建成?|新建|培育|新增|翻新|改造)|目标|会(?:达到|有)|将(?:达到|建|有)|还要|能达到/.test(
      question,
    ) || years.some((year) => year > 2025 && year <= 2030);
  const vision = years.some((year) => year > 2030) || /远景|二〇三五/.test(question);
  return {
    scope: vision ? 'vision' : past && !target ? 'past' : target && !past ? 'target' : null,
    years: [...new Set(years)],
  };
}

const readNumber = (digits: string): number | null =>
  /^\d+$/.test(digits) ? Number(digits) : parseChineseNumeral(digits);

/** 「哪一个」 asks for one thing, not for a list of one. */
function manyOrNull(digits: string | undefined): number | null {
  const number = digits === undefined ? null : readNumber(digits);
  return number !== null && number > 1 ? number : null;
}

/** Reads a question in simplified Chinese (an English one after its question words were translated). */
export function readQuestion(question: string): QuestionReading {
  const slot = readSlot(question);
  const askedCount = new RegExp(`(?:哪|的)(${NUMERAL})(?:大|个|项|条|种|类|样|方面|友|床|宝|馆)?`).exec(question)?.[1];
  const named = [...question.matchAll(new RegExp(`第(${NUMERAL})章|专栏(${NUMERAL})`, 'g'))].flatMap((match) => {
    const number = readNumber(match[1] ?? match[2] ?? '');
    return number === null ? [] : [{ unit: match[1] === undefined ? ('box' as const) : ('chapter' as const), number }];
  });
  return {
    kind: readKind(question, slot),
    slot,
    ...readScope(question),
    askedCount: manyOrNull(askedCount),
    quoted: [...question.matchAll(/[“"「『]([^”"」』]{2,24})[”"」』]/g)].map((match) => match[1] ?? ''),
    named,
    asksNature: /约束性|预期性|硬(?:任务|指标|杠杠)|指标属性|什么属性|努力方向|指标(?:类型|性质)/.test(question),
    yesNo: YES_NO.test(question),
    broad: SUMMARY.test(question),
  };
}
