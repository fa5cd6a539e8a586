// For whom the plan's clauses are: which group an asker's words mean, and what the plan holds for it, by need.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { generalAids } from '../plan/aid-folders.js';
import { normalizeText } from '../text/normalize-text.js';
import { readDataLines } from '../text/read-data-lines.js';
import type { TextSpan } from '../text/text-span.js';

const AUDIENCES_FILE = 'audiences.jsonl';

const groupSchema = z.strictObject({ id: z.string().min(1), names: z.array(z.string().min(1)).min(1) });
const clauseSchema = z.strictObject({
  place: z.string(),
  clause: z.string().min(1),
  for: z.array(z.string()),
  need: z.string().optional(),
  named: z.string().optional(),
});

/** A run of clauses that serves a group. */
export interface ServingClause {
  readonly span: TextSpan;
  readonly need: string;
  /** The plan's own name for the group, '' where the clause names none. */
  readonly named: string;
}

export interface Audiences {
  /** The groups that an asker's words mean, the longest word first; empty where none is known. */
  groupsOf(words: string): string[];
  /** The longest word of a message that names a group; null where none does. */
  nameIn(words: string): string | null;
  /** What a group is called. */
  nameOf(group: string): string;
  /** What serves a group, in the plan's order. */
  clausesFor(group: string): readonly ServingClause[];
  /** Rows whose words the plan no longer has. */
  readonly stale: number;
}

/** Of a plan whose clauses nobody has marked. */
export const NO_AUDIENCES: Audiences = {
  groupsOf: () => [],
  nameIn: () => null,
  nameOf: (group) => group,
  clausesFor: () => [],
  stale: 0,
};

/** Reads `general/audiences.jsonl` (names, for all plans) and `audiences.jsonl` (clauses of this plan); both may be missing. */
export function loadAudiences(corpusDir: string, text: string): Audiences {
  const general = join(generalAids(corpusDir), AUDIENCES_FILE);
  const groups = existsSync(general) ? readDataLines(general, groupSchema).map(({ value }) => value) : [];
  const names = groups
    .flatMap(({ id, names: all }) => all.map((name) => ({ id, name: normalizeText(name) })))
    .sort((a, b) => b.name.length - a.name.length);
  const file = join(corpusDir, AUDIENCES_FILE);
  const clauses = new Map<string, ServingClause[]>();
  let stale = 0;
  let from = 0;
  for (const { value } of existsSync(file) ? readDataLines(file, clauseSchema) : []) {
    // Rows stand in the plan's order: a clause that is printed twice is found at its own place.
    const next = text.indexOf(value.clause, from);
    const start = next >= 0 ? next : text.indexOf(value.clause);
    if (start < 0) {
      stale++;
      continue;
    }
    if (next >= 0 && next - from < LOOK_AHEAD) from = next;
    const serving = {
      span: { start, end: start + value.clause.length },
      need: value.need ?? '',
      named: value.named ?? '',
    };
    for (const group of value.for) clauses.set(group, [...(clauses.get(group) ?? []), serving]);
  }
  return {
    groupsOf(words) {
      const normalized = normalizeText(words);
      const found = names.filter(({ name }) => normalized.includes(name));
      const longest = found[0]?.name.length ?? 0;
      return [...new Set(found.filter(({ name }) => name.length >= Math.max(2, longest - 1)).map(({ id }) => id))];
    },
    nameOf: (wanted) => groups.find(({ id }) => id === wanted)?.names[0] ?? wanted,
    nameIn: (words) => names.find(({ name }) => normalizeText(words).includes(name))?.name ?? null,
    clausesFor: (group) => (clauses.get(group) ?? []).toSorted((a, b) => a.span.start - b.span.start),
    stale,
  };
}

/** Characters: rows of one chapter never lie further apart. */
const LOOK_AHEAD = 12_000;
