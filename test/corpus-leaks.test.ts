// What is learned from holds no question that is evaluated: a held-out figure would be none.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { normalizeText } from '../src/text/normalize-text.js';
import { PROJECT_ROOT } from './support/seed-plan.js';

/** A question whatever its marks, its spaces, its width and its script. */
const bare = (question: string): string => normalizeText(question).replace(/[\s\p{P}\p{S}]+/gu, '');

interface Asked {
  readonly place: string;
  readonly question: string;
}

/** The texts of a field: one, several, or turns with who said them. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  return typeof value === 'object' && value !== null ? stringsIn((value as Record<string, unknown>)['content']) : [];
}

/** All that people say in a folder's files: questions, earlier turns and completed questions, each with its file and line. */
function saidIn(folder: string, keys: readonly string[]): Asked[] {
  const files = readdirSync(join(PROJECT_ROOT, folder)).filter((name) => name.endsWith('.jsonl'));
  return files.flatMap((name) =>
    readFileSync(join(PROJECT_ROOT, folder, name), 'utf8')
      .split('\n')
      .flatMap((line, at) => {
        if (line.trim() === '') return [];
        const row = JSON.parse(line) as Record<string, unknown>;
        return keys
          .flatMap((key) => stringsIn(row[key]))
          .map((question) => ({ place: `${folder}/${name}:${at + 1}`, question }));
      }),
  );
}

const evaluated = new Map(
  ['eval', 'eval/acts', 'eval/other-plans']
    .flatMap((folder) => saidIn(folder, ['question', 'q', 'history']))
    .map(({ place, question }) => [bare(question), place]),
);

/** Questions this short are anybody's: 你好, 谢谢, 养老怎样. */
const ANYBODYS = 4;
/** From this length on, a question within a longer one is the same question. */
const TELLING = 8;
const telling = [...evaluated.keys()].filter((text) => text.length >= TELLING);

/** The evaluated question that a text is, or holds. */
const leakIn = (text: string): string | undefined =>
  text.length > ANYBODYS && evaluated.has(text) ? text : telling.find((question) => text.includes(question));

describe('a question that is evaluated', () => {
  it('is read from every set', () => {
    expect(evaluated.size).toBeGreaterThan(1500);
    expect(bare('停车难，怎么办？')).toBe(bare('停車難 怎么办'));
    expect(leakIn(`请问${telling[0]}谢谢`)).toBe(telling[0]);
  });

  it.each([
    ['corpus/understanding', ['q', 'history', 'standalone'], 5000],
    ['corpus/selection', ['q'], 500],
    ['corpus/care', ['q'], 1500],
    ['corpus/acts', ['q'], 1500],
  ] as const)('neither is nor is held by anything said in %s', (folder, keys, least) => {
    const learned = saidIn(folder, keys);
    expect(learned.length).toBeGreaterThan(least);
    const leaks = learned.flatMap(({ place, question }) => {
      const leak = leakIn(bare(question));
      return leak === undefined ? [] : [`${place} 「${question}」 = ${evaluated.get(leak)}`];
    });
    expect(leaks).toEqual([]);
  });

  it('is not among the first questions that the card proposes', () => {
    const card = JSON.parse(readFileSync(join(PROJECT_ROOT, 'corpus/card.json'), 'utf8')) as {
      readonly starters: readonly { readonly questions: readonly string[] }[];
    };
    const proposed = card.starters.flatMap(({ questions }) => questions);
    expect(proposed.length).toBeGreaterThan(5);
    expect(proposed.filter((question) => leakIn(bare(question)) !== undefined)).toEqual([]);
  });

  it('neither is nor is held by an index-time question', () => {
    const written = saidIn('corpus/questions', ['questions']);
    expect(written.length).toBeGreaterThan(50_000);
    const leaks = written.flatMap(({ place, question }) => {
      const leak = leakIn(bare(question));
      return leak === undefined ? [] : [`${place} 「${question}」 = ${evaluated.get(leak)} 「${leak}」`];
    });
    expect(leaks).toEqual([]);
  });
});
