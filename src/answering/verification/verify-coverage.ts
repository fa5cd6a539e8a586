// What a claim speaks of must be what its quotes speak of: content words that no quote covers.
import { normalizeWithOffsets } from '../../text/normalize-text.js';
import { trimCharacters } from '../../text/trim-characters.js';
import { COMPUTED_MARKER, withoutMarker } from './computed-figure.js';
import { ARITHMETIC_WORD, GENERAL_WORD, HALF_JOINING, JOINING } from './general-words.js';
import { isName } from './name-ending.js';
import { bigramsOf } from './split-clauses.js';

export interface CoverageOptions {
  /** Most of a claim's content that its quotes may leave uncovered, as a share of characters. */
  readonly mostUncovered: number;
  /** The same for one clause, so that an invention cannot hide in a long true sentence. */
  readonly mostUncoveredInClause: number;
  /** A clause with fewer uncovered characters is left alone: one unlucky synonym is not an invention. */
  readonly fewestInClause: number;
  /** An uncovered run this long is a phrase of its own and falls whatever the share. */
  readonly longestRun: number;
}

/** Chosen on the hand-made claims of `test/support/claims.ts`: of those all inventions fall and all faithful rewordings stay. */
export const COVERAGE_DEFAULTS: CoverageOptions = {
  mostUncovered: 0.25,
  mostUncoveredInClause: 0.4,
  fewestInClause: 3,
  longestRun: 4,
};

const CLAUSE = /[^,;。!?\n:]+/g;
const RUN = /[\p{Script=Han}a-z0-9.+&\-/%]+/gu;
const CODE = /[a-z][a-z0-9.+&-]*|(?<![0-9])[0-9]+[a-z+][a-z0-9.+&-]*/g;
const NUMBER = /[0-9.,%〇零一二两三四五六七八九十百千万亿]+/g;

/** A unit that opens with a numeral. */
const PERCENT_POINT = /个?百分点/g;

interface ClauseCoverage {
  readonly content: number;
  readonly uncovered: readonly string[];
}

const UNCOVERED = 0;
const COVERED = 1;
const NEUTRAL = 2;
const HALF_NEUTRAL = 3;

/** What covers a claim: pairs of characters of the quotes, triples of their frame, and patterns of what says nothing. */
interface CoverageSource {
  readonly pairs: ReadonlySet<string>;
  /** Titles are named whole (集成电路产业集群方面): a mere 经济 in a chapter's title backs no 低空经济. */
  readonly triples: ReadonlySet<string>;
  readonly neutral: readonly RegExp[];
}

function triplesOf(text: string): Set<string> {
  const triples = new Set<string>();
  for (const [run] of text.matchAll(RUN)) for (let i = 0; i + 2 < run.length; i++) triples.add(run.slice(i, i + 3));
  return triples;
}

/** Marks characters of a run as covered by the source, or neutral as general words, joints, codes, numerals. */
function markRun(run: string, { pairs, triples, neutral }: CoverageSource): Uint8Array {
  const marks = new Uint8Array(run.length);
  for (const pattern of neutral) {
    for (const match of run.matchAll(pattern)) marks.fill(NEUTRAL, match.index, match.index + match[0].length);
  }
  for (let i = 0; i < run.length; i++) {
    const char = run.charAt(i);
    if (marks[i] === UNCOVERED && JOINING.has(char)) marks[i] = NEUTRAL;
    if (marks[i] === UNCOVERED && HALF_JOINING.has(char)) marks[i] = HALF_NEUTRAL;
    const length = i + 2 < run.length && triples.has(run.slice(i, i + 3)) ? 3 : pairs.has(run.slice(i, i + 2)) ? 2 : 0;
    if (length > 0 && i + 1 < run.length) marks.fill(COVERED, i, i + length);
  }
  return marks;
}

/**
 * Uncovered stretches of two characters and more, one of them content beyond doubt; a single one is too often a
 * classifier or half a synonym.
 */
function uncoveredStretches(run: string, marks: Uint8Array): string[] {
  const stretches: string[] = [];
  for (let start = 0; start < run.length; ) {
    let end = start;
    let isContent = false;
    while (end < run.length && (marks[end] === UNCOVERED || marks[end] === HALF_NEUTRAL)) {
      isContent ||= marks[end] === UNCOVERED;
      end++;
    }
    if (isContent && end - start >= 2) stretches.push(run.slice(start, end));
    start = end + 1;
  }
  return stretches;
}

/** A stretch of a claim that no source covers. */
export interface Stretch {
  /** The clause it stands in. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether it takes in a joint behind it, which may be the second half of a word. */
  readonly isStretched: boolean;
}

