// The words that turn a sentence round: negation, prohibition, obligation, aim, encouragement, direction.
import { languageWords, type WordClass } from '../../text/word-classes.js';
import type { FoundWord } from '../../text/word-finder.js';

const NEGATION = languageWords('negation');
const OPENING_NEGATION = languageWords('opening-negation');
/** What stands before a word that opens its clause. */
const BEFORE_CLAUSE = /[，。、；“”「」\s]/;

/**
 * Negations and prohibitions of a text. 不 and 未 count unless they are part of a word that negates nothing (不断, 不超过,
 * 未来); 无 only where it opens a clause.
 */
export function findNegations(text: string): FoundWord[] {
  const opening = OPENING_NEGATION.find(text).filter(
    ({ index }) => index === 0 || BEFORE_CLAUSE.test(text.charAt(index - 1)),
  );
  return [...NEGATION.find(text), ...opening].sort((a, b) => a.index - b.index);
}

/** Anything by which a clause can say less, no, or hold back: a negation may be paraphrased by these. */
export const HOLDING_BACK = languageWords('holding-back');

/** Strengths of commitment: a claim may not use one where no quote does. */
export const OBLIGATION: WordClass = languageWords('obligation');
export const AIM: WordClass = languageWords('aim');
export const ENCOURAGEMENT: WordClass = languageWords('encouragement');

export const RISING = languageWords('rising');
export const FALLING = languageWords('falling');

/** Says that there will be more, or less: not a manner of speaking as 提升 and 优化 are. */
export const MORE = languageWords('more');
export const LESS = languageWords('less');
/** 新增 in the quotes: a claim may say 增加. */
export const GAINED = languageWords('gained');

/** Says that something is done; what the plan sets out to do is not. */
export const DONE_IN_CLAIM = languageWords('done');
/** Says that it is not: what a quote tells as done may not be told so. */
export const STILL_TO_DO = languageWords('still-to-do');
/** A quote that reports: 建成, 累计, 获评, or the past period. A figure that is reached (达到) is an aim elsewhere. */
export const REPORTED = languageWords('reported');
/** A sentence that sets a target year: what it says has not come about. */
export const TARGET_YEAR = /到(?:20[3-5]\d年|二〇[三四五])/;
/** A clause that undertakes something. */
export const UNDERTAKING = languageWords('undertaking');
