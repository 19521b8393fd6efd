import { nameKey } from "../model/names";
import type { Scheme } from "../schemes/types";
import { isChosen, meantName, withMeantNames, type MergeDecisions } from "./decisions";
import { byCommittee, type OfCommittee } from "./committees";
import { byCode, groupNames, type NameGroup } from "./names";
import { schemeKey, schemeOf, type Submission } from "./submitted";
import { fileLabel, unprovenIn } from "./proven-names";
import type { RosterEntry } from "./roster";
import type { Contribution, Outcome } from "./versions";

/** Everything that was handed in for one branch. */
export interface GatheredBranch {
  readonly scheme: Scheme;
  readonly schemeKey: string;
  /** null for a branch that nothing names. */
  readonly names: NameGroup | null;
  readonly contributions: readonly Contribution[];
  /** Others bear the same name, and nothing proves it to be this file's: it goes by its file's name. */
  readonly isUnproven: boolean;
  /** Committees that it may mean: it states none, and several have a branch of the name. */
  readonly mayMean: readonly string[];
}

export interface Settled {
  readonly group: GatheredBranch;
  readonly outcomes: readonly Outcome[];
}

function underFileName(contribution: Contribution): Contribution {
  return { ...contribution, branch: { ...contribution.branch, name: fileLabel(contribution.path) } };
}

/** What nothing proves to be of the name stands apart, under its file's name; copies of one file stay together. */
function byProof(
  { names, contributions, mayMean }: OfCommittee,
  isDecided: (contribution: Contribution) => boolean,
  sha256: ReadonlyMap<string, string | null>,
): readonly Omit<GatheredBranch, "scheme" | "schemeKey">[] {
  const unproven = unprovenIn(names, contributions, isDecided);
  const proven = contributions.filter((c) => !unproven.has(c));
  const alike = new Map<string, Contribution[]>();
  for (const c of unproven) {
    const whole = `${sha256.get(c.path) ?? c.path} ${c.index}`;
    alike.set(whole, [...(alike.get(whole) ?? []), c]);
  }
  // Where all are copies of one file nothing can be mistaken.
  if (proven.length === 0 && alike.size === 1) return [{ names, contributions, mayMean, isUnproven: false }];
  return [
    ...(proven.length > 0 ? [{ names, contributions: proven, mayMean, isUnproven: false }] : []),
    ...[...alike.values()].map((own) => ({
      names: null,
      contributions: own.map(underFileName),
      mayMean: [],
      isUnproven: true,
    })),
  ];
}

export function gather(
  submissions: readonly Submission[],
  roster: readonly RosterEntry[],
  decisions: MergeDecisions,
): readonly GatheredBranch[] {
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
      const sha256 = new Map(entries.map((e) => [e.contribution.path, e.sha256]));
      const isDecided = ({ branch, isChosen: chosen }: Contribution): boolean =>
        chosen === true || (branch.name !== null && meantName(branch.name, decisions) !== branch.name);
      return [...gathered].flatMap(([place, contributions]): readonly GatheredBranch[] =>
        typeof place === "string"
          ? [{ scheme, schemeKey: key, names: null, contributions, mayMean: [], isUnproven: false }]
          : byCommittee(place, contributions, roster)
              .flatMap((own) => byProof(own, isDecided, sha256))
              .map((own) => ({ scheme, schemeKey: key, ...own })),
      );
    });
}
