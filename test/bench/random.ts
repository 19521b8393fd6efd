/** Pseudo-random choices that are the same in every run. */
export interface Random {
  /** 0 ≤ value < 1. */
  next(): number;
  /** True in this share of calls. */
  is(chance: number): boolean;
  pick<T>(options: readonly T[]): T;
  /** `count` different options, in their own order. */
  some<T>(options: readonly T[], count: number): readonly T[];
}

export function randomFrom(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    is: (chance) => next() < chance,
    pick: (options) => options[Math.floor(next() * options.length)] as (typeof options)[number],
    some(options, count) {
      const left = options.map((option, place) => ({ option, place }));
      while (left.length > count) left.splice(Math.floor(next() * left.length), 1);
      return left.map(({ option }) => option);
    },
  };
}
