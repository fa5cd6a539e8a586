// What must hold of every answer, whatever it says: quotes, figures, markers, shape, no contradiction, the same twice.
import { beforeAll, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answering/answer.js';
import { columnHead, VALUE_COLUMNS } from '../../src/answering/operators/indicator-cells.js';
import { describeIndicatorsIn } from '../../src/answering/verification/describe-indicator.js';
import { placeFigures } from '../../src/answering/verification/match-figure.js';
import { isProved } from '../../src/answering/verification/verify-count.js';
import { verifyFigures } from '../../src/answering/verification/verify-figures.js';
import { readThresholds } from '../../src/evaluation/comparing/thresholds.js';
import type { EvaluationCase } from '../../src/evaluation/dataset/evaluation-case.js';
import { loadDataset } from '../../src/evaluation/dataset/load-dataset.js';
import { loadFailingInputs, questionOf } from '../../src/evaluation/failing/failing-input.js';
import { createJudgingContext } from '../../src/evaluation/judging/judged-case.js';
import type { MetricName } from '../../src/evaluation/metrics/metric.js';
import { type GeneratedRecord, storedAnswerSchema } from '../../src/evaluation/running/generated-record.js';
import { type ScoredCase, scoreCase } from '../../src/evaluation/scoring/score-cases.js';
import { formatReference } from '../../src/plan/outline.js';
import { findFigures } from '../../src/text/find-figures.js';
import { ask, assistant, notices, outline, plan, textOf } from '../support/plan-assistant.js';
import { VARIED_QUESTIONS } from '../support/varied-questions.js';

const LONGEST_ANSWER = 1200;

const answers: Answer[] = [];

beforeAll(async () => {
  for (const question of VARIED_QUESTIONS) answers.push(await ask(question));
});

/** Fails with the question, so that one of a hundred can be found. */
function each(check: (answer: Answer) => void): void {
  for (const answer of answers) {
    try {
      check(answer);
    } catch (error) {
      throw new Error(`「${answer.question}」: ${(error as Error).message}`, { cause: error });
    }
  }
}

const said = (status: Answer['status']): Answer[] => answers.filter((answer) => answer.status === status);

describe('over a hundred questions', () => {
  it('are asked, and every status but partial comes up', () => {
    expect(VARIED_QUESTIONS.length).toBeGreaterThanOrEqual(100);
    for (const status of ['answered', 'abstained', 'declined'] as const)
      expect(said(status).length).toBeGreaterThanOrEqual(5);
  });

  it('every quote is the plan’s own text at its offsets', () => {
    each(({ citations }) => {
      for (const { quote, start, end } of citations) expect(quote).toBe(plan.text.slice(start, end));
    });
  });

  it('every citation lies in its chunk and names its place', () => {
    const chunks = new Map(assistant.chunks.map((chunk) => [chunk.id, chunk]));
    const anchors = new Set([...plan.sections, ...plan.boxes, ...plan.indicators].map(({ id }) => `/plan#${id}`));
    each(({ citations }) => {
      for (const citation of citations) {
        const chunk = chunks.get(citation.chunkId);
        if (!chunk) throw new Error(`no chunk ${citation.chunkId}`);
        expect(chunk.span.start).toBeLessThanOrEqual(citation.start);
        expect(chunk.span.end).toBeGreaterThanOrEqual(citation.start);
        expect(citation.reference).toBe(formatReference(outline, chunk));
        expect(citation.officialReference).toContain(formatReference(outline, chunk));
        expect(anchors).toContain(citation.url);
      }
    });
  });

  it('citations are numbered from 1 in the order of their use, each used and none twice', () => {
    each(({ citations, claims }) => {
      expect(citations.map(({ id }) => id)).toEqual(citations.map((_, at) => at + 1));
      const used = claims.flatMap((claim) => claim.citations);
      expect([...new Set(used)]).toEqual(citations.map(({ id }) => id));
      expect(new Set(citations.map(({ start, end }) => `${start}-${end}`)).size).toBe(citations.length);
    });
  });

  it('every claim of an answer is cited', () => {
    each(({ status, claims }) => {
      if (status === 'answered') expect(claims.length).toBeGreaterThan(0);
      for (const { citations } of claims) expect(citations.length).toBeGreaterThan(0);
    });
  });

  it('every figure of a claim stands in its quotes', () => {
    each(({ question, claims, citations }) => {
      for (const { text, citations: ids } of claims) {
        const cited = citations.filter(({ id }) => ids.includes(id));
        const quotes = cited.flatMap(({ quote, start, end }) => [quote, ...describeIndicatorsIn(plan, { start, end })]);
        const frame = [
          plan.title,
          // What there is not is named as it was asked for.
          ...(text.startsWith('没有') ? [question] : []),
          // The name of the years before the plan's is ours, before results that were reached in them.
          '十四五',
          // Heads of the table's columns, under which a blank cell is told.
          ...VALUE_COLUMNS.map((column) => columnHead(plan, column)),
          ...cited.flatMap(({ chapter, section, item, box, reference, officialReference }) => [
            chapter.title,
            section?.title ?? '',
            item?.title ?? '',
            box?.title ?? '',
            reference,
            // A unit whose parts are counted is named as official documents name it: 第一章第四节共6条.
            officialReference,
          ]),
        ];
        const printed = placeFigures(quotes);
        const proved = findFigures(text).filter((figure) => isProved(figure, text, { printed, quotes: ids.length }));
        const missing = verifyFigures(text, quotes, frame);
        expect(missing.filter((words) => !proved.some((figure) => words.startsWith(figure.printed)))).toEqual([]);
      }
    });
  });

  it('no claim fell at the last gate', () => {
    expect(notices).toEqual([]);
  });

  it('the text is the claims with the markers of their citations, and no other markers', () => {
    each(({ answer, claims, citations }) => {
      for (const [, id] of answer.matchAll(/\[(\d+)\]/g)) expect(Number(id)).toBeLessThanOrEqual(citations.length);
      for (const claim of claims)
        expect(answer).toContain(`${claim.text}${claim.citations.map((id) => `[${id}]`).join('')}`);
    });
  });

  it('no claim is made twice', () => {
    each(({ claims }) => expect(new Set(claims.map(({ text }) => text)).size).toBe(claims.length));
  });

  it('no answer is longer than a reader would bear', () => {
    each(({ answer }) => {
      expect(answer.length).toBeGreaterThan(0);
      expect(answer.length).toBeLessThanOrEqual(LONGEST_ANSWER);
    });
    const figures = answers
      .slice(0, 10)
      .map(({ answer }) => answer.length)
      .sort((a, b) => a - b);
    expect(figures[5]).toBeLessThan(220);
  });

  it('no answer shows a row of the table as it is printed, with tabs or without its words', () => {
    each(({ claims }) => {
      for (const { text } of claims) expect(text).not.toMatch(/\t|^\d{1,2} [\u4e00-\u9fff]/);
    });
  });

  it('an abstention points to sections that exist and offers questions', () => {
    for (const { question, related, suggestions } of said('abstained')) {
      expect([question, related.length > 0]).toEqual([question, true]);
      for (const { reference, title, url } of related)
        expect([reference, title, url].every((part) => part !== '')).toBe(true);
      for (const suggestion of suggestions) expect(suggestion).toMatch(/[？?]$/);
    }
  });

  it('a reason is given exactly where there is one to give', () => {
    for (const { reason } of [...said('abstained'), ...said('declined')]) expect(reason).not.toBeNull();
    for (const { reason } of said('answered')) expect([null, 'masked', 'conflicting']).toContain(reason);
    for (const { reason, citations } of said('declined')) {
      expect(['small-talk', 'off-topic', 'injection', 'distress']).toContain(reason);
      expect(citations).toEqual([]);
    }
  });

  it('every answer says which edition it speaks for, and how long its steps took', () => {
    each(({ edition, timings, mode, generation }) => {
      expect(edition).toEqual({ id: plan.id, title: plan.title, digest: plan.digest });
      expect(timings['total']).toBeGreaterThan(0);
      for (const milliseconds of Object.values(timings)) expect(milliseconds).toBeGreaterThanOrEqual(0);
      expect({ mode, generation }).toEqual({ mode: 'extractive', generation: null });
    });
  });

  it('nothing of a question is echoed as markup', () => {
    each(({ answer, suggestions }) => expect(`${answer}${suggestions.join('')}`).not.toMatch(/[<>]/));
  });

  it('the same question gets the same answer', async () => {
    const bare = ({ id: _, timings: __, ...rest }: Answer) => rest;
    for (const first of answers) expect(bare(await ask(first.question))).toEqual(bare(first));
  });

  it('each answer has an id of its own', () => {
    expect(new Set(answers.map(({ id }) => id)).size).toBe(answers.length);
    expect(answers.every((answer) => textOf(answer) !== '')).toBe(true);
  });
});

const LAWS = [
  ['every quote stands letter for letter at its place', 'quote_validity'],
  ['every figure stands in a quote, or is marked as computed and comes out', 'figure_accuracy'],
  ['no answer denies what it tells', 'consistent'],
] as const satisfies readonly (readonly [string, MetricName])[];

// Each law is a metric of the evaluation, so that the gate holds what this test holds.
describe('over every question of every evaluation set', () => {
  const scored: ScoredCase[] = [];

  beforeAll(async () => {
    const context = createJudgingContext(plan, null);
    const { sets } = readThresholds('eval/thresholds.json');
    for (const name of Object.keys(sets)) {
      const { cases } = await loadDataset(`eval/${name}.jsonl`, plan);
      for (const asked of cases) scored.push(scoreCase({ case: asked, record: await recordOf(asked), context }));
    }
    for (const input of await loadFailingInputs('eval/failing.jsonl')) {
      const asked = questionOf(input);
      scored.push(scoreCase({ case: asked, record: await recordOf(asked), context }));
    }
  }, 120_000);

  it('all are asked', () => expect(scored.length).toBeGreaterThan(1500));

  const breaking = (law: MetricName): string[] =>
    scored.flatMap(({ case: asked, record, observations, faults }) => {
      const isKept = (observations[law]?.value ?? 1) === 1;
      const fault = faults.find(({ metric }) => metric === law);
      return isKept ? [] : [`${asked.id} 「${asked.question}」: ${fault?.message ?? record.answer?.answer}`];
    });

  it.each(LAWS)('%s', (_, law) => expect(breaking(law)).toEqual([]));
});

/** What the assistant says to a case, as the evaluation stores it; the retrieval is not asked again. */
async function recordOf(asked: EvaluationCase): Promise<GeneratedRecord> {
  const history = asked.history.map((content) => ({ role: 'user' as const, content }));
  const answer = storedAnswerSchema.parse(await assistant.ask({ question: asked.question, history }));
  return {
    ...{ caseId: asked.id, question: asked.question, history: [...asked.history], askedAt: new Date().toISOString() },
    ...{ answer, error: null, retrieval: null, answerMs: 0, retrieveMs: null },
  };
}
