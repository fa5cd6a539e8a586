// The second look: which sentence of which chunk answers, and how strongly the plan speaks to the question at all.
import type { PlanIndex } from '../indexing/plan-index.js';
import type { TextSpan } from '../text/text-span.js';
import { type ContentWord, contentWords, coverage } from './content-words.js';
import type { PlanSearch } from './search-plan.js';
import { sentenceFacts } from './sentence-facts.js';

export interface SentenceEvidence {
  readonly sentenceIndex: number;
  readonly chunkIndex: number;
  readonly span: TextSpan;
  readonly text: string;
  readonly score: number;
  /** The part of the score that is the sentence's own, not its chunk's. */
  readonly own: number;
  /** Likeness to the nearest index-time question of this sentence, 0 to 1. */
  readonly question: number;
  /**
   * How far the sentence speaks of the question, 0 to 1: the share of the question's words that it holds with its nearest
   * index-time questions, or its likeness by the classifier where that is more.
   */
  readonly bridged: number;
  /** The words' share alone: likeness knows how something is asked, and may miss what. */
  readonly held: number;
  /** Likeness to the sentence's index-time questions by the classifier: 1 where it may as well be one of them. */
  readonly likeness: number;
  /** A heading, which repeats the question's words and answers nothing. */
  readonly isHeading: boolean;
}

export interface ChunkEvidence {
  readonly chunkIndex: number;
  readonly score: number;
  /** Fused score of the first search. */
  readonly fused: number;
  /** Share of the best index-time question of this chunk. */
  readonly question: number;
}

export interface Evidence {
  readonly search: PlanSearch;
  readonly words: readonly ContentWord[];
  /** Best first. */
  readonly chunks: readonly ChunkEvidence[];
  /** Sentences of the best chunks, best first. */
  readonly sentences: readonly SentenceEvidence[];
}

/** What kind of sentence is looked for, where that is known. */
export interface Wanted {
  readonly figure: boolean;
  readonly list: boolean;
  readonly name: boolean;
}

const NOTHING_WANTED: Wanted = { figure: false, list: false, name: false };

export interface EvidenceOptions {
  /** Chunks that get a second look. */
  readonly chunks: number;
  readonly fusedWeight: number;
  /** For the classifier's likeness of the chunk's best sentence. */
  readonly learnedWeight: number;
  /** For the classifier's likeness of the sentence itself. */
  readonly learnedSentenceWeight: number;
  readonly sentenceWeight: number;
  readonly questionWeight: number;
  /** For a sentence that holds a figure where one is asked for. */
  readonly figureBonus: number;
  readonly coverageWeight: number;
  /** For the share of the question that the unit's own title covers. */
  readonly titleWeight: number;
  /** For a unit whose title the question spells out. */
  readonly exactTitleBonus: number;
  /** For a sentence that enumerates where a list is asked for. */
  readonly listBonus: number;
  /** For a sentence with a name in quotation marks where a name is asked for. */
  readonly nameBonus: number;
  /** Against headings, which repeat the question's words and answer nothing. */
  readonly headingPenalty: number;
}

/** Coordinate search on sentence hit rate over the development questions; each weight may halve or double for < 1 point. */
export const EVIDENCE_DEFAULTS: EvidenceOptions = {
  chunks: 15,
  fusedWeight: 1,
  learnedWeight: 0.2,
  learnedSentenceWeight: 0.6,
  sentenceWeight: 0.6,
  questionWeight: 0.4,
  figureBonus: 0.1,
  coverageWeight: 0.1,
  titleWeight: 0.2,
  exactTitleBonus: 0.4,
  listBonus: 0.08,
  nameBonus: 0.1,
  headingPenalty: 0.05,
};

/** Chunks that get a second look because the classifier likes them best, whatever terms lead to. */
const LEARNED_CANDIDATES = 8;
/** Characters of a title that must stand in the question as they are. */
const SPELT_OUT = 4;

/** Whether all of the question's words stand literally in the title, and say enough to mean it. */
const spellsOut = (words: readonly ContentWord[], title: string): boolean =>
  words.length > 0 &&
  words.every(({ word }) => title.includes(word)) &&
  words.reduce((sum, { word }) => sum + word.length, 0) >= SPELT_OUT;
const ENUMERATION = /、[^、，。；]{1,16}、/;
const QUOTED_NAME = /“[^”]{2,12}”|《[^《》]+》/;
/** A question as like a sentence's as one of them (likeness 1) says as much as half of its words in common. */
const LIKENESS_SHARE = 0.5;
/** How many index-time questions of a sentence bridge the asker's words to the plan's. */
const BRIDGES = 3;

/** The nearest index-time questions by the start of their sentence or passage, and the best likeness by chunk. */
function nearQuestions(
  index: PlanIndex,
  search: PlanSearch,
): { bySpan: Map<number, { score: number; texts: string[] }>; byChunk: Map<number, number> } {
  const bySpan = new Map<number, { score: number; texts: string[] }>();
  const byChunk = new Map<number, number>();
  for (const { questionIndex, score } of search.questions) {
    const question = index.questions[questionIndex];
    if (!question) continue;
    byChunk.set(question.chunkIndex, Math.max(byChunk.get(question.chunkIndex) ?? 0, score));
    const near = bySpan.get(question.span.start) ?? { score: 0, texts: [] };
    if (!question.wholePassage) near.score = Math.max(near.score, score);
    if (near.texts.length < BRIDGES) near.texts.push(question.question);
    bySpan.set(question.span.start, near);
  }
  return { bySpan, byChunk };
}

