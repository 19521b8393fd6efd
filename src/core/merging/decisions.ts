import { nameKey } from "../model/names";
import type { NameGroup } from "./names";

/** What a person decided where no rule may: applied anew on every merge, files stay as they were handed in. */
export interface MergeDecisions {
  /** Of a branch's versions that nothing tells apart, the file that counts. */
  readonly chosen?: readonly ChosenVersion[];
  /** A name as handed in → the name that it means. */
  readonly sameAs?: Readonly<Record<string, string>>;
}

interface ChosenVersion {
  /** The branch's name in any of its spellings; null for one that nothing names. */
  readonly branch: string | null;
  readonly path: string;
}

/** The name that a person said is meant. */
export function meantName(name: string, { sameAs = {} }: MergeDecisions): string {
  const found = Object.keys(sameAs).find((key) => nameKey(key) === nameKey(name));
  return found === undefined ? name : (sameAs[found] ?? name);
}

/** The groups with the spellings that a person added to them. */
export function withMeantNames(
  groups: readonly NameGroup[],
  names: readonly string[],
  decisions: MergeDecisions,
): readonly NameGroup[] {
  if (!decisions.sameAs) return groups;
  return groups.map((group) => {
    const added = [...new Set(names)].filter((name) => {
      const meant = meantName(name, decisions);
      return meant !== name && group.keys.includes(nameKey(meant)) && !group.keys.includes(nameKey(name));
    });
    if (added.length === 0) return group;
    return { ...group, keys: [...group.keys, ...added.map(nameKey)], aliases: [...group.aliases, ...added] };
  });
}

export function isChosen(branch: string | null, path: string, { chosen = [] }: MergeDecisions): boolean {
  return chosen.some((c) => c.path === path && nameKey(c.branch ?? "") === nameKey(branch ?? ""));
}
