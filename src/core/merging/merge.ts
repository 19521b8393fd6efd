import { nameKey } from "../model/names";
import { forwardFindings } from "./forwarded";
import type { MergeDecisions } from "./decisions";
import { filesOf, duplicatesOf, contentsOf, fileUses } from "./file-statuses";
import type { FormerRow } from "./former-publicity";
import { gather } from "./gather";
import {
  rosterFindings,
  unprovenFindings,
  duplicateFindings,
  branchFindings,
  quotaFindings,
  fileFindings,
} from "./merge-findings";
import { UNGRADED, type MergedBranch, type MergeResult } from "./merge-result";
import { fileStatuses, type FileStatus } from "./file-status";
import { toBranch, number } from "./merged-branch";
import { leftValues, mergeLists } from "./merged-lists";
import { byCode } from "./names";
import type { Submission } from "./submitted";
import type { Roster } from "./roster";
import { settle } from "./versions";

export interface MergeOptions {
  /** Who is expected; without it nobody is missing and nobody unexpected. */
  readonly roster?: Roster | null;
  /** The highest share (percent) of branches that may be on the best level; set by a person. */
  readonly quotaPercent?: number;
  readonly decisions?: MergeDecisions;
  /** What was recorded on 「公示名单」 of the output that this merge replaces. */
  readonly former?: readonly FormerRow[];
}

/**
 * Makes one reconciled whole of everything that was handed in. Pure; the order of the submissions does
 * not matter, and every file and every content of it is accounted for.
 */
export function mergeSubmissions(submissions: readonly Submission[], options: MergeOptions = {}): MergeResult {
  const ordered = [...submissions].sort((a, b) => byCode(a.path, b.path));
  const roster = options.roster ?? null;
  const gathered = gather(ordered, roster?.entries ?? [], options.decisions ?? {});
  const settled = gathered.map((group) => ({ group, outcomes: settle(group.contributions) }));
  const branches = number(
    settled.flatMap(({ group, outcomes }) => {
      const branch = toBranch(group, outcomes, options.former);
      return branch ? [{ group, branch }] : [];
    }),
    roster,
  );
  const numbers = new Map(branches.map(({ group, branch }) => [group, branch]));
  const merged = branches.map(({ branch }) => branch);
  const files = filesOf(ordered, settled, leftValues(ordered, settled, merged));
  const expected = new Set(gathered.flatMap(({ names }) => (names?.entry ? [names.entry] : [])));
  const missing = (roster?.entries ?? []).filter((entry) => !expected.has(entry));
  const strangers = roster ? gathered.filter(({ names }) => names !== null && names.entry === null) : [];
  const reconciliation = Object.fromEntries(
    fileStatuses.map((status) => [status, files.filter((file) => file.status === status).length]),
  ) as Record<FileStatus, number>;
  const useOf = fileUses(settled, numbers);
  const findings = [
    ...rosterFindings(missing, gathered, roster),
    ...unprovenFindings(gathered),
    ...duplicateFindings(settled),
    ...branchFindings(merged),
    ...quotaFindings(merged, options.quotaPercent),
    ...fileFindings(ordered, files, useOf),
  ];
  const handedIn = new Set(gathered.flatMap(({ names }) => names?.keys ?? []));
  const forwarded = forwardFindings(ordered, {
    useOf: useOf,
    own: findings,
    branches: merged,
    hasRoster: roster !== null,
    isHandedIn: (name) => handedIn.has(nameKey(name)),
  });
  return {
    received: files.length,
    recognised: ordered.filter((s) => s.isRecognised).length,
    merged: merged.length,
    duplicates: duplicatesOf(settled, ({ contribution }) => contribution.path),
    missing,
    unexpected: [...new Set(strangers.map(({ names }) => names?.name ?? ""))].sort(byCode),
    unreadable: ordered.flatMap(({ path, error }) => (error ? [{ path, error }] : [])),
    levels: countLevels(merged),
    branches: merged,
    findings,
    files,
    reconciliation,
    contents: contentsOf(settled, numbers),
    forwarded: forwarded,
    forwardedFiles: ordered.flatMap((s) => s.forwarded?.files ?? []),
    forwardedNotes: ordered.flatMap((s) => s.forwarded?.notes ?? []),
    lists: mergeLists(ordered, files),
    roster,
  };
}

function countLevels(branches: readonly MergedBranch[]): MergeResult["levels"] {
  const levels: Record<string, Record<string, number>> = {};
  for (const { scheme } of branches) {
    if (levels[scheme.id]) continue;
    const own = branches.filter((b) => b.scheme.id === scheme.id);
    const names = [...new Set(own.flatMap((b) => b.scheme.levels.map((l) => l.name)))];
    const counts = names.map((name) => [name, own.filter((b) => b.level === name).length] as const);
    const ungraded = own.filter((b) => b.level === null).length;
    levels[scheme.id] = Object.fromEntries([...counts, [UNGRADED, ungraded] as const].filter(([, n]) => n > 0));
  }
  return levels;
}
