// Answers that deny what they tell, and answers that rightly deny one thing beside another.
import { describe, expect, it } from 'vitest';
import { findDenials } from '../../../src/evaluation/judging/find-denials.js';
import { findContradictions } from '../../../src/evaluation/judging/self-contradictions.js';
import { metricOf } from '../../../src/evaluation/metrics/all-metrics.js';
import {
  answerOf,
  CIRCUITS,
  caseLine,
  citationOf,
  judgedCase,
  NURSING,
  unanswerableLine,
} from '../../support/judged-case.js';

const HOSTELS = '到2030年，建设青年驿站5处、“优徕青年社区”10处';
const RENEWED = '系统实施老旧小区改造93个、惠及居民3.2万户';

/** An answer of lines, the cited ones with their quote. */
function judged(
  lines: readonly (string | readonly [text: string, quote: string])[],
  question = '建多少处？',
  answerable = true,
) {
  const cited = lines.filter((line) => typeof line !== 'string');
  const citations = cited.map(([, quote], at) => citationOf(quote, at + 1));
  const claims = cited.map(([text], at) => ({ text, citations: [at + 1] }));
  const text = lines
    .map((line) => (typeof line === 'string' ? line : `${line[0]}[${cited.indexOf(line) + 1}]`))
    .join('\n');
  const line = answerable ? caseLine({ question }) : unanswerableLine({ question });
  return judgedCase(line, { answer: { ...answerOf(text), claims, citations } });
}
const contradictions = (...args: Parameters<typeof judged>) =>
  findContradictions(judged(...args)).map(({ told }) => told);

describe('an absence', () => {
  it('is read with its subject and its kind', () => {
    const read = (text: string) => findDenials(text).map(({ subjects, kind, word }) => [subjects, kind, word]);
    expect(read('规划写到医养健康高端产业集群，没有写明规模。')).toEqual([[['医养健康高端产业集群'], '规模', null]]);
    expect(read('往后五年：规划没有写明数量。')).toEqual([[['往后五年'], '数量', null]]);
    expect(read('规划没有写明教育、医疗、养老的财政支出，不能排序。')).toEqual([
      [['教育', '医疗', '养老'], '财政支出', null],
    ]);
    expect(read('规划纲要没有给出这个问题所问的数量。')).toEqual([[[], '这个问题所问的数量', null]]);
    expect(read('规划全文没有出现“房贷”。[1]')).toEqual([[['房贷'], '', '房贷']]);
  });
  it('is none where a cell is said to be blank, or where nothing is denied', () => {
    expect(findDenials('“优良水体比例（%）”的2030年一栏为空白，没有公布数字。')).toEqual([]);
    expect(findDenials('规划提出：没有围墙的社区。依据：第二章。')).toEqual([]);
  });
});

describe('an answer contradicts itself', () => {
  it('when it denies the number that it tells of the same thing', () => {
    expect(contradictions(['规划写到青年驿站，没有写明数量。', [HOSTELS, HOSTELS]])).toEqual([
      '建设青年驿站5处、“优徕青年社区”10处',
    ]);
    expect(
      contradictions([['养老机构护理型床位占比达到80%', NURSING], '规划没有写明养老机构护理型床位的占比。']),
    ).toHaveLength(1);
  });
  it('when it denies what was asked and tells it beneath', () =>
    expect(
      contradictions(
        ['规划纲要没有给出这个问题所问的数量。', [`规划中与此有关的表述：${HOSTELS}`, HOSTELS]],
        '青年驿站打算建几个？',
      ),
    ).toHaveLength(1));
  it('when its subject holds a digit or quotation marks of its own', () => {
    const built = '5G基站累计达6100处';
    expect(contradictions(['规划写到5G基站，没有写明数量。', [built, built]])).toEqual([built]);
    expect(contradictions(['“优徕青年社区”：规划没有写明数量。', [HOSTELS, HOSTELS]])).toHaveLength(1);
  });
  it('when the year of the absence is the year that is told', () => {
    const denial = '规划写到集成电路产业，没有写明2030年规模。';
    expect(contradictions([denial, [CIRCUITS, CIRCUITS]])).toEqual(['集成电路产业规模达到30亿元']);
    expect(contradictions([denial.replace('2030', '2028'), [CIRCUITS, CIRCUITS]])).toEqual([]);
  });
  it('when it says that a word does not appear which the plan prints', () => {
    expect(contradictions(['规划全文没有出现“青年驿站”。'])).toEqual(['规划原文：青年驿站']);
    expect(contradictions(['规划全文没有出现“电梯”。'])).toEqual([]);
  });
});

