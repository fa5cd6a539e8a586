// Personal data as people write it, each form with what must not be left of it; and figures of plans that must stay.

export interface PersonalForm {
  readonly kind: string;
  readonly text: string;
  /** Digits, letters or words in plain characters that must be gone. */
  readonly secret: string;
}

const MOBILES = ['13812345678', '15905311234', '19953187654'];
const LANDLINES = [
  ['0531', '87589001'],
  ['010', '62345678'],
  ['0534', '2345678'],
] as const;
const IDENTITY_CARDS = ['370104199003071234', '11010519491231002X', '370104900307123'];
const BANK_CARDS = ['6222021234567890123', '4111111111111111', '6217001234567890'];

const each = (text: string, map: (char: string) => string): string => [...text].map(map).join('');
const fromDigit = (zero: number) => (char: string) =>
  /\d/.test(char) ? String.fromCodePoint(zero + Number(char)) : char;
const group = (text: string, sizes: readonly number[], separator: string): string => {
  const groups: string[] = [];
  let at = 0;
  for (const size of sizes) {
    groups.push(text.slice(at, at + size));
    at += size;
  }
  return [...groups, text.slice(at)].filter((part) => part !== '').join(separator);
};

/** Ways to dress any number. */
const CLOTHES: Readonly<Record<string, (number: string) => string>> = {
  plain: (number) => number,
  'full width': (number) => each(number, fromDigit(0xff10)),
  'mathematical bold': (number) => each(number, fromDigit(0x1d7ce)),
  'mathematical sans': (number) => each(number, fromDigit(0x1d7e2)),
  'Arabic-Indic': (number) => each(number, fromDigit(0x0660)),
  Devanagari: (number) => each(number, fromDigit(0x0966)),
  circled: (number) =>
    each(number, (char) =>
      /[1-9]/.test(char) ? String.fromCodePoint(0x2460 + Number(char) - 1) : char === '0' ? '⓪' : char,
    ),
  subscript: (number) => each(number, fromDigit(0x2080)),
  keycaps: (number) => each(number, (char) => (/\d/.test(char) ? `${char}\ufe0f\u20e3` : char)),
  'zero-width space inside': (number) => [...number].join('\u200b'),
  'soft hyphens inside': (number) => group(number, [3, 4], '\u00ad'),
  'word joiner inside': (number) => group(number, [5], '\u2060'),
  'bidi marks inside': (number) => group(number, [3, 4], '\u200e'),
  'Chinese numerals': (number) => each(number, (char) => '零一二三四五六七八九'[Number(char)] ?? char),
  'Chinese numerals with 〇': (number) => each(number, (char) => '〇一二三四五六七八九'[Number(char)] ?? char),
  'cheque numerals': (number) => each(number, (char) => '零壹贰叁肆伍陆柒捌玖'[Number(char)] ?? char),
  'said numerals': (number) => each(number, (char) => '零幺二三四五六七八九'[Number(char)] ?? char),
  'half in numerals': (number) =>
    number.slice(0, 6) + each(number.slice(6), (char) => '零一二三四五六七八九'[Number(char)] ?? char),
  'a blank between digits': (number) => [...number].join(' '),
  'a dash between digits': (number) => [...number].join('-'),
  'a comma between digits': (number) => [...number].join('，'),
  'blanks between groups': (number) => group(number, [3, 4, 4, 4], ' '),
  'dashes between groups': (number) => group(number, [3, 4, 4, 4], '-'),
  'full-width dashes': (number) => group(number, [3, 4, 4, 4], '－'),
  'em dashes': (number) => group(number, [3, 4, 4, 4], '—'),
  'dots between groups': (number) => group(number, [3, 4, 4, 4], '.'),
  'middle dots': (number) => group(number, [3, 4, 4, 4], '·'),
  underscores: (number) => group(number, [3, 4, 4, 4], '_'),
  slashes: (number) => group(number, [3, 4, 4, 4], '/'),
  'ideographic blanks': (number) => group(number, [3, 4, 4, 4], '\u3000'),
};

const SENTENCES = ['请回电{}，补贴怎么领？', '我是{}', '{}这个号能登记吗', '号码:{}。'];
const inSentence = (index: number, number: string): string =>
  (SENTENCES[index % SENTENCES.length] ?? '{}').replace('{}', number);

function dressed(kind: string, numbers: readonly string[]): PersonalForm[] {
  return Object.entries(CLOTHES).flatMap(([name, dress], clothes) => {
    const number = numbers[clothes % numbers.length] ?? '';
    return [{ kind: `${kind}, ${name}`, text: inSentence(clothes, dress(number)), secret: number }];
  });
}

const form = (kind: string, text: string, secret: string): PersonalForm => ({ kind, text, secret });

