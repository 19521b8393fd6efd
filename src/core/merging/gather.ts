import { nameKey } from "../model/names";
import type { Scheme } from "../schemes/types";
import { isChosen, meantName, withMeantNames, type MergeDecisions } from "./decisions";
import { byCommittee } from "./committees";
import { byCode, groupNames, type NameGroup } from "./names";
import { schemeKey, schemeOf, type Submission } from "./submitted";
import type { RosterEntry } from "./roster";
import type { Contribution, Outcome } from "./versions";

/** Everything that was handed in for one branch. */
export interface Group {
  readonly scheme: Scheme;
  readonly schemeKey: string;
  /** null for a branch that nothing names. */
  readonly names: NameGroup | null;
  readonly contributions: readonly Contribution[];
  /** Committees that it may mean: it states none, and several have a branch of the name. */
  readonly mayMean: readonly string[];
}

export interface Settled {
  readonly group: Group;
  readonly outcomes: readonly Outcome[];
}

export function gather(
  submissions: readonly Submission[],
  roster: readonly RosterEntry[],
  decisions: MergeDecisions,
): readonly Group[] {
  const bySchemes = new Map<string, { contribution: Contribution; sha256: string | null }[]>();
  for (const submission of submissions) {
    submission.branches.forEach((branch, index) => {
      const key = schemeKey(branch);
      const entry = { contribution: { path: submission.path, index, branch }, sha256: submission.sha256 };
      const list = bySchemes.get(key);
      if (list) list.push(entry);
      else bySchemes.set(key, [entry]);
    });
  }
  return [...bySchemes]
    .sort(([a], [b]) => byCode(a, b))
    .flatMap(([key, entries]) => {
      const scheme = schemeOf((entries[0] as (typeof entries)[0]).contribution.branch);
      const names = entries.flatMap(({ contribution }) => contribution.branch.name ?? []);
      const groups = withMeantNames(
        groupNames(
          names.map((name) => meantName(name, decisions)),
          roster,
        ),
        names,
        decisions,
      );
      const byKey = new Map(groups.flatMap((group) => group.keys.map((k) => [k, group] as const)));
      const gathered = new Map<NameGroup | string, Contribution[]>();
      for (const { contribution, sha256 } of entries) {
        const { name } = contribution.branch;
        // What nobody named can only be told to be the same where the whole file is.
        const group = name === null ? undefined : byKey.get(nameKey(name));
        const place = group ?? `${sha256 ?? contribution.path} ${contribution.index}`;
        const chosen = isChosen(group?.name ?? name, contribution.path, decisions);
        const known = gathered.get(place) ?? [];
        gathered.set(place, [...known, chosen ? { ...contribution, isChosen: true } : contribution]);
      }
      return [...gathered].flatMap(([place, contributions]): readonly Group[] =>
        typeof place === "string"
          ? [{ scheme, schemeKey: key, names: null, contributions, mayMean: [] }]
          : byCommittee(place, contributions, roster).map((own) => ({ scheme, schemeKey: key, ...own })),
      );
    });
}
