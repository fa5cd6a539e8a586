// No regular expression of `src` takes more than linear time: a checker reads each, and a planted one shows that it would tell.
import { createRequire } from 'node:module';
import type { check as Check } from 'recheck';
import { describe, expect, it } from 'vitest';
import { builtPatterns, type Pattern, patternsIn, patternsOf, sourceFiles } from './support/list-patterns.js';

/** A program is ten times as fast as the checker in JavaScript, which stands in where no program fits the machine. */
process.env['RECHECK_BACKEND'] ??= process.platform === 'linux' && process.arch === 'x64' ? 'native' : 'pure';
const { check } = createRequire(import.meta.url)('recheck') as { readonly check: typeof Check };

const files = sourceFiles();
const { literals, building } = patternsIn(files);

/** Work is limited by steps: limits of time would make a busy machine's answer another one. */
const LIMITS = { timeout: 300_000, attackTimeout: null, incubationTimeout: null } as const;

/** Patterns that a text can make slow, with such a text. */
async function slowOnes(patterns: readonly Pattern[]): Promise<string[]> {
  const slow: string[] = [];
  const seen = new Set<string>();
  for (const { source, flags, place } of patterns) {
    if (seen.has(`/${source}/${flags}`)) continue;
    seen.add(`/${source}/${flags}`);
    const verdict = await check(source, flags, LIMITS);
    if (verdict.status === 'vulnerable')
      slow.push(`${place} /${source}/${flags} ${verdict.complexity.summary}: ${verdict.attack.pattern}`);
    else if (verdict.status !== 'safe') slow.push(`${place} /${source}/${flags} could not be judged`);
  }
  return slow;
}

describe('the regular expressions of src', () => {
  it('are found: literals of scripts and components, and those that a module builds', () => {
    expect(literals.length).toBeGreaterThan(200);
    expect(literals.some(({ place }) => place.startsWith('src/web/'))).toBe(true);
    expect(literals.some(({ place }) => place.startsWith('src/setup/'))).toBe(true);
    expect(patternsOf('const a = <p>{text.replace(/x+$/g, "")}</p>;\nconst b = new RegExp("y");', 'a.tsx')).toEqual({
      literals: [{ source: 'x+$', flags: 'g', place: 'a.tsx:1' }],
      building: ['a.tsx'],
    });
  });

  it.each([
    ['exponential', /^(?:\s*,\s*)*$/],
    ['cubic', /a*(?:b|a)*a*c/],
    ['quadratic at the end of a text', /[，。]+$/],
  ])('would be refused when planted: %s', async (_, { source, flags }) => {
    expect(await slowOnes([{ source, flags, place: 'planted' }])).toHaveLength(1);
  });

  it('are linear, as far as they are written out', { timeout: 600_000 }, async () => {
    expect(await slowOnes(literals)).toEqual([]);
  });

  it('are linear, and built while their module is loaded, where they are built', { timeout: 600_000 }, async () => {
    const built = await builtPatterns(building);
    // A pattern built in a function would not be seen here, and would be compiled at every call.
    expect(built.map(({ place }) => place).sort()).toEqual([...building].sort());
    expect(await slowOnes(built)).toEqual([]);
  });
});

/** Rooms that read questions and the plan: what they know of words belongs into `corpus/`. */
const READING_ROOMS = ['src/answering/', 'src/understanding/', 'src/retrieval/', 'src/conversation/'];
/** More are a list of words in code again. Lower it whenever one goes. */
const MOST_VOCABULARIES = 40;

/** Two words or more of two characters or more, side by side in an alternation. */
const VOCABULARY = /\p{Script=Han}{2,}\??\|(?:\(\?:)?\p{Script=Han}{2,}/u;

describe('words in regular expressions', () => {
  it('are told from forms', () => {
    expect(VOCABULARY.test('(?:规模|数量|占比)')).toBe(true);
    expect(VOCABULARY.test('[一二三四五六七八九十]+|\\d+')).toBe(false);
    expect(VOCABULARY.test('(?:个|项|处)')).toBe(false);
  });

  it(`stand in no more than ${MOST_VOCABULARIES} literals of the rooms that read questions`, () => {
    const vocabularies = literals.filter(
      ({ source, place }) => READING_ROOMS.some((room) => place.startsWith(room)) && VOCABULARY.test(source),
    );
    expect(vocabularies.map(({ place, source }) => `${place} /${source}/`).slice(MOST_VOCABULARIES)).toEqual([]);
    expect(vocabularies.length).toBeLessThanOrEqual(MOST_VOCABULARIES);
  });
});
