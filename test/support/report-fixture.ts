// A report over the small data set, made of an assistant with a given fault.
import { createRunReport, type RunReport } from '../../src/evaluation/reports/run-report.js';
import type { RunDescription } from '../../src/evaluation/running/run-store.js';
import { CASES, DATASET, scoredCasesOf } from './evaluation-cases.js';
import type { Fault } from './fake-assistant.js';

export const DESCRIPTION: RunDescription = {
  format: 1,
  name: '2026-01-01T00-00-00Z',
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:01:00.000Z',
  dataset: { file: 'set.jsonl', digest: DATASET.digest, cases: CASES.length },
  planDigest: DATASET.planDigest,
  only: null,
  concurrency: 1,
  respondent: {
    ...{
      kind: 'assistant',
      planDigest: DATASET.planDigest,
      embeddingModel: 'fake',
      chatModel: null,
      promptVersion: null,
    },
    ...{ mode: 'extractive', ablate: [], url: null, chunks: [['c1', 0, 10]] },
  },
  node: 'v20.0.0',
  platform: 'linux-x64',
  git: { revision: 'abcdef0123456789', dirty: false },
};

export const reportOf = async (fault: Fault = 'none'): Promise<RunReport> =>
  createRunReport(DESCRIPTION, await scoredCasesOf(fault));
