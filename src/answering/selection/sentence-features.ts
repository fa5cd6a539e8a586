// What is measured of a sentence beside a question: the numbers from which it was learned which sentences answer.
import type { PlanIndex } from '../../indexing/plan-index.js';
import { coverage, missingAnchors } from '../../retrieval/content-words.js';
import type { Evidence, SentenceEvidence } from '../../retrieval/gather-evidence.js';
import { sentenceFacts } from '../../retrieval/sentence-facts.js';
import { KINDS, type Kind } from '../../understanding/reading.js';
import { weighWords, wordsMet } from '../matching/word-weights.js';
import type { ServingSentences } from './serving-sentences.js';

/** A sentence that may answer, with what was measured of it. */
export interface Candidate {
  readonly sentence: SentenceEvidence;
  /** In the order of `FEATURES`. */
  readonly features: readonly number[];
  /** The item, box or row that it stands in, and the section of the chapter over it, '' for none. */
  readonly unit: string;
  readonly section: string;
}

const NOBODYS: ServingSentences = new Map();

/** How many of the best sentences are looked at, and of how many of the best units all. */
const MOST_SENTENCES = 40;
const WHOLE_UNITS = 3;

export const FEATURES = [
  'rank',
  'gap',
  'own',
  'ownGap',
  'likeness',
  'likenessGap',
  'question',
  'held',
  'bridged',
  'covered',
  'coveredGap',
  'itemTitle',
  'sectionTitle',
  'anchorsMissing',
  'sameUnit',
  'sameSection',
  'unitRank',
  'unitGap',
  'unitCovered',
  'unitLikeness',
  'unitSentences',
  'position',
  'distance',
  'heading',
  'figure',
  'length',
  'words',
  'known',
  'box',
  'lead',
  'met',
  'metGap',
  'missing',
  'missingGap',
  'serves',
  'servesNamed',
  'servesNeed',
  ...KINDS.map((kind) => `kind:${kind}` as const),
] as const;

interface UnitMeasures {
  readonly rank: number;
  readonly best: number;
  readonly covered: number;
  readonly likeness: number;
  readonly sentences: readonly number[];
}

/** The sentences of each unit by number, looked up once an index. */
const unitsOf = new WeakMap<PlanIndex, Map<string, number[]>>();

function sentencesByUnit(index: PlanIndex): Map<string, number[]> {
  const known = unitsOf.get(index);
  if (known) return known;
  const units = new Map<string, number[]>();
  index.sentences.forEach(({ chunkIndex }, sentence) => {
    const unit = unitOf(index, chunkIndex);
    const group = units.get(unit);
    if (group) group.push(sentence);
    else units.set(unit, [sentence]);
  });
  unitsOf.set(index, units);
  return units;
}

