// Features of a masked form: its character n-grams, its word n-grams, and how the hidden words end.
import { type FormWord, TOPIC_SIGN } from './mask-words.js';

/** Four characters hold 有没有□, 是什么意; longer ones are seen once. */
const LONGEST_GRAM = 4;

function characterGrams(form: string): string[] {
  const characters = [...`^${form}$`];
  const grams: string[] = [];
  for (let length = 1; length <= LONGEST_GRAM; length++)
    for (let at = 0; at + length <= characters.length; at++) grams.push(characters.slice(at, at + length).join(''));
  return grams;
}

function wordGrams(words: readonly string[]): string[] {
  const all = ['^', ...words, '$'];
  const grams: string[] = [];
  all.forEach((word, at) => {
    const [second, third] = [all[at + 1], all[at + 2]];
    if (at > 0 && second !== undefined) grams.push(`w:${word}`);
    if (second !== undefined) grams.push(`w:${word}|${second}`);
    if (third !== undefined) grams.push(`w:${word}|${second}|${third}`, `w:${word}|*|${third}`);
  });
  return grams;
}

/** A subject's last characters tell its measure in every plan: 床位占比, 建筑面积, 失业率. */
const tailsOf = (form: readonly FormWord[]): string[] =>
  form
    .filter(({ text, hidden }) => text === TOPIC_SIGN && hidden !== '')
    .flatMap(({ hidden }) => [`tail:${hidden.slice(-1)}`, `tail:${hidden.slice(-2)}`]);

export function formFeatures(form: readonly FormWord[]): string[] {
  const words = form.map(({ text }) => text).filter((text) => text.trim() !== '');
  return [...characterGrams(words.join('')), ...wordGrams(words), ...tailsOf(form)];
}
