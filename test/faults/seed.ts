/** Random choices that one number repeats. */
export interface Dice {
  /** A whole number from 0 up to, but not including, `below`. */
  roll(below: number): number;
  pick<One>(from: readonly One[]): One;
  chance(one: number): boolean;
}

/** Mulberry32: small, and the same everywhere. */
export function createDice(seed: number): Dice {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const roll = (below: number) => Math.floor(next() * below);
  return {
    roll,
    pick(from) {
      const one = from[roll(from.length)];
      if (one === undefined) throw new Error("nothing to pick from");
      return one;
    },
    chance: (one) => next() < one,
  };
}
