import { nameKey, shortNameKey } from "../model/names";
import { chineseNumber } from "../rubrics/numbering";
import { cached } from "../text/cached";
import { similarity } from "../text/similarity";
import type { RosterEntry } from "./roster";

/** Names of one scheme that are taken for one branch. */
export interface NameGroup {
  /** The name it goes by: the roster's, else the fullest. */
  readonly name: string;
  /** Every key that leads here. */
  readonly keys: readonly string[];
  readonly entry: RosterEntry | null;
  /** Other spellings under which it was handed in. */
  readonly aliases: readonly string[];
  /** Names that look much like it and were not taken for it: a person has to say. */
  readonly near: readonly string[];
}

type Kind = "bare" | "branch" | "general";

function kindOf(name: string): Kind {
  const key = nameKey(name);
  const suffix = key.slice(shortNameKey(name).length);
  return suffix === "" ? "bare" : suffix.includes("总支") ? "general" : "branch";
}

/** 党支部 and 党总支 of one unit are two organisations; its bare name may be either. */
function mayBeOne(a: string, b: string): boolean {
  const [first, second] = [kindOf(a), kindOf(b)];
  return first === second || first === "bare" || second === "bare";
}

/**
 * Sorts the names of one scheme into branches. Names that are equal but for 党支部, 支部委员会 … are one
 * only where nothing else could be meant: two spellings among the files, one line of the roster.
 */
export function groupNames(names: readonly string[], roster: readonly RosterEntry[]): readonly NameGroup[] {
  const spellings = new Map<string, string>();
  for (const name of [...names].sort((a, b) => a.length - b.length || byCode(a, b))) {
    const key = nameKey(name);
    if (!spellings.has(key)) spellings.set(key, name);
  }
  const byShort = groupBy([...spellings.values()], shortNameKey);
  const listed = new Map(roster.map((entry) => [nameKey(entry.name), entry]));
  const listedByShort = groupBy(roster, (entry) => shortNameKey(entry.name));

  const groups: { names: readonly string[]; entry: RosterEntry | null; rivals: readonly string[] }[] = [];
  for (const [short, family] of byShort) {
    const [first = "", second] = family;
    const isPair = family.length === 2 && second !== undefined && mayBeOne(first, second);
    const isListedTwice = family.filter((name) => listed.has(nameKey(name))).length > 1;
    const joined = isPair && !isListedTwice ? [family] : family.map((name) => [name]);
    for (const group of joined) {
      const exact = group.map((name) => listed.get(nameKey(name))).find((entry) => entry !== undefined);
      const candidates = listedByShort.get(short) ?? [];
      const [only] = candidates;
      const isOnly = joined.length === 1 && candidates.length === 1 && group.every((n) => mayBeOne(n, only?.name ?? n));
      const rivals = family.filter((name) => !group.includes(name));
      groups.push({ names: group, entry: exact ?? (isOnly ? (only ?? null) : null), rivals });
    }
  }
  const taken = new Set(groups.flatMap(({ entry }) => (entry ? [entry] : [])));
  const free = roster.filter((entry) => !taken.has(entry));
  return groups.map(({ names: own, entry, rivals }) => {
    const name = entry?.name ?? fullest(own);
    return {
      name,
      keys: own.map(nameKey),
      entry,
      aliases: own.filter((alias) => nameKey(alias) !== nameKey(name)),
      near: entry ? [] : [...new Set([...rivals, ...nearest(name, free)])],
    };
  });
}

function fullest(names: readonly string[]): string {
  return names.reduce((best, name) => (nameKey(name).length > nameKey(best).length ? name : best), names[0] ?? "");
}

/** How alike the names without 党支部 must be for one to be a likely misspelling of the other. */
const MUCH_ALIKE = 0.6;
const MOST_NEAR = 3;

/** Entries of the roster that nobody handed in and that this name may have meant, likeliest first. */
function nearest(name: string, free: readonly RosterEntry[]): string[] {
  const key = shortNameKey(name);
  return free
    .map((entry) => {
      const other = shortNameKey(entry.name);
      const contains = Math.min(key.length, other.length) >= 2 && (key.includes(other) || other.includes(key));
      return { name: entry.name, alike: contains ? 1 : similarity(key, other, MUCH_ALIKE) };
    })
    .filter(({ alike }) => alike >= MUCH_ALIKE)
    .sort((a, b) => b.alike - a.alike || byCode(a.name, b.name))
    .slice(0, MOST_NEAR)
    .map((found) => found.name);
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const list = groups.get(key(item));
    if (list) list.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** The same order on every machine. */
export function byCode(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Numbers in names, Chinese ones too, as numbers: 第9 before 第10, 一支部 before 二支部. Then by code, so that it is an order. */
export function byNature(a: string, b: string): number {
  const [first, second] = [partsOf(a), partsOf(b)];
  for (let i = 0; i < Math.min(first.length, second.length); i++) {
    const [x = "", y = ""] = [first[i], second[i]];
    const order = typeof x === "number" && typeof y === "number" ? x - y : byCode(String(x), String(y));
    if (order !== 0) return order;
  }
  return first.length - second.length || byCode(a, b);
}

const partsOf: (text: string) => readonly (string | number)[] = cached((text) =>
  [...text.normalize("NFKC").matchAll(/\d+|[〇零一二三四五六七八九十百]+|[^\d〇零一二三四五六七八九十百]+/g)].map(
    ([part]) => {
      if (/^\d/.test(part)) return Number(part);
      return chineseNumber(part) ?? part;
    },
  ),
);