const PREFIXED = MOBILES.flatMap((number) => [
  form('mobile, +86', `电话+86${number}`, number),
  form('mobile, +86 and blanks', `+86 ${group(number, [3, 4], ' ')}`, number),
  form('mobile, 0086', `0086-${number}`, number),
  form('mobile, brackets', `(${number.slice(0, 3)})${number.slice(3, 7)}-${number.slice(7)}`, number),
  form('mobile, groups of 4, 3 and 4', group(number, [4, 3], ' '), number),
  form('mobile behind Latin letters', `tel${number}`, number),
  form('mobile beside a year', `2026 ${number}`, number),
  form('two mobiles', `${number} ${MOBILES[0]}`, number),
]);

const LANDLINE_FORMS = LANDLINES.flatMap(([area, number]) => [
  form('landline', `座机${area}-${number}`, number),
  form('landline, together', `座机${area}${number}`, number),
  form('landline, bracket', `家里(${area})${number}`, number),
  form('landline, full-width bracket', `家里（${area}）${number}`, number),
  form('landline, blank', `打${area} ${number}`, number),
  form('landline, halves', `${area}-${number.slice(0, -4)}-${number.slice(-4)}`, number),
  form('landline, country', `+86-${area.slice(1)}-${number}`, number),
  form('landline, full width', each(`${area}－${number}`, fromDigit(0xff10)), number),
  form(
    'landline, numerals',
    `座机${each(area + number, (char) => '零一二三四五六七八九'[Number(char)] ?? char)}`,
    number,
  ),
  form('landline, extension', `${area}-${number}转8012`, number),
  form('local number', `家里电话是${number}`, number),
  form('local number, parted', `固话：${number.slice(0, -4)}-${number.slice(-4)}`, number),
]);

const MAILS = ['zhang.san@qq.com', 'li_si-1988@163.com', 'wang.wu@mail.jinan.gov.cn', 'ZhaoLiu@outlook.com'];
const MAIL_FORMS = MAILS.flatMap((mail) => {
  const name = (mail.split('@')[0] ?? '').toUpperCase();
  return [
    form('mail', `发到${mail}吧`, name),
    form('mail, full width', `邮箱${each(mail, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))}`, name),
    form('mail, (at)', mail.replace('@', '(at)'), name),
    form('mail, [at]', mail.replace('@', ' [at] '), name),
    form('mail, blank before the sign', mail.replace('@', ' @'), name),
    form('mail, zero width', mail.replace('@', '\u200b@\u200b'), name),
  ];
});

const PLATES = ['A12345', 'AD12345', 'A9K8F7', 'B123F5'];
const PLATE_FORMS = PLATES.flatMap((plate) => [
  form('plate', `车牌鲁${plate}停哪`, plate.slice(1)),
  form('plate, dot', `鲁${plate[0]}·${plate.slice(1)}`, plate.slice(1)),
  form('plate, blank', `京${plate[0]} ${plate.slice(1)}的车`, plate.slice(1)),
  form('plate, lower case', `我的车鲁${plate.toLowerCase()}`, plate.slice(1)),
  form(
    'plate, full width',
    `沪${each(plate, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))}`,
    plate.slice(1),
  ),
]);

const HOUSE_FORMS = [
  form('house', '我住经十路22799号，归哪个街道', '22799号'),
  form('house, building', '张庄路123号3号楼2单元501室', '501室'),
  form('house, estate', '阳光新城小区5号楼1单元302', '302'),
  form('house, block', '住在美里花园12栋1203室', '1203'),
  form('house, block without unit', '美里花园12栋1203能装电梯吗', '1203'),
  form('house, dashed', '匡山小区3-2-501漏水', '501'),
  form('house, numerals', '住在三号楼二单元五零一室', '五零一室'),
  form('house, letters', '恒大城A座1502室', '1502'),
  form('house, number and yard', '纬十二路58号院2号楼', '58号院'),
  form('house, lane', '营市西街7弄12号', '12号'),
  form('house, village', '吴家堡村36号想翻建', '36号'),
  form('house, full width', '张庄路１２３号', '123号'),
  form('house, staircase', '5栋2单元', '2单元'),
  form('house, room alone', '1203室怎么办居住证', '1203室'),
  form('house, beside 甲', '道德街甲12号院3单元', '3单元'),
];

const OTHER_FORMS = [
  form('passport', '护照E12345678能办吗', 'E12345678'),
  form('passport, new', '护照EA1234567', 'EA1234567'),
  form('pass', '港澳通行证C', 'C12345678'),
  form('pass for Taiwan', '台胞证T', 'T12345678'),
  form('home return permit', '回乡证H12345678', 'H12345678'),
  form('QQ', '加我QQ 123456789', '123456789'),
  form('QQ, colon', 'QQ：2345678901', '2345678901'),
  form('WeChat', '微信号zhangsan_88', 'ZHANGSAN_88'),
  form('WeChat, short', 'vx: lisi1988', 'LISI1988'),
].filter(({ text, secret }) => text.toUpperCase().includes(secret));

