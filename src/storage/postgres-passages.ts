// Passages in PostgreSQL: candidates by their rarest terms, ranked here by BM25 and the best sentence, as in memory.
import { analyzeText } from '../indexing/analyze-text.js';
import { toSparseDocument } from '../indexing/build-plan-index.js';
import { BM25_DEFAULTS } from '../indexing/sparse-index.js';
import { readForeignQuery } from '../retrieval/foreign-query.js';
import { fuseRankings } from '../retrieval/fuse-rankings.js';
import { type ForeignText, PASSAGE_RETRIEVER_DEFAULTS, type PassageHit } from '../retrieval/passage-retriever.js';
import { splitSentences } from '../text/split-sentences.js';
import { sliceSpan } from '../text/text-span.js';
import type { Database } from './open-database.js';
import type { Vectors } from './open-vectors.js';
import { hashTerm, type LookedUp, measurePassage, packTerms } from './packed-terms.js';

export interface PostgresPassages {
  /** Adds passages behind those that are there. @param vectors one for each, where vectors are kept */
  add(passages: readonly ForeignText[], vectors?: readonly (readonly number[])[]): Promise<void>;
  search(question: string, k: number, vector?: readonly number[]): Promise<PassageHit[]>;
}

export interface PostgresPassagesOptions {
  /** A name for them, that other collections of the database do not have. */
  readonly collection: string;
  readonly vectors: Vectors | null;
  /** Most passages that are read for one question. */
  readonly candidates?: number;
  readonly sentenceWeight?: number;
  readonly denseWeight?: number;
}

/**
 * Of the first ten by all terms among 10,000 passages of mixed plans, 300 candidates hold 0.987 and 120 hold 0.947; what a
 * question costs is reading them.
 */
const CANDIDATES = 300;
/** Many at once: how many passages have a term is written once for all of them. */
const ADDED_AT_ONCE = 2000;
/** How many passages have a term changes slowly: it is asked again after a minute. */
const COUNTS_MS = 60_000;
const MOST_COUNTS = 100_000;

interface Row {
  readonly number: number;
  readonly id: string;
  readonly length: number;
  readonly packed: Buffer;
}

const ADD = `
  INSERT INTO passage (collection, number, id, length, terms, packed)
  SELECT $1, n, i, l, array_to_tsvector(string_to_array(t, ' ')), p
  FROM unnest($2::int[], $3::text[], $4::int[], $5::text[], $6::bytea[]) AS given (n, i, l, t, p)`;
const COUNT = `
  INSERT INTO passage_term (collection, term, documents)
  SELECT $1, t, d FROM unnest($2::text[], $3::int[]) AS given (t, d) ORDER BY t
  ON CONFLICT (collection, term) DO UPDATE SET documents = passage_term.documents + excluded.documents`;
const CREATE = 'INSERT INTO passage_collection (name) VALUES ($1) ON CONFLICT DO NOTHING';
/** Locks the row: two that add at once number their passages one after the other. */
const SIZE = 'SELECT size, total_length::float8 AS "totalLength" FROM passage_collection WHERE name = $1';
const GROW = 'UPDATE passage_collection SET size = size + $2, total_length = total_length + $3 WHERE name = $1';
const FIND = `SELECT number, id, length, packed FROM passage WHERE collection = $1 AND terms @@ $2::tsquery LIMIT $3`;
const ALL = 'SELECT number, id, length, packed FROM passage WHERE collection = $1';
const READ = 'SELECT number, id, length, packed FROM passage WHERE collection = $1 AND number = ANY($2::int[])';
const DOCUMENTS = 'SELECT term, documents FROM passage_term WHERE collection = $1 AND term = ANY($2::text[])';

/** The terms of each sentence, and of all of them together: a passage as it is stored. */
function readPassage({ id, text }: ForeignText) {
  const sentences = splitSentences(text).map((span) => toSparseDocument(analyzeText(sliceSpan(text, span))));
  const bySentence = sentences.map(({ terms, extraTerms = [] }) => [...terms, ...extraTerms]);
  return {
    id,
    length: sentences.reduce((sum, { terms }) => sum + terms.length, 0),
    distinct: [...new Set(bySentence.flat())],
    // Single characters lead to half of all passages: they rank, and find nothing.
    finding: [...new Set(sentences.flatMap(({ terms }) => terms))],
    packed: packTerms(bySentence),
  };
}

