// Words that no dictionary has: each character begins, ends, continues or is a word, by jieba's hidden Markov model.

/** States in the order of the model: begin, end, middle, single. */
const STATES = 4;
const END = 1;
const SINGLE = 3;

/** The logarithm that the model takes for never. */
const NEVER = -3.14e100;
const UNITS = 0x10000;

export interface HiddenStatesData {
  /** Log-probability of each state at the start. */
  readonly starts: Float64Array;
  /** Of state b after state a, at `a * 4 + b`. */
  readonly steps: Float64Array;
  /** Of a character in state s, at `s * 65536 + code unit`. */
  readonly emissions: Float64Array;
}

/** Reads `hmm_model.utf8`: a line of starts, four of steps, four of emissions as 耀:-10.4,涉:-8.7. */
export function parseHiddenStates(text: string): HiddenStatesData {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const numbers = (line: string): number[] => line.trim().split(' ').map(Number);
  const emissions = new Float64Array(STATES * UNITS).fill(NEVER);
  lines.slice(1 + STATES).forEach((line, state) => {
    for (const pair of line.trim().split(','))
      emissions[state * UNITS + pair.charCodeAt(0)] = Number(pair.slice(pair.indexOf(':') + 1));
  });
  return {
    starts: Float64Array.from(numbers(lines[0] ?? '')),
    steps: Float64Array.from(lines.slice(1, 1 + STATES).flatMap(numbers)),
    emissions,
  };
}

/**
 * Where words end: marks by position whether the character there ends one (Viterbi's likeliest states).
 * @param codes code points; those beyond one code unit are unknown to the model
 */
export function endsOfWords(model: HiddenStatesData, codes: Uint32Array): Uint8Array {
  const { starts, steps, emissions } = model;
  const emit = (state: number, code: number): number =>
    code < UNITS ? (emissions[state * UNITS + code] as number) : NEVER;
  const length = codes.length;
  const from = new Uint8Array(length * STATES);
  let before = new Float64Array(STATES);
  for (let state = 0; state < STATES; state++)
    before[state] = (starts[state] as number) + emit(state, codes[0] as number);
  for (let at = 1; at < length; at++) {
    const scores = new Float64Array(STATES);
    for (let state = 0; state < STATES; state++) {
      const emission = emit(state, codes[at] as number);
      let best = NEVER;
      let chosen = END;
      for (let previous = 0; previous < STATES; previous++) {
        const score = (before[previous] as number) + (steps[previous * STATES + state] as number) + emission;
        if (score > best) {
          best = score;
          chosen = previous;
        }
      }
      scores[state] = best;
      from[at * STATES + state] = chosen;
    }
    before = scores;
  }
  const ends = new Uint8Array(length);
  let state = (before[END] as number) >= (before[SINGLE] as number) ? END : SINGLE;
  for (let at = length - 1; at >= 0; at--) {
    ends[at] = state === END || state === SINGLE ? 1 : 0;
    state = from[at * STATES + state] as number;
  }
  return ends;
}
