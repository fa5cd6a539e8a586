// Figures that no quote prints and that are right all the same: places, sums shown, members counted, telephone numbers.
import { describe, expect, it } from 'vitest';
import type { AnswerTable } from '../../../src/answering/answer.js';
import { evaluateExpression } from '../../../src/evaluation/judging/evaluate-expression.js';
import { judgeFigures } from '../../../src/evaluation/judging/judge-figures.js';
import type { StoredAnswer } from '../../../src/evaluation/running/generated-record.js';
import {
  answerOf,
  CIRCUITS,
  caseLine,
  citationOf,
  judgedCase,
  LIFE,
  NURSING,
  ROBOTS,
} from '../../support/judged-case.js';
import { plan } from '../../support/plan-fixture.js';

const EQUIPMENT = '到2030年，专用装备产业规模达到25亿元。';

/** The printed row of an indicator, from its number to its nature. */
function rowOf(name: string): string {
  const row = plan.indicators.find((indicator) =>
    plan.text.slice(indicator.span.start, indicator.span.end).includes(name),
  );
  if (!row) throw new Error(`the table has no row ${name}`);
  return plan.text.slice(row.span.start, row.span.end);
}

function unsupported(answer: StoredAnswer, question = '目标是多少？'): string[] {
  const verdicts = judgeFigures(judgedCase(caseLine({ question }), { answer }));
  return verdicts.filter(({ verdict }) => verdict === 'unsupported').map(({ figure }) => figure.printed);
}

/** What is unsupported of a line on these quotes, with a line of sources under it. */
const withSources = (quotes: readonly string[], sources: string): string[] => {
  const answer = answerOf('见下。', quotes);
  return unsupported({ ...answer, answer: `${answer.answer}\n${sources}` });
};

describe('a line of sources', () => {
  const nursing = [NURSING];
  it('may name the places of the citations: unit, unit above it, row of the table, box', () => {
    expect(withSources([CIRCUITS, rowOf('新增城镇就业')], '依据：第二章第一节（二）；指标表第5项。')).toEqual([]);
    expect(withSources([CIRCUITS], '依据：第二章第一节。')).toEqual([]);
    expect(withSources(['济南西站枢纽商圈'], '依据：第四章专栏1。')).toEqual([]);
    expect(withSources(['2025年预计\t2030年'], '依据：指标表。')).toEqual([]);
    expect(
      withSources(
        [
          plan.sections[0]?.id
            ? plan.text.slice(plan.sections[0].bodySpan.start, plan.sections[0].bodySpan.start + 12)
            : '',
        ],
        '依据：前言。',
      ),
    ).toEqual([]);
  });
  it('is refused where no citation stands in a place', () => {
    expect(withSources([CIRCUITS], '依据：第二章第一节（三）。')).toEqual(['第二章第一节（三）']);
    expect(withSources([rowOf('新增城镇就业')], '依据：指标表第6项。')).toEqual(['指标表第6项']);
    expect(withSources([CIRCUITS], '依据：第二章第一节（二）；第九章第四节。')).toEqual(['第九章第四节']);
    expect(withSources(['济南西站枢纽商圈'], '依据：第四章专栏2。')).toEqual(['第四章专栏2']);
  });
  it('counts alike in English and Chinese, or is refused', () => {
    expect(withSources([CIRCUITS], 'Source: Chapter 2, Section 1, item 2 (第二章第一节（二）).')).toEqual([]);
    expect(withSources([CIRCUITS], 'Source: Chapter 2, Section 7, item 2 (第二章第一节（二）).')).toHaveLength(1);
    expect(withSources([rowOf('新增城镇就业')], 'Source: row 5 (指标表第5项).')).toEqual([]);
  });
  it('does not lend its numbers to a claim', () => {
    const answer = answerOf('共有5处。', nursing);
    expect(unsupported({ ...answer, answer: `${answer.answer}\n依据：第九章第四节（四）。` })).toEqual(['5处']);
  });
});

