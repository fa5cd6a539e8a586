// Held-out authors: whose questions an index is built without, and what is told of them.
import { rmSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { holdOutAuthor, listAuthors } from '../../src/evaluation/held-out-authors.js';
import { authorOf, loadExpansionQuestions } from '../../src/indexing/expansion-questions.js';
import { chunks, plan } from '../support/plan-fixture.js';
import { smallCorpus } from '../support/small-corpus.js';

/** A corpus of one chapter's questions by two authors: small enough to be indexed in a test. */
const corpus = smallCorpus('c09-elder.jsonl', 'c09.jsonl');
afterAll(() => rmSync(corpus, { recursive: true }));

describe('authors', () => {
  it('are told by the names of their files', () => {
    expect(['c09-elder.jsonl', 'c00.jsonl'].map(authorOf)).toEqual(['elder', 'first']);
    expect(listAuthors(corpus)).toEqual(['elder', 'first']);
    expect(listAuthors('corpus').length).toBeGreaterThan(10);
  });

  it('can be left out of what is loaded', () => {
    const all = loadExpansionQuestions(corpus, plan, chunks).questions;
    const first = loadExpansionQuestions(corpus, plan, chunks, (author) => author === 'first').questions;
    const elder = loadExpansionQuestions(corpus, plan, chunks, (author) => author !== 'first').questions;
    expect(first.length).toBeGreaterThan(0);
    expect(first.length + elder.length).toBe(all.length);
  });

  it('are asked of an index without them, no more often than wanted', async () => {
    const result = await holdOutAuthor(corpus, 'elder', 60);
    expect(result).toMatchObject({ author: 'elder', questions: 60 });
    for (const share of [result.sentence, result.sentenceUnlearned, result.chunk, result.chunkUnlearned]) {
      expect(share).toBeGreaterThan(0.1);
      expect(share).toBeLessThan(1);
    }
  }, 60_000);
});
