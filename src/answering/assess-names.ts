// Whether one named place is among those of the plan: where the plan never mentions it, what it says of others is no answer.
import { characterGrams } from '../indexing/character-grams.js';
import type { PlanIndex } from '../indexing/plan-index.js';
import { abstained, type Draft } from './composing/draft.js';

/** What a name of a place or institution ends with. */
const KIND =
  '社区|小区|花园|家园|苑|公寓|公园|广场|大厦|商城|商场|市场|医院|卫生院|小学|中学|附小|附中|学校|幼儿园|大学|学院|职专|村|庄|屯|街道|镇|路|街|巷|桥|站|厂|集团|公司|新院|酒店|养老院';
/** A name has no word in it that joins, points or counts. */
const NAME = `([^\\s，。？?！、“”的了我俺咱你他她它这那哪每各个几多和与跟在到把被让给有没不是里会要能想]{2,8}(?:${KIND}))`;

const ENDS_IN_KIND = new RegExp(`(?:${KIND})$`, 'u');

/** Questions of the form: does it have X? */
const HAS_NAME = new RegExp(`(?:有没有|有无|包不包括|包括|包含|含不含|轮不轮得到|轮到|涉及)${NAME}`, 'u');
/** Questions of the form: is X among them? The name, and what must follow it: one after the other, so that each is linear. */
const ANY_NAME = new RegExp(NAME, 'gu');
const IS_AMONG =
  /^[^，。？?]{0,4}(?:在不在|在[^，。？?]{1,12}(?:里|内|中|名单|计划|范围)|算不算|算[^，。？?]{1,8}吗|列[入进]|纳入|拆不拆|改不改|修不修|建不建|拆吗|改吗|[明今后]年[拆改])/u;
/** Characters behind a name that IS_AMONG can look at. */
const LONGEST_AMONG = 24;

/** The name that the question asks after, in either form. */
const namesAskedFor = (question: string): string[] => [
  ...(HAS_NAME.exec(question)?.slice(1) ?? []),
  ...[...question.matchAll(ANY_NAME)]
    .filter(({ 0: name, index }) => {
      const end = index + name.length;
      return IS_AMONG.test(question.slice(end, end + LONGEST_AMONG));
    })
    .map(([name]) => name)
    .slice(0, 1),
];

/** Whether some pair of the name's characters stands nowhere in the plan or its index-time questions: 老屯, but not 老旧. */
const isUnheard = (index: PlanIndex, name: string): boolean =>
  !index.plan.text.includes(name) &&
  characterGrams(name.replace(ENDS_IN_KIND, '')).some((gram) => gram.length === 2 && !index.expanded.has(gram));

/** An abstention where the question is whether the plan includes a place that it never mentions; null otherwise. */
export function assessNames(index: PlanIndex, question: string): Draft | null {
  const name = namesAskedFor(question).find((candidate) => isUnheard(index, candidate));
  return name === undefined ? null : abstained('not-in-plan', `规划纲要没有提到“${name}”。`);
}
