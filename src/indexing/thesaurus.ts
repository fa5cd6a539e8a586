// Everyday and administrative synonyms and English terms: from an asker's words to the plan's.
import { join } from 'node:path';
import { z } from 'zod';
import { aidFiles } from '../plan/aid-folders.js';
import { normalizeText } from '../text/normalize-text.js';
import { readDataLines } from '../text/read-data-lines.js';
import { segmentWords } from './segment-words.js';

const groupSchema = z.strictObject({
  /** Words as the plan writes them. */
  plan: z.array(z.string().min(1)).min(1),
  /** What askers say for them. */
  also: z.array(z.string().min(1)).min(1),
  kind: z.enum(['everyday', 'abbreviation', 'administrative', 'place', 'brand', 'regional']),
});

const englishSchema = z.strictObject({ en: z.array(z.string().min(2)).min(1), zh: z.array(z.string().min(1)).min(1) });

/** A phrase of the question and the plan's words that it may stand for. */
export interface ThesaurusMatch {
  readonly phrase: string;
  readonly planWords: readonly string[];
}

export interface Thesaurus {
  /** Rows of the plan's own that lead to no word of it. */
  readonly leftOut: number;
  /** The longest known phrases in a Chinese question, from left to right, without overlap. */
  match(question: string): ThesaurusMatch[];
  /** The plan's words for an English question, phrase by phrase, plurals folded. */
  translate(question: string): ThesaurusMatch[];
}

/** Phrases with the plan's words for them, and for each unit that opens one how long such a phrase can be. */
interface PhraseTable {
  readonly joiner: '' | ' ';
  readonly planWords: Map<string, Set<string>>;
  readonly longest: Map<string, number>;
}

const emptyTable = (joiner: '' | ' '): PhraseTable => ({ joiner, planWords: new Map(), longest: new Map() });

function addPhrase(table: PhraseTable, units: readonly string[], words: readonly string[]): void {
  const phrase = units.join(table.joiner);
  const known = table.planWords.get(phrase) ?? new Set<string>();
  for (const word of words) known.add(normalizeText(word));
  table.planWords.set(phrase, known);
  const [first = ''] = units;
  table.longest.set(first, Math.max(table.longest.get(first) ?? 0, units.length));
}

export const THESAURUS_FILE = 'thesaurus.jsonl';
export const ENGLISH_FILE = 'english.jsonl';

/** Without any row: nothing is added to a question. */
export const NO_THESAURUS: Thesaurus = { leftOut: 0, match: () => [], translate: () => [] };

const readAll = <T>(corpusDir: string, name: string, schema: z.ZodType<T>): (T & { readonly file: string })[] =>
  aidFiles(corpusDir, name).flatMap((file) => readDataLines(file, schema).map(({ value }) => ({ ...value, file })));

/**
 * Reads the general thesaurus and the plan's own. Rows that lead to words which the plan does not have lead nowhere and are
 * left out; of the plan's own they are counted, since somebody wrote them for it.
 * @param planText the plan's text; without it every row is taken
 */
export function loadThesaurus(corpusDir: string, planText: string | null = null): Thesaurus {
  const chinese = emptyTable('');
  const english = emptyTable(' ');
  const text = planText === null ? null : normalizeText(planText);
  const leads = (word: string): boolean => text === null || text.includes(normalizeText(word));
  let leftOut = 0;
  const own = join(corpusDir, THESAURUS_FILE);
  for (const { plan, also, file } of readAll(corpusDir, THESAURUS_FILE, groupSchema)) {
    const known = plan.filter(leads);
    if (known.length === 0 && file === own) leftOut++;
    if (known.length > 0) for (const phrase of also) addPhrase(chinese, [...normalizeText(phrase)], known);
  }
  for (const { en, zh } of readAll(corpusDir, ENGLISH_FILE, englishSchema))
    for (const phrase of en) addPhrase(english, foldEnglish(phrase), zh);
  return {
    leftOut,
    match: (question) => matchChinese(normalizeText(question), chinese),
    translate: (question) => matchLongest(foldEnglish(question), english),
  };
}

/** English words in lower case, plural and possessive endings folded: cities → city, hospitals → hospital. */
export function foldEnglish(text: string): string[] {
  const words = normalizeText(text).match(/[a-z0-9][a-z0-9.+]*/g) ?? [];
  return words.map((word) => {
    const bare = word.replace(/\.$/, '');
    if (bare.length <= 3) return bare;
    return bare
      .replace(/ies$/, 'y')
      .replace(/(?<=s|x|z|ch|sh)es$/, '')
      .replace(/(?<=[^sui])s$/, '');
  });
}

/** 娃 or 煤 counts only as a word of its own: as a part of others (覆盖, 检查) it would match everywhere. */
function matchChinese(question: string, table: PhraseTable): ThesaurusMatch[] {
  const matches = matchLongest([...question], table);
  if (!matches.some(({ phrase }) => phrase.length === 1)) return matches;
  const words = new Set(segmentWords(question));
  return matches.filter(({ phrase }) => phrase.length > 1 || words.has(phrase));
}

function matchLongest(units: readonly string[], table: PhraseTable): ThesaurusMatch[] {
  const matches: ThesaurusMatch[] = [];
  for (let at = 0; at < units.length; ) {
    let length = Math.min(table.longest.get(units[at] ?? '') ?? 0, units.length - at);
    while (length > 0) {
      const phrase = units.slice(at, at + length).join(table.joiner);
      const planWords = table.planWords.get(phrase);
      if (planWords) {
        matches.push({ phrase, planWords: [...planWords] });
        break;
      }
      length--;
    }
    at += Math.max(1, length);
  }
  return matches;
}