/** A margin as likeness: 0 where a question has nothing of those of a sentence, 1 where it may as well be one of them. */
const likenessOf = (margin: number | undefined): number => Math.max(0, 1 + (margin ?? -1));

/** The classifier's likeness of each chunk: its best sentence's. */
function likenessByChunk(index: PlanIndex, search: PlanSearch): Map<number, number> {
  const best = new Map<number, number>();
  index.sentences.forEach(({ chunkIndex }, sentence) => {
    const likeness = likenessOf(search.learned.sentences[sentence]);
    if (likeness > (best.get(chunkIndex) ?? 0)) best.set(chunkIndex, likeness);
  });
  return best;
}

/** The best chunks of the search, and those that the classifier likes best though no term may lead to them. */
function candidateChunks(
  search: PlanSearch,
  learned: ReadonlyMap<number, number>,
  options: EvidenceOptions,
): Map<number, number> {
  const fused = new Map(search.ranking.map((hit) => [hit.index, hit.score]));
  const candidates = new Map(search.ranking.slice(0, options.chunks).map((hit) => [hit.index, hit.score]));
  if (options.learnedWeight + options.learnedSentenceWeight > 0)
    for (const [chunkIndex] of [...learned].sort((a, b) => b[1] - a[1]).slice(0, LEARNED_CANDIDATES))
      candidates.set(chunkIndex, fused.get(chunkIndex) ?? 0);
  return candidates;
}

/**
 * Ranks the sentences of the best chunks and the chunks by their best sentence.
 * @param beside chunks that are looked at wherever the search has them
 */
export function gatherEvidence(
  index: PlanIndex,
  search: PlanSearch,
  options: EvidenceOptions = EVIDENCE_DEFAULTS,
  wanted: Wanted = NOTHING_WANTED,
  beside: Iterable<number> = [],
): Evidence {
  const words = contentWords(index, search.query);
  const { bySpan, byChunk } = nearQuestions(index, search);
  const factsOf = sentenceFacts(index);
  const sentenceShare = new Map(search.sentences.map(({ sentenceIndex, score }) => [sentenceIndex, score]));
  const learned = likenessByChunk(index, search);
  const candidates = candidateChunks(search, learned, options);
  const fusedOf = new Map(search.ranking.map((hit) => [hit.index, hit.score]));
  for (const chunk of beside) candidates.set(chunk, candidates.get(chunk) ?? fusedOf.get(chunk) ?? 0);
  const sentences: SentenceEvidence[] = [];
  const chunkScores = new Map(
    [...candidates.keys()].map((chunkIndex) => {
      const share = coverage(words, index.chunks[chunkIndex]?.path.at(-1)?.title ?? '');
      return [
        chunkIndex,
        options.titleWeight * share +
          options.learnedWeight * (learned.get(chunkIndex) ?? 0) +
          (spellsOut(words, index.chunks[chunkIndex]?.path.at(-1)?.title ?? '') ? options.exactTitleBonus : 0),
      ];
    }),
  );
  index.sentences.forEach(({ chunkIndex, span }, sentenceIndex) => {
    const fused = candidates.get(chunkIndex);
    if (fused === undefined) return;
    const { text, isHeading, hasFigure } = factsOf(sentenceIndex);
    const near = bySpan.get(span.start);
    const question = near?.score ?? 0;
    const covered = coverage(words, text);
    const likeness = likenessOf(search.learned.sentences[sentenceIndex]);
    const held = near ? coverage(words, `${text} ${near.texts.join(' ')}`) : covered;
    const bridged = Math.min(1, Math.max(held, LIKENESS_SHARE * likeness));
    const own =
      options.sentenceWeight * (sentenceShare.get(sentenceIndex) ?? 0) +
      options.questionWeight * question +
      options.coverageWeight * covered +
      options.learnedSentenceWeight * likeness +
      (wanted.figure && hasFigure ? options.figureBonus : 0) -
      (isHeading ? options.headingPenalty : 0) +
      (wanted.name && QUOTED_NAME.test(text) ? options.nameBonus : 0) +
      (wanted.list && ENUMERATION.test(text) ? options.listBonus : 0);
    sentences.push({
      sentenceIndex,
      chunkIndex,
      span,
      text,
      score: options.fusedWeight * fused + (chunkScores.get(chunkIndex) ?? 0) + own,
      own,
      question,
      bridged,
      held,
      likeness,
      isHeading,
    });
  });
  sentences.sort((a, b) => b.score - a.score || a.sentenceIndex - b.sentenceIndex);
  const best = new Map<number, number>();
  for (const sentence of sentences) if (!best.has(sentence.chunkIndex)) best.set(sentence.chunkIndex, sentence.score);
  const chunks = [...candidates]
    .map(([chunkIndex, fused]) => ({
      chunkIndex,
      fused,
      question: byChunk.get(chunkIndex) ?? 0,
      score: best.get(chunkIndex) ?? 0,
    }))
    .sort((a, b) => b.score - a.score || a.chunkIndex - b.chunkIndex);
  return { search, words, chunks, sentences };
}
