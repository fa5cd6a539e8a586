// No regular expression of `src` takes more than linear time: a checker reads each, and a planted one shows that it would tell.
import { createRequire } from 'node:module';
import type { check as Check } from 'recheck';
import { describe, expect, it } from 'vitest';
import { builtPatterns, type Pattern, patternsIn, patternsOf, sourceFiles } from './support/list-patterns.js';

/** A program is ten times as fast as the checker in JavaScript, which stands in where no program fits the machine. */
process.env['RECHECK_BACKEND'] ??= process.platform === 'linux' && process.arch === 'x64' ? 'native' : 'pure';
const { check } = createRequire(import.meta.url)('recheck') as { readonly check: typeof Check };

/**
 * Files of hand-written vocabulary that statements, readings and operators are to replace whole. Their questions are cut
 * to 2,000 characters before, and `costs.test.ts` bounds what they cost. Nothing may be added here.
 */
const REPLACED_SOON = [
  'src/answering/composing/',
  'src/answering/screening/',
  'src/answering/assess-evidence.ts',
  'src/retrieval/read-question.ts',
];

const files = sourceFiles().filter((file) => !REPLACED_SOON.some((start) => file.startsWith(start)));
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
