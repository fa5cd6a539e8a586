// A claim may not turn its quotes round: negation, obligation and aim, rising and falling, planned and done.
import { type Figure, findFigures } from '../../text/find-figures.js';
import { normalizeWithOffsets } from '../../text/normalize-text.js';
import { languageWords, type WordClass } from '../../text/word-classes.js';
import { COMPUTED_MARKER } from './computed-figure.js';
import { operationsIn } from './computing-words.js';
import {
  AIM,
  DONE_IN_CLAIM,
  ENCOURAGEMENT,
  FALLING,
  findNegations,
  GAINED,
  HOLDING_BACK,
  LESS,
  MORE,
  OBLIGATION,
  REPORTED,
  RISING,
  STILL_TO_DO,
  TARGET_YEAR,
  UNDERTAKING,
} from './modality-words.js';
import { alignedClauses, bigramsOf, type Clause, sharedBigrams, splitClauses } from './split-clauses.js';

/** Characters after a negation that it certainly governs: 防止耕地“非粮化” reaches its object within six. */
const GOVERNED = 6;
/** Characters behind a word of the quotes that it can hold back: 防止耕地“非农化”、严禁违规占用永久基本农田. */
const HELD = 16;
/** Before the last value of a change, and before a value that is reached. */
const UNTIL = languageWords('until');
const LEVEL = languageWords('level');
/** Two clauses that share three pairs of characters speak of the same thing. */
const SAME_TOPIC = 3;

const hasNegation = (text: string): boolean => findNegations(text).length > 0;

/** Each negation of a clause with the bigrams of what follows it. */
function negations(
  clause: Clause,
): { readonly word: string; readonly governed: ReadonlySet<string>; readonly at: number }[] {
  return findNegations(clause.text).map(({ word, index }) => {
    const at = index + word.length;
    const object = clause.text
      .slice(at)
      .replace(/[\p{P}\p{S}]/gu, '')
      .slice(0, GOVERNED);
    return { word, governed: bigramsOf(object), at: index };
  });
}

const speaksOf = (governed: ReadonlySet<string>, clause: Clause): boolean =>
  governed.size > 0 && sharedBigrams(governed, clause) >= Math.max(1, Math.ceil(governed.size * 0.5));

/** Whether a clause says something of `governed` before any negation of its own: 先体检、后更新 before 不更新. */
function affirms(clause: Clause, governed: ReadonlySet<string>): boolean {
  const [first] = findNegations(clause.text);
  return speaksOf(governed, { ...clause, bigrams: bigramsOf(clause.text.slice(0, first?.index)) });
}

/** 新增隐性债务坚决遏制: what is held back may stand before the word that ends the clause. */
const isHeldAtEnd = (text: string): boolean =>
  findNegations(text).some(({ word, index }) => index > 0 && index + word.length === text.length);

/** Whether a clause holds back what it says of `governed`: by a negation, or a word like 防止, that stands before it. */
function holdsBack(clause: Clause, governed: ReadonlySet<string>): boolean {
  const at = Math.min(...[...governed].map((pair) => clause.text.indexOf(pair)).filter((index) => index >= 0));
  const before = clause.text.slice(0, at);
  return hasNegation(before) || HOLDING_BACK.within(before) || isHeldAtEnd(clause.text);
}

function lostNegations(claim: readonly Clause[], quotes: readonly Clause[]): string[] {
  return quotes.flatMap((quote) =>
    negations(quote)
      .filter(({ governed }) => !quotes.some((other) => affirms(other, governed)))
      .filter(({ governed }) => claim.some((clause) => speaksOf(governed, clause) && !holdsBack(clause, governed)))
      .map(({ word }) => `${word}（引文有，论断无）`),
  );
}

/** The letters that can deny, wherever they stand in a word: 不间断, 非法, 无偿. */
const DENYING = languageWords('denying-letter');
const BESIDE = 2;

/** A claim that prints its quote with the denying letter cut out: 反正当竞争 for 反不正当竞争. */
function cutNegations(claim: string, printed: readonly string[]): string[] {
  const claimText = claim.replaceAll('"', '');
  const quotes = printed.map((quote) => quote.replaceAll('"', ''));
  return quotes.flatMap((quote) =>
    DENYING.find(quote)
      .filter(({ index }) => {
        const after = /^[^\p{P}]{0,2}/u.exec(quote.slice(index + 1, index + 1 + BESIDE))?.[0] ?? '';
        const rest = quote.slice(Math.max(0, index - BESIDE), index) + after;
        return rest.length > BESIDE && claimText.includes(rest) && !quotes.some((each) => each.includes(rest));
      })
      .map(({ word }) => `${word}（引文有，论断无）`),
  );
}

