// The corpus: index-time questions that fit the plan and stay apart from the evaluation, and aids in the plan's words.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { listPassages } from '../src/chunking/list-passages.js';
import { loadExpansionQuestions } from '../src/indexing/expansion-questions.js';
import { loadOffTopicQuestions } from '../src/indexing/off-topic-questions.js';
import { loadDomainWords } from '../src/indexing/open-plan-index.js';
import { aidFiles } from '../src/plan/aid-folders.js';
import { normalizeText } from '../src/text/normalize-text.js';
import { readDataLines } from '../src/text/read-data-lines.js';
import { listLabelAuthors, readLabels, SECOND_READER } from '../src/understanding/read-labels.js';
import { chunks, plan } from './support/plan-fixture.js';

const QUESTIONS_DIR = 'corpus/questions';
const EVALUATION_FILES = ['questions', 'everyday', 'mixed', 'citizens', 'silence', 'off-topic'].map(
  (name) => `eval/${name}.jsonl`,
);
const NEARLY_EQUAL = 0.8;
/** English question words become these: they make a question and need not stand in a plan. */
const QUESTION_WORDS = new Set('多少 哪些 何时 哪里 谁 为什么 如何 什么 多久'.split(' '));

const loaded = loadExpansionQuestions('corpus', plan, chunks);
const rows = readdirSync(QUESTIONS_DIR).flatMap((name) =>
  readDataLines(join(QUESTIONS_DIR, name), z.object({ passage: z.string(), questions: z.array(z.string()) })),
);

/** Passages that answer questions, with the number of questions written for each. */
const countsOfPassages = () => {
  const counts = new Map<string, number>();
  for (const { value } of rows) counts.set(value.passage, (counts.get(value.passage) ?? 0) + value.questions.length);
  return listPassages(plan)
    .filter(({ kind }) => kind === 'body' || kind === 'box' || kind === 'indicator')
    .map(({ id }) => ({ id, count: counts.get(id) ?? 0 }));
};

const bare = (text: string): string => normalizeText(text).replace(/[\p{P}\p{S}\s]/gu, '');

function bigramsOf(text: string): Set<string> {
  const characters = [...bare(text)];
  return new Set(characters.slice(1).map((character, index) => `${characters[index]}${character}`));
}

/** Evaluation questions of any turn, and a search for those that are the same as a text but for a few characters. */
function openNearness(questions: readonly string[]) {
  const sets = questions.map(bigramsOf);
  const holders = new Map<string, number[]>();
  sets.forEach((set, index) => {
    for (const bigram of set) holders.set(bigram, [...(holders.get(bigram) ?? []), index]);
  });
  return (text: string): string[] => {
    const bigrams = bigramsOf(text);
    const shared = new Map<number, number>();
    for (const bigram of bigrams)
      for (const index of holders.get(bigram) ?? []) shared.set(index, (shared.get(index) ?? 0) + 1);
    return [...shared]
      .filter(([index, both]) => both / (bigrams.size + (sets[index]?.size ?? 0) - both) >= NEARLY_EQUAL)
      .map(([index]) => questions[index] ?? '');
  };
}

const evaluationQuestions = EVALUATION_FILES.flatMap((file) =>
  readDataLines(file, z.object({ question: z.string() })).map(({ value }) => value.question),
);

const planText = normalizeText(plan.text).replace(/\s/g, '');
const isAbsent = (word: string): boolean => !planText.includes(normalizeText(word).replace(/\s/g, ''));

