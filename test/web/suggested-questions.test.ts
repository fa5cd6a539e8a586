// The questions that the pages suggest are answered by the plan: a promise that a reader tests first.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Assistant, createAssistant } from '../../src/assistant.js';
import { AUDIENCES } from '../../src/web/words/suggested-questions.js';

describe('suggested questions', () => {
  let assistant: Assistant;
  beforeAll(async () => {
    assistant = await createAssistant({ models: 'embedded' });
  });
  afterAll(() => assistant?.close());

  it.each(AUDIENCES.flatMap(({ questions }) => questions))('is answered with citations: %s', async (question) => {
    const { status, citations } = await assistant.ask({ question, mode: 'extractive' });
    expect(status).toBe('answered');
    expect(citations.length).toBeGreaterThan(0);
  });
});
