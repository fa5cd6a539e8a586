// Whether the plan speaks to the question at all: a calibrated strength, and what lies outside the plan by its nature.
import type { PlanIndex } from '../indexing/plan-index.js';
import { evidenceStrength } from '../retrieval/evidence-strength.js';
import type { Evidence } from '../retrieval/gather-evidence.js';
import { abstained, type Draft } from './composing/draft.js';

export interface AssessmentOptions {
  /** Strength of the evidence below which the plan is silent. */
  readonly threshold: number;
  /** The same within a conversation, whose next question is likely to be one for the plan too: 那华联那边呢. */
  readonly nextThreshold: number;
  /** Share of the question that names things of the plan, from which it is one for the plan in whatever words. */
  readonly named: number;
}

/**
 * Read off the curve that each report draws (`npm run eval`, report.html). Over all data sets of `eval/` silence by
 * strength alone catches 0.95 of the off-topic questions here and gives up none of 1,000 that the plan answers; at 0.4 it
 * would catch 0.97, and would meet short complaints (楼下夜市吵得睡不着) with silence too.
 */
export const ASSESSMENT_DEFAULTS: AssessmentOptions = { threshold: 0.1, nextThreshold: -0.4, named: 0.5 };

/** Names of parts of the plan: a question that holds one is about the plan, whatever else it says. */
const PART_OF_PLAN = /第[一二三四五六七八九十\d]+[章节]|专栏|目标表|主要指标|规划/;

/** Whether what was found is too weak to be an answer. */
export function isWeak(
  index: PlanIndex,
  { question, evidence, isNext }: { readonly question: string; readonly evidence: Evidence; readonly isNext: boolean },
  options = ASSESSMENT_DEFAULTS,
): boolean {
  const threshold = isNext ? options.nextThreshold : options.threshold;
  if (namedShare(evidence) >= options.named) return false;
  return !PART_OF_PLAN.test(question) && evidenceStrength(index, evidence.search) < threshold;
}

/** Share of the question's weight that names things of the plan: 玉清湖街道黄河生态公园, whose entrance fee it does not give. */
function namedShare({ words }: Evidence): number {
  const sum = (some: typeof words): number => some.reduce((total, { weight }) => total + weight, 0);
  return words.length === 0 ? 0 : sum(words.filter(({ anchor, known }) => anchor && known)) / sum(words);
}

/** Share of the question that one sentence must hold for the plan to have its topic. */
const TOPIC_HELD = 0.6;

/** Whether the question names something of the plan, or a sentence of the plan holds most of it. */
export const namesSomething = (evidence: Evidence): boolean =>
  namedShare(evidence) > 0 || (evidence.sentences[0]?.held ?? 0) >= TOPIC_HELD;

/** Districts of the same city: a question that sets one beside this district is about both, and half of it is not here. */
const SIBLING = /历下|市中区|天桥区|历城|长清|章丘|济阳|莱芜区|钢城|平阴|商河|高新区(?!块)/;
const OTHER_DISTRICT =
  /(?:青岛|淄博|枣庄|东营|烟台|潍坊|济宁|泰安|威海|日照|临沂|德州|聊城|滨州|菏泽)(?=市|的|要|有|怎么|多少|规划)|(?:北京|上海|天津|重庆|广州|深圳|杭州|南京|武汉|成都|西安|郑州|苏州)(?=市?(?:的|要|有|怎么|多少|规划))|山东省(?=的?(?:规划|目标|GDP|gdp|地区生产总值|生产总值|人口))|济南市(?=的?(?:规划|目标|GDP|gdp|地区生产总值|生产总值|总人口|财政))|全国(?=的?(?:GDP|gdp|国内生产总值|人口|目标))|全省(?=的?(?:GDP|gdp|生产总值|目标))|全市(?=的?(?:GDP|gdp|生产总值|目标))/;
/** Set beside this district, whatever else the question says: 跟上海比差在哪, 会跟天桥合并吗. */
const SET_BESIDE =
  /(?:跟|和|与|同|比)(全国|全省|全市|外地|外省|北京|上海|天津|重庆|广州|深圳|杭州|南京|武汉|成都|西安|郑州|苏州|青岛|历下|市中区|天桥|历城|长清|章丘|高新区(?!块))(?:市|区)?(?:平均)?(?:水平)?(?:相)?(?:比(?!亚迪|例|重)|差(?:在|距|多)|合并|(?:谁|哪个?(?:区|市)?)更?[强高大好多])/;

/** Other plans and other periods: the words of this one would match and mislead. */
const OTHER_PLAN =
  /“?十(?:一|二|三|六|七|八)五”?(?:规划|时期|期间)?|第十(?:一|二|三|六|七)个五年|(?:19\d\d|200\d|201\d|203[1-46-9]|20[4-9]\d)年?|1[1236]th five/;
const NATIONWIDE = /(?:国家|山东省?|济南市?)(?=的?十五五)/;

/** An abstention for a question about another place, plan or period; null when it is about this one. */
export function assessScope(index: PlanIndex, question: string): Draft | null {
  const { district, period, text } = index.plan;
  const bare = question.replace(/[“”"]/g, '');
  const sibling = SIBLING.exec(bare);
  const place = sibling ?? OTHER_DISTRICT.exec(bare) ?? NATIONWIDE.exec(bare);
  if (place && (!question.includes(district.replace(/区$/, '')) || (sibling && !text.includes(sibling[0])))) {
    return abstained('other-scope', `本助手只回答${district}规划纲要的内容，问题所问的“${place[0]}”不在其中。`);
  }
  const beside = SET_BESIDE.exec(bare);
  if (beside)
    return abstained('other-scope', `本助手只回答${district}规划纲要的内容，纲要没有与“${beside[1]}”作比较。`);
  const plan = OTHER_PLAN.exec(bare);
  if (plan && !text.includes(plan[0].replace(/年$/, '')) && !/十[四五]五/.test(question)) {
    return abstained('other-scope', `本规划纲要的规划期为${period.from}—${period.to}年，没有给出“${plan[0]}”的内容。`);
  }
  return null;
}
