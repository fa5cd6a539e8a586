// A question as it arrives, made even: marks, width, what cannot be seen.
import { describe, expect, it } from 'vitest';
import { normalizeQuestion } from '../../src/answering/normalize-question.js';

describe('normalizeQuestion', () => {
  it('ends clauses at Chinese commas, however they were typed', () => {
    expect(normalizeQuestion('停车难,怎么办')).toBe('停车难，怎么办');
    expect(normalizeQuestion('停车难，怎么办')).toBe('停车难，怎么办');
  });

  it('leaves decimals, codes and English marks alone', () => {
    expect(normalizeQuestion('PM2.5和1+3+16+N')).toBe('PM2.5和1+3+16+N');
    expect(normalizeQuestion('roads, parks')).toBe('roads, parks');
  });

  it('takes out what cannot be seen, and nothing that can', () => {
    expect(normalizeQuestion('\u202e停\u200b车\u0000场\ufeff')).toMatch(/^停 ?车 ?场$/u);
  });
});
