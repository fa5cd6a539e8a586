// The corpus on disk: reproducible, checked when read, never half written.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parsePlan } from '../../src/plan/parse-plan.js';
import { PlanParseError } from '../../src/plan/plan-parse-error.js';
import { formatPlan, loadPlan, writePlan } from '../../src/plan/plan-store.js';
import { PROJECT_ROOT, seedPlan } from '../support/seed-plan.js';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'corpus-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('the checked-in corpus', () => {
  it('is what the parser writes today', () => {
    const { text, structure } = formatPlan(seedPlan);
    expect(readFileSync(join(PROJECT_ROOT, 'corpus/plan.txt'), 'utf8')).toBe(text);
    expect(readFileSync(join(PROJECT_ROOT, 'corpus/plan.json'), 'utf8')).toBe(structure);
  });

  it('loads as the plan that was parsed', () => {
    const loaded = loadPlan(join(PROJECT_ROOT, 'corpus'));
    expect(loaded).toEqual({ ...seedPlan, card: loaded.card });
  });
});

describe('writing', () => {
  it('writes its three files and nothing beside them', () => {
    writePlan(seedPlan, join(dir, 'new'));
    expect(readdirSync(join(dir, 'new')).sort()).toEqual(['card.json', 'plan.json', 'plan.txt']);
    expect(loadPlan(join(dir, 'new'))).toEqual(seedPlan);
  });

  it('leaves the old corpus untouched when the new document is no plan', () => {
    writePlan(seedPlan, dir);
    expect(() => writePlan(parsePlan(new TextEncoder().encode('不是规划')), dir)).toThrow(PlanParseError);
    expect(loadPlan(dir)).toEqual(seedPlan);
  });

  it('leaves the old corpus and no temporary file when a file cannot be written', () => {
    writePlan(seedPlan, dir);
    // A folder stands where the second temporary file should go: its write fails after the first one's.
    mkdirSync(join(dir, `plan.json.${process.pid}.tmp`));
    expect(() => writePlan({ ...seedPlan, title: '另一部规划' }, dir)).toThrow();
    expect(loadPlan(dir)).toEqual(seedPlan);
    expect(readdirSync(dir).filter((name) => name.startsWith('plan.txt'))).toEqual(['plan.txt']);
  });
});

describe('reading', () => {
  it('says how to write a corpus that is missing', () => {
    expect(() => loadPlan(join(dir, 'none'))).toThrow(/无法读取.*npm run plan -- ingest/s);
  });

  it('refuses a text that was edited after it was parsed', () => {
    writePlan({ ...seedPlan, text: seedPlan.text.replace('2030', '2031') }, dir);
    expect(() => loadPlan(dir)).toThrow(/不是同一份/);
  });

  it('refuses a structure of another shape and names the field', () => {
    writePlan(seedPlan, dir);
    writeFileSync(join(dir, 'plan.json'), JSON.stringify({ format: 2 }));
    expect(() => loadPlan(dir)).toThrow(/不是规划结构.*format/s);
  });
});
