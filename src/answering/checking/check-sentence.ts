// One sentence of a draft against the plan: borne out, contradicted, or not to be found there.
import { plainForm } from '../../text/plain-form.js';
import { type Comparison, type ComparisonSource, compareLine, isBorneOut } from './compare-line.js';
import type { Difference, DraftVerdict } from './draft-check.js';
import { type DraftUnit, listUnits } from './draft-units.js';
import { findDifferences, meetsMask } from './find-differences.js';
import type { LikeLine, PlanLine, PlanLines } from './sentence-likeness.js';

export interface SentenceFinding {
  readonly verdict: DraftVerdict;
  readonly differences: readonly Difference[];
  readonly unfounded: readonly string[];
  readonly isMasked: boolean;
  /** Lines to show, best first. */
  readonly lines: readonly PlanLine[];
}

export interface SentenceSource extends ComparisonSource {
  readonly lines: PlanLines;
}

/** Lines looked at for each piece. */
const CANDIDATES = 6;
/** A line that holds this share of a piece's weight speaks of the same thing. */
const SAME_TOPIC = 0.5;
/** With every word of the piece in the line, less will do. */
const SAME_TOPIC_COVERED = 0.35;
/** A contradiction in so many words (提高, 降低) tells the topic by itself. */
const SAME_TOPIC_TURNED = 0.3;
/** A line that bears a piece out holds at least this share of it; those of eval/drafts hold 0.4 and more. */
const LEAST_BEARING = 0.3;
/** Below this a line is not worth showing. */
const WORTH_SHOWING = 0.3;

const lengthOf = (words: readonly string[]): number => words.reduce((sum, { length }) => sum + length, 0);

/** Words that the line lacks, without those that only turn it round: 已建成 beside 建设. */
function strangeWords({ faults }: Comparison): string[] {
  const turning = [...faults.modality, ...faults.figures, ...faults.words.map(({ detail }) => detail)].map(
    (fault) => fault.split('（', 1)[0] ?? '',
  );
  return faults.uncovered.filter((word) => !turning.some((part) => part !== '' && word.includes(part)));
}

/** Smaller is nearer: strange words weigh most, then how many faults, then likeness. */
function distance(comparison: Comparison): number {
  const { faults, likeness } = comparison;
  const count = faults.figures.length + faults.words.length + faults.modality.length;
  return lengthOf(strangeWords(comparison)) / 4 + count / 8 - likeness * 2;
}

/** Nothing contradicts a sentence of common words (请抓好落实), and nothing bears it out. */
const bearsOut = ({ faults, likeness }: Comparison): boolean => likeness >= LEAST_BEARING && isBorneOut(faults);

function speaksOfTheSame(comparison: Comparison): boolean {
  const { faults, likeness } = comparison;
  if (likeness >= SAME_TOPIC) return true;
  if (likeness >= SAME_TOPIC_COVERED && strangeWords(comparison).length === 0) return true;
  return likeness >= SAME_TOPIC_TURNED && faults.modality.some((fault) => fault.includes('相反'));
}

const withoutNotes = (faults: readonly string[]): string[] => faults.map((fault) => fault.replace(/（.{1,20}）$/, ''));

/** What the nearest line lacks, in the draft's words. */
const unfoundedIn = ({ faults }: Comparison): string[] => [
  ...new Set([
    ...withoutNotes(faults.figures),
    ...withoutNotes(faults.words.map(({ detail }) => detail)),
    ...faults.characters,
    ...faults.uncovered,
  ]),
];

const NOTHING_LIKE_IT: SentenceFinding = {
  verdict: 'not-covered',
  differences: [],
  unfounded: [],
  isMasked: false,
  lines: [],
};

/** What is less like a piece neither bears it out nor contradicts it; one is kept, to name what it lacks. */
const worthComparing = (likes: readonly LikeLine[]): readonly LikeLine[] => {
  const near = likes.filter(({ likeness }) => likeness >= LEAST_BEARING);
  return near.length > 0 ? near : likes.slice(0, 1);
};

/** @param others lines that the whole sentence is like: a piece may be too short to find its own */
function checkUnit({ text, head }: DraftUnit, others: readonly LikeLine[], source: SentenceSource): SentenceFinding {
  const written = head === '' ? text : `${head}，${text}`;
  const own = source.lines.find(text, CANDIDATES);
  const added = others.filter(({ line }) => !own.some((each) => each.line === line));
  const compared: Comparison[] = [];
  for (const line of worthComparing([...own, ...added])) {
    const comparison = compareLine(written, line, source);
    if (bearsOut(comparison)) return { ...NOTHING_LIKE_IT, verdict: 'consistent', lines: [comparison.line] };
    compared.push(comparison);
  }
  const [nearest] = compared.toSorted((a, b) => distance(a) - distance(b));
  if (!nearest) return NOTHING_LIKE_IT;
  const isSame = speaksOfTheSame(nearest);
  const isMasked = isSame && meetsMask(written, nearest);
  const differences = isSame ? findDifferences(written, nearest, source.plan) : [];
  const lines = nearest.likeness >= WORTH_SHOWING ? [nearest.line] : [];
  if (differences.length > 0) return { ...NOTHING_LIKE_IT, verdict: 'differs', differences, lines };
  return { ...NOTHING_LIKE_IT, unfounded: unfoundedIn(nearest), isMasked, lines };
}

function joinUnits(findings: readonly SentenceFinding[]): SentenceFinding {
  const differences = findings.flatMap((finding) => finding.differences);
  const isAll = findings.length > 0 && findings.every(({ verdict }) => verdict === 'consistent');
  const verdict = differences.length > 0 ? 'differs' : isAll ? 'consistent' : 'not-covered';
  const relevant = verdict === 'differs' ? findings.filter((finding) => finding.verdict === 'differs') : findings;
  return {
    verdict,
    differences,
    unfounded: verdict === 'not-covered' ? findings.flatMap(({ unfounded }) => unfounded) : [],
    isMasked: verdict === 'not-covered' && findings.some(({ isMasked }) => isMasked),
    lines: [...new Set(relevant.flatMap(({ lines }) => lines))],
  };
}

/** A sentence is borne out by one line as a whole, or piece by piece; one piece that is not makes it what that piece is. */
export function checkSentence(sentence: string, source: SentenceSource): SentenceFinding {
  const text = plainForm(sentence);
  const units = listUnits(text);
  if (units.length === 0) return NOTHING_LIKE_IT;
  const likes = source.lines.find(text, CANDIDATES);
  for (const like of worthComparing(likes)) {
    const { line, ...comparison } = compareLine(text, like, source);
    if (bearsOut({ line, ...comparison })) return { ...NOTHING_LIKE_IT, verdict: 'consistent', lines: [line] };
  }
  return joinUnits(units.map((unit) => checkUnit(unit, likes, source)));
}
