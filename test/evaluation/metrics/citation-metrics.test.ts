// The arithmetic of the citation metrics.
import { describe, expect, it } from 'vitest';
import type { CaseLine } from '../../../src/evaluation/dataset/evaluation-case.js';
import { metricOf } from '../../../src/evaluation/metrics/all-metrics.js';
import type { MetricName } from '../../../src/evaluation/metrics/metric.js';
import type { StoredCitation } from '../../../src/evaluation/running/generated-record.js';
import { citationAt } from '../../support/fake-assistant.js';
import {
  answerOf,
  CIRCUITS,
  caseLine,
  citationOf,
  judgedCase,
  NURSING,
  ROBOTS,
  unanswerableLine,
} from '../../support/judged-case.js';

const BOTH: Partial<CaseLine> = { evidence: [ROBOTS, CIRCUITS] };

function observe(name: MetricName, line: CaseLine, citations: readonly StoredCitation[]) {
  return metricOf(name).observe(judgedCase(line, { answer: answerOf('好', [], { citations: [...citations] }) }));
}
const value = (name: MetricName, line: Partial<CaseLine>, quotes: readonly string[]) =>
  observe(
    name,
    caseLine(line),
    quotes.map((quote, index) => citationOf(quote, index + 1)),
  )?.value ?? null;

describe('citation_hit', () => {
  it('hits when a quote contains the evidence or is contained in it', () => {
    expect(value('citation_hit', {}, [CIRCUITS])).toBe(1);
    expect(value('citation_hit', {}, ['集成电路产业规模达到30亿元'])).toBe(1);
    expect(value('citation_hit', { evidence: ['产业规模达到30亿元'] }, [CIRCUITS])).toBe(1);
  });
  it('hits by any citation, citation_hit@1 by the first alone', () => {
    expect(value('citation_hit', {}, [NURSING, CIRCUITS])).toBe(1);
    expect(value('citation_hit@1', {}, [NURSING, CIRCUITS])).toBe(0);
    expect(value('citation_hit@1', {}, [CIRCUITS, NURSING])).toBe(1);
  });
  it('hits by an alternative', () => expect(value('citation_hit', { evidence_any: [ROBOTS] }, [ROBOTS])).toBe(1));
  it('misses with another quote, with none, and with an empty one', () => {
    expect(value('citation_hit', {}, [NURSING])).toBe(0);
    expect(value('citation_hit', {}, [])).toBe(0);
    expect(observe('citation_hit', caseLine(), [{ ...citationOf(CIRCUITS), quote: '  ' }])?.value).toBe(0);
  });
  it('deletes white space and turns full-width digits before comparing', () => {
    const typed = { ...citationOf(CIRCUITS), quote: '到２０３０年，集成电路 产业规模\n达到３０亿元。' };
    expect(observe('citation_hit', caseLine(), [typed])?.value).toBe(1);
  });
  it('is n/a for unanswerable cases', () =>
    expect(observe('citation_hit', unanswerableLine(), [citationOf(CIRCUITS)])).toBeNull());
});

describe('chapter_accuracy', () => {
  it('looks at the chapter of the first citation', () => {
    expect(value('chapter_accuracy', {}, [CIRCUITS])).toBe(1);
    expect(value('chapter_accuracy', {}, [ROBOTS, NURSING])).toBe(1);
    expect(value('chapter_accuracy', {}, [NURSING, CIRCUITS])).toBe(0);
    expect(value('chapter_accuracy', {}, [])).toBe(0);
  });
});

describe('citation_precision', () => {
  it('is the share of citations that touch a sentence with evidence', () => {
    // circuits: yes, nursing: no, robots: no.
    expect(value('citation_precision', {}, [CIRCUITS, NURSING, ROBOTS])).toBe(1 / 3);
    expect(value('citation_precision', BOTH, [CIRCUITS, ROBOTS])).toBe(2 / 2);
  });
  it('takes a citation of another part of the same sentence', () => {
    expect(value('citation_precision', { evidence: ['产业规模达到30亿元'] }, ['到2030年，集成电路'])).toBe(1);
  });
  it('does not count an invented quote with a right span', () => {
    expect(
      observe('citation_precision', caseLine(), [{ ...citationOf(CIRCUITS), quote: '规模达到99亿元。' }])?.value,
    ).toBe(0);
  });
  it('is n/a where nothing is cited', () => expect(value('citation_precision', {}, [])).toBeNull());
});

describe('citation_recall', () => {
  it('is the share of evidence items that the citations cover', () => {
    expect(value('citation_recall', BOTH, [CIRCUITS])).toBe(1 / 2);
    expect(value('citation_recall', BOTH, [CIRCUITS, ROBOTS])).toBe(2 / 2);
    expect(value('citation_recall', BOTH, [NURSING])).toBe(0);
    expect(value('citation_recall', BOTH, [])).toBe(0);
  });
  it('covers an item from half of its characters upwards, from one quote or several', () => {
    // 「到2030年，集成电路产业规模达到30亿元。」 has 22 characters.
    expect(CIRCUITS).toHaveLength(22);
    const { start } = citationOf(CIRCUITS);
    const parts = (...spans: readonly (readonly [number, number])[]) =>
      spans.map(([from, to], index) => citationAt(index + 1, { start: start + from, end: start + to }));
    const recall = (citations: readonly StoredCitation[]) => observe('citation_recall', caseLine(), citations)?.value;
    expect(recall(parts([0, 11]))).toBe(1);
    expect(recall(parts([0, 10]))).toBe(0);
    expect(recall(parts([0, 6], [17, 22]))).toBe(1);
    expect(recall(parts([0, 6], [0, 6]))).toBe(0);
    expect(recall(parts([0, 8], [2, 10]))).toBe(0);
  });
  it('lets each alternative stand in for one item', () => {
    expect(
      value('citation_recall', { ...BOTH, evidence_any: ['壮大提升集成电路产业集群'] }, ['壮大提升集成电路产业集群']),
    ).toBe(1 / 2);
  });
  it('does not count an invented quote', () => {
    expect(
      observe('citation_recall', caseLine(), [{ ...citationOf(CIRCUITS), quote: '规模达到99亿元。' }])?.value,
    ).toBe(0);
  });
});

describe('quote_validity', () => {
  it('is the share of quotes that stand at their span, each quote weighing one', () => {
    const invented = { ...citationOf(CIRCUITS), quote: '规模达到99亿元。' };
    expect(observe('quote_validity', caseLine(), [citationOf(CIRCUITS), citationOf(ROBOTS), invented])).toEqual({
      value: 2 / 3,
      weight: 3,
    });
  });
  it('refuses a true quote at a wrong place, a changed space, and an empty quote', () => {
    const { start, end } = citationOf(ROBOTS);
    expect(observe('quote_validity', caseLine(), [{ ...citationOf(CIRCUITS), start, end }])?.value).toBe(0);
    expect(observe('quote_validity', caseLine(), [{ ...citationOf(CIRCUITS), quote: ` ${CIRCUITS}` }])?.value).toBe(0);
    expect(
      observe('quote_validity', caseLine(), [{ ...citationOf(CIRCUITS), quote: '', end: citationOf(CIRCUITS).start }])
        ?.value,
    ).toBe(0);
  });
  it('looks at unanswerable cases too, and is n/a without quotes', () => {
    expect(observe('quote_validity', unanswerableLine(), [citationOf(CIRCUITS)])).toEqual({ value: 1, weight: 1 });
    expect(observe('quote_validity', caseLine(), [])).toBeNull();
  });
});
