// Quotes found in their passage: exact, normalised, by the most similar span, or not at all.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBestSpan } from '../../../src/answering/verification/best-span.js';
import { verifyQuote } from '../../../src/answering/verification/verify-quote.js';
import { chunkOf, chunks, plan } from '../../support/plan-fixture.js';

const SENTENCE = '到2030年，集成电路产业规模达到30亿元。';
const chunk = chunkOf(SENTENCE);

describe('verifyQuote', () => {
  it('finds a verbatim quote and gives its span in the plan', () => {
    const found = verifyQuote(SENTENCE, chunk, plan);
    expect(found).toMatchObject({ quote: SENTENCE, match: 'verbatim', similarity: 1 });
    expect(found && plan.text.slice(found.span.start, found.span.end)).toBe(SENTENCE);
  });

  it.each([
    ['full width and spaces', '到２０３０年， 集成电路产业规模达到 30 亿元'],
    ['straight punctuation', '到2030年,集成电路产业规模达到30亿元.'],
    ['traditional characters', '到2030年，集成電路產業規模達到30億元'],
    ['an ellipsis at the end', '到2030年，集成电路产业规模达到30亿元……'],
    ['quotation marks around it', '「到2030年，集成电路产业规模达到30亿元」'],
  ])('finds a quote with %s and gives the letters of the plan', (_, quote) => {
    const found = verifyQuote(quote, chunk, plan);
    expect(found?.match).toBe('normalized');
    expect(found?.quote).toBe('到2030年，集成电路产业规模达到30亿元');
  });

  it('finds the ends of a quote that leaves out its middle', () => {
    const found = verifyQuote('到2030年……产业规模达到30亿元', chunk, plan);
    expect(found?.quote).toBe('到2030年，集成电路产业规模达到30亿元');
  });

  it('finds a table row although its cells are divided by spaces', () => {
    const row = chunkOf('人均预期寿命（岁）');
    expect(verifyQuote('人均预期寿命（岁） 80.5 82 — 预期性', row, plan)?.quote).toContain('80.5\t82');
  });

  it('takes the most similar span for a quote with a slip, and gives what the plan prints', () => {
    const found = verifyQuote('引育一批上下游的单项冠军与专精特新企业', chunk, plan);
    expect(found?.quote).toBe('引育一批上下游单项冠军和专精特新企业');
    expect(found?.similarity).toBeGreaterThan(0.85);
    expect(verifyQuote('到2030年，集成电路产业规模达到80亿元', chunk, plan)?.quote).toContain('30亿元');
  });

  it('refuses what the passage does not say', () => {
    expect(verifyQuote('到2030年，建成地铁十号线并通车运营。', chunk, plan)).toBeNull();
    expect(verifyQuote('到2030年，高端数控机床与机器人产业规模达到80亿元。', chunk, plan)).toBeNull();
  });

  it('refuses quotes without content and quotes longer than any passage', () => {
    for (const quote of ['', ' ', '。', '……', '“”', '的']) expect(verifyQuote(quote, chunk, plan)).toBeNull();
    expect(verifyQuote(SENTENCE.repeat(1000), chunk, plan)).toBeNull();
  });

  it('finds every slice of every passage, and always quotes what the span covers', () => {
    fc.assert(
      fc.property(fc.nat(chunks.length - 1), fc.nat(500), fc.integer({ min: 4, max: 120 }), (index, from, length) => {
        const passage = chunks[index];
        if (!passage) return;
        const quote = passage.text.slice(from % passage.text.length, (from % passage.text.length) + length).trim();
        if (quote.replace(/[\p{P}\p{S}\s]/gu, '').length < 2) return;
        const found = verifyQuote(quote, passage, plan);
        expect(found?.quote).toBe(quote);
        expect(found && plan.text.slice(found.span.start, found.span.end)).toBe(found?.quote);
      }),
    );
  });

  it('stays inside the passage whatever it is asked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (quote) => {
        const found = verifyQuote(quote, chunk, plan);
        if (found) expect(found.span.start >= chunk.span.start && found.span.end <= chunk.span.end).toBe(true);
      }),
    );
  });

  it('takes less than half a millisecond', () => {
    // The best of many rounds: other processes may hold the machine for a while.
    const rounds = Array.from({ length: 20 }, () => {
      const start = performance.now();
      for (let i = 0; i < 20; i++) verifyQuote('引育一批上下游的单项冠军与专精特新企业', chunk, plan);
      return (performance.now() - start) / 20;
    });
    expect(Math.min(...rounds)).toBeLessThan(0.5);
  });
});

describe('findBestSpan', () => {
  it('counts edits: one letter exchanged of five is a similarity of 0.8', () => {
    expect(findBestSpan('abxde', 'zzabcdezz')).toEqual({ span: { start: 2, end: 7 }, similarity: 0.8 });
  });

  it('bridges letters left out and letters added', () => {
    expect(findBestSpan('abde', 'zzabcdezz')?.span).toEqual({ start: 2, end: 7 });
    expect(findBestSpan('abccde', 'zzabcdezz')?.span).toEqual({ start: 2, end: 7 });
  });

  it('finds nothing for an empty pattern', () => {
    expect(findBestSpan('', 'abc')).toBeNull();
  });
});
