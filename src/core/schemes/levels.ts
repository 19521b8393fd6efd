import { roundTotal, type Big } from "../workbook/decimal";
import type { Level, Scheme } from "./types";
import { fold } from "../text/fold";
import { oncePer } from "../text/once-per";

/** The scheme prints numbers for its levels, so that a total decides. */
export function hasBands(levels: readonly Level[]): boolean {
  return levels.some((level) => level.from !== null);
}

/**
 * The level of a total: a printed list of closed ranges means inclusive lower bounds, else the
 * lowest. With `roundsFirst` the total is rounded half up to an integer before the bands apply.
 */
export function levelOf(total: Big, levels: readonly Level[], roundsFirst: boolean): Level | null {
  if (!hasBands(levels)) return null;
  // Averages leave 89.99999999999996: a total is what it is at four decimals.
  const value = roundsFirst ? total.round(0, 1) : roundTotal(total);
  return levels.find((level) => level.from !== null && value.gte(level.from)) ?? levels.at(-1) ?? null;
}

/** Why a total lies on the edge of two readings; null when both give the same level. */
interface Boundary {
  readonly level: string;
  readonly other: string;
  /** It lies between two printed ranges (89 < 89.96 < 90). */
  readonly isGap: boolean;
}

export function findBoundary(total: Big, levels: readonly Level[], roundsFirst: boolean): Boundary | null {
  const level = levelOf(total, levels, roundsFirst);
  const other = levelOf(total, levels, !roundsFirst);
  if (!level || !other) return null;
  const gap = levels.findIndex((lower, i) => {
    const higher = levels[i - 1];
    return (
      lower.to !== null && higher !== undefined && higher.from !== null && total.gt(lower.to) && total.lt(higher.from)
    );
  });
  if (gap < 0 && level.name === other.name) return null;
  return {
    level: level.name,
    other: gap >= 0 && level.name === other.name ? (levels[gap - 1] as Level).name : other.name,
    isGap: gap >= 0,
  };
}

/** 0 for the best level; −1 for a word that is no level of the scheme. */
export function rankOf(levels: readonly Level[], name: string): number {
  return levels.findIndex((level) => level.name === name);
}

/** The worse of two levels; a null counts as no opinion. */
export function worse(levels: readonly Level[], a: string | null, b: string | null): string | null {
  if (a === null) return b;
  if (b === null) return a;
  return rankOf(levels, a) >= rankOf(levels, b) ? a : b;
}

/** Every name and alias of a level, folded; where two levels share one, the better level has it. */
const wordsOf = oncePer((scheme: Scheme): ReadonlyMap<string, Level> => {
  const entries = scheme.levels.flatMap((level) =>
    [level.name, ...level.aliases].map((name) => [fold(name), level] as const),
  );
  return new Map([...entries].reverse());
});

/**
 * The scheme's level that a text states: its name or alias alone, quoted, or with the letter in
 * brackets ("较好（B）", "“先进”", "B"). Null when the text is no level of the scheme.
 */
export function readLevel(text: string, scheme: Scheme): string | null {
  const key = fold(text).replace(/["]/g, "");
  const plain = key
    .replace(/\([^()]*\)$/, "")
    .replace(/(?:等次|等级|(?:基层)?党支部|(?:基层)?党组织|党总支|党员|支部|单位|档次|级|档|等)$/, "");
  const letter = /\(([a-z])\)$/.exec(key)?.[1];
  const byWord = wordsOf(scheme);
  const find = (word: string): Level | undefined => byWord.get(word);
  // 经支委会研究，定为较好等次
  const ruled = /^[^不未非拟暂]*?[定评判认]为(.{1,8})$/.exec(plain)?.[1];
  const level = find(key) ?? find(plain) ?? (ruled === undefined ? undefined : find(ruled));
  if (!level) return null;
  if (letter !== undefined && find(letter) && find(letter) !== level) return null;
  return level.name;
}

/** True for a text that states a level and nothing beside it: 好, 好（A）, 好党支部; not for 好（复查后）. */
export function saysOnlyLevel(text: string, scheme: Scheme): boolean {
  if (readLevel(text, scheme) === null) return false;
  const beside = /\(([^()]*)\)$/.exec(fold(text))?.[1];
  return beside === undefined || readLevel(beside, scheme) !== null;
}

/** Totals so few points below a level are worth a second look before the list goes out. */
export const NEAR_POINTS = 1;
