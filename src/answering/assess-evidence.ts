// Whether the plan speaks to the question at all: a calibrated strength, and what lies outside the plan by its nature.
import type { PlanIndex } from '../indexing/plan-index.js';
import type { Evidence } from '../retrieval/gather-evidence.js';
import { abstained, type Draft } from './composing/draft.js';

export interface AssessmentOptions {
  /** Weight of the best sentence's margin beside the topic's. */
  readonly margin: number;
  /** Strength below which the plan is silent. */
  readonly threshold: number;
  /** The same within a conversation, whose next question is likely to be one for the plan too: 那华联那边呢. */
  readonly nextThreshold: number;
}

/**
 * The weight is a logistic regression (both classes weighed alike) of questions of authors held out of the index-time
 * questions against off-topic ones held out of `corpus/off-topic.txt`, rounded; shares of known words, fused scores and
 * likeness to single questions added nothing to these two. The threshold is read off the curve in the evaluation's report.
 */
export const ASSESSMENT_DEFAULTS: AssessmentOptions = { margin: 0.5, threshold: 0.2, nextThreshold: -0.4 };

/**
 * How strongly the index-time questions speak for a question being one that the plan answers, about -2 to 3: likeness to
 * questions for the plan against off-topic ones, and to the questions of one sentence against all others.
 */
export function strengthOf({ search }: Evidence, options = ASSESSMENT_DEFAULTS): number {
  const { topic, sentences } = search.learned;
  return topic + options.margin * sentences.reduce((best, value) => Math.max(best, value), -1);
}

/** Names of parts of the plan: a question that holds one is about the plan, whatever else it says. */
const PART_OF_PLAN = /第[一二三四五六七八九十\d]+[章节]|专栏|目标表|主要指标|规划/;

/** Whether what was found is too weak to be an answer. */
export function isWeak(
  { question, evidence, isNext }: { readonly question: string; readonly evidence: Evidence; readonly isNext: boolean },
  options = ASSESSMENT_DEFAULTS,
): boolean {
  const threshold = isNext ? options.nextThreshold : options.threshold;
  return !PART_OF_PLAN.test(question) && strengthOf(evidence, options) < threshold;
}

/** Districts of the same city: a question that sets one beside this district is about both, and half of it is not here. */
const SIBLING = /历下|市中区|天桥区|历城|长清|章丘|济阳|莱芜区|钢城|平阴|商河|高新区(?!块)/;
const OTHER_DISTRICT =
  /(?:青岛|淄博|枣庄|东营|烟台|潍坊|济宁|泰安|威海|日照|临沂|德州|聊城|滨州|菏泽)(?=市|的|要|有|怎么|多少|规划)|(?:北京|上海|天津|重庆|广州|深圳|杭州|南京|武汉|成都|西安|郑州|苏州)(?=市?(?:的|要|有|怎么|多少|规划))|山东省(?=的?(?:规划|目标|GDP|gdp|地区生产总值|生产总值|人口))|济南市(?=的?(?:规划|目标|GDP|gdp|地区生产总值|生产总值|总人口|财政))|全国(?=的?(?:GDP|gdp|国内生产总值|人口|目标))|全省(?=的?(?:GDP|gdp|生产总值|目标))|全市(?=的?(?:GDP|gdp|生产总值|目标))/;
/** Set beside this district, whatever else the question says: 跟上海比差在哪, 会跟天桥合并吗. */
const SET_BESIDE =
  /(?:跟|和|与|同|比)(全国|全省|全市|外地|外省|北京|上海|天津|重庆|广州|深圳|杭州|南京|武汉|成都|西安|郑州|苏州|青岛|历下|市中|天桥|历城|长清|章丘|高新)(?:市|区)?[^，。?？]{0,6}(?:比|差|哪|谁|合并|一样|距|高|低|多|少|强|好)/;

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
