// The questions that the pages suggest are answered by the plan: a promise that a reader tests first.
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assistant, createAssistant } from '../../src/assistant.js';
import { loadCard } from '../../src/plan/card-store.js';
import { PROJECT_ROOT } from '../support/seed-plan.js';

describe('suggested questions', () => {
  let assistant: Assistant;
  beforeAll(async () => {
    assistant = await createAssistant({ models: 'embedded' });
  });
  afterAll(() => assistant?.close());

  const starters = loadCard(join(PROJECT_ROOT, 'corpus'))?.starters ?? [];

  it('are for three audiences, each different and short enough for a button', () => {
    const questions = starters.flatMap((audience) => audience.questions);
    expect(starters.map(({ audience }) => audience)).toEqual(['officials', 'residents', 'companies']);
    expect(new Set(questions).size).toBe(questions.length);
    for (const question of questions) expect(question.length).toBeLessThan(25);
  });

  it.each(starters.flatMap(({ questions }) => questions))('is answered with citations: %s', async (question) => {
    const { status, citations } = await assistant.ask({ question, mode: 'extractive' });
    expect(status).toBe('answered');
    expect(citations.length).toBeGreaterThan(0);
  });
});
