import type { FateOf } from "./carried";
import type { Group, Settled } from "./gather";
import { type MergedFile, type MergedBranch, type Duplicate, type SourcedContent } from "./merge-result";
import { fileStatuses, type FileStatus } from "./file-status";
import { partRank } from "./merged-branch";
import { byCode } from "./names";
import type { Part, Submission } from "./parts";
import type { Candidate, Fate } from "./versions";

const statusOfFate: Readonly<Record<Exclude<Fate, "taken">, FileStatus>> = {
  identical: "duplicate",
  superseded: "superseded",
  conflict: "conflict",
};

/** Of what a file's contents came to, the first of these is told. */
const TELLING: readonly Exclude<Fate, "taken">[] = ["conflict", "superseded", "identical"];

export function filesOf(submissions: readonly Submission[], settled: readonly Settled[]): readonly MergedFile[] {
  const fates = new Map<string, Set<Fate>>();
  const combined = new Set<string>();
  const names = new Map<string, Set<string>>();
  for (const { group, outcomes } of settled) {
    const takenFrom = new Set(outcomes.filter((o) => o.fate === "taken").map((o) => o.contribution.path));
    if (takenFrom.size > 1) for (const path of takenFrom) combined.add(path);
    for (const { contribution, fate } of outcomes) {
      fates.set(contribution.path, (fates.get(contribution.path) ?? new Set()).add(fate));
    }
    for (const { path, branch } of group.contributions) {
      const name = group.names?.name ?? branch.name;
      if (name !== null) names.set(path, (names.get(path) ?? new Set()).add(name));
    }
  }
  return submissions.map((submission): MergedFile => {
    const { path, sha256, modified, fileModified, isOldFormat, hasMacros, error } = submission;
    const own = fates.get(path) ?? new Set<Fate>();
    const told = TELLING.find((fate) => own.has(fate));
    const status: FileStatus = error
      ? "unreadable"
      : own.has("taken")
        ? combined.has(path)
          ? "combined"
          : "merged"
        : told
          ? statusOfFate[told]
          : "unrecognised";
    const branches = [...(names.get(path) ?? [])].sort(byCode);
    return { path, status, branches, sha256, modified, fileModified, isOldFormat, hasMacros, error };
  });
}

/**
 * What was handed in more than once. A content that another file repeats is no duplicate while the
 * file adds something else; an older version always is.
 */
export function duplicatesOf(
  settled: readonly Settled[],
  pathOf: (content: Candidate) => string,
): readonly Duplicate[] {
  return settled.flatMap(({ group, outcomes }) => {
    const found = new Map<string, { kept: string; reason: Duplicate["reason"]; dropped: Set<string> }>();
    const adds = new Set(outcomes.filter((o) => o.fate === "taken").map(pathOf));
    const older = new Set(outcomes.filter((o) => o.fate === "superseded").map(pathOf));
    for (const outcome of outcomes) {
      const { fate, kept } = outcome;
      const path = pathOf(outcome);
      if ((fate !== "identical" && fate !== "superseded") || kept === null || pathOf(kept) === path) continue;
      const isTold = fate === "superseded" || (!adds.has(path) && !older.has(path));
      if (!isTold) continue;
      const key = `${fate} ${pathOf(kept)}`;
      const entry = found.get(key) ?? { kept: pathOf(kept), reason: fate, dropped: new Set<string>() };
      entry.dropped.add(path);
      found.set(key, entry);
    }
    return [...found.values()]
      .sort((a, b) => byCode(a.kept, b.kept) || byCode(a.reason, b.reason))
      .map(({ kept, reason, dropped }) => ({
        name: group.names?.name ?? null,
        scheme: group.scheme.id,
        kept,
        dropped: [...dropped].sort(byCode),
        reason,
      }));
  });
}

export function contentsOf(
  settled: readonly Settled[],
  numbers: ReadonlyMap<Group, MergedBranch>,
): readonly SourcedContent[] {
  const contents = settled.flatMap(({ group, outcomes }) => {
    const branch = numbers.get(group);
    const isCombined = new Set(outcomes.filter((o) => o.fate === "taken").map((o) => o.contribution.path)).size > 1;
    return outcomes.map(({ contribution, part, fate }): SourcedContent => ({
      number: branch?.number ?? null,
      name: group.names?.name ?? contribution.branch.name,
      scheme: group.scheme.id,
      path: contribution.path,
      part,
      status: fate === "taken" ? (isCombined ? "combined" : "merged") : statusOfFate[fate],
    }));
  });
  return contents.sort(
    (a, b) =>
      (a.number ?? Infinity) - (b.number ?? Infinity) ||
      byCode(a.name ?? "", b.name ?? "") ||
      fileStatuses.indexOf(a.status) - fileStatuses.indexOf(b.status) ||
      partRank(a.part) - partRank(b.part) ||
      byCode(a.part.id, b.part.id) ||
      byCode(a.path, b.path),
  );
}

/** What came of every file that branches were read from, the files of lower merges included. */
export function fatesOf(settled: readonly Settled[], branches: ReadonlyMap<Group, MergedBranch>): FateOf {
  const fates = new Map<string, { isTaken: boolean; branches: Map<MergedBranch, Set<Part["id"]>> }>();
  const key = (via: string, path: string): string => `${via}\n${path}`;
  for (const { group, outcomes } of settled) {
    const branch = branches.get(group);
    const handedIn = new Set(outcomes.map(({ part }) => part.id));
    for (const { contribution, part, fate } of outcomes) {
      const place = key(contribution.path, part.origin.path);
      const known = fates.get(place) ?? { isTaken: false, branches: new Map() };
      fates.set(place, known);
      if (fate !== "taken") continue;
      known.isTaken = true;
      if (branch) known.branches.set(branch, handedIn);
    }
  }
  return (via, path) => fates.get(key(via, path)) ?? null;
}
