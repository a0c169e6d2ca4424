import { createNoise2D } from 'simplex-noise';

/** Smooth noise in [-1, 1] over a plane, always the same for one seed. */
export function createNoise(seed: number): (x: number, y: number) => number {
  return createNoise2D(createRandom(seed));
}

/** Numbers in [0, 1), always the same for one seed (mulberry32, by Tommy Ettinger, in the public domain). */
export function createRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
