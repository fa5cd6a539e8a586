// Runs are stored as they go, go on after an interruption, and refuse to be mixed.
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Assistant } from '../../../src/assistant.js';
import { createAssistantRespondent } from '../../../src/evaluation/running/assistant-respondent.js';
import { type ConductOptions, conductRun } from '../../../src/evaluation/running/conduct-run.js';
import { findRunDirectory, readRun, runNameOf } from '../../../src/evaluation/running/run-store.js';
import { CASES, DATASET } from '../../support/evaluation-cases.js';
import { createFakeAssistant } from '../../support/fake-assistant.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'runs-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const quiet = () => ({ advance: () => undefined, stop: () => undefined });
const conduct = (assistant: Assistant, parts: Partial<ConductOptions> = {}) =>
  conductRun({
    ...{ dataset: DATASET, respondent: createAssistantRespondent(assistant), root, resume: null, only: null },
    ...{ concurrency: 1, progress: quiet, ...parts },
  });

describe('a run', () => {
  it('stores every record and says what it was made with', async () => {
    const run = await conduct(createFakeAssistant(CASES));
    expect(run.records.map(({ caseId }) => caseId)).toEqual(CASES.map(({ id }) => id));
    const { description } = run;
    expect(description).toMatchObject({
      dataset: { file: 'set.jsonl', cases: 9 },
      planDigest: DATASET.planDigest,
      concurrency: 1,
      node: process.version,
    });
    expect(description.respondent).toMatchObject({
      kind: 'assistant',
      embeddingModel: 'fake',
      mode: 'extractive',
      ablate: [],
    });
    expect(description.respondent.chunks?.length).toBeGreaterThan(100);
    expect(description.finishedAt).not.toBeNull();
    expect(readFileSync(join(run.directory, 'run.json'), 'utf8')).not.toContain(root);
  });

  it('keeps answer, citations, retrieval and times of each case', async () => {
    const [first] = (await conduct(createFakeAssistant(CASES))).records;
    expect(first?.answer?.citations[0]?.quote).toContain('30亿元');
    expect(first?.retrieval?.hits).toHaveLength(10);
    expect(first?.retrieval?.hits[0]).toMatchObject({
      rank: 1,
      score: 1,
      reference: expect.stringContaining('第二章'),
    });
    expect(first?.retrieval?.rejected).toEqual([{ chunkId: 'c1', score: 0.01, reason: 'too far' }]);
    expect(first?.answerMs).toBeGreaterThan(0);
    expect(first?.retrieveMs).toBeGreaterThan(0);
  });

  it('asks only what the filter names, and refuses a filter that names nothing before anything is written', async () => {
    const run = await conduct(createFakeAssistant(CASES), { only: 'type=chitchat' });
    expect(run.records.map(({ caseId }) => caseId)).toEqual(['e8']);
    expect(run.description.only).toBe('type=chitchat');
    await expect(conduct(createFakeAssistant(CASES), { only: 'type=chat' })).rejects.toThrow(/no type 「chat」/);
    expect(findRunDirectory(root, 'latest')).toBe(run.directory);
  });

  it('asks several at a time when told so, each once', async () => {
    const assistant = createFakeAssistant(CASES);
    let inFlight = 0;
    let most = 0;
    const slow: Assistant = {
      ...assistant,
      async ask(request, options) {
        most = Math.max(most, ++inFlight);
        await new Promise((resolve) => setTimeout(resolve, 5));
        inFlight--;
        return assistant.ask(request, options);
      },
    };
    const run = await conduct(slow, { concurrency: 3 });
    expect(most).toBe(3);
    expect([...run.records.map(({ caseId }) => caseId)].sort()).toEqual(CASES.map(({ id }) => id));
  });

  it('refuses a respondent of another plan', async () => {
    const assistant = createFakeAssistant(CASES);
    const other = { ...assistant, description: { ...assistant.description, planDigest: 'f'.repeat(64) } };
    await expect(conduct(other)).rejects.toThrow(/answers from plan ffffffffffff/);
  });
});

