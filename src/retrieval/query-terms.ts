// From a question to weighted search terms: its own words, words of the plan that mean or sound the same.
import { analyzeText, type TextTerms } from '../indexing/analyze-text.js';
import { segmentByDictionary } from '../indexing/segment-words.js';
import type { SoundIndex } from '../indexing/sound-index.js';
import type { Thesaurus } from '../indexing/thesaurus.js';
import { capText } from '../text/cap-text.js';
import { normalizeText, toMainlandChinese } from '../text/normalize-text.js';
import { languageWords } from '../text/word-classes.js';
import { framePattern } from './question-frames.js';

export interface QueryTermOptions {
  /**
   * Weight of a single character against a word or bigram of the question. Single characters help questions that share
   * no whole word with the plan; more than 0.3 costs official wording.
   */
  readonly characterWeight: number;
  /** Weight of what was not told apart as topic: the tagger may have missed a word. */
  readonly restWeight: number;
  /** Weight of a word that the thesaurus adds. */
  readonly synonymWeight: number;
  /** Weight of a word that sounds like an unknown one of the question. */
  readonly soundWeight: number;
  /** Weight of a word of the conversation before. */
  readonly contextWeight: number;
  /** Weight of a year: it tells two goals apart, but names no topic. */
  readonly yearWeight: number;
}

/** Settled on the development questions and on held-out index-time questions together (`npm run eval:ablate`). */
export const QUERY_TERM_DEFAULTS: QueryTermOptions = {
  characterWeight: 0.25,
  restWeight: 0.5,
  synonymWeight: 0.35,
  soundWeight: 0.7,
  contextWeight: 0.35,
  yearWeight: 0.3,
};

export interface QueryAids {
  readonly thesaurus: Thesaurus;
  readonly sounds: SoundIndex;
  /** Whether the corpus knows a term; a known term is no misspelling. */
  readonly knows: (term: string) => boolean;
}

/** A question as it is searched. */
export interface SearchQuery {
  /** In mainland simplified Chinese, as typed otherwise. */
  readonly question: string;
  /** Its content words, where they were told apart. */
  readonly topic: string | null;
  /** Weights of all terms. */
  readonly terms: ReadonlyMap<string, number>;
  /** The question's own terms only; an English question's are those of its translation. */
  readonly literalTerms: ReadonlyMap<string, number>;
  /** What the classifier reads: the question without what it asks of the assistant, an English one with its translation. */
  readonly wording: string;
  /** What was added, for `plan search --explain`. */
  readonly added: readonly {
    readonly from: string;
    readonly to: readonly string[];
    readonly by: 'thesaurus' | 'sound' | 'english';
  }[];
}

/** Words that make a sentence a question, address the assistant, or name what every passage is about. */
const FRAME = framePattern('asking');

/** When, not what: these words stand in every second passage and would outweigh the topic. */
const TIME = new RegExp(
  [
    `${languageWords('before-year').source}?20\\d\\d年?${languageWords('year-end').source}?`,
    `["“]?十[四五]五["”]?${languageWords('plan-period').source}?`,
    `${languageWords('years-opening').source}的?[五几]年${languageWords('years-end').source}?`,
    '五年来',
  ].join('|'),
  'g',
);

/** Asks the assistant to do its work, and says nothing of the topic: 用大白话给我归拢归拢. */
const REQUEST = framePattern('request');

/** A question as it was typed, without what it asks of the assistant; the whole when nothing would be left. */
function stripRequest(question: string): string {
  const stripped = question.replace(REQUEST, ' ').replace(/\s+/g, ' ').trim();
  return /[\p{Script=Han}a-z0-9]{3}/iu.test(stripped) ? stripped : question;
}

/** A normalised question without its frame and time; the whole when nothing would be left. */
export function stripFrame(normalized: string): string {
  const stripped = normalized.replace(REQUEST, ' ').replace(TIME, ' ').replace(FRAME, ' ').replace(/\s+/g, ' ').trim();
  return /[\p{Script=Han}a-z0-9]{2}/u.test(stripped) ? stripped : normalized;
}

/** The document itself is left out of most questions, and the topic of a few (根据哪份文件编制, 管哪几年). */
const MOST_TOPIC = 8;
const PLAN = languageWords('plan-noun');

/** Whether so little is left of a question without its frame that it can only be about the plan itself. */
const asksAboutPlan = (normalized: string): boolean =>
  PLAN.within(normalized) && (stripFrame(normalized).match(/\p{Script=Han}/gu)?.length ?? 0) <= MOST_TOPIC;

/** Whether a question is written in a Latin script, names in Chinese aside. */
export function isEnglish(question: string): boolean {
  const latin = question.match(/[A-Za-z]{2,}/g)?.length ?? 0;
  const han = question.match(/\p{Script=Han}/gu)?.length ?? 0;
  return latin >= 3 && latin > han / 2;
}

