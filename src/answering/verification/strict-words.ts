// Words that change a claim whatever stands around them: its scope, who gets or loses something, what is named.

/** How far, how many, how special. 全区 is what the whole plan speaks of, and may be added. */
const SCOPE =
  '全国|全省|全市|全球|世界|国际|国家级|省级|市级|区级|唯一|首个|首家|首批|首位|第一|最大|最高|最多|最好|全部|所有|全体|任何|人人|每个|每家|每户|每人|每年|每月|长期|永久|立即|马上';
/** What people are promised or threatened with. */
const PROMISE =
  '免费|免除|减免|补贴|补助|奖励|津贴|报销|全额|退税|现金|发放|赔偿|罚款|处罚|惩罚|打击|取缔|关停|拆除|清退|淘汰|限购|限行|摇号|涨价|降价';

const STRICT = new RegExp(`${SCOPE}|${PROMISE}`, 'g');

/** What ends the name of a place or an institution. */
const NAME_END = /(?:[山河湖江泉路街区县市省镇村乡局院校桥站馆寺]|街道|大学|集团|公司|银行|委员会)$/;
/** What ends like a name and is none. */
const GENERIC =
  /(?:小区|社区|城区|地区|片区|景区|园区|市区|街区|校区|辖区|区县|城市|都市|道路|线路|公路|出路|思路|街道|乡村|农村|村镇|乡镇|医院|学院|学校|高校|院校|场馆|车站|网站|公司|集团|银行|大学|政府|部门|企业)$/;

/** Strict words of the claim that the source does not have; both in folded form. */
export const missingStrictWords = (claim: string, source: string): string[] => [
  ...new Set([...claim.matchAll(STRICT)].map(([word]) => word).filter((word) => !source.includes(word))),
];

/** Whether an uncovered stretch is the name of something. */
export const isName = (stretch: string): boolean => NAME_END.test(stretch) && !GENERIC.test(stretch);
