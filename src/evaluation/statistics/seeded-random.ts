// A small seeded random generator, so that intervals and p-values are the same on every machine and in every run.

/** One seed for everything that is drawn; any other would do, but it must not change between two runs. */
export const DEFAULT_SEED = 20_262_030;

/** Mulberry32 (Tommy Ettinger): uniform numbers in [0, 1), period 2^32, passes gjrand; enough for resampling. */
export function seededRandom(seed: number = DEFAULT_SEED): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
