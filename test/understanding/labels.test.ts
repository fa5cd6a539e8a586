// The labelled messages hold to the page that defines them: each row, and all together.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type LabelledMessage,
  listLabelAuthors,
  readLabels,
  SECOND_READER,
} from '../../src/understanding/read-labels.js';
import { ACTS, ASKED, FORMS, KINDS, POINTERS } from '../../src/understanding/reading.js';

const authors = listLabelAuthors('corpus');
const rows = authors.flatMap((author) => readLabels('corpus', author));
const all = [...rows, ...readLabels('corpus', SECOND_READER)];
const place = ({ author, line }: LabelledMessage): string => `${author}.jsonl:${line}`;
const faults = (isFaulty: (row: LabelledMessage) => boolean): string[] => all.filter(isFaulty).map(place);

const isSubsequence = (part: string, whole: string): boolean => {
  let at = 0;
  for (const character of part.replace(/\s/g, '')) {
    at = whole.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
};

describe('the labels', () => {
  it('are of eight authors or more, four thousand messages and every value', () => {
    expect(authors.length).toBeGreaterThanOrEqual(8);
    expect(rows.length).toBeGreaterThan(4000);
    expect(new Set(rows.map(({ act }) => act))).toEqual(new Set(ACTS));
    expect(new Set(rows.map(({ form }) => form))).toEqual(new Set(FORMS));
    expect(new Set(rows.map(({ pointer }) => pointer))).toEqual(new Set([...POINTERS, null]));
    const parts = rows.flatMap((row) => row.parts);
    expect(new Set(parts.map(({ kind }) => kind))).toEqual(new Set(KINDS));
    expect(new Set(parts.map(({ asked }) => asked))).toEqual(new Set([...ASKED, null]));
  });

  it('quote each part from its message', () => {
    expect(faults(({ q, parts }) => parts.some(({ text }) => !q.includes(text)))).toEqual([]);
  });

  it('keep the asker’s order in every topic', () => {
    const isOutOfOrder = ({ q, standalone, parts }: LabelledMessage): boolean =>
      parts.some(({ topic }) => !isSubsequence(topic, q) && !isSubsequence(topic, standalone ?? q));
    expect(faults(isOutOfOrder)).toEqual([]);
  });

  it('ask an attribute of a look-up, and of no kind that has none', () => {
    const isOdd = ({ parts }: LabelledMessage): boolean =>
      parts.some(({ kind, asked, answerHere }) =>
        kind === 'look-up'
          ? asked === null && answerHere !== 'not-for-us' && answerHere !== null
          : asked !== null && kind !== 'list' && kind !== 'outline',
      );
    expect(faults(isOdd)).toEqual([]);
  });

  it('give an act its parts: a question has some, a greeting none', () => {
    const none = new Set(['greet', 'thank', 'leave', 'about-you', 'praise', 'insult']);
    expect(
      faults(({ act, parts }) => (act === 'ask' && parts.length === 0) || (none.has(act) && parts.length > 0)),
    ).toEqual([]);
  });

  it('complete a message exactly where it points back', () => {
    expect(
      faults(
        ({ pointer, standalone, history }) =>
          (pointer === null) !== (standalone === null) || (pointer !== null && history.length === 0),
      ),
    ).toEqual([]);
  });

  it('hold no message twice under one author', () => {
    const keys = all.map(({ author, q, history }) => JSON.stringify([author, q, history]));
    expect(keys.length - new Set(keys).size).toBe(0);
  });

  it('are refused with file and line where a row is faulty', () => {
    const corpus = mkdtempSync(join(tmpdir(), 'labels-'));
    mkdirSync(join(corpus, 'understanding'));
    const [first = ''] = readFileSync('corpus/understanding/guide.jsonl', 'utf8').split('\n');
    writeFileSync(
      join(corpus, 'understanding', 'clumsy.jsonl'),
      `${first}\n${first.replace('"kind":"', '"kind":"un')}\n`,
    );
    try {
      expect(listLabelAuthors(corpus)).toEqual(['clumsy']);
      expect(() => readLabels(corpus, 'clumsy')).toThrow(/clumsy\.jsonl:2: /);
    } finally {
      rmSync(corpus, { recursive: true, force: true });
    }
  });
});
