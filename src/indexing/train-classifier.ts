// Learning the classifier: for each sentence a support vector machine that tells its questions from all others, and one
// more that tells questions for the plan from questions for nobody here.
import { encodeFeatures, readFeatureVocabulary } from '../learning/encode-features.js';
import { learnTarget, packRows, type SvmOptions, type Target, type Work } from '../learning/linear-svm.js';
import { shuffled } from '../learning/shuffle.js';
import { type GrowingArray, growingFloat32, growingUint16, growingUint32 } from './growing-array.js';
import { type ClassifierData, UNLEARNED } from './question-classifier.js';
import { yieldToEvents } from './yield-to-events.js';

/** One text with the number of the sentence that it belongs to; -1 for a text that belongs to none. */
export interface LabelledText {
  /** Features, duplicates kept. */
  readonly features: readonly string[];
  readonly label: number;
}

export interface ClassifierOptions extends SvmOptions {
  /** Price of a text on the wrong side of its margin; liblinear's C. */
  readonly cost: number;
  /** Features of fewer texts are left out. */
  readonly fewestTexts: number;
  /** Weights closer to zero are not kept: nine in ten, worth less than half a point. */
  readonly leastWeight: number;
  readonly seed: number;
}

/**
 * Chosen on whole authors held out of the index-time questions: cost 0.5 to 3 and 5 to 10 passes end within a point of
 * each other; labels per sentence are two to three points better than per chunk, whose questions have little in common.
 */
export const CLASSIFIER_DEFAULTS: ClassifierOptions = {
  cost: 1,
  passes: 5,
  fewestTexts: 2,
  shrinkMargin: 0.2,
  tolerance: 0.1,
  leastWeight: 0.05,
  seed: 1,
};

/** The rows of each label. */
function groupRows(labels: Int32Array): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  labels.forEach((label, row) => {
    const group = groups.get(label);
    if (group) group.push(row);
    else groups.set(label, [row]);
  });
  return groups;
}

/** Sentences learned between two breaths. */
const LEARNED_AT_ONCE = 16;

/** Both sides weigh the same, however many more questions one has (scikit-learn's `class_weight='balanced'`). */
const balanced = (cost: number, side: number, all: number): number => (side === 0 ? cost : (cost * all) / (2 * side));

/**
 * Learns the classifier; deterministic for one seed. Ten seconds for 60,000 texts and 760 sentences; events are
 * handled every few sentences.
 * @param sentences how many sentences there are; labels are below it
 */
export async function trainClassifier(
  texts: readonly LabelledText[],
  sentences: number,
  options: ClassifierOptions = CLASSIFIER_DEFAULTS,
): Promise<ClassifierData> {
  const vocabulary = readFeatureVocabulary(
    texts.map(({ features }) => features),
    options.fewestTexts,
  );
  // All passes keep one order: walking the rows as they lie in memory is a third quicker than shuffling them anew.
  const ordered = shuffled(texts, options.seed);
  const rows = packRows(ordered.map(({ features }) => encodeFeatures(features, vocabulary)));
  const labels = Int32Array.from(ordered, ({ label }) => label);
  const rowsOf = groupRows(labels);
  const own = new Uint8Array(rows.size);
  const size = vocabulary.ids.size;
  const kept: KeptWeights = { features: growingUint32(), labels: growingUint16(), weights: growingFloat32() };
  const biases = new Float32Array(sentences + 1).fill(UNLEARNED);
  const work: Work = {
    weights: new Float32Array(size),
    alphas: new Float32Array(rows.size),
    order: new Uint32Array(rows.size),
  };
  const learnLabel = (label: number, target: Target): void => {
    biases[label] = learnTarget(rows, target, work, options);
    for (let feature = 0; feature < size; feature++) {
      const weight = work.weights[feature] as number;
      if (Math.abs(weight) < options.leastWeight) continue;
      kept.features.push(feature);
      kept.labels.push(label);
      kept.weights.push(weight);
    }
  };
  for (let sentence = 0; sentence < sentences; sentence++) {
    if (sentence % LEARNED_AT_ONCE === 0) await yieldToEvents();
    const ownRows = rowsOf.get(sentence);
    if (ownRows === undefined) continue;
    own.fill(0);
    for (const row of ownRows) own[row] = 1;
    learnLabel(sentence, { own, ownCost: options.cost, otherCost: options.cost });
  }
  const offTopic = rowsOf.get(-1)?.length ?? 0;
  if (offTopic > 0)
    learnLabel(sentences, {
      own: Uint8Array.from(labels, (label) => (label >= 0 ? 1 : 0)),
      ownCost: balanced(options.cost, labels.length - offTopic, labels.length),
      otherCost: balanced(options.cost, offTopic, labels.length),
    });
  return { features: [...vocabulary.ids.keys()], idf: vocabulary.idf, ...packWeights(kept, size), biases };
}

/** A million weights as they are learned, label by label. */
interface KeptWeights {
  readonly features: GrowingArray<Uint32Array>;
  readonly labels: GrowingArray<Uint16Array>;
  readonly weights: GrowingArray<Float32Array>;
}

/** The weights of each feature together, in the order of their labels: sorted by counting. */
function packWeights(kept: KeptWeights, size: number): Pick<ClassifierData, 'offsets' | 'labels' | 'weights'> {
  const [features, labels, weights] = [kept.features.items(), kept.labels.items(), kept.weights.items()];
  const offsets = new Uint32Array(size + 1);
  for (const feature of features) offsets[feature + 1] = (offsets[feature + 1] as number) + 1;
  for (let feature = 0; feature < size; feature++)
    offsets[feature + 1] = (offsets[feature + 1] as number) + (offsets[feature] as number);
  const next = offsets.slice();
  const packed = { offsets, labels: new Uint16Array(features.length), weights: new Float32Array(features.length) };
  features.forEach((feature, at) => {
    const to = next[feature] as number;
    packed.labels[to] = labels[at] as number;
    packed.weights[to] = weights[at] as number;
    next[feature] = to + 1;
  });
  return packed;
}