function addTerms(
  weights: Map<string, number>,
  { words, bigrams, characters }: TextTerms,
  weight: number,
  characterWeight: number,
): void {
  const add = (term: string, value: number) => {
    if (value > 0) weights.set(term, Math.max(weights.get(term) ?? 0, value));
  };
  for (const term of words) add(term, weight);
  for (const term of bigrams) add(term, weight);
  for (const term of characters) add(term, weight * characterWeight);
}

/** Characters that stand alone by their nature: a run with one of them is no misspelt word. */
const FUNCTION_CHARACTER = languageWords('function-character');

/** Longest run of loose characters that is looked up as one misspelt word. */
const LONGEST_MISSPELLING = 4;

/**
 * Runs of characters that jieba's dictionary cannot join into words, and that sound like a word of the plan:
 * 智|恼 → 智脑. Words of the dictionary are taken as spelt as meant, even where the plan has another of their sound.
 */
function misspellings(normalized: string, { sounds, knows }: QueryAids): { from: string; to: readonly string[] }[] {
  const found: { from: string; to: readonly string[] }[] = [];
  const tokens = segmentByDictionary(normalized);
  for (let at = 0; at < tokens.length; at++) {
    for (let end = Math.min(tokens.length, at + LONGEST_MISSPELLING); end > at + 1; end--) {
      const run = tokens.slice(at, end);
      const from = run.join('');
      if (
        run.filter((token) => token.length === 1).length < 1 ||
        run.some((token) => token.length > 2) ||
        from.length > LONGEST_MISSPELLING ||
        FUNCTION_CHARACTER.within(from) ||
        knows(from)
      )
        continue;
      // A run that swallows a whole word must sound like a word as long as itself; two loose characters may be one.
      const to = sounds.alike(from);
      if (to.length > 0 && (run.every((token) => token.length === 1) || from.length >= 3)) {
        found.push({ from, to });
        at = end - 1;
        break;
      }
    }
  }
  return found;
}

/** More is no question: whoever searches by a text is led by its beginning. */
const MOST_QUERY_CHARACTERS = 2000;

/** What is searched for. */
export interface QueryWords {
  /** The question, or the part of one, as typed. */
  readonly question: string;
  /** Its content words, where they were told apart; null reads them off the question. */
  readonly topic: string | null;
  /** Words of the conversation that weigh a little beside it; '' for none. */
  readonly context: string;
}

/** Reads a question into weighted terms. */
export function readQuery(
  { question: typed, topic, context }: QueryWords,
  aids: QueryAids,
  options: QueryTermOptions = QUERY_TERM_DEFAULTS,
): SearchQuery {
  const question = toMainlandChinese(capText(typed, MOST_QUERY_CHARACTERS));
  const normalized = normalizeText(question);
  const content =
    topic === null || topic.trim() === ''
      ? null
      : normalizeText(toMainlandChinese(capText(topic, MOST_QUERY_CHARACTERS)));
  const weights = new Map<string, number>();
  const added: { from: string; to: readonly string[]; by: 'thesaurus' | 'sound' | 'english' }[] = [];
  const english = isEnglish(question);
  const ofQuestion = asksAboutPlan(normalized)
    ? normalized
    : stripFrame(english ? (normalized.match(/[\p{Script=Han}]+|\d[\d.]*/gu) ?? []).join(' ') : normalized);
  const literal = analyzeText(english ? ofQuestion : (content ?? ofQuestion));
  // What the tagger left out may still be a word of the topic: it weighs a little.
  if (!english && content !== null)
    addTerms(weights, analyzeText(normalized), options.restWeight, options.characterWeight);
  addTerms(weights, literal, 1, options.characterWeight);
  for (const [year] of normalized.matchAll(/20\d\d/g)) weights.set(year, options.yearWeight);
  if (english) {
    for (const { phrase, planWords } of aids.thesaurus.translate(question)) {
      for (const word of planWords) addTerms(weights, analyzeText(word), 1, options.characterWeight);
      added.push({ from: phrase, to: planWords, by: 'english' });
    }
  }
  const literalTerms = new Map(weights);
  for (const { from, to } of misspellings(normalized, aids)) {
    for (const word of to) addTerms(weights, analyzeText(word), options.soundWeight, options.characterWeight);
    added.push({ from, to, by: 'sound' });
  }
  for (const { phrase, planWords } of aids.thesaurus.match(normalized)) {
    for (const word of planWords) addTerms(weights, analyzeText(word), options.synonymWeight, options.characterWeight);
    added.push({ from: phrase, to: planWords, by: 'thesaurus' });
  }
  if (context !== '')
    addTerms(weights, analyzeText(stripFrame(normalizeText(context))), options.contextWeight, options.characterWeight);
  const translation = added.filter(({ by }) => by === 'english').flatMap(({ to }) => to);
  const wording = english ? [question, ...translation].join(' ') : stripRequest(question);
  return { question, topic: english ? null : content, terms: weights, literalTerms, wording, added };
}
