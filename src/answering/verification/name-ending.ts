// Whether a stretch of a claim is the name of a place or an institution: one that no quote has is invented, however short.

/** What ends the name of a place or an institution. */
const NAME_END = /(?:[山河湖江泉路街区县市省镇村乡局院校桥站馆寺]|街道|大学|集团|公司|银行|委员会)$/;
/** What ends like a name and is none. */
const GENERIC =
  /(?:小区|社区|城区|地区|片区|景区|园区|市区|街区|校区|辖区|区县|城市|都市|道路|线路|公路|出路|思路|街道|乡村|农村|村镇|乡镇|医院|学院|学校|高校|院校|场馆|车站|网站|公司|集团|银行|大学|政府|部门|企业)$/;

/** Whether an uncovered stretch is the name of something. */
export const isName = (stretch: string): boolean => NAME_END.test(stretch) && !GENERIC.test(stretch);
