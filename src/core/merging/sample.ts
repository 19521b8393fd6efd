import { committeeKey } from "../model/same-branch";
import { schemeKey } from "./submitted";
import type { MergedBranch } from "./merge-result";

/** Branches drawn from a merge for a second look. */
export interface Sample {
  readonly seed: string;
  /** In the order of the merge. */
  readonly branches: readonly MergedBranch[];
  /** How many there were to draw from. */
  readonly all: number;
}

/**
 * Draws `size` branches (all, where there are fewer), from every level under every committee in proportion to how
 * many there are; places left over go to the greatest remainders. The same merge and seed give the same list on every
 * machine.
 */
export function drawSample(branches: readonly MergedBranch[], size: number, seed: string): Sample {
  const strata = new Map<string, MergedBranch[]>();
  for (const branch of branches) {
    const { scheme, level, parent } = branch;
    const whose = schemeKey({ scheme: scheme.id, customScheme: scheme.id === "custom" ? scheme : null });
    const key = JSON.stringify([whose, level, parent === null ? null : committeeKey(parent)]);
    strata.set(key, [...(strata.get(key) ?? []), branch]);
  }
  const wanted = Math.min(size, branches.length);
  const groups = [...strata.values()];
  const counts = groups.map((own) => Math.floor((wanted * own.length) / branches.length));
  const left = wanted - counts.reduce((sum, n) => sum + n, 0);
  const random = generatorOf(seed);
  // Equal remainders are drawn for: else the first committees would always be looked at.
  const order = shuffled(
    groups.map((_, i) => i),
    random,
  );
  const remainder = (i: number): number => (wanted * (groups[i]?.length ?? 0)) % branches.length;
  order.sort((a, b) => remainder(b) - remainder(a));
  for (const i of order.slice(0, left)) counts[i] = (counts[i] ?? 0) + 1;
  const drawn = new Set(groups.flatMap((own, i) => shuffled(own, random).slice(0, counts[i])));
  return { seed, branches: branches.filter((b) => drawn.has(b)), all: branches.length };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const list = [...items];
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
  return list;
}

/** Numbers from 0 up to 1 by a xorshift of 32 bits, from the FNV-1a sum of the seed. */
function generatorOf(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const char of seed) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193);
  state = state >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 0x1_0000_0000;
  };
  // Seeds that differ little begin alike.
  for (let i = 0; i < 16; i++) next();
  return next;
}
