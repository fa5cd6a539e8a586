// Hard words in words of our own: rows of corpus/general/glossary.jsonl and of the plan's own, never taken for the plan's.
import { z } from 'zod';
import { aidFiles } from '../plan/aid-folders.js';
import type { Statement } from '../statements/statement.js';
import { normalizeText } from '../text/normalize-text.js';
import { readDataLines } from '../text/read-data-lines.js';
import { sliceSpan } from '../text/text-span.js';
import { createWordFinder } from '../text/word-finder.js';
import type { GlossaryNote } from './answer.js';
import type { PhraseLanguage } from './phrases.js';

/** Name of the file in each layer; a row of the plan's own takes the place of the general one. */
export const GLOSSARY_FILE = 'glossary.jsonl';

const words = z.array(z.string().min(1)).default([]);
const rowSchema = z.strictObject({
  term: z.string().min(1),
  /** Other forms of the word. */
  also: words,
  /** Longer words that hold a form and mean something else. */
  except: words,
  means: z.string().min(1),
  en: z.string().min(1),
  /** Told where somebody asks what it means, and not under every answer in which it stands. */
  onlyAsked: z.boolean().default(false),
});
type Entry = z.infer<typeof rowSchema>;

export interface Glossary {
  /** Notes on the words that stand in a text, in their order. */
  notesOn(text: string, language: PhraseLanguage): GlossaryNote[];
  /**
   * The note on the word that a question is about; null where none is known, or the plan explains the word itself.
   * @param asked what it names, and the whole of it, which counts where it names nothing: 十五五是什么意思
   */
  noteOf(
    asked: { readonly named: readonly string[]; readonly text: string },
    language: PhraseLanguage,
  ): (GlossaryNote & { readonly forms: readonly string[] }) | null;
}

/** Width, case and quotation marks do not matter. */
const bare = (text: string): string => normalizeText(text).toLowerCase().replace(/["']/g, '');

const LATIN = /[a-z0-9]/;

/** VOC stands in VOC治理 and not in VOCABULARY. */
const isWhole = (text: string, word: string, at: number): boolean =>
  !(LATIN.test(word.charAt(0)) && LATIN.test(text.charAt(at - 1))) &&
  !(LATIN.test(word.slice(-1)) && LATIN.test(text.charAt(at + word.length)));

/** 指标 of 约束性指标 is no thing of its own. */
const isLittle = (named: string): boolean => named.trim().length <= 2;

/** More would be longer than the answer. */
const MOST_NOTES = 3;

/**
 * Reads both layers. Words that the plan explains are left to the plan.
 * @throws DataFileError at a row that is none
 */
export function loadGlossary(
  corpusDir: string,
  { statements, text }: { readonly statements: readonly Statement[]; readonly text: string },
): Glossary {
  const explained = new Set(
    statements.flatMap((statement) =>
      statement.kind === 'term' && statement.meaning !== null ? [bare(sliceSpan(text, statement.term))] : [],
    ),
  );
  const rows = aidFiles(corpusDir, GLOSSARY_FILE).flatMap((file) => readDataLines(file, rowSchema));
  const byTerm = new Map(rows.map(({ value }) => [bare(value.term), value]));
  const entries = [...byTerm].flatMap(([term, entry]) => (explained.has(term) ? [] : [entry]));
  const formsOf = ({ term, also }: Entry): string[] => [term, ...also];
  const find = createWordFinder<Entry>(
    entries.flatMap((entry) => [
      ...formsOf(entry).map((form) => [bare(form), entry] as const),
      ...entry.except.map((form) => [bare(form), null] as const),
    ]),
  );
  const entriesIn = (said: string): { entry: Entry; length: number }[] => {
    const plain = bare(said);
    return find(plain)
      .filter(({ word, index }) => isWhole(plain, word, index))
      .map(({ value, word }) => ({ entry: value, length: word.length }));
  };
  const note = ({ term, means, en }: Entry, language: PhraseLanguage): GlossaryNote => ({
    term,
    means: language === 'en' ? en : means,
  });
  return {
    notesOn(said, language) {
      const found = entriesIn(said).flatMap(({ entry }) => (entry.onlyAsked ? [] : [entry]));
      return [...new Set(found)].slice(0, MOST_NOTES).map((entry) => note(entry, language));
    },
    noteOf({ named, text: question }, language) {
      const [whole] = named.flatMap((asked) => {
        const [found, ...others] = entriesIn(asked);
        // A word among others is no question about the word: 城市更新项目.
        const isAll = found && others.length === 0 && found.length >= bare(asked).replace(/\s/g, '').length / 2;
        return isAll ? [found.entry] : [];
      });
      const [only, ...others] = named.every(isLittle) ? entriesIn(question) : [];
      const entry = whole ?? (only && others.length === 0 ? only.entry : null);
      return entry ? { ...note(entry, language), forms: formsOf(entry) } : null;
    },
  };
}
