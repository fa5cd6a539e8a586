// The language of a message, by its script alone.
import { normalizeText } from '../text/normalize-text.js';
import type { Language } from './reading.js';

/** Traditional forms of a few characters are simplified ones of others (乾, 著): one in so many says nothing. */
const LEAST_TRADITIONAL = 0.12;

export function languageOf(text: string): Language {
  const latin = text.match(/[A-Za-z]{2,}/g)?.length ?? 0;
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  if (latin >= 2 && latin * 2 > han.length) return 'en';
  const traditional = han.filter((character) => normalizeText(character) !== character).length;
  return traditional > han.length * LEAST_TRADITIONAL ? 'zh-Hant' : 'zh';
}
