/** State of a seeded generator; the same seed gives the same numbers on every machine. */
export type Random = Int32Array;

export const seeded = (seed: number): Random => Int32Array.of(seed | 0);

/** The next number, at least 0 and below 1. */
export function next(random: Random): number {
  const state = ((random[0] as number) + 0x6d2b79f5) | 0;
  random[0] = state;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
}

/** A whole number from 0 up to, not including, `end`. */
export const below = (random: Random, end: number): number => Math.floor(next(random) * end);