describe('an expression', () => {
  const three = [CIRCUITS, ROBOTS, EQUIPMENT];
  it('is worked out with its units, multiplication first', () => {
    expect(evaluateExpression('30亿元＋80亿元＋25亿元')).toMatchObject({ value: 135e8, unit: '元' });
    expect(evaluateExpression('82－80.5')).toMatchObject({ value: 1.5, unit: '' });
    expect(evaluateExpression('1+2×3-(4-2)')).toMatchObject({ value: 5 });
    expect(evaluateExpression('80亿元÷25亿元')).toMatchObject({ value: 3.2, unit: '' });
  });
  it('is none where unlike is added, nothing divides, or something else stands in it', () => {
    for (const text of ['30亿元＋5家', '80÷0', '80亿元左右＋25亿元', '（1+2', '1+', '', '甲－乙'])
      expect([text, evaluateExpression(text)]).toEqual([text, null]);
  });
  it('proves a sum of three, and a difference of two cells with the unit of their row', () => {
    expect(unsupported(answerOf('合计135亿元（按规划数据计算：30亿元＋80亿元＋25亿元）。', three))).toEqual([]);
    const life = '2030年82岁比2025年预计80.5岁多1.5岁（按规划数据计算：82－80.5）。';
    expect(unsupported(answerOf(life, [rowOf(LIFE)]))).toEqual([]);
  });
  it('proves a difference of percentages as percentage points', () => {
    const row = rowOf('地区生产总值增速');
    expect(unsupported(answerOf('低0.5个百分点（按规划数据计算：5.5－5）。', [row]))).toEqual([]);
    expect(unsupported(answerOf('低0.6个百分点（按规划数据计算：5.5－5）。', [row]))).toEqual(['0.6个百分点']);
  });
  it('is read in English, and so is the unit of ten thousands', () => {
    const english = "Total 135亿元 (computed from the plan's figures: 30亿元＋80亿元＋25亿元).";
    expect(unsupported(answerOf(english, three))).toEqual([]);
    const converted = answerOf("30亿元 = 3 billion yuan (computed from the plan's figures).", [CIRCUITS]);
    expect(unsupported(converted)).toEqual([]);
    expect(unsupported(answerOf("30亿元 = 30 billion yuan (computed from the plan's figures).", [CIRCUITS]))).toEqual([
      '30',
    ]);
  });
  it('is refused when it gives something else, though the result be quoted or follow from other figures', () => {
    expect(unsupported(answerOf('合计136亿元（按规划数据计算：30亿元＋80亿元＋25亿元）。', three))).toEqual([
      '136亿元',
    ]);
    expect(unsupported(answerOf('合计110亿元（按规划数据计算：30亿元＋25亿元）。', three))).toEqual(['110亿元']);
    expect(unsupported(answerOf('合计80亿元（按规划数据计算：30亿元＋25亿元）。', three))).toEqual(['80亿元']);
  });
  it('is refused when the line quotes not every operand, or quotes another figure', () => {
    expect(
      unsupported(answerOf('合计135亿元（按规划数据计算：30亿元＋80亿元＋25亿元）。', [CIRCUITS, ROBOTS])),
    ).toEqual(['135亿元']);
    expect(unsupported(answerOf('合计136亿元（按规划数据计算：31亿元＋80亿元＋25亿元）。', three))).toEqual([
      '136亿元',
    ]);
  });
});

describe('a count of members', () => {
  const marked = (n: number, quotes: readonly string[]) =>
    unsupported(answerOf(`产业共${n}个（按规划数据计算）。`, quotes));
  it('is proved by as many citations of its line', () => {
    expect(marked(3, [CIRCUITS, ROBOTS, EQUIPMENT])).toEqual([]);
    expect(marked(4, [CIRCUITS, ROBOTS, EQUIPMENT])).toEqual(['4个']);
    expect(marked(2, [CIRCUITS, ROBOTS, EQUIPMENT])).toEqual(['2个']);
  });
  it('is not proved by the citations of another line', () => {
    const answer = answerOf('产业共3个（按规划数据计算）。', [CIRCUITS]);
    const other = [ROBOTS, EQUIPMENT].map((quote, at) => citationOf(quote, at + 2));
    const claims = [...answer.claims, { text: '另有两个。', citations: [2, 3] }];
    expect(unsupported({ ...answer, claims, citations: [...answer.citations, ...other] })).toEqual(['3个']);
  });
  it('needs owning up', () => expect(unsupported(answerOf('产业共2个。', [CIRCUITS, ROBOTS]))).toEqual(['2个']));
  it('counts rows of the table by their number, so that sub-rows count once', () => {
    const rows = [rowOf('执业医师'), rowOf('注册护士'), rowOf(LIFE)];
    expect(unsupported(answerOf('共2项（按规划数据计算）。', rows))).toEqual([]);
  });
  it('tells members from what is stated of them by their citations', () => {
    const heads = ['集成电路产业', '高端数控机床与机器人支柱产业', '专用装备产业'];
    const quotes = [...heads, CIRCUITS, ROBOTS];
    expect(unsupported(answerOf('产业共3个，2个写明规模（按规划数据计算）。', quotes))).toEqual([]);
    expect(unsupported(answerOf('产业共4个，2个写明规模（按规划数据计算）。', quotes))).toEqual(['4个', '2个']);
  });
  it('counts how often a word is printed by the plan itself, and the characters of a quote', () => {
    const box = plan.text.split('专栏1').length - 1;
    expect(unsupported(answerOf(`“专栏1”印了${box}次。`, [NURSING]))).toEqual([]);
    expect(unsupported(answerOf(`“专栏1”印了${box + 1}次。`, [NURSING]))).toEqual([`${box + 1}次`]);
    expect(unsupported(answerOf(`最短的一句有${CIRCUITS.length}字。`, [CIRCUITS]))).toEqual([]);
    expect(unsupported(answerOf('最短的一句有9字。', [CIRCUITS]))).toEqual(['9']);
  });
});

