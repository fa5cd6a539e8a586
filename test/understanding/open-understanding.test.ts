// What was fitted is kept by what it was fitted on, read back as it was, and refused where it is damaged.
import { mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openUnderstanding } from '../../src/understanding/open-understanding.js';
import { smallCorpus } from '../support/small-corpus.js';
import { MESSAGES } from './messages.js';

const dataDir = mkdtempSync(join(tmpdir(), 'understanding-'));
const stored = (): string[] => readdirSync(join(dataDir, 'understanding'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

/** Fitting takes some twenty seconds of a processor to itself. */
const FITTED = { timeout: 300_000 };

describe('what was fitted', FITTED, () => {
  it('is stored under one key, and read back it reads alike', async () => {
    const fitted = await openUnderstanding({ corpusDir: 'corpus', dataDir });
    const [file] = stored();
    const again = await openUnderstanding({ corpusDir: 'corpus', dataDir });
    expect(stored()).toEqual([file]);
    for (const [message] of MESSAGES) {
      const options = { hasHistory: message.length % 2 === 0 };
      expect(again.read(message, options)).toEqual(fitted.read(message, options));
    }
  });

  it('is fitted anew where the stored file is damaged, and says so', async () => {
    const [file = ''] = stored();
    truncateSync(join(dataDir, 'understanding', file), 1000);
    const refused: string[] = [];
    const mended = await openUnderstanding({ corpusDir: 'corpus', dataDir, onRefused: (why) => refused.push(why) });
    expect(refused.join()).toContain('fitted anew');
    expect(mended.read('约束性指标有几个', { hasHistory: false }).parts[0]?.kind).toBe('list');
  });

  it('serves a corpus that has no labels of its own', async () => {
    const corpus = smallCorpus();
    try {
      const other = await openUnderstanding({ corpusDir: corpus, dataDir: null });
      expect(other.read('养老机构有几家', { hasHistory: false }).parts[0]?.asked).toBe('count');
    } finally {
      rmSync(corpus, { recursive: true, force: true });
    }
  });

  it('takes less than two milliseconds for a message, once warm', async () => {
    const { read } = await openUnderstanding({ corpusDir: 'corpus', dataDir });
    const messages = MESSAGES.map(([message]) => message);
    for (const message of messages) read(message, { hasHistory: false });
    const times = messages.map((message) => {
      const started = performance.now();
      read(message, { hasHistory: false });
      return performance.now() - started;
    });
    // Half of them: a busy machine may stop any one.
    expect(times.sort((a, b) => a - b)[Math.floor(times.length / 2)]).toBeLessThan(2);
  });
});
