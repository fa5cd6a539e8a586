// The words that a question is about, each with its weight, and how much of them a text covers.
import { analyzeText } from '../indexing/analyze-text.js';
import type { PlanIndex } from '../indexing/plan-index.js';
import { segmentWords } from '../indexing/segment-words.js';
import { ownNames } from '../plan/own-names.js';
import { normalizeText } from '../text/normalize-text.js';
import { languageWords } from '../text/word-classes.js';
import { type SearchQuery, stripFrame } from './query-terms.js';
import {
  countPairs,
  holdsWord,
  type SearchedText,
  type SearchedWord,
  searchedText,
  searchedWord,
} from './searched-text.js';

/** A word of the question and the forms in which a text may hold it. */
export interface ContentWord {
  readonly word: string;
  /** Inverse document frequency in the plan; a word that the plan never uses weighs most. */
  readonly weight: number;
  /** The word itself and the plan's words for it. */
  readonly forms: readonly string[];
  /** Whether the plan's text has the word, or a form of it. */
  readonly known: boolean;
  /** Names one thing of the plan: an answer that lacks it speaks of another (高新技术企业 is not 科技型中小企业). */
  readonly anchor: boolean;
}

/** A word of the plan this long is a name: 地区生产总值, 高新技术, 外贸进出口. */
const SPECIFIC_LENGTH = 4;

/** A word that the plan never uses may be its topic or only talk: it weighs half. */
const UNKNOWN_WEIGHT = 0.5;
/** A thesaurus phrase is content when a word of the plan behind it stands in few passages. */
const TELLING_IDF = 2;
const MOST_SYNONYM_WEIGHT = 4;

/** Words of measure, time and asking: they say what is wanted, not what it is about. */
const SLOT_WORDS = languageWords('slot');

/** 六条, 三大, 第几, 第二章: how many or where, not what. */
const COUNTED = new RegExp(
  `^(?:第?[一二两三四五六七八九十几多]+${languageWords('counting-unit').source}?|第.+${languageWords('outline-unit').source}|${languageWords('asking-opening', 'box').source}.*)$`,
);

const isHanWord = (word: string): boolean => /^\p{Script=Han}{2,}$/u.test(word);
const isCodeWord = (word: string): boolean => /[a-z]/.test(word) && word.length > 1;
/** Whether a word may say what a question is about, and not only how, when or how much. */
const isContent = (word: string): boolean =>
  (isHanWord(word) || isCodeWord(word)) && !SLOT_WORDS.has(word) && !COUNTED.test(word);

/** Whether a text holds a word that says what it is about, the thesaurus aside. */
export const holdsContent = (text: string): boolean => segmentWords(stripFrame(normalizeText(text))).some(isContent);

/** Whether a message says what it is about: 现在各有多少 does not. */
export function saysContent(index: Pick<PlanIndex, 'thesaurus' | 'plan'>, message: string): boolean {
  const own = new Set(ownNames(index.plan.card));
  const words = segmentWords(stripFrame(normalizeText(message)));
  return words.some((word) => isContent(word) && !own.has(word)) || index.thesaurus.match(message).length > 0;
}

/** The question's content words with weights. Names of the district and of the plan, which every passage is about, are left out. */
export function contentWords(index: PlanIndex, query: SearchQuery): ContentWord[] {
  const stripped = query.topic ?? stripFrame(normalizeText(query.question));
  const seen = new Set<string>();
  const words: ContentWord[] = [];
  const synonyms = index.thesaurus.match(query.question);
  const own = new Set(ownNames(index.plan.card));
  const candidates = [
    ...segmentWords(stripped),
    ...(stripped.match(/[a-z][a-z0-9+.-]*|(?<!\d)\d+(?:\+[\da-z]+)+/g) ?? []),
  ];
  for (const word of candidates) {
    if (!isContent(word) || own.has(word) || seen.has(word)) continue;
    seen.add(word);
    const planWords = synonyms
      .filter(({ phrase }) => phrase.includes(word) || word.includes(phrase))
      .flatMap((match) => match.planWords);
    const forms = [...new Set([word, ...planWords])];
    const known = forms.some((form) => index.passages.has(form) || index.plan.text.includes(form));
    const anchor = index.passages.has(word) && (index.domainWords.has(word) || word.length >= SPECIFIC_LENGTH);
    words.push({ word, weight: index.passages.idf(word) * (known ? 1 : UNKNOWN_WEIGHT), forms, known, anchor });
  }
  for (const { phrase, planWords } of synonyms) {
    const covers = planWords.filter(
      (planWord) => index.passages.idf(planWord) >= TELLING_IDF || planWord.length >= SPECIFIC_LENGTH,
    );
    if (
      covers.length === 0 ||
      SLOT_WORDS.has(phrase) ||
      own.has(phrase) ||
      /\d/.test(phrase) ||
      words.some(({ word }) => word.includes(phrase) || phrase.includes(word))
    )
      continue;
    words.push({
      word: phrase,
      weight: Math.max(...covers.map((planWord) => Math.min(index.passages.idf(planWord), MOST_SYNONYM_WEIGHT))),
      forms: [phrase, ...planWords],
      known: true,
      anchor: false,
    });
  }
  if (words.length === 0) {
    for (const bigram of analyzeText(stripped).bigrams) {
      if (!seen.has(bigram))
        words.push({
          word: bigram,
          weight: index.passages.idf(bigram),
          forms: [bigram],
          known: index.passages.has(bigram),
          anchor: false,
        });
      seen.add(bigram);
    }
  }
  return words;
}

/** The forms of each word, made ready once for the hundreds of texts that a question is held against. */
const readyForms = new WeakMap<readonly ContentWord[], readonly (readonly SearchedWord[])[]>();

function formsOf(words: readonly ContentWord[]): readonly (readonly SearchedWord[])[] {
  const ready = readyForms.get(words) ?? words.map(({ forms }) => forms.map(searchedWord));
  readyForms.set(words, ready);
  return ready;
}

/** Share of the words' weight, 0 to 1, that the text covers; a compound is covered in part by its halves. */
export function coverage(words: readonly ContentWord[], text: string): number {
  const searched = searchedText(text);
  const forms = formsOf(words);
  let covered = 0;
  let total = 0;
  words.forEach(({ weight }, at) => {
    total += weight;
    covered += weight * bestFormCoverage(forms[at] ?? [], searched);
  });
  return total === 0 ? 0 : covered / total;
}

/** The anchors that the text does not hold. */
export function missingAnchors(words: readonly ContentWord[], text: string): ContentWord[] {
  const searched = searchedText(text);
  const forms = formsOf(words);
  return words.filter(({ anchor }, at) => anchor && !forms[at]?.some((form) => holdsWord(searched, form)));
}

function bestFormCoverage(forms: readonly SearchedWord[], text: SearchedText): number {
  let best = 0;
  for (const form of forms) {
    best = Math.max(best, formCoverage(form, text));
    if (best === 1) break;
  }
  return best;
}

function formCoverage(form: SearchedWord, text: SearchedText): number {
  if (holdsWord(text, form)) return 1;
  const { length } = form.word;
  return length < 3 ? 0 : (countPairs(text, form) / (length - 1)) * 0.8;
}