/** A lexeme of a tsquery: quoted, since terms hold marks that queries have a meaning for. */
const quoted = (term: string): string => `'${term.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

/** How many passages have each term, and how many there are; asked once a minute. */
function createCounts(database: Database, collection: string) {
  let counts = new Map<string, number>();
  let size = { size: 0, totalLength: 0 };
  let freshUntil = 0;
  return async (terms: readonly string[]) => {
    if (performance.now() > freshUntil || counts.size > MOST_COUNTS) {
      counts = new Map();
      freshUntil = performance.now() + COUNTS_MS;
      const [row] = await database.query<typeof size>(SIZE, [collection], 'passages-size');
      size = row ?? { size: 0, totalLength: 0 };
    }
    const unknown = terms.filter((term) => !counts.has(term));
    if (unknown.length > 0) {
      for (const term of unknown) counts.set(term, 0);
      const rows = await database.query<{ term: string; documents: number }>(
        DOCUMENTS,
        [collection, unknown],
        'passages-terms',
      );
      for (const { term, documents } of rows) counts.set(term, documents);
    }
    return { ...size, documentsOf: (term: string): number => counts.get(term) ?? 0 };
  };
}

type Counts = Awaited<ReturnType<ReturnType<typeof createCounts>>>;

/** The rarest terms that together bring enough candidates; frequent ones would bring half of all passages. */
function rarestTerms(terms: readonly string[], { documentsOf }: Counts, candidates: number): string[] {
  const known = terms
    .filter((term) => term.length > 1 && documentsOf(term) > 0)
    .sort((a, b) => documentsOf(a) - documentsOf(b));
  const chosen: string[] = [];
  let expected = 0;
  for (const term of known) {
    if (chosen.length > 0 && expected + documentsOf(term) > candidates && expected >= candidates / 4) break;
    chosen.push(term);
    expected += documentsOf(term);
    if (expected >= candidates) break;
  }
  return chosen;
}

const idfOf = (documents: number, size: number): number => Math.log(1 + (size - documents + 0.5) / (documents + 0.5));

interface Weighed {
  readonly terms: readonly LookedUp[];
  readonly limit: number;
  readonly average: number;
}

function weigh(weights: ReadonlyMap<string, number>, { size, totalLength, documentsOf }: Counts): Weighed {
  const terms = [...weights].map(([term, weight]) => ({
    hash: hashTerm(term),
    gain: weight * idfOf(documentsOf(term), size),
  }));
  return {
    terms,
    limit: terms.reduce((sum, { gain }) => sum + gain, 0),
    average: totalLength / Math.max(1, size) || 1,
  };
}

/** BM25 of a row as a share of its limit, and the share of its best sentence. */
function measure({ length, packed }: Row, { terms, limit, average }: Weighed): { score: number; sentence: number } {
  const { k1, b } = BM25_DEFAULTS;
  const norm = k1 * (1 - b + (b * length) / average);
  const { score, bestSentence } = measurePassage(packed, terms, (frequency) => frequency / (frequency + norm));
  return limit === 0 ? { score: 0, sentence: 0 } : { score: score / limit, sentence: bestSentence / limit };
}

export async function openPostgresPassages(
  database: Database,
  options: PostgresPassagesOptions,
): Promise<PostgresPassages> {
  const { collection, vectors, candidates = CANDIDATES, denseWeight = 0.5 } = options;
  const { sparseWeight, reranked, sentenceWeight } = { ...PASSAGE_RETRIEVER_DEFAULTS, ...options };
  await database.query(CREATE, [collection]);
  let countsOf = createCounts(database, collection);

  async function addSome(passages: readonly ForeignText[]): Promise<number> {
    const read = passages.map(readPassage);
    const documents = new Map<string, number>();
    for (const { distinct } of read) for (const term of distinct) documents.set(term, (documents.get(term) ?? 0) + 1);
    return database.transaction(async (query) => {
      await query('SET LOCAL statement_timeout = 0');
      const [row] = await query<{ size: number }>(`${SIZE} FOR UPDATE`, [collection]);
      const from = row?.size ?? 0;
      await query(ADD, [
        collection,
        read.map((_, at) => from + at),
        read.map(({ id }) => id),
        read.map(({ length }) => length),
        read.map(({ finding }) => finding.join(' ')),
        read.map(({ packed }) => packed),
      ]);
      await query(COUNT, [collection, [...documents.keys()], [...documents.values()]]);
      await query(GROW, [collection, read.length, read.reduce((sum, { length }) => sum + length, 0)]);
      return from;
    });
  }

  /** The rows that terms or vectors lead to, each once. */
  async function findRows(terms: readonly string[], near: ReadonlyMap<number, number>): Promise<Row[]> {
    const byTerms =
      terms.length === 0
        ? []
        : await database.query<Row>(FIND, [collection, terms.map(quoted).join(' | '), candidates], 'find-passages');
    const there = new Set(byTerms.map(({ number }) => number));
    const missing = [...near.keys()].filter((number) => !there.has(number));
    if (missing.length === 0) return byTerms;
    return [...byTerms, ...(await database.query<Row>(READ, [collection, missing], 'read-passages'))];
  }

  return {
    async add(passages, given) {
      for (let at = 0; at < passages.length; at += ADDED_AT_ONCE) {
        const some = passages.slice(at, at + ADDED_AT_ONCE);
        const from = await addSome(some);
        if (vectors !== null && given)
          await vectors.add(
            collection,
            some.map((_, index) => ({ number: from + index, vector: given[at + index] ?? [] })),
          );
      }
      countsOf = createCounts(database, collection);
    },
    async search(question, k, vector) {
      const weights = readForeignQuery(question);
      const counts = await countsOf([...weights.keys()]);
      const nearest = vectors !== null && vector ? await vectors.nearest(collection, vector, candidates / 4) : [];
      const near = new Map(nearest.map(({ number, score }) => [number, score]));
      // So few that none need be left out, as of one plan: what is found is then what an exact search finds.
      const rows =
        counts.size <= candidates
          ? await database.query<Row>(ALL, [collection], 'all-passages')
          : await findRows(rarestTerms([...weights.keys()], counts, candidates), near);
      const weighed = weigh(weights, counts);
      const measured = new Map(rows.map((row) => [row.number, { id: row.id, ...measure(row, weighed) }]));
      const found = [...measured].flatMap(([number, { score }]) => (score > 0 ? [[number, score] as const] : []));
      const fused = fuseRankings<'sparse' | 'dense'>([
        { name: 'sparse', weight: sparseWeight, scores: new Map(found) },
        { name: 'dense', weight: near.size > 0 ? denseWeight : 0, scores: near },
      ]);
      return fused
        .slice(0, Math.max(k, reranked))
        .map(({ index, score }, rank) => {
          const sentence = measured.get(index)?.sentence ?? 0;
          return { index, score: score + (rank < reranked ? sentenceWeight * sentence : 0) };
        })
        .sort((a, b) => b.score - a.score || a.index - b.index)
        .slice(0, k)
        .map(({ index, score }) => ({ id: measured.get(index)?.id ?? '', score }));
    },
  };
}
