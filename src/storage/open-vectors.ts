// pgvector where the server has it: a table of half-precision vectors with a graph over them; where not, terms search alone.
import type { Database } from './open-database.js';

export interface Vectors {
  readonly dimensions: number;
  add(
    collection: string,
    vectors: readonly { readonly number: number; readonly vector: readonly number[] }[],
  ): Promise<void>;
  /** The nearest passages, best first; scores are cosines of unit vectors. */
  nearest(collection: string, vector: readonly number[], k: number): Promise<{ number: number; score: number }[]>;
}

export interface VectorsOptions {
  readonly dimensions: number;
  /** Told once when the extension is missing. */
  readonly onNotice?: (notice: string) => void;
}

const HAS = `SELECT EXISTS (SELECT 1 FROM pg_available_extensions WHERE name = 'vector') AS there`;

/** The vector is a parameter: joined to a row of a CTE it kept the planner from the graph, and took a second. */
const NEAREST = `
  SELECT number, -(vector <#> $2::halfvec) AS score FROM passage_vector
  WHERE collection = $1 ORDER BY vector <#> $2::halfvec LIMIT $3`;

const asText = (vector: readonly number[]): string => `[${vector.join(',')}]`;

/** Opens the vectors; null, and a notice, where the server has no pgvector. */
export async function openVectors(
  database: Database,
  { dimensions, onNotice = () => {} }: VectorsOptions,
): Promise<Vectors | null> {
  const [row] = await database.query<{ there: boolean }>(HAS);
  if (row?.there !== true) {
    onNotice(
      'the database has no pgvector: passages are searched by terms alone; install postgresql-NN-pgvector to add vectors',
    );
    return null;
  }
  await database.query('CREATE EXTENSION IF NOT EXISTS vector');
  await database.query(`CREATE TABLE IF NOT EXISTS passage_vector (
    collection text NOT NULL REFERENCES passage_collection ON DELETE CASCADE, number integer NOT NULL,
    vector halfvec(${Math.trunc(dimensions)}) NOT NULL, PRIMARY KEY (collection, number))`);
  await database.query(
    'CREATE INDEX IF NOT EXISTS passage_vector_graph ON passage_vector USING hnsw (vector halfvec_ip_ops)',
  );
  return {
    dimensions,
    async add(collection, vectors) {
      await database.query(
        `INSERT INTO passage_vector (collection, number, vector)
         SELECT $1, n, v::halfvec FROM unnest($2::int[], $3::text[]) AS given (n, v)`,
        [collection, vectors.map(({ number }) => number), vectors.map(({ vector }) => asText(vector))],
      );
    },
    nearest: (collection, vector, k) => database.query(NEAREST, [collection, asText(vector), k], 'nearest-passages'),
  };
}