/** The unit that a chunk is a piece of: an item, a box, a row. */
const unitOf = (index: PlanIndex, chunkIndex: number): string =>
  (index.chunks[chunkIndex]?.id ?? '').replace(/#\d+$/, '');

const titleAt = (index: PlanIndex, chunkIndex: number, fromEnd: number): string =>
  index.chunks[chunkIndex]?.path.at(-1 - fromEnd)?.title ?? '';

function measureUnits(index: PlanIndex, evidence: Evidence): Map<string, UnitMeasures> {
  const measures = new Map<string, UnitMeasures>();
  const byUnit = sentencesByUnit(index);
  for (const sentence of evidence.sentences) {
    const unit = unitOf(index, sentence.chunkIndex);
    const known = measures.get(unit);
    const covered = coverage(evidence.words, sentence.text);
    measures.set(unit, {
      rank: known?.rank ?? measures.size + 1,
      best: known?.best ?? sentence.score,
      covered: Math.max(known?.covered ?? 0, covered),
      likeness: Math.max(known?.likeness ?? 0, sentence.likeness),
      sentences: byUnit.get(unit) ?? [],
    });
  }
  return measures;
}

/** The sentences worth a look: the best, all of the best units, and those added. */
function shortlist(
  index: PlanIndex,
  evidence: Evidence,
  { units, added }: { readonly units: ReadonlyMap<string, UnitMeasures>; readonly added: ServingSentences },
): SentenceEvidence[] {
  return evidence.sentences.filter(
    ({ chunkIndex, sentenceIndex }, rank) =>
      index.chunks[chunkIndex]?.kind !== 'table-header' &&
      (rank < MOST_SENTENCES ||
        added.has(sentenceIndex) ||
        (units.get(unitOf(index, chunkIndex))?.rank ?? WHOLE_UNITS + 1) <= WHOLE_UNITS),
  );
}

/**
 * Measures the sentences that may answer.
 * @param kind what is asked of the topic
 * @param serving the sentences that serve the people who ask; all are looked at where everything for them is asked
 */
export function listCandidates(
  index: PlanIndex,
  evidence: Evidence,
  { kind, serving }: { readonly kind: Kind; readonly serving: ServingSentences },
): Candidate[] {
  const [top] = evidence.sentences;
  if (!top) return [];
  const units = measureUnits(index, evidence);
  const facts = sentenceFacts(index);
  const topUnit = unitOf(index, top.chunkIndex);
  const topSection = index.chunks[top.chunkIndex]?.path[1]?.id ?? '';
  const bestCovered = Math.max(...[...units.values()].map(({ covered }) => covered));
  const bestLikeness = Math.max(...[...units.values()].map(({ likeness }) => likeness));
  const weight = evidence.words.reduce((sum, word) => sum + word.weight, 0);
  const known = evidence.words.reduce((sum, word) => sum + (word.known ? word.weight : 0), 0);
  const kinds = KINDS.map((candidate) => Number(candidate === kind));
  const asked = weighWords(index, evidence.search.query.question);
  const candidates = shortlist(index, evidence, { units, added: kind === 'gather' ? serving : NOBODYS });
  const met = candidates.map((sentence) => wordsMet(index, asked, sentence));
  const most = met.reduce((best, one) => Math.max(best, one.met), 0);
  const least = met.reduce((best, { missing }) => Math.min(best, missing), met[0]?.missing ?? 0);
  return candidates.map((sentence, rank) => {
    const unitId = unitOf(index, sentence.chunkIndex);
    const unit = units.get(unitId);
    const chunk = index.chunks[sentence.chunkIndex];
    const serves = serving.get(sentence.sentenceIndex);
    const covered = coverage(evidence.words, sentence.text);
    const place = unit ? unit.sentences.indexOf(sentence.sentenceIndex) : 0;
    const features = [
      1 / (rank + 1),
      sentence.score - top.score,
      sentence.own,
      sentence.own - top.own,
      sentence.likeness,
      sentence.likeness - bestLikeness,
      sentence.question,
      sentence.held,
      sentence.bridged,
      covered,
      covered - bestCovered,
      coverage(evidence.words, titleAt(index, sentence.chunkIndex, 0)),
      coverage(evidence.words, titleAt(index, sentence.chunkIndex, 1)),
      missingAnchors(evidence.words, sentence.text).length,
      Number(unitId === topUnit),
      Number((chunk?.path[1]?.id ?? '') === topSection),
      1 / (unit?.rank ?? 99),
      (unit?.best ?? 0) - top.score,
      unit?.covered ?? 0,
      unit?.likeness ?? 0,
      unit?.sentences.length ?? 0,
      unit && unit.sentences.length > 1 ? place / (unit.sentences.length - 1) : 0,
      unitId === topUnit ? Math.abs(sentence.sentenceIndex - top.sentenceIndex) : 9,
      Number(facts(sentence.sentenceIndex).isHeading),
      Number(facts(sentence.sentenceIndex).hasFigure),
      Math.log(sentence.text.length + 1),
      evidence.words.length,
      weight === 0 ? 0 : known / weight,
      Number(chunk?.boxId !== null),
      Number(chunk?.path.length === 1),
      met[rank]?.met ?? 0,
      (met[rank]?.met ?? 0) - most,
      met[rank]?.missing ?? 0,
      (met[rank]?.missing ?? 0) - least,
      Number(serves !== undefined),
      Number(serves?.named ?? false),
      serves ? coverage(evidence.words, serves.need) : 0,
      ...kinds,
    ];
    return { sentence, features, unit: unitId, section: chunk?.path[1]?.id ?? '' };
  });
}
