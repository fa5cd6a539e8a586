// The words of forms: each sense has its words once, and is documented where people look before they add one.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readDataLines } from '../../src/text/read-data-lines.js';
import { loadFormWords, SENSES } from '../../src/understanding/form-words.js';

const FOLDER = 'corpus/understanding';
const rows = readDataLines(`${FOLDER}/words.jsonl`, z.object({ sense: z.string(), words: z.array(z.string()) }));

/** The senses in the first column of the README's table of them. */
function documented(): string[] {
  const [, chapter = ''] = readFileSync(`${FOLDER}/README.md`, 'utf8').split('## Words of forms');
  const [table = ''] = chapter.split('\n## ');
  const cells = table.split('\n').filter((line) => line.startsWith('| `'));
  return cells.flatMap((line) =>
    [...(line.split(' |')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, sense]) => sense ?? ''),
  );
}

describe('the words of forms', () => {
  it('have one row for each sense', () => {
    expect(rows.map(({ value }) => value.sense).sort()).toEqual([...SENSES].sort());
  });

  it('are documented, each sense once', () => {
    expect(documented().sort()).toEqual([...SENSES].sort());
  });

  it('stand once in their row', () => {
    for (const { value } of rows)
      expect([value.sense, new Set(value.words).size]).toEqual([value.sense, value.words.length]);
  });

  it('are tried the longest first, so that 不超过 is not read as 超过', () => {
    const words = loadFormWords('corpus');
    expect(new RegExp(words('>', '<=')).exec('不超过30亿')?.[0]).toBe('不超过');
    expect(new RegExp(words('section')).exec('小节')?.[0]).toBe('小节');
  });
});
