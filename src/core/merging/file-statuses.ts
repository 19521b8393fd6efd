import type { FileUseOf } from "./forwarded";
import type { GatheredBranch, Settled } from "./gather";
import { type MergedFile, type MergedBranch, type Duplicate, type SourcedContent } from "./merge-result";
import { fileStatuses, type FileStatus } from "./file-status";
import { partRank } from "./merged-branch";
import { byCode } from "./names";
import type { LeftValue, SubmittedContent, Submission } from "./submitted";
import type { Candidate, Ruling } from "./versions";

const statusOfRuling: Readonly<Record<Exclude<Ruling, "taken">, FileStatus>> = {
  identical: "duplicate",
  superseded: "superseded",
  conflict: "conflict",
};

/** Of what a file's contents came to, the first of these is told. */
const TELLING: readonly Exclude<Ruling, "taken">[] = ["conflict", "superseded", "identical"];

export function filesOf(
  submissions: readonly Submission[],
  settled: readonly Settled[],
  leftIn: ReadonlyMap<string, readonly LeftValue[]>,
): readonly MergedFile[] {
  const rulings = new Map<string, Set<Ruling>>();
  const combined = new Set<string>();
  const names = new Map<string, Set<string>>();
  for (const { group, outcomes } of settled) {
    const takenFrom = new Set(outcomes.filter((o) => o.ruling === "taken").map((o) => o.contribution.path));
    if (takenFrom.size > 1) for (const path of takenFrom) combined.add(path);
    for (const { contribution, ruling } of outcomes) {
      rulings.set(contribution.path, (rulings.get(contribution.path) ?? new Set()).add(ruling));
    }
    for (const { path, branch } of group.contributions) {
      const name = group.names?.name ?? branch.name;
      if (name !== null) names.set(path, (names.get(path) ?? new Set()).add(name));
    }
  }
  return submissions.map((submission): MergedFile => {
    const { path, sha256, modified, fileModified, isOldFormat, hasMacros, error, notes, lists } = submission;
    const own = rulings.get(path) ?? new Set<Ruling>();
    const told = TELLING.find((ruling) => own.has(ruling));
    const status: FileStatus = error
      ? "unreadable"
      : own.has("taken")
        ? combined.has(path)
          ? "combined"
          : "merged"
        : told
          ? statusOfRuling[told]
          : lists.length > 0
            ? "merged"
            : "unrecognised";
    const branches = [...(names.get(path) ?? [])].sort(byCode);
    const left = leftIn.get(path) ?? [];
    return { path, status, branches, sha256, modified, fileModified, isOldFormat, hasMacros, error, notes, left };
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
    const adds = new Set(outcomes.filter((o) => o.ruling === "taken").map(pathOf));
    const older = new Set(outcomes.filter((o) => o.ruling === "superseded").map(pathOf));
    for (const outcome of outcomes) {
      const { ruling, kept } = outcome;
      const path = pathOf(outcome);
      if ((ruling !== "identical" && ruling !== "superseded") || kept === null || pathOf(kept) === path) continue;
      const isTold = ruling === "superseded" || (!adds.has(path) && !older.has(path));
      if (!isTold) continue;
      const key = `${ruling} ${pathOf(kept)}`;
      const entry = found.get(key) ?? { kept: pathOf(kept), reason: ruling, dropped: new Set<string>() };
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
  numbers: ReadonlyMap<GatheredBranch, MergedBranch>,
): readonly SourcedContent[] {
  const contents = settled.flatMap(({ group, outcomes }) => {
    const branch = numbers.get(group);
    const isCombined = new Set(outcomes.filter((o) => o.ruling === "taken").map((o) => o.contribution.path)).size > 1;
    return outcomes.map(({ contribution, content, ruling }): SourcedContent => ({
      number: branch?.number ?? null,
      name: group.names?.name ?? contribution.branch.name,
      scheme: group.scheme.id,
      path: contribution.path,
      content: content,
      status: ruling === "taken" ? (isCombined ? "combined" : "merged") : statusOfRuling[ruling],
    }));
  });
  return contents.sort(
    (a, b) =>
      (a.number ?? Infinity) - (b.number ?? Infinity) ||
      byCode(a.name ?? "", b.name ?? "") ||
      fileStatuses.indexOf(a.status) - fileStatuses.indexOf(b.status) ||
      partRank(a.content) - partRank(b.content) ||
      byCode(a.content.id, b.content.id) ||
      byCode(a.path, b.path),
  );
}

/** What came of every file that branches were read from, the files of lower merges included. */
export function fileUses(settled: readonly Settled[], branches: ReadonlyMap<GatheredBranch, MergedBranch>): FileUseOf {
  const rulings = new Map<string, { isTaken: boolean; branches: Map<MergedBranch, Set<SubmittedContent["id"]>> }>();
  const key = (via: string, path: string): string => `${via}\n${path}`;
  for (const { group, outcomes } of settled) {
    const branch = branches.get(group);
    const handedIn = new Set(outcomes.map(({ content }) => content.id));
    for (const { contribution, content, ruling } of outcomes) {
      const place = key(contribution.path, content.origin.path);
      const known = rulings.get(place) ?? { isTaken: false, branches: new Map() };
      rulings.set(place, known);
      if (ruling !== "taken") continue;
      known.isTaken = true;
      if (branch) known.branches.set(branch, handedIn);
    }
  }
  return (via, path) => rulings.get(key(via, path)) ?? null;
}
