import { committeeKey } from "../model/same-branch";
import { nameKey } from "../model/names";
import { byCode, type NameGroup } from "./names";
import type { RosterEntry } from "./roster";
import type { Contribution } from "./versions";

/** What was handed in under one name for one committee. */
export interface OfCommittee {
  readonly names: NameGroup;
  readonly contributions: readonly Contribution[];
  /** Committees that this may mean: it states none, and several have a branch of the name. */
  readonly mayMean: readonly string[];
}

/**
 * A branch is a name under a committee: 教工一支部 of two colleges are two. What states no committee belongs to the only
 * branch of its name, on the roster or among the files; where there are several it stands apart.
 */
export function byCommittee(
  names: NameGroup,
  contributions: readonly Contribution[],
  roster: readonly RosterEntry[],
): readonly OfCommittee[] {
  const listed = roster.filter((entry) => names.keys.includes(nameKey(entry.name)));
  const committees = new Map<string, string>();
  for (const parent of [...contributions.map(({ branch }) => branch.parent), ...listed.map((entry) => entry.parent)]) {
    if (parent !== null && !committees.has(committeeKey(parent))) committees.set(committeeKey(parent), parent);
  }
  const stated = new Map<string, Contribution[]>();
  for (const contribution of contributions) {
    const { parent } = contribution.branch;
    const key = parent === null ? "" : committeeKey(parent);
    stated.set(key, [...(stated.get(key) ?? []), contribution]);
  }
  // One entry of the roster without a namesake is the branch, whatever its committee is called there.
  const own = [...stated.keys()].filter((key) => key !== "");
  if (own.length <= 1 && listed.length <= 1) return [{ names, contributions, mayMean: [] }];
  const entryOf = (key: string): RosterEntry | null =>
    listed.find((entry) => entry.parent !== null && committeeKey(entry.parent) === key) ??
    (listed.length === 1 && own.length === 1 ? (listed[0] ?? null) : null);
  return [...stated]
    .sort(([a], [b]) => byCode(a, b))
    .map(([key, group]): OfCommittee => {
      if (key !== "") return { names: { ...names, entry: entryOf(key) }, contributions: group, mayMean: [] };
      return { names: { ...names, entry: null }, contributions: group, mayMean: [...committees.values()].sort(byCode) };
    });
}
