// Index-time questions: bound to the passage and sentence that they were written for; left out when stale, refused when wrong.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listPassages, passageDigest } from '../../src/chunking/list-passages.js';
import { loadExpansionQuestions } from '../../src/indexing/expansion-questions.js';
import { splitSentences } from '../../src/text/split-sentences.js';
import { sliceSpan } from '../../src/text/text-span.js';
import { chunks, plan } from '../support/plan-fixture.js';

let corpusDir: string;
beforeEach(() => {
  corpusDir = mkdtempSync(join(tmpdir(), 'questions-'));
  mkdirSync(join(corpusDir, 'questions'));
});
afterEach(() => rmSync(corpusDir, { recursive: true, force: true }));

const passage = listPassages(plan).find(({ id }) => id === 'c2.1.2');
const text = passage ? sliceSpan(plan.text, passage.span) : '';
const digest = passageDigest(text);
const row = (fields: object) =>
  JSON.stringify({ passage: 'c2.1.2', digest, sentence: 1, questions: ['芯片产业怎么搞'], ...fields });
const write = (...lines: readonly string[]) =>
  writeFileSync(join(corpusDir, 'questions', 'c02.jsonl'), lines.join('\n'));
const load = () => loadExpansionQuestions(corpusDir, plan, chunks);

describe('index-time questions', () => {
  it('lead to the sentence that answers, inside its chunk', () => {
    write(row({ sentence: 2, questions: ['芯片产业怎么搞', '集成电路有啥打算'] }));
    const { questions, stalePassages } = load();
    expect(stalePassages).toEqual([]);
    expect(questions.map(({ question }) => question)).toEqual(['芯片产业怎么搞', '集成电路有啥打算']);
    const [first] = questions;
    expect(first?.span).toEqual(splitSentences(plan.text, passage?.span)[1]);
    expect(first?.wholePassage).toBe(false);
    const chunk = chunks[first?.chunkIndex ?? -1];
    expect(chunk?.span.start).toBeLessThanOrEqual(first?.span.start ?? -1);
    expect(chunk?.span.end).toBeGreaterThanOrEqual(first?.span.end ?? Number.POSITIVE_INFINITY);
  });

  it('lead to the whole first chunk where the passage as a whole answers', () => {
    write(row({ sentence: 0 }));
    const [first] = load().questions;
    expect(first).toMatchObject({ wholePassage: true, span: chunks[first?.chunkIndex ?? -1]?.span });
    expect(chunks[first?.chunkIndex ?? -1]?.id).toBe('c2.1.2');
  });

  it('are left out, and their passage named once, when the passage has changed since', () => {
    write(row({ digest: '0000000000000000' }), row({ digest: '0000000000000000', sentence: 2 }), row({}));
    const { questions, stalePassages } = load();
    expect(stalePassages).toEqual(['c2.1.2']);
    expect(questions).toHaveLength(1);
  });

  it('are left out and counted when the plan no longer has their passage', () => {
    write(row({}), '', row({ passage: 'c99.1' }), row({ passage: 'c99.1' }), row({ digest: '0000000000000000' }));
    const { questions, stalePassages, missingPassages, rowsLeftOut } = load();
    expect(questions).toHaveLength(1);
    expect({ stalePassages, missingPassages, rowsLeftOut }).toEqual({
      stalePassages: ['c2.1.2'],
      missingPassages: ['c99.1'],
      rowsLeftOut: 3,
    });
  });

  it('are refused for a sentence beyond the passage', () => {
    write(row({ sentence: 99 }));
    expect(load).toThrow(/c02\.jsonl:1: passage c2\.1\.2 has no sentence 99/);
  });

  it.each([
    ['no JSON', '{"passage":', /c02\.jsonl:1: not JSON/],
    ['an unknown field', row({ answer: '30亿元' }), /c02\.jsonl:1: .*answer/s],
    ['no question', row({ questions: [] }), /c02\.jsonl:1: .*questions/s],
    ['half a sentence number', row({ sentence: 0.5 }), /c02\.jsonl:1: .*sentence/s],
  ])('are refused as %s', (_, line, message) => {
    write(line);
    expect(load).toThrow(message);
  });

  it('are read in the order of their files, and only from JSON-lines files', () => {
    writeFileSync(join(corpusDir, 'questions', 'b.jsonl'), row({ questions: ['后一问'] }));
    writeFileSync(join(corpusDir, 'questions', 'a.jsonl'), row({ questions: ['前一问'] }));
    writeFileSync(join(corpusDir, 'questions', 'notes.txt'), 'not a question');
    expect(load().questions.map(({ question }) => question)).toEqual(['前一问', '后一问']);
  });

  it('may be missing altogether', () => {
    rmSync(join(corpusDir, 'questions'), { recursive: true });
    expect(load()).toEqual({ questions: [], stalePassages: [], missingPassages: [], rowsLeftOut: 0 });
  });
});
