// The words of a language; those other than simplified Chinese are fetched when asked for.
import type { InterfaceLanguage } from './parse-language.js';
import { type Words, zhHans } from './zh-hans.js';

export async function loadWords(language: InterfaceLanguage): Promise<Words> {
  if (language === 'en') return (await import('./en.js')).en;
  if (language === 'zh-Hant') return (await import('./zh-hant.js')).zhHant;
  return zhHans;
}