describe('an interrupted run', () => {
  async function interruptAfter(count: number): Promise<string> {
    const controller = new AbortController();
    const assistant = createFakeAssistant(CASES);
    const interrupted: Assistant = {
      ...assistant,
      async ask(request, options) {
        if (assistant.asked.length === count) controller.abort();
        return assistant.ask(request, options);
      },
    };
    let directory = '';
    const onDirectory = (path: string) => {
      directory = path;
    };
    await expect(conduct(interrupted, { signal: controller.signal, onDirectory })).rejects.toThrow(/abort/i);
    return directory;
  }

  it('goes on with the cases that are left', async () => {
    const directory = await interruptAfter(4);
    expect((await readRun(directory)).records).toHaveLength(4);
    expect((await readRun(directory)).description.finishedAt).toBeNull();
    const assistant = createFakeAssistant(CASES);
    const run = await conduct(assistant, { resume: directory });
    expect(assistant.asked).toHaveLength(5);
    expect(run.records).toHaveLength(9);
    expect(run.description.finishedAt).not.toBeNull();
  });

  it('drops a torn last line and asks that case again', async () => {
    const directory = await interruptAfter(4);
    appendFileSync(join(directory, 'generated.jsonl'), '{"caseId":"e5","que');
    const run = await conduct(createFakeAssistant(CASES), { resume: directory });
    expect(run.records).toHaveLength(9);
  });

  it('asks failed questions again', async () => {
    const failed = await conduct(createFakeAssistant(CASES, 'throws'));
    expect(failed.records.every(({ error }) => error?.includes('out of order'))).toBe(true);
    const run = await conduct(createFakeAssistant(CASES), { resume: failed.directory });
    expect(run.records.filter(({ error }) => error !== null)).toEqual([]);
  });

  it('refuses to go on with another data set or another system', async () => {
    const directory = await interruptAfter(2);
    const other = { ...DATASET, digest: '0'.repeat(64) };
    await expect(conduct(createFakeAssistant(CASES), { resume: directory, dataset: other })).rejects.toThrow(
      /the data set changed/,
    );
    const respondent = createAssistantRespondent(createFakeAssistant(CASES), { ablate: ['dense'] });
    await expect(conduct(createFakeAssistant(CASES), { resume: directory, respondent })).rejects.toThrow(
      /the respondent .*dense/,
    );
  });
});

describe('stored runs', () => {
  it('are found by path, by name and as latest', async () => {
    const { directory, name } = await conduct(createFakeAssistant(CASES), { name: '2026-01-01T00-00-00Z' });
    const second = await conduct(createFakeAssistant(CASES), { name: '2026-01-01T00-00-00Z' });
    expect(second.name).toBe('2026-01-01T00-00-00Z-2');
    expect(findRunDirectory(root, name)).toBe(directory);
    expect(findRunDirectory(root, directory)).toBe(directory);
    expect(findRunDirectory(root, 'latest')).toBe(second.directory);
    expect(() => findRunDirectory(root, 'none')).toThrow(/none: is no run.*2026-01-01T00-00-00Z/);
    expect(() => findRunDirectory(join(root, 'empty'), 'latest')).toThrow(/holds no run/);
  });
  it('name the line of a damaged record', async () => {
    const { directory } = await conduct(createFakeAssistant(CASES));
    const file = join(directory, 'generated.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"caseId":"e3"', '"case":"e3"'));
    await expect(readRun(directory)).rejects.toThrow(/generated\.jsonl:3: .*caseId/);
  });
  it('refuse another format and a broken run.json', async () => {
    const { directory } = await conduct(createFakeAssistant(CASES));
    const file = join(directory, 'run.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"format": 1', '"format": 9'));
    await expect(readRun(directory)).rejects.toThrow(/another format/);
    writeFileSync(file, '{');
    await expect(readRun(directory)).rejects.toThrow(/run\.json: cannot be read/);
  });
  it('have names that every file system takes', () =>
    expect(runNameOf(new Date('2026-03-01T12:30:05.123Z'))).toBe('2026-03-01T12-30-05Z'));
});
