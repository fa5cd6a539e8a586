// A claim may not turn its quotes round: negation, obligation and aim, rising and falling, planned and done.
import { normalizeWithOffsets } from '../../text/normalize-text.js';
import { COMPUTED_MARKER } from './computed-figure.js';
import {
  AIM,
  DONE_IN_CLAIM,
  ENCOURAGEMENT,
  FALLING,
  HOLDING_BACK,
  LESS,
  MORE,
  NEGATION,
  OBLIGATION,
  REPORTED,
  RISING,
  TARGET_YEAR,
  UNDERTAKING,
} from './modality-words.js';
import { alignedClauses, bigramsOf, type Clause, sharedBigrams, splitClauses } from './split-clauses.js';

/** Characters after a negation that it certainly governs: 防止耕地“非粮化” reaches its object within six. */
const GOVERNED = 6;
/** Two clauses that share three pairs of characters speak of the same thing. */
const SAME_TOPIC = 3;

const hasNegation = (text: string): boolean => text.search(NEGATION) >= 0;

/** Each negation of a clause with the bigrams of what follows it. */
function negations(
  clause: Clause,
): { readonly word: string; readonly governed: ReadonlySet<string>; readonly at: number }[] {
  return [...clause.text.matchAll(NEGATION)].map((match) => {
    const at = match.index + match[0].length;
    const object = clause.text
      .slice(at)
      .replace(/[\p{P}\p{S}]/gu, '')
      .slice(0, GOVERNED);
    return { word: match[0], governed: bigramsOf(object), at: match.index };
  });
}

const speaksOf = (governed: ReadonlySet<string>, clause: Clause): boolean =>
  governed.size > 0 && sharedBigrams(governed, clause) >= Math.max(1, Math.ceil(governed.size * 0.5));

/** Whether a clause says something of `governed` before any negation of its own: 先体检、后更新 before 不更新. */
function affirms(clause: Clause, governed: ReadonlySet<string>): boolean {
  const first = clause.text.search(NEGATION);
  return speaksOf(governed, { ...clause, bigrams: bigramsOf(first < 0 ? clause.text : clause.text.slice(0, first)) });
}

function lostNegations(claim: readonly Clause[], quotes: readonly Clause[]): string[] {
  return quotes.flatMap((quote) =>
    negations(quote)
      .filter(({ governed }) => !quotes.some((other) => affirms(other, governed)))
      .filter(({ governed }) =>
        claim.some(
          (clause) => speaksOf(governed, clause) && !hasNegation(clause.text) && !HOLDING_BACK.test(clause.text),
        ),
      )
      .map(({ word }) => `${word}（引文有，论断无）`),
  );
}

function inventedNegations(claim: readonly Clause[], quotes: readonly Clause[]): string[] {
  return claim.flatMap((clause) =>
    negations(clause)
      .filter(({ governed }) => {
        const about = quotes.filter((quote) => speaksOf(governed, quote));
        const candidates = about.length > 0 ? about : alignedClauses(clause, quotes, 1);
        return !candidates.some((quote) => hasNegation(quote.text) || HOLDING_BACK.test(quote.text));
      })
      .map(({ word }) => `${word}（论断有，引文无）`),
  );
}

/** An obligation or aim that no aligned quote has, and an obligation or aim of the quote that the claim weakens. */
function shiftedCommitments(clause: Clause, aligned: readonly Clause[], all: readonly Clause[]): string[] {
  const shifts: string[] = [];
  const quoted = aligned.length > 0 ? aligned : all;
  for (const { pattern } of [OBLIGATION, AIM]) {
    const word = pattern.exec(clause.text)?.[0];
    if (word && !quoted.some((quote) => pattern.test(quote.text))) shifts.push(`${word}（论断有，引文无）`);
  }
  const isObliged = aligned.length > 0 && aligned.every((quote) => OBLIGATION.pattern.test(quote.text));
  const softer = ENCOURAGEMENT.pattern.exec(clause.text)?.[0];
  if (
    isObliged &&
    softer &&
    !OBLIGATION.pattern.test(clause.text) &&
    !aligned.some((quote) => ENCOURAGEMENT.pattern.test(quote.text))
  ) {
    shifts.push(`${softer}（引文为必须）`);
  }
  const isAimed = aligned.length > 0 && aligned.every((quote) => AIM.pattern.test(quote.text));
  if (isAimed && !AIM.pattern.test(clause.text)) shifts.push('力争（引文有，论断无）');
  return shifts;
}

function turnedDirections(clause: Clause, aligned: readonly Clause[]): string[] {
  const turned = (claimed: RegExp, opposite: RegExp): string[] => {
    const word = claimed.exec(clause.text)?.[0];
    if (!word || opposite.test(clause.text) || aligned.length === 0) return [];
    return aligned.every((quote) => opposite.test(quote.text) && !claimed.test(quote.text))
      ? [`${word}（引文相反）`]
      : [];
  };
  return [...turned(RISING, FALLING), ...turned(FALLING, RISING)];
}

/** More or less of something where the quotes speak of neither. A claim that computes may say so. */
function inventedChanges(claimText: string, quoted: readonly Clause[]): string[] {
  if (claimText.includes(COMPUTED_MARKER)) return [];
  const isBacked = (pattern: RegExp) => quoted.some(({ text }) => pattern.test(text));
  const more = MORE.exec(claimText)?.[0];
  const less = LESS.exec(claimText)?.[0];
  return [
    ...(more && !isBacked(RISING) && !isBacked(MORE) ? [`${more}（论断有，引文无）`] : []),
    ...(less && !isBacked(FALLING) && !isBacked(LESS) && !isBacked(HOLDING_BACK) ? [`${less}（论断有，引文无）`] : []),
  ];
}

/** 已建成 where the quote only sets out to build. */
function claimedDone(clause: Clause, quoted: readonly Clause[]): string[] {
  const word = DONE_IN_CLAIM.exec(clause.text)?.[0];
  if (!word) return [];
  const isReported = quoted.some(
    ({ text, sentence }) => REPORTED.test(text) && !TARGET_YEAR.test(sentence) && !UNDERTAKING.test(text),
  );
  return isReported ? [] : [`${word}（引文为规划任务）`];
}

/**
 * Where the claim says the opposite of its quotes, or says it more or less firmly: a negation lost or invented, 必须,
 * 确保 or 力争 that the quote does not have, 鼓励 where it obliges, 提高 where it lowers, 已 where nothing is done yet.
 * Each entry names the word and what is wrong with it, in Chinese; empty when nothing is turned round.
 * Judged clause by clause: of a claim's clause, the quotes' clauses that share the most with it.
 */
export function verifyModality(claimText: string, quotes: readonly string[]): string[] {
  const claim = splitClauses(normalizeWithOffsets(claimText).text);
  const quoted = quotes.flatMap((quote) => splitClauses(normalizeWithOffsets(quote).text));
  const turned = [
    ...lostNegations(claim, quoted),
    ...inventedNegations(claim, quoted),
    ...inventedChanges(claimText, quoted),
  ];
  for (const clause of claim) {
    const aligned = alignedClauses(clause, quoted, SAME_TOPIC);
    turned.push(...shiftedCommitments(clause, aligned, quoted), ...turnedDirections(clause, aligned));
    turned.push(...claimedDone(clause, aligned.length > 0 ? aligned : quoted));
  }
  return [...new Set(turned)];
}