/** What words of the quotes hold back or deny, as far as they reach behind them. */
const heldBack = (quotes: readonly Clause[]): ReadonlySet<string>[] =>
  quotes.flatMap(({ text }) =>
    [...findNegations(text), ...HOLDING_BACK.find(text)].map(({ word, index }) =>
      bigramsOf(text.slice(index + word.length, index + word.length + HELD).replace(/[\p{P}\p{S}]/gu, '')),
    ),
  );

/** A negation of the claim stands when one of the quotes denies, forbids or holds back the same. */
function inventedNegations(claim: readonly Clause[], quotes: readonly Clause[], computes: boolean): string[] {
  const held = heldBack(quotes);
  return claim.flatMap((clause) =>
    negations(clause)
      // 其余17.6%未完成: what a computed rest denies is what the quotes affirm.
      .filter(({ word }) => !(computes && operationsIn(word).has('rest')))
      .filter(({ word, governed, at }) => {
        if (governed.size === 0) {
          const end = clause.text.slice(at, at + word.length + 1);
          return !quotes.some((quote) => quote.text.includes(end));
        }
        // 遏制不新增: two that deny one thing affirm it.
        const start = Math.max(0, at - BESIDE);
        const isDouble = hasNegation(clause.text.slice(start, at)) || HOLDING_BACK.within(clause.text.slice(start, at));
        const printed = clause.text.slice(start, at + word.length);
        if (isDouble && !quotes.some((quote) => quote.text.includes(printed))) return true;
        const most = Math.max(1, Math.ceil(governed.size * 0.5));
        const [first = '', second = ''] = governed;
        return !held.some(
          (pairs) =>
            (pairs.has(first) || pairs.has(second)) && [...governed].filter((pair) => pairs.has(pair)).length >= most,
        );
      })
      .map(({ word }) => `${word}（论断有，引文无）`),
  );
}

/** An obligation or aim that no aligned quote has, and an obligation or aim of the quote that the claim weakens. */
function shiftedCommitments(clause: Clause, aligned: readonly Clause[], all: readonly Clause[]): string[] {
  const shifts: string[] = [];
  const quoted = aligned.length > 0 ? aligned : all;
  for (const commitment of [OBLIGATION, AIM]) {
    const word = commitment.first(clause.text);
    if (word && !quoted.some((quote) => commitment.within(quote.text))) shifts.push(`${word}（论断有，引文无）`);
  }
  const isObliged = aligned.length > 0 && aligned.every((quote) => OBLIGATION.within(quote.text));
  const softer = ENCOURAGEMENT.first(clause.text);
  if (
    isObliged &&
    softer &&
    !OBLIGATION.within(clause.text) &&
    !aligned.some((quote) => ENCOURAGEMENT.within(quote.text))
  ) {
    shifts.push(`${softer}（引文为必须）`);
  }
  const isAimed = aligned.length > 0 && aligned.every((quote) => AIM.within(quote.text));
  if (isAimed && !AIM.within(clause.text)) shifts.push('力争（引文有，论断无）');
  return shifts;
}

function turnedDirections(clause: Clause, aligned: readonly Clause[]): string[] {
  const turned = (claimed: WordClass, opposite: WordClass): string[] => {
    const word = claimed.first(clause.text);
    if (!word || opposite.within(clause.text) || aligned.length === 0) return [];
    return aligned.every((quote) => opposite.within(quote.text) && !claimed.within(quote.text))
      ? [`${word}（引文相反）`]
      : [];
  };
  return [...turned(RISING, FALLING), ...turned(FALLING, RISING)];
}

/** Whether the claim tells two values of one thing, from the one to the other, and which way it goes. */
function changeToldIn(claimText: string): 'more' | 'less' | null {
  const amounts = findFigures(claimText).filter(({ kind }) => kind === 'amount');
  for (const [at, from] of amounts.entries()) {
    const to = amounts[at + 1];
    if (!to || to.unit !== from.unit || !UNTIL.within(claimText.slice(from.span.end, to.span.start))) continue;
    if (to.quantity !== from.quantity) return to.quantity > from.quantity ? 'more' : 'less';
  }
  return null;
}

/** 由88%降至86.5% where the quotes print 86.5% for the earlier year. */
function reversedChanges(claimText: string, quotes: readonly string[]): string[] {
  const amounts = findFigures(claimText).filter(({ kind }) => kind === 'amount');
  const printed = quotes.flatMap((text) => findFigures(text).filter(({ kind }) => kind === 'amount'));
  const yearsOf = ({ quantity, unit }: Figure): readonly number[] =>
    printed.filter((figure) => figure.quantity === quantity && figure.unit === unit).flatMap(({ year }) => year ?? []);
  return amounts.flatMap((from, at) => {
    const to = amounts[at + 1];
    if (!to || !UNTIL.within(claimText.slice(from.span.end, to.span.start))) return [];
    const [first, last] = [yearsOf(from), yearsOf(to)];
    const isReversed = first.length > 0 && last.length > 0 && Math.min(...first) > Math.max(...last);
    return isReversed ? [`${from.printed}至${to.printed}（引文次序相反）`] : [];
  });
}

