// Names of the audiences that a plan's card has questions for; the questions are sent in the plan's own language.

const NAMES: Readonly<Record<string, { readonly 'zh-CN': string; readonly 'zh-Hant': string; readonly en: string }>> = {
  officials: { 'zh-CN': '干部', 'zh-Hant': '幹部', en: 'Officials' },
  residents: { 'zh-CN': '居民', 'zh-Hant': '居民', en: 'Residents' },
  companies: { 'zh-CN': '企业', 'zh-Hant': '企業', en: 'Companies' },
  all: { 'zh-CN': '大家', 'zh-Hant': '大家', en: 'Everybody' },
};

export function audienceName(audience: string, lang: string): string {
  const name = NAMES[audience];
  if (name === undefined) return audience;
  return lang === 'en' || lang === 'zh-Hant' ? name[lang] : name['zh-CN'];
}
