// An assistant that knows the truth of a few cases and answers by it, and broken ones that each have one fault.
import type { Answer, AskRequest, Citation } from '../../src/answering/answer.js';
import type { Assistant } from '../../src/assistant.js';
import type { EvaluationCase } from '../../src/evaluation/dataset/evaluation-case.js';
import { chapterSpans } from '../../src/evaluation/dataset/resolve-evidence.js';
import { createOutline } from '../../src/plan/outline.js';
import { spansOverlap, type TextSpan } from '../../src/text/text-span.js';
import { noParts } from './no-parts.js';
import { chunks, plan } from './plan-fixture.js';

/** What is wrong with the assistant; `none` is the oracle. */
export type Fault =
  | 'none'
  | 'wrong chapter'
  | 'invented quote'
  | 'answers everything'
  | 'declines everything'
  | 'throws';

const outline = createOutline(plan);

/** A citation of a span of the real plan; `quote` is what stands there unless another text is forced. */
export function citationAt(id: number, span: TextSpan, quote = plan.text.slice(span.start, span.end)): Citation {
  const number = chapterSpans(plan).find((chapter) => spansOverlap(chapter, span))?.number ?? 0;
  return {
    ...{ id, chunkId: `c${number}`, chapter: { number, title: outline.section(`c${number}`)?.title ?? '' } },
    ...{ section: null, item: null, box: null, reference: `第${number}章`, officialReference: `第${number}章` },
    ...{ quote, start: span.start, end: span.end, url: `/plan#c${number}`, match: 'verbatim' },
  };
}

const blank = (request: AskRequest): Answer => ({
  ...{ id: 'fake', question: request.question, standaloneQuestion: request.question, status: 'answered', reason: null },
  ...{ mode: 'extractive', answer: '', claims: [], citations: [], related: [], suggestions: [] },
  ...{ understood: null, parts: [], table: null, signposts: [], glossary: [] },
  ...{ edition: { id: plan.id, title: plan.title, digest: plan.digest }, generation: null, timings: { total: 1 } },
});

function citing(request: AskRequest, spans: readonly TextSpan[], extra = ''): Answer {
  const citations = spans.map((span, index) => citationAt(index + 1, span));
  const claims = citations.map(({ id, quote }) => ({ text: quote, citations: [id] }));
  const text = claims.map((claim, index) => `${claim.text}[${index + 1}]`).join('；');
  return { ...blank(request), answer: `${text}${extra}`, claims, citations };
}

function oracle(request: AskRequest, asked: EvaluationCase): Answer {
  if (asked.type === 'chitchat')
    return { ...blank(request), status: 'declined', reason: 'small-talk', answer: '您好，很高兴为您服务。' };
  if (asked.type === 'injection' && !asked.answerable) {
    return { ...blank(request), status: 'declined', reason: 'injection', answer: '这个要求我不能照办。' };
  }
  if (!asked.answerable)
    return { ...blank(request), status: 'abstained', reason: 'not-in-plan', answer: '规划没有写明。' };
  const spans = asked.evidence.map((item) => item.spans[0] ?? { start: 0, end: 0 });
  if (asked.type !== 'masked') return citing(request, spans);
  return { ...citing(request, spans, '。公布的文本中未公布这一数字。'), status: 'abstained', reason: 'masked' };
}

/** A sentence of the preface: never the place of a case whose chapter is another. */
const PREFACE = { start: 0, end: 20 };

function broken(fault: Fault, request: AskRequest, asked: EvaluationCase): Answer {
  const right = oracle(request, asked);
  if (fault === 'throws') throw new Error('the fake is out of order');
  if (fault === 'declines everything')
    return { ...blank(request), status: 'abstained', reason: 'not-in-plan', answer: '规划没有写明。' };
  if (fault === 'answers everything' && !asked.answerable) {
    const made = citing(request, [PREFACE], '，即77亿元。');
    return asked.type === 'chitchat' ? { ...made, answer: '规划提到' } : made;
  }
  if (fault === 'wrong chapter' && asked.answerable) return citing(request, [PREFACE]);
  if (fault === 'invented quote' && asked.answerable) {
    const citations = right.citations.map((citation) => ({ ...citation, quote: `据规划，${citation.quote}` }));
    return { ...right, citations };
  }
  return right;
}

/** An assistant over the real plan that answers the given cases; any other question is a defect. */
export function createFakeAssistant(
  cases: readonly EvaluationCase[],
  fault: Fault = 'none',
): Assistant & { readonly asked: string[] } {
  const asked: string[] = [];
  const find = (question: string): EvaluationCase => {
    const found = cases.find((candidate) => candidate.question === question);
    if (!found) throw new Error(`the fake was not told 「${question}」`);
    return found;
  };
  return {
    ...{ asked, plan, outline, chunks, parts: noParts },
    description: {
      ...{ planId: plan.id, planDigest: plan.digest, chunks: chunks.length, embeddingModel: 'fake' },
      ...{ chatModel: null, promptVersion: null, indexFormat: 1 },
    },
    async ask(request, options) {
      options?.signal?.throwIfAborted();
      asked.push(request.question);
      return broken(fault, request, find(request.question));
    },
    async *askStream(request) {
      yield { type: 'answer-end', data: broken(fault, request, find(request.question)) };
    },
    async retrieve(question, { k = 10 } = {}) {
      const truth = [...find(question).evidence, ...find(question).alternatives].flatMap(({ spans }) => spans);
      const relevant = chunks.filter(({ span }) => truth.some((place) => spansOverlap(place, span)));
      const others = chunks.filter((chunk) => !relevant.includes(chunk));
      const ordered = fault === 'wrong chapter' ? others : [...relevant, ...others];
      const hits = ordered.slice(0, k).map((chunk, index) => {
        const score = 1 / (index + 1);
        return { chunk, rank: index + 1, score, parts: { fused: score }, sentence: chunk.span };
      });
      return { question, hits, rejected: [{ chunkId: 'c1', score: 0.01, reason: 'too far' }], strength: 1 };
    },
    close: async () => undefined,
  };
}
