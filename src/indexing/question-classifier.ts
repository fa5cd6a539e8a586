// A classifier from questions to chunks: multinomial logistic regression over terms, learned from the index-time
// questions by stochastic gradient with AdaGrad steps (Duchi, Hazan & Singer 2011). BM25 weighs a term by how rare it is;
// this weighs it by which passage it speaks for, and against which others.

/** One labelled text: weighted terms and the chunk that they belong to. */
export interface LabelledTerms {
  readonly terms: ReadonlyMap<string, number>;
  readonly chunkIndex: number;
}

export interface ClassifierOptions {
  readonly epochs: number;
  readonly rate: number;
  /** Terms of fewer texts are left out. */
  readonly fewestTexts: number;
  readonly seed: number;
}

/** Held-out questions gain nothing after five epochs; rates from 0.3 to 1 end within a point of each other. */
export const CLASSIFIER_DEFAULTS: ClassifierOptions = { epochs: 5, rate: 0.5, fewestTexts: 2, seed: 1 };

/** What is stored: weight of term t for chunk c at `weights[t * chunks + c]`. */
export interface ClassifierData {
  readonly terms: readonly string[];
  readonly idf: Float32Array;
  readonly chunks: number;
  readonly weights: Float32Array;
}

interface Example {
  readonly ids: Uint32Array;
  readonly values: Float32Array;
  readonly label: number;
}

/** Gradients below this change nothing that can be seen; leaving them out makes training three times as quick. */
const NEGLIGIBLE = 1e-4;

function encode(
  terms: ReadonlyMap<string, number>,
  ids: ReadonlyMap<string, number>,
  idf: Float32Array,
): Omit<Example, 'label'> {
  const found: number[] = [];
  const values: number[] = [];
  let norm = 0;
  for (const [term, weight] of terms) {
    const id = ids.get(term);
    if (id === undefined) continue;
    const value = weight * Math.sqrt(idf[id] ?? 0);
    found.push(id);
    values.push(value);
    norm += value * value;
  }
  const scale = norm > 0 ? 1 / Math.sqrt(norm) : 0;
  return { ids: Uint32Array.from(found), values: Float32Array.from(values, (value) => value * scale) };
}

/** Class scores into probabilities, in place. */
function softmax(scores: Float32Array): void {
  const most = scores.reduce((max, score) => Math.max(max, score), Number.NEGATIVE_INFINITY);
  let sum = 0;
  for (let at = 0; at < scores.length; at++) {
    const value = Math.exp((scores[at] ?? 0) - most);
    scores[at] = value;
    sum += value;
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / sum;
}

function addScores(scores: Float32Array, example: Omit<Example, 'label'>, weights: Float32Array): void {
  const chunks = scores.length;
  example.ids.forEach((id, position) => {
    const value = example.values[position] ?? 0;
    const row = id * chunks;
    for (let chunk = 0; chunk < chunks; chunk++)
      scores[chunk] = (scores[chunk] ?? 0) + value * (weights[row + chunk] ?? 0);
  });
}

/** One step of AdaGrad for one example; `scores` holds probability minus truth. */
function descend(
  example: Example,
  scores: Float32Array,
  state: { weights: Float32Array; squares: Float32Array; rate: number },
): void {
  const chunks = scores.length;
  example.ids.forEach((id, position) => {
    const value = example.values[position] ?? 0;
    const row = id * chunks;
    for (let chunk = 0; chunk < chunks; chunk++) {
      const gradient = value * (scores[chunk] ?? 0);
      if (Math.abs(gradient) < NEGLIGIBLE) continue;
      const at = row + chunk;
      const square = (state.squares[at] ?? 0) + gradient * gradient;
      state.squares[at] = square;
      state.weights[at] = (state.weights[at] ?? 0) - (state.rate * gradient) / Math.sqrt(square + 1e-6);
    }
  });
}

/** Learns the classifier; deterministic for one seed. Two seconds for 13,000 texts and 200 chunks. */
export function trainClassifier(
  texts: readonly LabelledTerms[],
  chunks: number,
  options: ClassifierOptions = CLASSIFIER_DEFAULTS,
): ClassifierData {
  const counts = new Map<string, number>();
  for (const { terms } of texts) for (const term of terms.keys()) counts.set(term, (counts.get(term) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= options.fewestTexts);
  const ids = new Map(kept.map(([term], id) => [term, id]));
  const idf = Float32Array.from(kept, ([, count]) => Math.log(1 + texts.length / count));
  const examples: Example[] = texts.map(({ terms, chunkIndex }) => ({ ...encode(terms, ids, idf), label: chunkIndex }));
  const state = {
    weights: new Float32Array(kept.length * chunks),
    squares: new Float32Array(kept.length * chunks),
    rate: options.rate,
  };
  const scores = new Float32Array(chunks);
  let random = options.seed;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let last = examples.length - 1; last > 0; last--) {
      random = (random * 48271) % 2147483647;
      const other = random % (last + 1);
      const moved = examples[last] as Example;
      examples[last] = examples[other] as Example;
      examples[other] = moved;
    }
    for (const example of examples) {
      scores.fill(0);
      addScores(scores, example, state.weights);
      softmax(scores);
      scores[example.label] = (scores[example.label] ?? 0) - 1;
      descend(example, scores, state);
    }
  }
  return { terms: [...ids.keys()], idf, chunks, weights: state.weights };
}

export interface QuestionClassifier {
  /** Probability of each chunk, by chunk index; all zero for a question without a known term. */
  classify(terms: ReadonlyMap<string, number>): Float32Array;
}

export function openClassifier(data: ClassifierData): QuestionClassifier {
  const ids = new Map(data.terms.map((term, id) => [term, id]));
  return {
    classify(terms) {
      const scores = new Float32Array(data.chunks);
      const example = encode(terms, ids, data.idf);
      if (example.ids.length === 0) return scores;
      addScores(scores, example, data.weights);
      softmax(scores);
      return scores;
    },
  };
}
