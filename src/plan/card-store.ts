// The card on disk: `card.json` beside the corpus, one field a line, to be read and edited by people.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PlanCard } from './plan-card.js';
import { PlanParseError } from './plan-parse-error.js';

export const CARD_FILE = 'card.json';

const name = z.string().min(1);
const place = z.strictObject({ name, aliases: z.array(name) });
const year = z.int().min(1949).max(2200);

const planCardSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, '只用小写字母、数字和连字符'),
  title: name,
  shortName: name,
  place: place.extend({ seal: z.string().min(1).max(2), within: z.array(place) }),
  level: z.enum(['district', 'city', 'province', 'nation', 'sector']),
  neighbours: z.array(place),
  period: z.strictObject({ from: year, to: year }),
  baseYear: year.nullable(),
  visionYear: year.nullable(),
  star: z.strictObject({ hidesFigure: z.boolean(), meaning: z.string() }),
  starters: z.array(
    z.strictObject({ audience: z.enum(['officials', 'residents', 'companies', 'all']), questions: z.array(name) }),
  ),
  contacts: z.array(z.strictObject({ name, phone: z.string().nullable(), url: z.url().nullable(), why: z.string() })),
  edition: z.strictObject({ of: z.string(), number: z.int().min(2) }).exactOptional(),
}) satisfies z.ZodType<PlanCard>;

const isFlat = (value: unknown): boolean =>
  !Array.isArray(value) || value.every((entry) => typeof entry !== 'object') || value.length === 0;

/** One field a line, and one entry a line where a field lists places or contacts: small diffs, easy edits. */
export function formatCard(card: PlanCard): string {
  const fields = Object.entries(card).map(([key, value]: [string, unknown]) => {
    if (isFlat(value)) return `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    const rows = (value as readonly unknown[]).map((entry) => `    ${JSON.stringify(entry)}`);
    return `  ${JSON.stringify(key)}: [\n${rows.join(',\n')}\n  ]`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}

/**
 * Reads the card beside a corpus; null when none was written yet.
 * @throws PlanParseError naming the file and the field when it is no card
 */
export function loadCard(corpusDir: string): PlanCard | null {
  const path = join(corpusDir, CARD_FILE);
  if (!existsSync(path)) return null;
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new PlanParseError(null, `${path} 不是 JSON：${(error as Error).message}`, '请改正所指的那一行');
  }
  const parsed = planCardSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new PlanParseError(
    null,
    `${path} 不是规划卡片：${z.prettifyError(parsed.error)}`,
    '请改正所指的字段；或删除该文件，再运行 npm run plan -- ingest 重新推断',
  );
}
