// The language of the interface from an attribute's value.

export type InterfaceLanguage = 'zh-Hans' | 'zh-Hant' | 'en';

/** Reads 「zh-TW」「繁體」「EN」 and the like; anything unknown is simplified Chinese. */
export function parseLanguage(value: string | null | undefined): InterfaceLanguage {
  const tag = (value ?? '').trim().toLowerCase();
  if (/^en\b/.test(tag)) return 'en';
  if (/^zh-(hant|tw|hk|mo)\b|^(繁體|繁体)$/.test(tag)) return 'zh-Hant';
  return 'zh-Hans';
}
