// Tags a sequence: linear in the features of each place and the tag before it, decoded as a whole (Collins 2002,
// "Discriminative Training Methods for Hidden Markov Models": the averaged structured perceptron).
import { createTermTable } from '../text/term-table.js';
import { shuffled } from './shuffle.js';

/** What is stored. Weight of feature f for tag t stands at `f * tags.length + t`; `steps` from tag to tag likewise. */
export interface TaggerData {
  readonly tags: readonly string[];
  readonly features: readonly string[];
  readonly weights: Float32Array;
  /** From tag a to tag b at `a * tags.length + b`; the last row is the start of a sequence. */
  readonly steps: Float32Array;
}

export interface SequenceTagger {
  readonly tags: readonly string[];
  /** @param places features of each place, in order */
  tag(places: readonly (readonly string[])[]): string[];
}

export interface TaggedSequence {
  readonly places: readonly (readonly string[])[];
  readonly tags: readonly string[];
}

/** Sequences with their features numbered once, however many taggers are fitted on some of them. */
export interface SequenceSet {
  readonly features: readonly string[];
  readonly sequences: readonly {
    /** By place, the numbers of its features. */
    readonly columns: readonly Uint32Array[];
    readonly tags: readonly string[];
  }[];
}

export interface TaggerOptions {
  readonly passes: number;
  /**
   * By how much the labelled tag must lead while it is learned (cost-augmented decoding, Taskar et al. 2003): a lead
   * that is just enough for one author is too little for the next.
   */
  readonly margin: (labelled: string) => number;
  /** Whether one tag may follow another; null is the start. */
  readonly mayFollow: (before: string | null, tag: string) => boolean;
}

const FORBIDDEN = -1e6;

/** The best path; numbers of tags. `scores` holds the places' scores by tag. */
function decode(scores: Float32Array, steps: Float32Array, width: number): Uint8Array {
  const length = scores.length / width;
  const best = new Float32Array(length * width);
  const from = new Uint8Array(length * width);
  for (let place = 0; place < length; place++) {
    for (let tag = 0; tag < width; tag++) {
      let highest = Number.NEGATIVE_INFINITY;
      let chosen = 0;
      const first = place === 0;
      for (let before = 0; before < (first ? 1 : width); before++) {
        const row = first ? width : before;
        const score =
          (first ? 0 : (best[(place - 1) * width + before] as number)) + (steps[row * width + tag] as number);
        if (score > highest) {
          highest = score;
          chosen = before;
        }
      }
      best[place * width + tag] = highest + (scores[place * width + tag] as number);
      from[place * width + tag] = chosen;
    }
  }
  const path = new Uint8Array(length);
  let last = 0;
  for (let tag = 1; tag < width; tag++)
    if ((best[(length - 1) * width + tag] as number) > (best[(length - 1) * width + last] as number)) last = tag;
  for (let place = length - 1; place >= 0; place--) {
    path[place] = last;
    last = from[place * width + last] as number;
  }
  return path;
}

function scorePlaces(places: readonly Uint32Array[], weights: Float32Array, width: number): Float32Array {
  const scores = new Float32Array(places.length * width);
  places.forEach((columns, place) => {
    for (let at = 0; at < columns.length; at++) {
      const start = (columns[at] as number) * width;
      for (let tag = 0; tag < width; tag++)
        scores[place * width + tag] = (scores[place * width + tag] as number) + (weights[start + tag] as number);
    }
  });
  return scores;
}

/** The tags of a sequence whose features are numbered already. */
export function tagNumbered({ tags, weights, steps }: TaggerData, columns: readonly Uint32Array[]): string[] {
  if (columns.length === 0) return [];
  const path = decode(scorePlaces(columns, weights, tags.length), steps, tags.length);
  return Array.from(path, (tag) => tags[tag] ?? '');
}

export function openTagger(data: TaggerData): SequenceTagger {
  const { tags, weights, steps } = data;
  const ids = createTermTable(data.features);
  // The features' own texts are let go.
  const numbered: TaggerData = { tags, weights, steps, features: [] };
  return {
    tags,
    tag: (places) =>
      tagNumbered(
        numbered,
        places.map((place) => columnsOf(place, ids)),
      ),
  };
}

function columnsOf(place: readonly string[], ids: Pick<ReadonlyMap<string, number>, 'get'>): Uint32Array {
  const columns = new Uint32Array(place.length);
  let size = 0;
  for (const feature of place) {
    const id = ids.get(feature);
    if (id !== undefined) columns[size++] = id;
  }
  return columns.subarray(0, size);
}

