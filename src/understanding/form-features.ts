// Features of what is asked: n-grams of the masked form, short ones of the words as typed, and how hidden words end.
import { textGrams } from '../learning/text-grams.js';
import { type FormWord, TOPIC_SIGN } from './mask-words.js';

/** Three characters hold 有没有 and □多少; with four nothing is gained on authors held out. */
const LONGEST_FORM_GRAM = 3;
/** Pairs as typed: what the tagger hid by mistake is seen still. Two points of kappa; longer ones learn the plan's words. */
const LONGEST_TYPED_GRAM = 2;

/** A subject's last characters tell its measure in every plan: 床位占比, 建筑面积, 失业率. */
const tailsOf = (form: readonly FormWord[]): string[] =>
  form
    .filter(({ text, hidden }) => text === TOPIC_SIGN && hidden !== '')
    .flatMap(({ hidden }) => [`tail:${hidden.slice(-1)}`, `tail:${hidden.slice(-2)}`]);

/** @param typed the same stretch of the message, normalised */
export function formFeatures(form: readonly FormWord[], typed: string): string[] {
  const shown = form.map(({ text }) => text).filter((text) => text.trim() !== '');
  return [
    ...textGrams(shown.join(''), LONGEST_FORM_GRAM),
    ...textGrams(typed, LONGEST_TYPED_GRAM, 'r:'),
    ...tailsOf(form),
  ];
}
