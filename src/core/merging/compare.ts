import { committeeKey } from "../model/same-branch";
import { isLow } from "../rules/not-promoted";
import { lookBackWords } from "../own-sheets/look-back/description";
import type { Party, SchemeId } from "../schemes/types";
import { decimal } from "../workbook/decimal";
import { rankOf } from "../schemes/levels";
import { comparedEntries, type ComparedEntry } from "./compared-entries";
import { comparedItems, comparedParties, type ComparedParty } from "./item-scores";
import { mergeSubmissions, type MergeOptions } from "./merge";
import type { MergedBranch, MergeFinding, MergeResult } from "./merge-result";
import { mergeFinding } from "./merge-rules";
import { groupNames } from "./names";
import { schemeKey, type LeftValue, type Submission } from "./submitted";

/** promoted and lowered by rank on the same scheme; ungraded: one side has no level. */
export const changes = ["promoted", "lowered", "unchanged", "new", "gone", "ungraded"] as const;
export type Change = (typeof changes)[number];

interface Standing {
  readonly total: number | null;
  readonly level: string | null;
}

export interface ComparedBranch {
  readonly name: string | null;
  readonly scheme: SchemeId;
  readonly parent: string | null;
  /** null where that side does not have the branch. */
  readonly before: Standing | null;
  readonly after: Standing | null;
  readonly change: Change;
  /** Points that the total rose by, below 0 where it fell; null unless both sides have one. */
  readonly difference: number | null;
  /** Categories of a party's scores that are not as they were. */
  readonly moved: readonly MovedCategory[];
  /** Items of the self score or the superior's that are not as they were, in the rubric's order. */
  readonly items: readonly MovedItem[];
}

/** An item with its points on both sides. */
interface MovedItem {
  readonly item: string;
  readonly party: ComparedParty;
  readonly before: number;
  readonly after: number;
}

/** A category with its points, or its letter, on both sides. */
export interface MovedCategory {
  readonly category: string;
  readonly party: Party;
  readonly before: number | string;
  readonly after: number | string;
}

/** How many of the branches that should rise did, by the committee above them; null for those that state none. */
export interface Promotions {
  readonly parent: string | null;
  readonly low: number;
  readonly promoted: number;
}

export interface CompareResult {
  readonly branches: readonly ComparedBranch[];
  /** Changes that do not occur are left out. */
  readonly counts: Readonly<Partial<Record<Change, number>>>;
  /** Of the branches that were on one of the last two levels. */
  readonly promotions: readonly Promotions[];
  readonly findings: readonly MergeFinding[];
  /** Everything but scores that was filled in, in both rounds. */
  readonly entries: readonly ComparedEntry[];
  /** Typed values of either round that the output does not have. */
  readonly left: readonly LeftInRound[];
  readonly before: MergeResult;
  readonly after: MergeResult;
}

/** Where a value was typed that the comparison leaves out. */
interface LeftInRound extends LeftValue {
  readonly path: string;
}

/**
 * 回头看: what became of every branch between two rounds. Both sides are merged first, by the same rules; a quota of the
 * best level is judged over the later one.
 */
export function compareSubmissions(
  before: readonly Submission[],
  after: readonly Submission[],
  options: Pick<MergeOptions, "quotaPercent"> = {},
): CompareResult {
  const sides = { before: mergeSubmissions(before), after: mergeSubmissions(after, options) };
  const pairs = pairBranches(sides.before.branches, sides.after.branches);
  const branches = pairs.map(toCompared);
  const counts = Object.fromEntries(
    changes
      .map((change) => [change, branches.filter(({ branch }) => branch.change === change).length] as const)
      .filter(([, count]) => count > 0),
  );
  return {
    branches: branches.map(({ branch }) => branch),
    counts,
    promotions: promotionsOf(branches),
    findings: [
      ...branches.flatMap(({ branch, wasLow }) => notPromoted(branch, wasLow)),
      ...sides.after.findings.filter(isOfRecheck),
      ...unread("before"),
      ...unread("after"),
    ],
    entries: comparedEntries(pairs, sides.before, sides.after),
    left: [sides.before, sides.after].flatMap(({ files }) =>
      files.flatMap(({ path, left }) => left.map((value) => ({ ...value, path }))),
    ),
    ...sides,
  };

  /** What the rules of a re-check say of the later round. */
  function isOfRecheck({ code, branch }: MergeFinding): boolean {
    const isHeld = sides.after.branches.some((b) => b.scheme.promotion !== undefined && b.name === branch);
    return code === "promotion-blocked" || code === "quota-exceeded" || (code === "veto-triggered" && isHeld);
  }

  /** What was left out of either side, and what stood against itself. */
  function unread(side: "before" | "after"): readonly MergeFinding[] {
    return sides[side].findings.filter(
      (f) => f.code === "file-unreadable" || (f.code === "branch-duplicate" && f.severity === "error"),
    );
  }
}

/** What became of each branch between two merges. */
export function changesBetween(
  before: readonly MergedBranch[],
  after: readonly MergedBranch[],
): readonly ComparedBranch[] {
  return pairBranches(before, after).map((pair) => toCompared(pair).branch);
}

interface Pair {
  readonly before: MergedBranch | null;
  readonly after: MergedBranch | null;
}