describe('an answer does not contradict itself', () => {
  it('when the number is of another kind, or of another thing', () => {
    expect(contradictions(['规划写到青年驿站，没有写明金额。', [HOSTELS, HOSTELS]])).toEqual([]);
    expect(contradictions(['规划写到青年驿站，没有写明负责单位。', [HOSTELS, HOSTELS]])).toEqual([]);
    expect(contradictions(['规划写到青年食堂，没有写明数量。', [HOSTELS, HOSTELS]])).toEqual([]);
  });
  it('when the absence is of a time, and the number is told as that of another', () => {
    const past = `“十四五”已实现：${RENEWED}。`;
    expect(contradictions([[past, RENEWED], '往后五年：规划没有写明数量。'], '老旧小区改造还改多少个？')).toEqual([]);
    expect(contradictions(['规划写到老旧小区改造，没有写明“十五五”数量。', [RENEWED, RENEWED]])).toEqual([]);
    const unscoped = ['规划写到老旧小区改造，没有写明数量。', [past, RENEWED]] as const;
    expect(contradictions(unscoped, '老旧小区还要改造多少个？')).toEqual([]);
    // Nothing says of which time the number is missing: the reader sees it denied and told.
    expect(contradictions(unscoped, '老旧小区改造多少个？')).toHaveLength(1);
  });
  it('when one part is about what is to come, and another tells what was', () => {
    const past = `改了多少个：“十四五”已实现：${RENEWED}。`;
    const asked = '老旧小区改了多少个、多少户受益？准备再改多少个？';
    expect(contradictions([[past, RENEWED], '准备再改多少个：规划写作“老旧小区改造”，没有写明数量。'], asked)).toEqual(
      [],
    );
    // The households stand beside the number of quarters.
    expect(contradictions([[past, RENEWED], '多少户受益：规划写到“老旧小区改造”，没有写明数量。'], asked)).toHaveLength(
      1,
    );
  });
  it('when the number is of a year that was not asked', () => {
    const told = '2025年预计超900亿元';
    const question = '2030年地区生产总值是多少亿元？';
    const line = [`地区生产总值：${told}`, told] as const;
    expect(contradictions(['规划写到地区生产总值，没有写明金额。', line], question)).toEqual([]);
    expect(contradictions(['规划写到地区生产总值，没有写明金额。', line], '地区生产总值是多少亿元？')).toHaveLength(1);
  });
  it('when the subject of the denial stands behind the label of its part', () => {
    const elders = '养老服务机构达到20家以上';
    const denial = '养老服务机构多少家，人口多少：济南国际医学中心人口规模：规划没有公布数字。';
    expect(contradictions([[elders, elders], denial], '养老服务机构多少家，人口多少？')).toEqual([]);
  });
  it('when its number is a name, or the number of a row', () => {
    const road = '横支17路道路建设工程';
    expect(contradictions(['规划写到横支17路，没有写明数量。', [road, road]])).toEqual([]);
  });
  it('when a neighbour is named as one', () =>
    expect(contradictions(['规划写到青年驿站，没有写明数量。', [`${HOSTELS}（不是青年驿站的床位）`, HOSTELS]])).toEqual(
      [],
    ));
  it('when the plan does not answer the question: then the denial is right', () =>
    expect(
      contradictions(['规划纲要没有给出这个问题所问的数量。', [RENEWED, RENEWED]], '老旧小区改造还要改多少个？', false),
    ).toEqual([]));
});

it('consistent is 0 for such an answer, 1 for another, n/a where asking failed', () => {
  const { observe } = metricOf('consistent');
  expect(observe(judged(['规划全文没有出现“青年驿站”。']))?.value).toBe(0);
  expect(observe(judged([[HOSTELS, HOSTELS]]))?.value).toBe(1);
  expect(observe(judgedCase(caseLine(), { answer: null }))).toBeNull();
});