describe('the index-time questions', () => {
  it('load row by row against the plan of today, none stale', () => {
    expect(loaded.stalePassages).toEqual([]);
    expect(loaded.missingPassages).toEqual([]);
    expect(loaded.questions.length).toBe(rows.reduce((sum, { value }) => sum + value.questions.length, 0));
  });

  it('are more than fifty thousand', () => {
    expect(loaded.questions.length).toBeGreaterThan(50_000);
  });

  it('are at least 15 for each passage of text, box or indicator table', () => {
    const counts = countsOfPassages();
    expect(counts.length).toBeGreaterThan(100);
    expect(counts.filter(({ count }) => count < 15)).toEqual([]);
  });

  it('are at least 30 for each such section of chapter 9, the life of the people', () => {
    const counts = countsOfPassages().filter(({ id }) => /^c9[.#]/.test(id));
    expect(counts.length).toBeGreaterThan(10);
    expect(counts.filter(({ count }) => count < 30)).toEqual([]);
  });

  it('equal no evaluation question, punctuation and width aside', () => {
    const asked = new Set(evaluationQuestions.map(bare));
    expect(asked.size).toBeGreaterThan(400);
    expect(loaded.questions.map(({ question }) => question).filter((question) => asked.has(bare(question)))).toEqual(
      [],
    );
  });

  it('nearly equal no evaluation question', () => {
    const nearest = openNearness(evaluationQuestions);
    const sample = evaluationQuestions[0] ?? '';
    expect(nearest(`${sample}？`)).toContain(sample);
    const leaked = loaded.questions.flatMap(({ question }) =>
      nearest(question).map((evaluation) => ({ question, evaluation })),
    );
    expect(leaked).toEqual([]);
  });
});

describe('the off-topic questions', () => {
  const offTopic = loadOffTopicQuestions('corpus', loaded.questions.length);

  it('are thousands, each once, comments aside', () => {
    expect(offTopic.length).toBeGreaterThan(4000);
    expect(new Set(offTopic.map(bare)).size).toBe(offTopic.length);
    expect(offTopic.filter((line) => line.startsWith('#') || line.trim() !== line)).toEqual([]);
  });

  it('are none of the index-time questions, and nearly equal no evaluation question', () => {
    const known = new Set(loaded.questions.map(({ question }) => bare(question)));
    const nearest = openNearness(evaluationQuestions);
    expect(offTopic.filter((question) => known.has(bare(question)))).toEqual([]);
    expect(offTopic.filter((question) => nearest(question).length > 0)).toEqual([]);
  });

  it('take part only as far as a plan has questions of its own', () => {
    expect(loadOffTopicQuestions('seeds', 0)).toEqual([]);
    expect(loadOffTopicQuestions('seeds', 100)).toHaveLength(100);
  });
});

describe('the labelled messages', () => {
  const messages = [...listLabelAuthors('corpus'), SECOND_READER].flatMap((author) => readLabels('corpus', author));

  it('nearly equal no evaluation question of any set, as typed or completed', () => {
    const sets = readdirSync('eval').filter((name) => name.endsWith('.jsonl'));
    const asked = sets.flatMap((name) =>
      readDataLines(join('eval', name), z.object({ question: z.string().optional(), q: z.string().optional() })),
    );
    const nearest = openNearness(asked.flatMap(({ value: { question, q } }) => question ?? q ?? []));
    expect(messages.length).toBeGreaterThan(4000);
    const leaked = messages
      .flatMap(({ q, standalone, author, line }) => [q, standalone ?? q].map((text) => ({ text, author, line })))
      .filter(({ text }) => nearest(text).length > 0);
    expect(leaked).toEqual([]);
  });
});
/** Rows of both layers. */
const aidRows = <T>(name: string, schema: z.ZodType<T>) =>
  aidFiles('corpus', name).flatMap((file) => readDataLines(file, schema));

describe('the language aids', () => {
  it('lead the thesaurus to words that stand in the plan', () => {
    const groups = aidRows('thesaurus.jsonl', z.object({ plan: z.array(z.string()) }));
    expect(groups.length).toBeGreaterThan(500);
    expect(groups.flatMap(({ line, value }) => value.plan.filter(isAbsent).map((word) => ({ line, word })))).toEqual(
      [],
    );
  });

  it('translate English to words that stand in the plan, question words aside', () => {
    const groups = aidRows('english.jsonl', z.object({ zh: z.array(z.string()) }));
    expect(groups.length).toBeGreaterThan(500);
    const absent = groups.flatMap(({ line, value }) =>
      value.zh.filter((word) => isAbsent(word) && !QUESTION_WORDS.has(word)).map((word) => ({ line, word })),
    );
    expect(absent).toEqual([]);
  });

  it('list domain words that stand in the plan, each once', () => {
    const words = loadDomainWords('corpus');
    expect(words.length).toBeGreaterThan(500);
    expect(words.filter(isAbsent)).toEqual([]);
    expect(new Set(words).size).toBe(words.length);
  });
});