/** -1 as an array of unsigned numbers holds it. */
const LEFT_OUT = 0xffffffff;

/**
 * Numbers the features of sequences; those of fewer places than `fewest` are left out. Sequences are taken one by one, so
 * that their texts need not be held at once: there are millions.
 */
export function numberSequences(tagged: Iterable<TaggedSequence>, fewest: number): SequenceSet {
  const ids = new Map<string, number>();
  const counts: number[] = [];
  const numberOf = (feature: string): number => {
    const known = ids.get(feature);
    const id = known ?? ids.size;
    if (known === undefined) ids.set(feature, id);
    counts[id] = (counts[id] ?? 0) + 1;
    return id;
  };
  const all = Array.from(tagged, ({ places, tags }) => ({
    columns: places.map((place) => Uint32Array.from(place, numberOf)),
    tags,
  }));
  const features: string[] = [];
  const kept = new Int32Array(counts.length).fill(-1);
  for (const [feature, id] of ids) if ((counts[id] ?? 0) >= fewest) kept[id] = features.push(feature) - 1;
  const sequences = all.map(({ columns, tags }) => ({
    columns: columns.map((place) => place.map((id) => kept[id] as number).filter((id) => id !== LEFT_OUT)),
    tags,
  }));
  return { features, sequences };
}

/** Steps that may not be taken are dearer than any score. */
function forbidden(tags: readonly string[], mayFollow: TaggerOptions['mayFollow']): Float32Array {
  const rows: (string | null)[] = [...tags, null];
  return Float32Array.from(rows.flatMap((before) => tags.map((tag) => (mayFollow(before, tag) ? 0 : FORBIDDEN))));
}

/** Weights with their running sums, so that the average over all steps costs no pass of its own. */
interface Learned {
  readonly weights: Float32Array;
  readonly sums: Float64Array;
}

const emptyLearned = (size: number): Learned => ({ weights: new Float32Array(size), sums: new Float64Array(size) });

function change({ weights, sums }: Learned, at: number, by: number, time: number): void {
  weights[at] = (weights[at] as number) + by;
  sums[at] = (sums[at] as number) + by * time;
}

const averaged = ({ weights, sums }: Learned, time: number): Float32Array =>
  weights.map((weight, at) => weight - (sums[at] as number) / time);

/** Fits a tagger on the sequences that are wanted; deterministic. */
export function fitTagger(
  { features, sequences }: SequenceSet,
  options: TaggerOptions,
  isWanted: (sequence: number) => boolean = () => true,
): TaggerData {
  const tags = [...new Set(sequences.flatMap((sequence) => sequence.tags))].sort();
  const width = tags.length;
  const rows = sequences
    .filter(({ columns }, at) => columns.length > 0 && isWanted(at))
    .map((sequence) => ({
      columns: sequence.columns,
      gold: Uint8Array.from(sequence.tags, (tag) => tags.indexOf(tag)),
    }));
  const places = emptyLearned(features.length * width);
  const steps = emptyLearned((width + 1) * width);
  const limits = forbidden(tags, options.mayFollow);
  const margins = tags.map(options.margin);
  let time = 1;
  for (let pass = 0; pass < options.passes; pass++) {
    for (const { columns, gold } of shuffled(rows, pass + 1)) {
      const open = steps.weights.map((weight, at) => weight + (limits[at] as number));
      const scores = scorePlaces(columns, places.weights, width);
      gold.forEach((tag, place) => {
        for (let other = 0; other < width; other++)
          if (other !== tag)
            scores[place * width + other] = (scores[place * width + other] as number) + (margins[tag] as number);
      });
      const path = decode(scores, open, width);
      for (let place = 0; place < path.length; place++) {
        const right = gold[place] as number;
        const taken = path[place] as number;
        const rightBefore = place === 0 ? width : (gold[place - 1] as number);
        const takenBefore = place === 0 ? width : (path[place - 1] as number);
        if (right !== taken) {
          for (const column of columns[place] as Uint32Array) {
            change(places, column * width + right, 1, time);
            change(places, column * width + taken, -1, time);
          }
        }
        if (right !== taken || rightBefore !== takenBefore) {
          change(steps, rightBefore * width + right, 1, time);
          change(steps, takenBefore * width + taken, -1, time);
        }
      }
      time++;
    }
  }
  const stepWeights = averaged(steps, time).map((weight, at) => weight + (limits[at] as number));
  return { tags, features, weights: averaged(places, time), steps: stepWeights };
}