describe('a table', () => {
  const answered = (rows: AnswerTable['rows'], columns: readonly string[]): StoredAnswer => ({
    ...answerOf('见下表。', [CIRCUITS, ROBOTS]),
    table: { caption: '', columns, rows },
  });
  const columns = ['产业', '2030年规模'];
  it('is judged cell by cell', () => {
    const right = [
      { cells: ['集成电路', '30亿元'], citations: [1] },
      { cells: ['机器人', '80亿元'], citations: [2] },
    ];
    expect(unsupported(answered(right, columns))).toEqual([]);
    expect(unsupported(answered([{ cells: ['集成电路', '31亿元'], citations: [1] }], columns))).toEqual(['31亿元']);
  });
  it('holds places of a ranking under a head that says so', () => {
    const ranked = [
      { cells: ['1', '机器人', '80亿元'], citations: [2] },
      { cells: ['2', '集成电路', '30亿元'], citations: [1] },
    ];
    expect(unsupported(answered(ranked, ['位次（按规划数据计算）', ...columns]))).toEqual([]);
    expect(unsupported(answered(ranked, ['位次', ...columns]))).toEqual(['1', '2']);
  });
  it('counts its rows, and those in which nothing is missing', () => {
    const rows = [
      { cells: ['集成电路', '30亿元'], citations: [1] },
      { cells: ['机器人', '80亿元'], citations: [2] },
      { cells: ['医养健康', '（没有写明）'], citations: [] },
    ];
    const counted = '产业共3个，2个写明规模（按规划数据计算）。';
    const answer = answered(rows, columns);
    const claims = [{ text: counted, citations: [1, 2] }];
    expect(unsupported({ ...answer, answer: counted, claims })).toEqual([]);
  });
});

describe('numbers that claim nothing of the plan', () => {
  it('are telephone numbers among the signposts, and only those', () => {
    const signposts = [{ name: '热线', phone: '12345', url: null, why: '可询问' }];
    expect(unsupported({ ...answerOf('可以拨打12345咨询。'), signposts })).toEqual([]);
    expect(unsupported({ ...answerOf('可以拨打12346咨询。'), signposts })).toEqual(['12346']);
  });
  it('are emergency calls', () => {
    expect(unsupported(answerOf('有危险时，请立即拨打110或120。'))).toEqual([]);
    expect(unsupported(answerOf('共有110处。', [NURSING]))).toEqual(['110处']);
  });
  it('are those of care in distress, where no citation stands', () => {
    const distress = { reason: 'distress', status: 'answered' } as const;
    expect(unsupported(answerOf('请立即拨打110报警，不必等24小时。', [], distress))).toEqual([]);
    expect(unsupported(answerOf('规模达到31亿元。[1]', [CIRCUITS], distress))).toEqual(['31亿元']);
  });
  it('are those of boxes, listed', () => expect(unsupported(answerOf('规划没有专栏6；有专栏1、2、3。'))).toEqual([]));
  it('are the years of the plan before', () => {
    expect(unsupported(answerOf('Reached in 2021-2025: 80%[1].', [NURSING]))).toEqual([]);
    expect(unsupported(answerOf('Reached in 2016-2020: 80%[1].', [NURSING])).length).toBeGreaterThan(0);
  });
});
