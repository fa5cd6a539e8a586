// Retrieval over passages that know of no plan: what helps there, and that it stays ahead of plain BM25.
import { beforeAll, describe, expect, it } from 'vitest';
import { readForeignQuery } from '../../src/retrieval/foreign-query.js';
import { createPassageRetriever, type PassageRetriever } from '../../src/retrieval/passage-retriever.js';
import { bagOfTerms, createPlainBm25 } from '../../src/retrieval/plain-bm25.js';
import { SentenceTerms } from '../../src/retrieval/sentence-terms.js';

const PASSAGES = [
  { id: 'tea', text: '普洱茶产自云南。普洱茶以大叶种晒青毛茶为原料，越陈越香。' },
  { id: 'lake', text: '滇池位于云南昆明，湖面面积约三百平方公里。湖边有大观楼，楼上有一百八十字长联。' },
  { id: 'bridge', text: '赵州桥建于隋代，由李春设计。1991年，赵州桥被定为国际土木工程历史古迹。' },
  // The terms of a question about the bridge's designer, scattered over sentences.
  { id: 'scattered', text: '这座桥由石头砌成。设计费用不详。李春是赵州人。隋代修建运河。' },
];
const ids = (hits: readonly { readonly id: string }[]) => hits.map(({ id }) => id);

describe('a question to passages of any kind', () => {
  it('weighs words above bigrams and characters, and drops what only asks', () => {
    const terms = readForeignQuery('请问赵州桥是由谁设计的？');
    expect(terms.get('设计')).toBe(1);
    expect(terms.get('州桥')).toBe(0.5);
    expect(terms.get('赵')).toBe(0.5);
    expect(terms.has('请问')).toBe(false);
  });

  it('keeps a year, which may be all that it is about', () => {
    expect(readForeignQuery('2012年后什么产业取代了汽车？').get('2012')).toBe(1);
  });

  it('reads traditional script and full width like their counterparts', () => {
    expect(readForeignQuery('滇池的湖面面積')).toEqual(readForeignQuery('滇池的湖面面积'));
  });
});

describe('the sentences of passages', () => {
  const kept = new SentenceTerms();
  kept.addPassage([new Set([1, 2]), new Set([3])]);
  kept.addPassage([]);
  kept.addPassage([new Set([1]), new Set([2]), new Set([4])]);
  const weightOf = (term: number) => ({ 1: 0.5, 2: 0.25, 3: 0.6, 4: 1 })[term] ?? 0;

  it('give the biggest sum of weights that one of them holds', () => {
    expect(kept.bestSum(0, weightOf)).toBe(0.75);
    expect(kept.bestSum(2, weightOf)).toBe(1);
  });

  it('give nothing for a passage without any, or beyond the last', () => {
    expect(kept.bestSum(1, weightOf)).toBe(0);
    expect(kept.bestSum(3, weightOf)).toBe(0);
  });
});

describe('the passage retriever', () => {
  let retriever: PassageRetriever;
  beforeAll(async () => {
    retriever = await createPassageRetriever(PASSAGES);
  });

  it('finds the passage that answers, best first, with scores that fall', async () => {
    const hits = await retriever.search('赵州桥是由谁设计的？', 4);
    expect(hits[0]?.id).toBe('bridge');
    const scores = hits.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  it('prefers terms that stand in one sentence to the same terms scattered', async () => {
    const order = ids(await retriever.search('隋代 李春 设计', 4));
    expect(order.indexOf('bridge')).toBeLessThan(order.indexOf('scattered'));
  });

  it('returns no more than asked for, and nothing for words that no passage has', async () => {
    expect(await retriever.search('云南', 1)).toHaveLength(1);
    expect(await retriever.search('zzz', 5)).toEqual([]);
    expect(await retriever.search('', 5)).toEqual([]);
  });

  it('adds vectors where a weight asks for them', async () => {
    const hybrid = await createPassageRetriever(PASSAGES, { denseWeight: 0.5 });
    expect(ids(await hybrid.search('滇池有多大', 2))[0]).toBe('lake');
  });

  it('holds no passages without complaint', async () => {
    const empty = await createPassageRetriever([]);
    expect(empty.size).toBe(0);
    expect(await empty.search('云南', 3)).toEqual([]);
  });
});

describe('plain BM25, the yardstick', () => {
  it('counts words and bigrams of the text in one bag', () => {
    expect(bagOfTerms('赵州桥').sort()).toEqual(['州桥', '赵州', '赵州桥'].sort());
  });

  it('is misled by the words that only ask, where the retriever is not', async () => {
    const passages = [
      { id: 'asking', text: '请问怎么样？大家说怎么样才好？怎么样都行，怎么样都可以。' },
      { id: 'answer', text: '云南的普洱茶要避光、通风、干燥，远离异味，这样存放多年后滋味更加醇厚，香气也更加明显。' },
    ];
    const question = '请问普洱茶怎么样存放？';
    expect(ids(await (await createPlainBm25(passages)).search(question, 1))).toEqual(['asking']);
    expect(ids(await (await createPassageRetriever(passages)).search(question, 1))).toEqual(['answer']);
  });
});
