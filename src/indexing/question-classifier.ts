// A classifier from questions to sentences, learned from the index-time questions: for each sentence a linear support
// vector machine that tells its questions from all others (one against the rest, squared hinge loss), and one more that
// tells questions for the plan from questions for nobody here. Trained by dual coordinate descent (Hsieh et al. 2008, "A
// Dual Coordinate Descent Method for Large-scale Linear SVM", algorithm 1 with shrinking). BM25 weighs a term by how rare
// it is; this weighs it by which sentence it speaks for, and against which.
import { yieldToEvents } from './yield-to-events.js';

/** One text with the number of the sentence that it belongs to; -1 for a text that belongs to none. */
export interface LabelledText {
  /** Features, duplicates kept. */
  readonly features: readonly string[];
  readonly label: number;
}

export interface ClassifierOptions {
  /** Price of a text on the wrong side of its margin; liblinear's C. */
  readonly cost: number;
  /** Most passes over the texts for one sentence. */
  readonly passes: number;
  /** Features of fewer texts are left out. */
  readonly fewestTexts: number;
  /** A text this far on its right side is not looked at again. */
  readonly shrinkMargin: number;
  /** A sentence is learned when no step of a pass was bigger. */
  readonly tolerance: number;
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

/**
 * What is stored: the weights of feature f stand at `offsets[f]` to `offsets[f + 1]`, each for the sentence in `labels`.
 * The label after the last sentence is the topic: whether the question is one for the plan at all.
 */
export interface ClassifierData {
  readonly features: readonly string[];
  readonly idf: Float32Array;
  readonly offsets: Uint32Array;
  readonly labels: Uint16Array;
  readonly weights: Float32Array;
  /** By label; one without a text to learn from has `UNLEARNED`. */
  readonly biases: Float32Array;
}

/** Margin of a label that nothing was learned of. */
export const UNLEARNED = -2;

interface Vocabulary {
  readonly ids: ReadonlyMap<string, number>;
  readonly idf: Float32Array;
}

interface Row {
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

/** A text as a vector of length 1: (1 + ln tf) · idf, as scikit-learn's `TfidfVectorizer(sublinear_tf=True)` has it. */
function encode(features: Iterable<string>, { ids, idf }: Vocabulary): Row {
  const counts = new Map<number, number>();
  for (const feature of features) {
    const id = ids.get(feature);
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const values = Float32Array.from(counts, ([id, count]) => (1 + Math.log(count)) * (idf[id] ?? 0));
  const norm = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0));
  return {
    columns: Uint32Array.from(counts.keys()),
    values: norm > 0 ? values.map((value) => value / norm) : values,
  };
}

function readVocabulary(texts: readonly LabelledText[], fewestTexts: number): Vocabulary {
  const counts = new Map<string, number>();
  for (const { features } of texts)
    for (const feature of new Set(features)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= fewestTexts);
  return {
    ids: new Map(kept.map(([feature], id) => [feature, id])),
    idf: Float32Array.from(kept, ([, count]) => 1 + Math.log((1 + texts.length) / (1 + count))),
  };
}

/** All rows in three arrays: reading them in order is what training spends its time on. */
interface Rows {
  readonly size: number;
  readonly offsets: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

function packRows(rows: readonly Row[]): Rows {
  const offsets = new Uint32Array(rows.length + 1);
  rows.forEach(({ columns }, row) => {
    offsets[row + 1] = (offsets[row] ?? 0) + columns.length;
  });
  const columns = new Uint32Array(offsets[rows.length] ?? 0);
  const values = new Float32Array(columns.length);
  rows.forEach((row, index) => {
    columns.set(row.columns, offsets[index] ?? 0);
    values.set(row.values, offsets[index] ?? 0);
  });
  return { size: rows.length, offsets, columns, values };
}

/**
 * The texts in an order of chance (Park & Miller's generator, the same for one seed on every machine). All passes keep it:
 * walking the rows as they lie in memory is a third quicker than shuffling them anew for each pass.
 */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const order = [...items];
  let state = seed;
  for (let last = order.length - 1; last > 0; last--) {
    state = (state * 48271) % 2147483647;
    const other = state % (last + 1);
    const moved = order[last] as T;
    order[last] = order[other] as T;
    order[other] = moved;
  }
  return order;
}

/** What is learned apart from others: which rows are its own, and the price of a row on the wrong side, by side. */
interface Target {
  /** 1 for each row of its own, 0 for the others. */
  readonly own: Uint8Array;
  readonly ownCost: number;
  readonly otherCost: number;
}

/** Arrays that every target is learned in: weights by feature, dual variables and order by row. */
interface Work {
  readonly weights: Float32Array;
  readonly alphas: Float32Array;
  readonly order: Uint32Array;
}

/** Learns one target: fills `work.weights` and returns the bias. */
function learn(rows: Rows, { own, ownCost, otherCost }: Target, work: Work, options: ClassifierOptions): number {
  const { offsets, columns, values } = rows;
  const { weights, alphas, order } = work;
  weights.fill(0);
  alphas.fill(0);
  for (let row = 0; row < rows.size; row++) order[row] = row;
  const ownRidge = 1 / (2 * ownCost);
  const otherRidge = 1 / (2 * otherCost);
  let bias = 0;
  let active = rows.size;
  for (let pass = 0; pass < options.passes; pass++) {
    let biggest = 0;
    let kept = 0;
    for (let at = 0; at < active; at++) {
      const row = order[at] as number;
      const isOwn = own[row] === 1;
      const sign = isOwn ? 1 : -1;
      const ridge = isOwn ? ownRidge : otherRidge;
      const end = offsets[row + 1] as number;
      let margin = bias;
      for (let cell = offsets[row] as number; cell < end; cell++)
        margin += (weights[columns[cell] as number] as number) * (values[cell] as number);
      const alpha = alphas[row] as number;
      const gradient = sign * margin - 1 + ridge * alpha;
      if (alpha === 0 && gradient >= 0) {
        if (gradient < options.shrinkMargin) order[kept++] = row;
        continue;
      }
      order[kept++] = row;
      // Rows have length 1, and the bias is one more feature of value 1.
      const next = Math.max(0, alpha - gradient / (2 + ridge));
      const step = (next - alpha) * sign;
      if (step === 0) continue;
      biggest = Math.max(biggest, Math.abs(gradient));
      alphas[row] = next;
      bias += step;
      for (let cell = offsets[row] as number; cell < end; cell++) {
        const column = columns[cell] as number;
        weights[column] = (weights[column] as number) + step * (values[cell] as number);
      }
    }
    active = kept;
    if (biggest < options.tolerance) break;
  }
  return bias;
}

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
  const vocabulary = readVocabulary(texts, options.fewestTexts);
  const ordered = shuffled(texts, options.seed);
  const rows = packRows(ordered.map(({ features }) => encode(features, vocabulary)));
  const labels = Int32Array.from(ordered, ({ label }) => label);
  const rowsOf = groupRows(labels);
  const own = new Uint8Array(rows.size);
  const size = vocabulary.ids.size;
  const byFeature: { label: number; weight: number }[][] = Array.from({ length: size }, () => []);
  const biases = new Float32Array(sentences + 1).fill(UNLEARNED);
  const work: Work = {
    weights: new Float32Array(size),
    alphas: new Float32Array(rows.size),
    order: new Uint32Array(rows.size),
  };
  const learnLabel = (label: number, target: Target): void => {
    biases[label] = learn(rows, target, work, options);
    work.weights.forEach((weight, feature) => {
      if (Math.abs(weight) >= options.leastWeight) byFeature[feature]?.push({ label, weight });
    });
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
  return { features: [...vocabulary.ids.keys()], idf: vocabulary.idf, ...packWeights(byFeature), biases };
}

function packWeights(
  byFeature: readonly (readonly { readonly label: number; readonly weight: number }[])[],
): Pick<ClassifierData, 'offsets' | 'labels' | 'weights'> {
  const offsets = new Uint32Array(byFeature.length + 1);
  byFeature.forEach((kept, feature) => {
    offsets[feature + 1] = (offsets[feature] ?? 0) + kept.length;
  });
  const all = byFeature.flat();
  return {
    offsets,
    labels: Uint16Array.from(all, ({ label }) => label),
    weights: Float32Array.from(all, ({ weight }) => weight),
  };
}

/** What the classifier takes a question for. */
export interface Classification {
  /** Margin by sentence: above 0 where the question is like the sentence's own, about -1 where it has nothing of them. */
  readonly sentences: Float32Array;
  /** Margin of being a question for the plan: above 0 where it is like those, below where it is like off-topic ones. */
  readonly topic: number;
}

export interface QuestionClassifier {
  /** @param features of the question, duplicates kept */
  classify(features: Iterable<string>): Classification;
}

/** Without off-topic questions to learn from, every question may be one for the plan. */
const EVERY_TOPIC = 1;

export function openClassifier({
  features: names,
  idf,
  offsets,
  labels,
  weights,
  biases,
}: ClassifierData): QuestionClassifier {
  const vocabulary = { ids: new Map(names.map((feature, id) => [feature, id])), idf };
  return {
    classify(features) {
      const margins = Float32Array.from(biases);
      const { columns, values } = encode(features, vocabulary);
      columns.forEach((column, position) => {
        const value = values[position] ?? 0;
        for (let at = offsets[column] ?? 0, end = offsets[column + 1] ?? 0; at < end; at++) {
          const label = labels[at] ?? 0;
          margins[label] = (margins[label] ?? 0) + value * (weights[at] ?? 0);
        }
      });
      const topic = margins.at(-1) ?? UNLEARNED;
      return { sentences: margins.subarray(0, -1), topic: biases.at(-1) === UNLEARNED ? EVERY_TOPIC : topic };
    },
  };
}
