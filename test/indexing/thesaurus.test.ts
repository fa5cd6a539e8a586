// The thesaurus: from an asker's words, Chinese or English, to the plan's.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { foldEnglish, loadThesaurus } from '../../src/indexing/thesaurus.js';
import { DataFileError } from '../../src/text/read-data-lines.js';

const dir = mkdtempSync(join(tmpdir(), 'thesaurus-'));
// A general layer of its own, and an empty one: the project's stays out.
mkdirSync(join(dir, 'general'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const lines = (...rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const write = (name: string, text: string): void => writeFileSync(join(dir, name), text);

write(
  'thesaurus.jsonl',
  lines(
    { plan: ['儿童'], also: ['娃', '娃娃'], kind: 'everyday' },
    { plan: ['托育'], also: ['娃', '托儿所'], kind: 'everyday' },
    { plan: ['GDP'], also: ['生产总值'], kind: 'abbreviation' },
  ),
);
write('english.jsonl', lines({ en: ['nursing home', 'care homes'], zh: ['养老机构'] }, { en: ['home'], zh: ['住房'] }));
const thesaurus = loadThesaurus(dir);

describe('the thesaurus', () => {
  it('prefers the longest phrase and takes no part of it again', () => {
    expect(thesaurus.match('娃娃上托儿所')).toEqual([
      { phrase: '娃娃', planWords: ['儿童'] },
      { phrase: '托儿所', planWords: ['托育'] },
    ]);
  });

  it('gathers the words of all groups that know a phrase', () => {
    expect(thesaurus.match('娃 上学')).toEqual([{ phrase: '娃', planWords: ['儿童', '托育'] }]);
  });

  it('takes a single character only as a word of its own', () => {
    expect(thesaurus.match('她演过娇娃')).toEqual([]);
  });

  it('normalises questions and words alike', () => {
    expect(thesaurus.match('生產總值')).toEqual([{ phrase: '生产总值', planWords: ['gdp'] }]);
  });

  it('finds nothing where nothing is known', () => {
    expect(thesaurus.match('股票行情')).toEqual([]);
    expect(thesaurus.match('')).toEqual([]);
  });

  it('translates English phrase by phrase, longest first, plurals folded', () => {
    expect(thesaurus.translate('How many Nursing Homes near my home?')).toEqual([
      { phrase: 'nursing home', planWords: ['养老机构'] },
      { phrase: 'home', planWords: ['住房'] },
    ]);
    expect(thesaurus.translate('a care home')).toEqual([{ phrase: 'care home', planWords: ['养老机构'] }]);
  });

  it('brings the general layer to a corpus that has no files of its own', () => {
    expect(loadThesaurus(join(dir, 'none')).match('娃')).not.toEqual([]);
  });

  it('leaves out what leads to no word of the plan, and counts the rows that were written for it', () => {
    const known = loadThesaurus(dir, '促进儿童健康成长');
    expect(known.match('娃')).toEqual([{ phrase: '娃', planWords: ['儿童'] }]);
    expect(known.match('托儿所')).toEqual([]);
    expect(known.leftOut).toBe(2);
  });

  it('names file and line of a row it cannot use', () => {
    write('thesaurus.jsonl', `${lines({ plan: ['儿童'], also: ['娃'], kind: 'everyday' })}{"plan": []}\n`);
    expect(() => loadThesaurus(dir)).toThrow(DataFileError);
    expect(() => loadThesaurus(dir)).toThrow('thesaurus.jsonl:2:');
  });
});

describe('foldEnglish', () => {
  it.each([
    ['cities', 'city'],
    ['hospitals', 'hospital'],
    ['buses', 'bus'],
    ['Churches', 'church'],
    ['business', 'business'],
    ['gas', 'gas'],
    ['plan.', 'plan'],
  ])('folds %s to %s', (word, folded) => {
    expect(foldEnglish(word)).toEqual([folded]);
  });
});