/** Known to be beyond the mask: words between the digits. */
const PARTED_BY_WORDS = [
  form('mobile, words between', '138然后1234最后5678', '13812345678'),
  form('mobile, said in halves', '前面是138，后面12345678', '13812345678'),
];

/** Some 220 forms. */
export const PERSONAL_FORMS: readonly PersonalForm[] = [
  ...dressed('mobile', MOBILES),
  ...dressed('identity card', IDENTITY_CARDS),
  ...dressed('bank card', BANK_CARDS),
  ...PREFIXED,
  ...LANDLINE_FORMS,
  ...MAIL_FORMS,
  ...PLATE_FORMS,
  ...HOUSE_FORMS,
  ...OTHER_FORMS,
  ...PARTED_BY_WORDS,
];

/** What plans and questions about them say, full of figures that tell nobody apart. */
export const ORDINARY_SENTENCES: readonly string[] = [
  '到2030年，地区生产总值突破1200亿元，年均增长6%左右。',
  '一般公共预算收入由2020年的58.87亿元增加到2025年的72.4亿元。',
  '2021年、2022年、2023年分别完成投资138、142.5、156.78亿元。',
  '规上工业企业达到1380家，新增就业15.9万人。',
  '新建改造农村公路1890公里，其中一级公路210公里。',
  '建设5栋12层标准厂房，建筑面积13.8万平方米。',
  '改造老旧小区186个、1203栋、惠及居民5.6万户。',
  '新建3栋公寓，提供保障性住房2600套。',
  '拨打12345热线，或登录政务服务网。',
  '全国统一客服热线400-820-8820、95598、12328。',
  '地铁4号线、6号线、8号线二期开工建设。',
  '轨道交通1号线延长线全长13.8公里，设站12座。',
  '推进济南绕城高速G2001线、G104国道、S242省道改造。',
  '按照济政发〔2021〕15号、鲁发〔2022〕3号文件要求。',
  '执行GB50016-2014、GB/T 50378、ISO9001标准。',
  '人均预期寿命达到81.5岁，每千人口拥有床位8.6张。',
  '1项、2项、3项、4项、5项、6项、7项、8项、9项、10项任务全部完成。',
  '序号1 2 3 4 5 6 7 8 9 10 11 12',
  '5G基站3200个，F5G千兆光网覆盖100%。',
  '粮食产量稳定在0.27亿斤，蔬菜面积1.2万亩。',
  '2026—2030年，分三批实施156个项目，总投资2380亿元。',
  '2026-01-15至2026-12-31为第一阶段。',
  '东经116.98度、北纬36.65度。',
  '其中2020年1890，2021年2100，2022年2350。',
  '第十四届全国人民代表大会第四次会议批准。',
  '打造15分钟便民生活圈120个、城市书房30处。',
  '二〇三五年远景目标，二〇三〇年主要指标。',
  '一百零八个村居、三十六条道路、七十二处游园。',
  '三圈、四大集群、五个片区、六条廊道、七项工程。',
  '西客站片区1号地块、2号地块、腊山河西片区12号地块。',
  '建设张庄路1号桥、2号泵站。',
  'CPI涨幅控制在3%左右，R&D经费占GDP的3.1%。',
  '高新技术企业由368家增加到1288家，增长250.0%。',
  '培育A股上市公司3家、新三板企业12家。',
  '单位GDP能耗降低13.5%，PM2.5浓度降至35微克/立方米。',
  '建成AAAA级景区2家、AAA级景区5家。',
  '常住人口城镇化率98.76%，户籍人口1234567人。',
  '固定资产投资12345678万元，进出口总额23456789千元。',
  '总投资15912345678元，其中中央资金138000000元。',
  '项目代码2103-370104-04-01-123456。',
  '国家统计局行政区划代码370104。',
  '第1章第2节第3条，专栏12，表5-1-12。',
  '新增停车位3万个、充电桩8000台、加氢站4座。',
  '每万人口发明专利拥有量21.5件，技术合同成交额达到86.5亿元。',
  '学前教育普及普惠率、义务教育巩固率分别达到95%、99%。',
  '养老床位6500张，护理型床位占比60%，社区日间照料中心108处。',
  '集成电路产业规模30亿元，低空经济规模50亿元，医药产业规模260亿元。',
  '3年内完成，5年见效，10年建成；1个核心、2条轴线、3大片区。',
  '企业研发投入强度由2.87提高到3.5，数字经济占比47.5→55。',
  '面积38.5平方公里，容积率2.5，绿地率35%，限高100米。',
];
