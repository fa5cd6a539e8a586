// Opening an index: built once, read afterwards, built anew when it is damaged or its sources changed; never deaf meanwhile.
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenIndexOptions, openPlanIndex } from '../../src/indexing/open-plan-index.js';

const home = mkdtempSync(join(tmpdir(), 'open-index-'));
const corpusDir = join(home, 'corpus');
const indexDir = join(home, 'index');
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Opens and says what was heard: the steps of building, and the reasons why a stored index was refused. */
async function open(options: Partial<OpenIndexOptions> = {}) {
  const steps: string[] = [];
  const refusals: string[] = [];
  const index = await openPlanIndex({
    ...{ corpusDir, indexDir, embeddings: null },
    onProgress: (step, done, total) => steps.push(`${step} ${done}/${total}`),
    onRefused: (reason) => refusals.push(reason),
    ...options,
  });
  return { index, steps, refusals };
}

describe('opening an index', () => {
  // In order: each test goes on from the index that the one before it left. Few questions keep the building short.
  beforeAll(() => {
    mkdirSync(join(corpusDir, 'questions'), { recursive: true });
    for (const name of ['plan.json', 'plan.txt', 'words.txt']) cpSync(join('corpus', name), join(corpusDir, name));
    cpSync('corpus/questions/c00.jsonl', join(corpusDir, 'questions', 'c00.jsonl'));
  });

  it('builds it where there is none, tells its steps, and lets events through between them', async () => {
    let turns = 0;
    const clock = setInterval(() => turns++, 1);
    const { index, steps, refusals } = await open();
    clearInterval(clock);
    expect(steps.map((step) => step.replace(/^\S+ /, ''))).toEqual(['0/5', '1/5', '2/5', '3/5', '4/5']);
    expect(refusals).toEqual([]);
    expect(turns).toBeGreaterThanOrEqual(steps.length);
    expect(index.manifest).toMatchObject({ chunks: index.chunks.length, questions: index.questions.length });
    expect(readdirSync(indexDir)).toHaveLength(1);
  });

  it('reads it the next time, with nothing to build', async () => {
    const { index, steps } = await open();
    expect(steps).toEqual([]);
    expect(index.passages.search(new Map([['脑机接口', 1]]), 1)).toHaveLength(1);
  });

  it('tells a damaged one and builds it anew', async () => {
    const [key = ''] = readdirSync(indexDir);
    writeFileSync(join(indexDir, key, 'arrays.bin'), 'not an index');
    const { steps, refusals } = await open();
    expect(refusals.join()).toMatch(/arrays\.bin is not a stored index; it is built anew/);
    expect(steps).toHaveLength(5);
    expect((await open()).steps).toEqual([]);
  });

  it('builds another one, in place of the old, when the word list changes', async () => {
    const [before] = readdirSync(indexDir);
    appendFileSync(join(corpusDir, 'words.txt'), '宜商名片示范\n');
    expect((await open()).steps).toHaveLength(5);
    expect(readdirSync(indexDir)).toHaveLength(1);
    expect(readdirSync(indexDir)).not.toContain(before);
  });

  it('keeps it in memory only where there is no folder for it', async () => {
    const { index, steps } = await open({ indexDir: null, without: new Set(['questions', 'words', 'sounds']) });
    expect(steps).toHaveLength(5);
    expect(index.questions).toEqual([]);
    expect(index.domainWords.size).toBe(0);
    expect(readdirSync(indexDir)).toHaveLength(1);
  });
});
