// The real source document and the plan parsed from it, read once per test file.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePlan } from '../../src/plan/parse-plan.js';

export const PROJECT_ROOT = new URL('../../', import.meta.url).pathname;

const seedsDir = join(PROJECT_ROOT, 'seeds');

/** Path of the one seed in `seeds/`. */
export const SEED_PATH = join(seedsDir, readdirSync(seedsDir).find((name) => name.endsWith('.txt')) ?? '');

export const seedBytes = readFileSync(SEED_PATH);
export const seedText = seedBytes.toString('utf8');
export const seedPlan = parsePlan(seedBytes);

/** What a reader of the printed page sees: no word processor's marks, no white space. */
export const visibleCharacters = (text: string): string =>
  text.replace(/\[(?:bookmark|image):[^[\]\n]*\]/g, '').replace(/\s/g, '');
