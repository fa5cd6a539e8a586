// No regular expression of `src` takes more than linear time: a checker reads each, and a planted one shows that it would tell.
import { createRequire } from 'node:module';
import type { check as Check } from 'recheck';
import { describe, expect, it } from 'vitest';
import { hasWords } from './support/has-words.js';
import { builtPatterns, type Pattern, patternsIn, patternsOf, sourceFiles } from './support/list-patterns.js';

/** A program is ten times as fast as the checker in JavaScript, which stands in where no program fits the machine. */
process.env['RECHECK_BACKEND'] ??= process.platform === 'linux' && process.arch === 'x64' ? 'native' : 'pure';
const { check } = createRequire(import.meta.url)('recheck') as { readonly check: typeof Check };

const files = sourceFiles();
const { literals, building, written, lists } = patternsIn(files);

/** Work is limited by steps: limits of time would make a busy machine's answer another one. */
const LIMITS = { timeout: 60_000, attackTimeout: null, incubationTimeout: null } as const;

/** Patterns that a text can make slow, with such a text. */
async function slowOnes(
  patterns: readonly Pattern[],
  { timeout, most }: { readonly timeout: number; readonly most: number } = {
    ...LIMITS,
    most: Number.POSITIVE_INFINITY,
  },
): Promise<string[]> {
  const slow: string[] = [];
  const seen = new Set<string>();
  for (const { source, flags, place } of patterns) {
    if (slow.length >= most) break;
    if (seen.has(`/${source}/${flags}`)) continue;
    seen.add(`/${source}/${flags}`);
    const verdict = await check(source, flags, { ...LIMITS, timeout });
    if (verdict.status === 'vulnerable')
      slow.push(`${place} /${source}/${flags} ${verdict.complexity.summary}: ${verdict.attack.pattern}`);
    else if (verdict.status !== 'safe') slow.push(`${place} /${source}/${flags} could not be judged`);
  }
  return slow;
}

/**
 * Files with patterns that a text made for it can make slow, or that the checker cannot judge. They read a document that
 * the operator brings, or lines that we wrote, no question; bounded repetitions are linear, yet too wide for the checker. A file leaves the list with its last such pattern.
 */
const KNOWN_TO_BE_SLOW: readonly string[] = [
  'src/plan/outlining/heading-forms.ts',
  'src/statements/name-amount.ts',
  'src/answering/verification/verify-count.ts',
  'src/evaluation/judging/place-references.ts',
  'src/evaluation/judging/self-contradictions.ts',
  'src/evaluation/judging/computed-figures.ts',
  'src/evaluation/judging/find-denials.ts',
  'src/plan/add-indicator-table.ts',
  'src/plan/administrative-areas.ts',
  'src/plan/cleaning/drop-page-marks.ts',
  'src/plan/cleaning/find-contents.ts',
  'src/plan/cleaning/find-title.ts',
  'src/plan/guess-card.ts',
  'src/plan/outlining/assign-roles.ts',
  'src/plan/outlining/named-units.ts',
  'src/plan/reading/html-lines.ts',
  'src/plan/reading/read-html.ts',
  'src/plan/reading/read-markdown.ts',
  'src/web/conversation/answer-lines.ts',
];
const fileOf = ({ place }: Pattern): string => place.replace(/:\d+$/, '');
const isKnown = (pattern: Pattern): boolean => KNOWN_TO_BE_SLOW.includes(fileOf(pattern));

/** Readers that are made once, from words of `corpus/` or of one question. */
const MADE_FROM_WORDS =
  /^src\/(?:understanding\/(?:read-|settle-|clause-questions|form-readers)|answering\/operators\/(?:explain-count|find-unit)|evaluation\/judging\/place-references|plan\/outlining\/heading-forms|library\/name-forms)/;

