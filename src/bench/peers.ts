// What a user would pick instead, on the same passages with the same terms: jieba words and character bigrams.
import { Document } from '@langchain/core/documents';
import { bagOfTerms, createPlainBm25 } from '../retrieval/plain-bm25.js';

export interface BenchPassage {
  readonly id: string;
  readonly text: string;
}

/** A searcher over passages: ids of the best `k`, best first. */
export type PeerSearch = (query: string, k: number) => Promise<readonly string[]> | readonly string[];

export interface Peer {
  readonly name: string;
  readonly build: (passages: readonly BenchPassage[]) => Promise<PeerSearch>;
}

async function buildMiniSearch(passages: readonly BenchPassage[]): Promise<PeerSearch> {
  const { default: MiniSearch } = await import('minisearch');
  const engine = new MiniSearch<BenchPassage>({ fields: ['text'], tokenize: bagOfTerms, processTerm: (term) => term });
  engine.addAll([...passages]);
  return (query, k) =>
    engine
      .search(query)
      .slice(0, k)
      .map(({ id }) => String(id));
}

/** Exact terms, since its forced prefix matching ruins Chinese; its own `search` with `exact` looks for the whole question. */
async function buildOrama(passages: readonly BenchPassage[]): Promise<PeerSearch> {
  const { create, insertMultiple } = await import('@orama/orama');
  const database = create({
    schema: { id: 'string', text: 'string' } as const,
    components: { tokenizer: { language: 'english', normalizationCache: new Map(), tokenize: bagOfTerms } },
  });
  await insertMultiple(
    database,
    passages.map(({ id, text }) => ({ id, text })),
  );
  const { index, data, tokenizer, internalDocumentIDStore } = database;
  const relevance = { k: 1.2, b: 0.75, d: 0.5 };
  return (query, k) => {
    const count = passages.length;
    const found = index.search(
      data.index,
      query,
      tokenizer,
      'english',
      ['text'],
      true,
      0,
      {},
      relevance,
      count,
      undefined,
      1,
    );
    const best = [...found].sort((a, b) => b[1] - a[1]).slice(0, k);
    return best.map(([id]) => internalDocumentIDStore.internalIdToId[id - 1] ?? '');
  };
}

interface WinkEngine {
  defineConfig(config: object): void;
  definePrepTasks(tasks: readonly ((text: string) => string[])[]): void;
  addDoc(document: object, id: string): void;
  consolidate(): void;
  search(query: string, limit: number): [string, number][];
}

async function buildWink(passages: readonly BenchPassage[]): Promise<PeerSearch> {
  // It ships no types.
  const name = 'wink-bm25-text-search';
  const { default: create } = (await import(name)) as { default: () => WinkEngine };
  const engine = create();
  engine.defineConfig({ fldWeights: { text: 1 } });
  engine.definePrepTasks([bagOfTerms]);
  for (const { id, text } of passages) engine.addDoc({ text }, id);
  engine.consolidate();
  return (query, k) => engine.search(query, k).map(([id]) => id);
}

/** LangChain's splitter and a flat vector store, with the embedded default's vectors learned from the same passages. */
async function buildLangChain(passages: readonly BenchPassage[]): Promise<PeerSearch> {
  const { RecursiveCharacterTextSplitter } = await import('@langchain/textsplitters');
  const { PlanVectorStore } = await import('../indexing/plan-vector-store.js');
  const { learnEmbeddings } = await import('./learn-embeddings.js');
  const splitter = new RecursiveCharacterTextSplitter({
    chunkSize: 300,
    chunkOverlap: 50,
    separators: ['\n', '。', '；', '，', ''],
  });
  const documents = await splitter.splitDocuments(
    passages.map(({ id, text }) => new Document({ pageContent: text, metadata: { id } })),
  );
  const store = await PlanVectorStore.fromDocuments(documents, learnEmbeddings(passages.map(({ text }) => text)));
  return async (query, k) => {
    const found = await store.similaritySearch(query, k * 3);
    return [...new Set(found.map(({ metadata }) => String(metadata['id'])))].slice(0, k);
  };
}

async function buildPlainBm25(passages: readonly BenchPassage[]): Promise<PeerSearch> {
  const engine = await createPlainBm25(passages);
  return async (query, k) => (await engine.search(query, k)).map(({ id }) => id);
}

export const PEERS: readonly Peer[] = [
  { name: '普通 BM25', build: buildPlainBm25 },
  { name: 'MiniSearch', build: buildMiniSearch },
  { name: 'Orama（精确匹配）', build: buildOrama },
  { name: 'wink-bm25-text-search', build: buildWink },
  { name: 'LangChain 切分＋向量库', build: buildLangChain },
];
