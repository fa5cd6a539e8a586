// The structured document on disk: `plan.txt` holds the text, `plan.json` the spans that name its parts, `card.json` the card.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { CARD_FILE, formatCard, loadCard } from './card-store.js';
import { guessCard } from './guess-card.js';
import type { PlanCard } from './plan-card.js';
import type { PlanDocument } from './plan-document.js';
import { PlanParseError } from './plan-parse-error.js';
import { type PlanStructure, planStructureSchema } from './plan-schema.js';

const TEXT_FILE = 'plan.txt';
const STRUCTURE_FILE = 'plan.json';

/** One entity a line, so that a change of the source shows as a small diff. */
function formatStructure(structure: PlanStructure): string {
  const fields = Object.entries(structure).map(([key, value]) => {
    if (!Array.isArray(value)) return `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    const rows = value.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
    return `  ${JSON.stringify(key)}: [\n${rows}\n  ]`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}

/** The two files of a plan, as text: what `writePlan` writes and CI compares. */
export function formatPlan(plan: PlanDocument): { readonly text: string; readonly structure: string } {
  const { text, card: _, ...rest } = plan;
  return { text, structure: formatStructure(planStructureSchema.parse({ format: 1, ...rest })) };
}

/**
 * Writes the files beside their old versions, then renames: a crash leaves the old corpus or the new one. A card that
 * stands there is left as people wrote it.
 * @param beside further files by name: where the text comes from
 */
export function writePlan(
  plan: PlanDocument,
  corpusDir: string,
  beside: Readonly<Record<string, string | Uint8Array>> = {},
): void {
  mkdirSync(corpusDir, { recursive: true });
  const { text, structure } = formatPlan(plan);
  const files = [
    [join(corpusDir, TEXT_FILE), text],
    [join(corpusDir, STRUCTURE_FILE), structure],
    ...Object.entries(beside).map(([name, content]) => [join(corpusDir, name), content] as const),
    ...(existsSync(join(corpusDir, CARD_FILE)) ? [] : [[join(corpusDir, CARD_FILE), formatCard(plan.card)] as const]),
  ] as const;
  const temporary = files.map(([path]) => `${path}.${process.pid}.tmp`);
  try {
    files.forEach(([, content], index) => {
      writeFileSync(temporary[index] ?? '', content);
    });
    files.forEach(([path], index) => {
      renameSync(temporary[index] ?? '', path);
    });
  } catch (error) {
    for (const path of temporary) rmSync(path, { force: true });
    throw error;
  }
}

/** What people wrote in the card stands above what the parser found; without a card the guess does. */
function withCard(plan: Omit<PlanDocument, 'card'>, written: PlanCard | null): PlanDocument {
  const { id, title, text, sections } = plan;
  const headings = sections.filter(({ level }) => level === 'section').map((section) => section.title);
  const card = written ?? guessCard({ id, title, text, headings });
  return { ...plan, id: card.id, title: card.title, district: card.place.name, period: card.period, card };
}

/**
 * Reads the structured document back and checks it against its digest.
 * @throws PlanParseError when a file is missing, damaged or does not belong to the other
 */
export function loadPlan(corpusDir: string): PlanDocument {
  const remedy = '请运行 npm run plan -- ingest 重新生成';
  let text: string;
  let json: unknown;
  try {
    text = readFileSync(join(corpusDir, TEXT_FILE), 'utf8');
    json = JSON.parse(readFileSync(join(corpusDir, STRUCTURE_FILE), 'utf8'));
  } catch (error) {
    throw new PlanParseError(null, `语料目录 ${corpusDir} 无法读取：${(error as Error).message}`, remedy);
  }
  const parsed = planStructureSchema.safeParse(json);
  if (!parsed.success) {
    throw new PlanParseError(
      null,
      `${corpusDir} 中的 ${STRUCTURE_FILE} 不是规划结构：${z.prettifyError(parsed.error)}`,
      remedy,
    );
  }
  const { format: _, ...structure } = parsed.data;
  if (createHash('sha256').update(text).digest('hex') !== structure.digest) {
    throw new PlanParseError(null, `${corpusDir} 中的 ${TEXT_FILE} 与 ${STRUCTURE_FILE} 不是同一份`, remedy);
  }
  return withCard({ ...structure, text }, loadCard(corpusDir));
}
