// The replies of eval/replies/hand-written through the whole assistant: what is faithful comes through, in the plan's letters.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assistant, createAssistant } from '../../../src/assistant.js';
import { loadDataset } from '../../../src/evaluation/dataset/load-dataset.js';
import { droppedClaims, generationOf } from '../../../src/evaluation/judging/generation-of.js';
import { withCaseScope } from '../../../src/evaluation/replies/case-scope.js';
import { replayingModel } from '../../../src/evaluation/replies/replaying-model.js';
import { ReplyStore } from '../../../src/evaluation/replies/reply-store.js';
import { createAssistantRespondent } from '../../../src/evaluation/running/assistant-respondent.js';
import type { GeneratedRecord } from '../../../src/evaluation/running/generated-record.js';
import { plan } from '../../support/plan-fixture.js';

const FOLDER = 'eval/replies';
let assistant: Assistant;
let records: readonly GeneratedRecord[] = [];

beforeAll(async () => {
  const store = ReplyStore.openExisting(FOLDER, 'hand-written');
  const ids = new Set(readdirSync(join(FOLDER, 'hand-written')).map((name) => name.replace(/\..*$/, '')));
  const { cases } = await loadDataset('eval/questions.jsonl', plan);
  assistant = await createAssistant({
    models: 'embedded',
    chatModel: replayingModel(store, () => {}),
  });
  const respondent = withCaseScope(createAssistantRespondent(assistant, { mode: 'generated' }));
  records = await Promise.all(cases.filter(({ id }) => ids.has(id)).map((each) => respondent.ask(each)));
});
afterAll(() => assistant.close());

describe('the hand-written replies', () => {
  it('are answered without an error, each with a report of the model', () => {
    expect(records.length).toBeGreaterThan(30);
    expect(records.filter(({ error }) => error !== null)).toEqual([]);
    expect(records.filter((record) => generationOf(record) !== null).length).toBeGreaterThan(25);
  });

  it('keep nine claims in ten', () => {
    const generations = records.flatMap((record) => generationOf(record) ?? []);
    const kept = generations.reduce((sum, { claimsKept }) => sum + claimsKept, 0);
    const dropped = generations.reduce((sum, generation) => sum + droppedClaims(generation), 0);
    expect(kept / (kept + dropped)).toBeGreaterThan(0.9);
  });

  it('are quoted in the letters of the plan only', () => {
    for (const { answer } of records) {
      for (const { quote, start, end } of answer?.citations ?? []) expect(plan.text.slice(start, end)).toBe(quote);
    }
  });
});