/** Uncovered stretches of a folded claim, single characters as well, each in its clause. */
export function uncoveredIn(claim: string, quotes: readonly string[], frame: readonly string[]): Stretch[] {
  const source: CoverageSource = {
    pairs: bigramsOf(quotes.join('。')),
    triples: triplesOf(frame.join('。')),
    neutral: [GENERAL_WORD, ARITHMETIC_WORD, PERCENT_POINT, NUMBER, CODE],
  };
  return [...claim.matchAll(CLAUSE)].flatMap(({ 0: text }) =>
    [...text.matchAll(RUN)].flatMap(({ 0: run, index }) => {
      const marks = markRun(run, source);
      const stretches: Stretch[] = [];
      for (let start = 0; start < run.length; start++) {
        if (marks[start] !== UNCOVERED) continue;
        let end = start;
        while (end < run.length && (marks[end] === UNCOVERED || marks[end] === HALF_NEUTRAL)) end++;
        stretches.push({ text, start: index + start, end: index + end, isStretched: false });
        // 许可: a joint may be the second half of a word.
        let far = end;
        while (far < run.length && far < end + 2 && JOINING.has(run.charAt(far))) far++;
        if (far > end && far < run.length)
          stretches.push({ text, start: index + start, end: index + far, isStretched: true });
        start = end;
      }
      return stretches;
    }),
  );
}

/** A text without the words that say nothing of their own, joints, numerals and marks. */
export const contentOf = (text: string): string =>
  [
    ...text
      .replace(GENERAL_WORD, '')
      .replace(NUMBER, '')
      .replace(/[\p{P}\p{S}\s]/gu, ''),
  ]
    .filter((char) => !JOINING.has(char) && !HALF_JOINING.has(char))
    .join('');

function coverClause(clause: string, source: CoverageSource): ClauseCoverage {
  let content = 0;
  const uncovered: string[] = [];
  for (const [run] of clause.matchAll(RUN)) {
    const marks = markRun(run, source);
    for (const mark of marks) if (mark === COVERED || mark === UNCOVERED) content++;
    uncovered.push(...uncoveredStretches(run, marks));
  }
  return { content, uncovered };
}

const CODE_CHARACTER = /[a-z0-9]/;

/** Whether a code stands in a text as a whole: Ⅱ (ii) is not in Ⅲ (iii). */
function standsWhole(code: string, text: string): boolean {
  for (let at = text.indexOf(code); at >= 0; at = text.indexOf(code, at + 1)) {
    const beside = text.charAt(at - 1) + text.charAt(at + code.length);
    if (!CODE_CHARACTER.test(beside)) return true;
  }
  return false;
}

const lengthOf = (stretches: readonly string[]): number => stretches.reduce((sum, { length }) => sum + length, 0);

function falls(clauses: readonly ClauseCoverage[], options: CoverageOptions): boolean {
  const uncovered = clauses.flatMap((clause) => clause.uncovered);
  const content = clauses.reduce((sum, clause) => sum + clause.content, 0);
  if (uncovered.some((stretch) => stretch.length >= options.longestRun || isName(stretch))) return true;
  if (lengthOf(uncovered) > options.mostUncovered * content) return true;
  return clauses.some((clause) => {
    const length = lengthOf(clause.uncovered);
    return length >= options.fewestInClause && length > options.mostUncoveredInClause * clause.content;
  });
}

/**
 * Content of the claim that neither its quotes nor their frame (breadcrumb, title) hold, when it is more than a claim
 * may add by rewording; empty otherwise. Content is what is left without joints, numerals and words that official prose
 * uses everywhere; a character is covered when a pair it belongs to stands in a quote, so that order and inflection
 * are free but words are not. Latin names and codes must stand as they are.
 */
export function verifyCoverage(
  claimText: string,
  quotes: readonly string[],
  frame: readonly string[] = [],
  options: CoverageOptions = COVERAGE_DEFAULTS,
): string[] {
  const claim = normalizeWithOffsets(withoutMarker(claimText)).text;
  const [quoted, framed] = [quotes, frame].map((texts) => normalizeWithOffsets(texts.join('。')).text) as [
    string,
    string,
  ];
  const source: CoverageSource = {
    pairs: bigramsOf(quoted),
    triples: triplesOf(framed),
    neutral: [
      GENERAL_WORD,
      PERCENT_POINT,
      NUMBER,
      CODE,
      ...(claimText.includes(COMPUTED_MARKER) ? [ARITHMETIC_WORD] : []),
    ],
  };
  const everything = `${quoted}。${framed}`;
  const codes = [...claim.matchAll(CODE)].map(([code]) => trimCharacters(code, '', '.-+&'));
  const missing = codes.filter((code) => !standsWhole(code, everything));
  const clauses = (claim.match(CLAUSE) ?? []).map((clause) => coverClause(clause, source));
  return [...new Set([...missing, ...(falls(clauses, options) ? clauses.flatMap(({ uncovered }) => uncovered) : [])])];
}