describe('the regular expressions of src', () => {
  it('are found: literals of scripts and components, and those that a module builds', () => {
    expect(literals.length).toBeGreaterThan(200);
    expect(literals.some(({ place }) => place.startsWith('src/web/'))).toBe(true);
    expect(literals.some(({ place }) => place.startsWith('src/setup/'))).toBe(true);
    expect(patternsOf('const a = <p>{text.replace(/x+$/g, "")}</p>;\nconst b = new RegExp("y");', 'a.tsx')).toEqual({
      literals: [{ source: 'x+$', flags: 'g', place: 'a.tsx:1' }],
      building: ['a.tsx'],
      written: [{ source: 'y', flags: '', place: 'a.tsx:2' }],
      lists: [],
    });
  });

  it.each([
    ['exponential', /^(?:\s*,\s*)*$/],
    ['cubic', /a*(?:b|a)*a*c/],
    ['quadratic at the end of a text', /[，。]+$/],
  ])('would be refused when planted: %s', async (_, { source, flags }) => {
    expect(await slowOnes([{ source, flags, place: 'planted' }])).toHaveLength(1);
  });

  it('are linear, as far as they are written out', { timeout: 1_200_000 }, async () => {
    expect(await slowOnes(literals.filter((pattern) => !isKnown(pattern)))).toEqual([]);
  });

  it('are linear, and built while their module is loaded, where they are built', { timeout: 1_200_000 }, async () => {
    const built = await builtPatterns(building);
    // A pattern built in a function is not seen here: only readers that are made once from rows of words may do so.
    const seen = new Set(built.map(fileOf));
    const unseen = [...new Set(building)].filter((file) => !seen.has(file) && !MADE_FROM_WORDS.test(file));
    expect(unseen).toEqual([]);
    expect(await slowOnes(built.filter((pattern) => !isKnown(pattern)))).toEqual([]);
  });

  it('are listed where they may be slow, and no file is listed without a pattern', () => {
    const places = new Set([...literals.map(fileOf), ...building]);
    expect(KNOWN_TO_BE_SLOW.filter((file) => !places.has(file))).toEqual([]);
  });
});

/** Rooms that read questions and the plan: what they know of words belongs into `corpus/`. */
const READING_ROOMS = ['src/answering/', 'src/understanding/', 'src/retrieval/', 'src/conversation/'];
const isRead = ({ place }: Pattern): boolean => READING_ROOMS.some((room) => place.startsWith(room));

/** Each of them recognises a form: 三分之一, 第十四个五年, 修没修. Lower it whenever one goes. */
const MOST_VOCABULARIES = 22;

describe('words in regular expressions', () => {
  it.each([
    ['达到\\d', true],
    ['^已经?', true],
    ['(?:个|项|处)', true],
    ['[到至]', true],
    ['(?:规模|数量|占比)', true],
    ['[一二三四五六七八九十]+|\\d+', false],
    ['第[一二三四五六七八九十]+章', false],
    ['十[一二三四五六七]五$', false],
    ['\\d{4}年(?:\\d{1,2}月)?', false],
    ['[，。；、的]', false],
  ])('are told from forms: %s', (source, expected) => {
    expect(hasWords(source)).toBe(expected);
  });

  it(`stand in no more than ${MOST_VOCABULARIES} of the rooms that read questions`, () => {
    const vocabularies = [...literals, ...written].filter((pattern) => isRead(pattern) && hasWords(pattern.source));
    expect(vocabularies.map(({ place, source }) => `${place} /${source}/`).slice(MOST_VOCABULARIES)).toEqual([]);
    expect(vocabularies.length).toBe(MOST_VOCABULARIES);
  });

  it('stand in no list of these rooms: words are rows of corpus', () => {
    const isWordList = ({ source }: Pattern): boolean =>
      /^(?:\p{Script=Han}{1,8} ){3,}\p{Script=Han}{1,8}$/u.test(source);
    expect(lists.filter((list) => isRead(list) && isWordList(list)).map(({ place }) => place)).toEqual([]);
    expect(lists.filter(isWordList).length).toBeGreaterThan(0);
  });
});
