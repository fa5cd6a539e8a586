// Whether the plan speaks to the question at all: a calibrated strength, and what lies outside the plan by its nature.
import type { PlanIndex } from '../indexing/plan-index.js';
import type { Evidence } from '../retrieval/gather-evidence.js';
import { abstained, type Draft } from './composing/draft.js';

export interface AssessmentOptions {
  /** Share of known terms plus the best fused score, below which the plan is silent. */
  readonly vocabulary: number;
  /** Share of the question's word weight, foreign to plan and thesaurus, from which sentences must speak for it too. */
  readonly foreign: number;
  /** Weight of the best sentence's score. */
  readonly sentence: number;
  /** Taken away for likeness to an index-time question: 红烧肉怎么做 is like many in its form alone. */
  readonly likeness: number;
  /** Strength with sentences below which the plan is silent. */
  readonly threshold: number;
}

/**
 * The weights of sentence and likeness are a logistic regression (both classes weighed alike) of 366 questions that the
 * plan answers against the 60 of eval/off-topic.jsonl, rounded. Of the latter, four in five fall; vocabulary alone
 * caught about half. Questions in the plan's own words or the thesaurus's are spared the second test, because
 * 孩子上学 is as like to an index-time question as a question can be.
 */
export const ASSESSMENT_DEFAULTS: AssessmentOptions = {
  vocabulary: 0.65,
  foreign: 0.3,
  sentence: 1.2,
  likeness: 2.4,
  threshold: 0.84,
};

/** Sentences whose likeness counts. */
const LOOKED_AT = 5;

/** How much the plan and its index-time questions have words for the question, about 0 to 2. */
function vocabularyStrength(index: PlanIndex, evidence: Evidence): number {
  const terms = [...evidence.search.query.literalTerms.keys()].filter((term) => term.length > 1);
  const known = terms.length === 0 ? 0 : terms.filter((term) => index.expanded.has(term)).length / terms.length;
  return known + (evidence.chunks[0]?.fused ?? 0);
}

function foreignShare({ words }: Evidence): number {
  const weigh = (some: typeof words) => some.reduce((sum, { weight }) => sum + weight, 0);
  return words.length === 0 ? 0 : weigh(words.filter(({ known }) => !known)) / weigh(words);
}

/** Names of parts of the plan: a question that holds one is about the plan, whatever else it says. */
const PART_OF_PLAN = /第[一二三四五六七八九十\d]+[章节]|专栏|目标表|主要指标|规划/;

/** Whether what was found is too weak to be an answer. */
export function isWeak(
  index: PlanIndex,
  { question, evidence }: { readonly question: string; readonly evidence: Evidence },
  options = ASSESSMENT_DEFAULTS,
): boolean {
  const strength = vocabularyStrength(index, evidence);
  if (strength < options.vocabulary) return true;
  if (PART_OF_PLAN.test(question) || foreignShare(evidence) < options.foreign) return false;
  const sentences = evidence.sentences.filter(({ isHeading }) => !isHeading).slice(0, LOOKED_AT);
  const likeness = Math.max(0, ...sentences.map(({ question }) => question));
  const spoken = strength + options.sentence * (sentences[0]?.score ?? 0) - options.likeness * likeness;
  return spoken < options.threshold;
}

/** Districts of the same city: a question that sets one beside this district is about both, and half of it is not here. */
const SIBLING = /历下|市中区|天桥区|历城|长清|章丘|济阳|莱芜区|钢城|平阴|商河|高新区(?!块)/;
const OTHER_DISTRICT =
  /(?:青岛|淄博|枣庄|东营|烟台|潍坊|济宁|泰安|威海|日照|临沂|德州|聊城|滨州|菏泽)(?=市|的|要|有|怎么|多少|规划)|(?:北京|上海|天津|重庆|广州|深圳|杭州|南京|武汉|成都|西安|郑州|苏州)(?=市?(?:的|要|有|怎么|多少|规划))|山东省(?=的?(?:规划|目标|GDP|gdp|地区生产总值|生产总值|人口))|济南市(?=的?(?:规划|目标|GDP|gdp|地区生产总值|生产总值|总人口|财政))|全国(?=的?(?:GDP|gdp|国内生产总值|人口|目标))|全省(?=的?(?:GDP|gdp|生产总值|目标))|全市(?=的?(?:GDP|gdp|生产总值|目标))/;
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
  const plan = OTHER_PLAN.exec(bare);
  if (plan && !text.includes(plan[0].replace(/年$/, '')) && !/十[四五]五/.test(question)) {
    return abstained('other-scope', `本规划纲要的规划期为${period.from}—${period.to}年，没有给出“${plan[0]}”的内容。`);
  }
  return null;
}