/** More or less of something where the quotes speak of neither. A claim that computes may say so. */
function inventedChanges(claimText: string, quoted: readonly Clause[]): string[] {
  if (claimText.includes(COMPUTED_MARKER)) return [];
  const change = changeToldIn(claimText);
  const isBacked = (words: WordClass) => quoted.some(({ text }) => words.within(text));
  const more = MORE.first(claimText);
  const less = LESS.first(claimText);
  return [
    ...(more && change !== 'more' && ![RISING, MORE, GAINED].some(isBacked) ? [`${more}（论断有，引文无）`] : []),
    ...(less && change !== 'less' && !isBacked(FALLING) && !isBacked(LESS) && !isBacked(HOLDING_BACK)
      ? [`${less}（论断有，引文无）`]
      : []),
  ];
}

/** 提升了1.9% where the quote says 提升至1.9%: how much is not how far. */
function amountsForLevels(claimText: string, quotes: readonly string[]): string[] {
  const level = (text: string, figure: Figure) => LEVEL.endingAt(text, figure.span.start) !== '';
  return findFigures(claimText)
    .filter((figure) => figure.kind === 'amount' && claimText.charAt(figure.span.start - 1) === '了')
    .filter(({ quantity, unit }) => {
      const printed = quotes.flatMap((text) =>
        findFigures(text)
          .filter((figure) => figure.quantity === quantity && figure.unit === unit)
          .map((figure) => level(text, figure)),
      );
      return printed.length > 0 && printed.every(Boolean);
    })
    .map(({ printed }) => `了${printed}（引文为至）`);
}

/** 已建成 where the quote only sets out to build. */
function claimedDone(clause: Clause, quoted: readonly Clause[], looksBack: boolean): string[] {
  const word = DONE_IN_CLAIM.first(clause.text);
  if (!word) return [];
  const isReported = quoted.some(
    ({ text, sentence }) =>
      (looksBack || REPORTED.within(text)) && !TARGET_YEAR.test(sentence) && !UNDERTAKING.within(text),
  );
  return isReported ? [] : [`${word}（引文为规划任务）`];
}

/** 将签订 where the quote says 已签订: what is done is no task. */
function claimedOpen(clause: Clause, aligned: readonly Clause[]): string[] {
  const word = STILL_TO_DO.first(clause.text);
  const isDone = (text: string) => DONE_IN_CLAIM.within(text) && !STILL_TO_DO.within(text);
  if (!word || DONE_IN_CLAIM.within(clause.text) || aligned.length === 0) return [];
  return aligned.every(({ text }) => isDone(text)) ? [`${word}（引文为已完成）`] : [];
}

/**
 * Where the claim says the opposite of its quotes, or says it more or less firmly: a negation lost or invented, 必须,
 * 确保 or 力争 that the quote does not have, 鼓励 where it obliges, 提高 where it lowers, 已 where nothing is done yet.
 * Each entry names the word and what is wrong with it, in Chinese; empty when nothing is turned round.
 * Judged clause by clause: of a claim's clause, the quotes' clauses that share the most with it.
 */
export function verifyModality(
  claimText: string,
  quotes: readonly string[],
  { looksBack = false }: { readonly looksBack?: boolean } = {},
): string[] {
  const folded = quotes.map((quote) => normalizeWithOffsets(quote).text);
  const claimFolded = normalizeWithOffsets(claimText).text;
  const claim = splitClauses(claimFolded);
  const quoted = folded.flatMap(splitClauses);
  const turned = [
    ...lostNegations(claim, quoted),
    ...cutNegations(claimFolded, folded),
    ...inventedNegations(claim, quoted, claimText.includes(COMPUTED_MARKER)),
    ...inventedChanges(claimText, quoted),
    ...amountsForLevels(claimText, quotes),
    ...reversedChanges(claimText, quotes),
  ];
  for (const clause of claim) {
    const aligned = alignedClauses(clause, quoted, SAME_TOPIC);
    turned.push(...shiftedCommitments(clause, aligned, quoted), ...turnedDirections(clause, aligned));
    turned.push(...claimedOpen(clause, aligned));
    turned.push(...claimedDone(clause, aligned.length > 0 ? aligned : quoted, looksBack));
  }
  return [...new Set(turned)];
}
