import { nameKey } from "../model/names";
import { committeeKey } from "../model/same-branch";
import { byNature } from "./names";
import { schemeKey, type Forwarded, type Submission, type SubmittedBranch } from "./submitted";

/** What a summary is divided by: the committee above a branch, or its kind. */
export const splitColumns = ["parent", "type"] as const;
export type SplitColumn = (typeof splitColumns)[number];

/** One part of a summary, which a merge takes like any file. */
export interface SummaryPart {
  /** null for what states none, and for what belongs to no branch. */
  readonly name: string | null;
  readonly submission: Submission;
}

/**
 * Divides a summary so that a merge of all parts is the summary again. What is about no branch goes with the branches
 * that state no committee, else with the first part.
 */
export function splitSummary(whole: Submission, by: SplitColumn): readonly SummaryPart[] {
  const homes = homesOf(whole.branches, by);
  const names = new Map<string, string | null>();
  whole.branches.forEach((branch, i) => {
    const key = homes[i] ?? "";
    if (!names.has(key)) names.set(key, key === "" ? null : branch[by]);
  });
  if (names.size === 0 || (whole.lists.length > 0 && !names.has(""))) names.set("", null);
  const keys = [...names.keys()].sort((a, b) => Number(a === "") - Number(b === "") || byNature(a, b));
  const remainder = names.has("") ? "" : keys[0];
  const partOf = partsByTrace(whole, homes);
  const place = (branch: string | null, file: string | null): string | undefined => partOf(branch, file) ?? remainder;
  return keys.map((key) => {
    const isRest = key === remainder;
    const branches = whole.branches.filter((_, i) => homes[i] === key);
    return {
      name: names.get(key) ?? null,
      submission: {
        ...whole,
        branches,
        lists: isRest ? whole.lists : [],
        notes: isRest ? whole.notes : [],
        left: isRest ? whole.left : [],
        findings: whole.findings.filter((f) => place(f.branch, null) === key),
        forwarded: whole.forwarded && forwardedTo(whole.forwarded, key, place),
      },
    };
  });
}

function forwardedTo(
  { findings, files, notes }: Forwarded,
  key: string,
  place: (branch: string | null, file: string | null) => string | undefined,
): Forwarded {
  return {
    findings: findings.filter((f) => place(f.branch, f.file) === key),
    files: files.filter((f) => place(null, f.path) === key),
    notes: notes.filter((n) => place(null, n.path) === key),
  };
}

/** The key of each branch's part, "" for none; an older version without a committee stays with its branch. */
function homesOf(branches: readonly SubmittedBranch[], by: SplitColumn): readonly string[] {
  const keyOf = (text: string): string => (by === "parent" ? committeeKey(text) : nameKey(text));
  const stated = branches.map((branch) => (branch[by] === null ? null : keyOf(branch[by])));
  return branches.map((branch, i) => {
    const own = stated[i];
    if (own !== null && own !== undefined) return own;
    const isSame = (b: SubmittedBranch): boolean =>
      branch.name !== null &&
      b.name !== null &&
      schemeKey(b) === schemeKey(branch) &&
      nameKey(b.name) === nameKey(branch.name);
    const others = new Set(branches.flatMap((b, k) => (isSame(b) && stated[k] ? [stated[k]] : [])));
    const [only] = others;
    return others.size === 1 && only !== undefined ? only : "";
  });
}

/** The part that a branch's name, else a file, belongs to alone. */
function partsByTrace(
  { branches }: Submission,
  homes: readonly string[],
): (branch: string | null, file: string | null) => string | undefined {
  const byName = new Map<string, Set<string>>();
  const byFile = new Map<string, Set<string>>();
  branches.forEach(({ name, contents }, i) => {
    const home = homes[i] ?? "";
    if (name !== null) byName.set(nameKey(name), (byName.get(nameKey(name)) ?? new Set()).add(home));
    for (const { origin } of contents) byFile.set(origin.path, (byFile.get(origin.path) ?? new Set()).add(home));
  });
  const only = (found: ReadonlySet<string> | undefined): string | undefined =>
    found?.size === 1 ? [...found][0] : undefined;
  return (branch, file) =>
    (branch === null ? undefined : only(byName.get(nameKey(branch)))) ??
    (file === null ? undefined : only(byFile.get(file)));
}
