import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { languageWords, readWordClasses } from '../../src/text/word-classes.js';

const dir = mkdtempSync(join(tmpdir(), 'classes-'));
const file = join(dir, 'words.jsonl');
writeFileSync(
  file,
  '{"class":"negation","note":"denies","words":["不","不得"],"except":["不断"]}\n{"class":"bound","note":"bounds","words":["低于","不低于"]}\n',
);
afterAll(() => {
  rmSync(dir, { recursive: true });
});

describe('a class of words', () => {
  const classes = readWordClasses(file);
  const negation = classes.of('negation');
  const bound = classes.of('bound');

  it('finds the longest word at each place, and passes over longer words that only hold one', () => {
    expect(negation.find('不断完善，不得新增，不改')).toEqual([
      { word: '不得', index: 5, value: true },
      { word: '不', index: 10, value: true },
    ]);
    expect(negation.first('不断完善')).toBeUndefined();
    expect(negation.within('不断完善')).toBe(false);
  });

  it('tells the longest word that stands or ends at a place', () => {
    expect(bound.endingAt('不低于')).toBe('不低于');
    expect(bound.at('不低于80%', 1)).toBe('低于');
    expect(bound.endingAt('80%')).toBe('');
  });

  it('gives a pattern of its words, the longest first', () => {
    expect('不低于80%'.match(new RegExp(bound.source))?.[0]).toBe('不低于');
  });

  it('names the file where a class is missing', () => {
    expect(() => classes.of('mood')).toThrow(/words\.jsonl: no row of class "mood"/);
    expect(languageWords('negation').within('严禁新增')).toBe(true);
  });
});
