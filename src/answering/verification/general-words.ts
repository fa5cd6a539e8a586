// Words of official prose that carry a sentence but state nothing of their own: not counted as content of a claim.
import { languageWords } from '../../text/word-classes.js';

/** Matches one general word, longer ones first. */
export const GENERAL_WORD = new RegExp(languageWords('general').source, 'g');

/** Characters that only join: never content, wherever they stand. */
export const JOINING = languageWords('joining');

/** Characters that join (有力地) or belong to a word (地铁): content where a content character stands beside them. */
export const HALF_JOINING = languageWords('half-joining');

/** Words of arithmetic: not content of a claim that says it computes. */
export const ARITHMETIC_WORD = new RegExp(languageWords('arithmetic').source, 'g');