function keyOf({ scheme }: MergedBranch): string {
  return schemeKey({ scheme: scheme.id, customScheme: scheme.id === "custom" ? scheme : null });
}

/** In the order of the later round; what is gone comes last. Names are matched as a merge matches them. */
export function pairBranches(before: readonly MergedBranch[], after: readonly MergedBranch[]): readonly Pair[] {
  const canonical = new Map<MergedBranch, string>();
  for (const key of new Set([...before, ...after].map(keyOf))) {
    const own = [...before, ...after].filter((b) => keyOf(b) === key && b.name !== null);
    const groups = groupNames(
      own.flatMap((b) => b.name ?? []),
      [],
    );
    for (const branch of own) {
      const [spelling] = groupNames([branch.name ?? ""], []);
      const group = groups.find((g) => spelling !== undefined && g.keys.some((k) => spelling.keys.includes(k)));
      canonical.set(branch, `${key} ${group?.name ?? branch.name}`);
    }
  }
  const found = new Set<MergedBranch>();
  const pairs = after.map((branch): Pair => {
    const name = canonical.get(branch);
    const namesakes = before.filter((b) => name !== undefined && canonical.get(b) === name && !found.has(b));
    const former = namesakes.find((b) => isUnder(b, branch)) ?? (isAlone(branch) ? namesakes[0] : undefined) ?? null;
    if (former) found.add(former);
    return { before: former, after: branch };
  });
  // A committee may be written in another way, or not at all, while there is one branch of the name on either side.
  function isAlone(branch: MergedBranch): boolean {
    const name = canonical.get(branch);
    const count = (list: readonly MergedBranch[]): number => list.filter((b) => canonical.get(b) === name).length;
    return count(before) === 1 && count(after) === 1;
  }
  const gone = before.filter((b) => !found.has(b));
  return [...pairs, ...gone.map((branch) => ({ before: branch, after: null }))];
}

/** Of namesakes the one under the same committee is meant. */
function isUnder(a: MergedBranch, b: MergedBranch): boolean {
  return a.parent !== null && b.parent !== null && committeeKey(a.parent) === committeeKey(b.parent);
}

function toCompared({ before, after }: Pair): { readonly branch: ComparedBranch; readonly wasLow: boolean } {
  const either = (after ?? before) as MergedBranch;
  const { levels } = either.scheme;
  const standing = (b: MergedBranch | null): Standing | null => b && { total: b.total, level: b.level };
  const rank = (b: MergedBranch | null): number => (b === null || b.level === null ? -1 : rankOf(levels, b.level));
  const [first, second] = [rank(before), rank(after)];
  const change: Change = !before
    ? "new"
    : !after
      ? "gone"
      : first < 0 || second < 0
        ? "ungraded"
        : second < first
          ? "promoted"
          : second > first
            ? "lowered"
            : "unchanged";
  const branch = {
    name: either.name,
    scheme: either.scheme.id,
    parent: either.parent,
    before: standing(before),
    after: standing(after),
    change,
    difference:
      before === null || after === null || before.total === null || after.total === null
        ? null
        : decimal(after.total).minus(decimal(before.total)).toNumber(),
    moved: before && after ? movedCategories(before, after) : [],
    items: before && after ? movedItems(before, after) : [],
  };
  return { branch, wasLow: isLow(levels.length, first) };
}

function movedCategories(before: MergedBranch, after: MergedBranch): readonly MovedCategory[] {
  return after.evaluations.flatMap(({ party, categories }) => {
    const former = before.evaluations.find((e) => e.party === party)?.categories ?? {};
    return Object.entries(categories).flatMap(([category, now]): readonly MovedCategory[] => {
      const then = former[category];
      if (then === null || then === undefined || now === null || then === now) return [];
      return typeof then === typeof now ? [{ category, party, before: then, after: now }] : [];
    });
  });
}

/** Items are one by their wording under their category. */
function movedItems(before: MergedBranch, after: MergedBranch): readonly MovedItem[] {
  const former = new Map(comparedItems(before).map((item) => [item.key, item]));
  return comparedParties.flatMap((party) =>
    comparedItems(after).flatMap((item): readonly MovedItem[] => {
      const [then, now] = [former.get(item.key)?.[party] ?? null, item[party]];
      return then === null || now === null || then === now
        ? []
        : [{ item: item.label, party, before: then, after: now }];
    }),
  );
}

function promotionsOf(
  branches: readonly { readonly branch: ComparedBranch; readonly wasLow: boolean }[],
): readonly Promotions[] {
  const low = branches.filter(({ wasLow, branch }) => wasLow && branch.after !== null).map(({ branch }) => branch);
  const parents = [...new Set(low.map(({ parent }) => parent))];
  return parents.map((parent) => {
    const own = low.filter((b) => b.parent === parent);
    return { parent, low: own.length, promoted: own.filter((b) => b.change === "promoted").length };
  });
}

function notPromoted({ name, before, after, change }: ComparedBranch, wasLow: boolean): readonly MergeFinding[] {
  // Of one that is no longer graded nobody can say that it rose.
  if (!wasLow || !["unchanged", "lowered", "ungraded"].includes(change)) return [];
  const facts = {
    branch: name ?? "",
    before: before?.level ?? "",
    after: after?.level ?? lookBackWords.changes.ungraded,
  };
  return [mergeFinding("not-promoted", name, facts)];
}
