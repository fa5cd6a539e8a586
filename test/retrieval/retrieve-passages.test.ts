// Retrieval on the real index: content words, evidence and accepted passages hold together.
import { beforeAll, describe, expect, it } from 'vitest';
import { openPlanIndex } from '../../src/indexing/open-plan-index.js';
import type { PlanIndex } from '../../src/indexing/plan-index.js';
import { contentWords, coverage, missingAnchors } from '../../src/retrieval/content-words.js';
import { EVIDENCE_DEFAULTS, gatherEvidence } from '../../src/retrieval/gather-evidence.js';
import { retrievePassages } from '../../src/retrieval/retrieve-passages.js';
import { SEARCH_WEIGHTS, searchPlan } from '../../src/retrieval/search-plan.js';

let index: PlanIndex;
beforeAll(async () => {
  index = await openPlanIndex({ corpusDir: 'corpus', indexDir: 'data/index', embeddings: null });
});

const wordsOf = async (question: string) => contentWords(index, (await searchPlan(index, question)).query);
const retrieve = (question: string, k = 5) => retrievePassages(index, question, { k, weights: SEARCH_WEIGHTS });
const gather = async (question: string) => gatherEvidence(index, await searchPlan(index, question));

describe('content words', () => {
  it('name the topic and leave out what is asked and when', async () => {
    const words = await wordsOf('到2030年研发投入年均增长多少');
    expect(words.map(({ word }) => word)).toContain('研发投入');
    expect(words.map(({ word }) => word)).not.toEqual(expect.arrayContaining(['年均']));
    expect(words.find(({ word }) => word === '研发投入')).toMatchObject({ known: true, anchor: true });
  });

  it('are covered by a form of theirs, in whole or in part', async () => {
    const words = await wordsOf('研发投入');
    expect(coverage(words, '全社会研发投入总量')).toBe(1);
    expect(coverage(words, '研发与投入')).toBeGreaterThan(0);
    expect(coverage(words, '研发与投入')).toBeLessThan(1);
    expect(coverage(words, '公园')).toBe(0);
    expect(coverage([], '公园')).toBe(0);
  });

  it('miss an anchor where a text speaks of another thing', async () => {
    const words = await wordsOf('研发投入增长');
    expect(missingAnchors(words, '财政投入增长').map(({ word }) => word)).toEqual(['研发投入']);
    expect(missingAnchors(words, '研发投入增长')).toEqual([]);
  });
});

describe('evidence', () => {
  it('ranks sentences and chunks, best first, each sentence inside its chunk', async () => {
    const { sentences, chunks } = await gather('失能老人怎么照护');
    expect(chunks.length).toBeGreaterThanOrEqual(EVIDENCE_DEFAULTS.chunks);
    for (const list of [sentences, chunks]) {
      const scores = list.map(({ score }) => score);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    }
    for (const { chunkIndex, span, text } of sentences) {
      expect(index.chunks[chunkIndex]?.text).toContain(text);
      expect(index.plan.text.slice(span.start, span.end)).toBe(text);
    }
    expect(sentences[0]?.chunkIndex).toBe(chunks[0]?.chunkIndex);
  });
});

describe('retrieval', () => {
  it.each([
    ['研发投入到2030年总共多少', '研发投入总量达到21亿元'],
    ['失能老人谁来照护', '失能失智老年人照护'],
    ['How will the district develop smart manufacturing?', '智能制造示范工厂'],
  ])('finds for 「%s」 a passage that says 「%s」', async (question, quote) => {
    const { hits } = await retrieve(question);
    expect(hits.some(({ chunk }) => chunk.text.includes(quote))).toBe(true);
  });

  it('numbers its hits from 1, no more than asked for, each with a sentence of its own', async () => {
    const { hits } = await retrieve('智能制造怎么发展', 3);
    expect(hits.map(({ rank }) => rank)).toEqual([1, 2, 3]);
    for (const { chunk, sentence } of hits) {
      expect(sentence.start).toBeGreaterThanOrEqual(chunk.span.start);
      expect(sentence.end).toBeLessThanOrEqual(chunk.span.end);
    }
  });

  it('gives a reason for each rejected passage, and rejects no hit', async () => {
    const { hits, rejected } = await retrieve('智能制造怎么发展', 2);
    const accepted = new Set(hits.map(({ chunk }) => chunk.id));
    expect(rejected.length).toBeGreaterThan(0);
    expect(rejected.filter(({ chunkId, reason }) => accepted.has(chunkId) || reason === '')).toEqual([]);
    expect(rejected[0]?.reason).toBe('在前2位之外');
  });

  it('answers the same question the same way', async () => {
    expect(await retrieve('停车难怎么解决')).toEqual(await retrieve('停车难怎么解决'));
  });
});
