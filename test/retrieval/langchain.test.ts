// The retriever and the vector store as others use them: inside a LangChain chain, with any `Embeddings`.
import { Document } from '@langchain/core/documents';
import { Embeddings } from '@langchain/core/embeddings';
import { RunnableSequence } from '@langchain/core/runnables';
import { beforeAll, describe, expect, it } from 'vitest';
import { openPlanIndex } from '../../src/indexing/open-plan-index.js';
import type { PlanIndex } from '../../src/indexing/plan-index.js';
import { PlanVectorStore } from '../../src/indexing/plan-vector-store.js';
import { createOutline } from '../../src/plan/outline.js';
import { PlanRetriever } from '../../src/retrieval/plan-retriever.js';

/** Counts the letters a, b and c: three dimensions that a reader can check. */
class LetterEmbeddings extends Embeddings {
  constructor() {
    super({});
  }
  override async embedDocuments(texts: string[]): Promise<number[][]> {
    return texts.map((text) => ['a', 'b', 'c'].map((letter) => text.split(letter).length - 1));
  }
  override async embedQuery(text: string): Promise<number[]> {
    return (await this.embedDocuments([text]))[0] ?? [];
  }
}

describe('PlanVectorStore', () => {
  it('finds the most similar document first, with a score that is bigger for better', async () => {
    const store = await PlanVectorStore.fromTexts(
      ['aaa', 'bbb', 'aab'],
      [{ n: 0 }, { n: 1 }, { n: 2 }],
      new LetterEmbeddings(),
    );
    const found = await store.similaritySearchWithScore('aa', 3);
    expect(found.map(([document]) => document.metadata['n'])).toEqual([0, 2]);
    expect(found[0]?.[1]).toBeCloseTo(1, 5);
    expect(found[1]?.[1]).toBeCloseTo(2 / Math.sqrt(5), 5);
  });

  it('applies a filter to all documents, not to the first k', async () => {
    const store = await PlanVectorStore.fromTexts(
      ['a', 'a', 'ab'],
      [{ n: 0 }, { n: 1 }, { n: 2 }],
      new LetterEmbeddings(),
    );
    const found = await store.similaritySearch('a', 1, (document) => document.metadata['n'] === 2);
    expect(found.map((document) => document.pageContent)).toEqual(['ab']);
  });

  it('takes documents that come later into the next search', async () => {
    const store = new PlanVectorStore(new LetterEmbeddings());
    expect(await store.similaritySearch('c', 1)).toEqual([]);
    await store.addDocuments([new Document({ pageContent: 'b' })]);
    await store.addDocuments([new Document({ pageContent: 'c' })]);
    expect((await store.similaritySearch('c', 1))[0]?.pageContent).toBe('c');
  });

  it('refuses vectors that do not fit', async () => {
    const store = new PlanVectorStore(new LetterEmbeddings());
    const document = new Document({ pageContent: 'a' });
    await expect(store.addVectors([[1, 0, 0]], [])).rejects.toThrow('1 vectors for 0 documents');
    await expect(
      store.addVectors(
        [
          [1, 0],
          [1, 0, 0],
        ],
        [document, document],
      ),
    ).rejects.toThrow('3 dimensions');
  });
});

describe('PlanVectorStore over a plan', () => {
  it('shows the passages of the index, and takes no more', async () => {
    const index = await openPlanIndex({ corpusDir: 'corpus', indexDir: 'data/index', embeddings: null });
    const store = PlanVectorStore.overIndex(index);
    const [[document, score] = []] = await store.similaritySearchWithScore('低空经济 无人机', 1);
    expect(document?.pageContent).toBe(index.plan.text.slice(document?.metadata['start'], document?.metadata['end']));
    expect(score).toBeGreaterThan(0);
    await expect(store.addDocuments([new Document({ pageContent: '别处的话' })])).rejects.toThrow('fromDocuments');
  });

  it('serves as a retriever in a chain with other embeddings', async () => {
    const store = await PlanVectorStore.fromDocuments(
      [new Document({ pageContent: 'abba' }), new Document({ pageContent: 'ccc' })],
      new LetterEmbeddings(),
    );
    const chain = RunnableSequence.from([
      store.asRetriever(1),
      (documents: Document[]) => documents.map(({ pageContent }) => pageContent).join(),
    ]);
    expect(await chain.invoke('c')).toBe('ccc');
  });
});

describe('PlanRetriever', () => {
  let index: PlanIndex;
  beforeAll(async () => {
    index = await openPlanIndex({ corpusDir: 'corpus', indexDir: 'data/index', embeddings: null });
  });

  it('gives verbatim text with its place', async () => {
    const [first] = await PlanRetriever.overIndex(index, { k: 3 }).invoke('专用装备产业规模');
    expect(first?.metadata).toMatchObject({
      chunkId: 'c2.1.4',
      reference: '第二章第一节（四）',
      url: '/plan#c2.1.4',
      rank: 1,
    });
    expect(first?.pageContent).toBe(index.plan.text.slice(first?.metadata.start, first?.metadata.end));
  });

  it('takes an assistant, or anything else that retrieves, for its source', async () => {
    const asked: [string, number][] = [];
    const outline = createOutline(index.plan);
    const retriever = new PlanRetriever({
      source: {
        outline,
        retrieve: async (question, { k }) => {
          asked.push([question, k]);
          return { question, hits: [], rejected: [], strength: 0 };
        },
      },
      k: 7,
    });
    expect(await retriever.invoke('低空经济')).toEqual([]);
    expect(asked).toEqual([['低空经济', 7]]);
  });

  it('works as a step of a chain', async () => {
    const chain = RunnableSequence.from([
      PlanRetriever.overIndex(index, { k: 2 }),
      (documents: Document[]) => documents.map(({ metadata }) => metadata['reference']).join('；'),
    ]);
    expect(await chain.invoke('低空经济怎么发展')).toContain('第二章第三节（三）');
  });
});
