import type { FindingCode } from "../findings/finding";
import { readListedProblems } from "../own-sheets/findings/read";
import { nameKey } from "../model/names";
import type { OwnSheet } from "../model/recognised-sheet";
import type { Party } from "../schemes/types";
import type { MergedBranch, MergeFinding } from "./merge-result";
import { isRow, type ForwardedFinding, type SubmittedContent, type Submission } from "./submitted";

/** Reads the 「问题清单」 that a merge drew: the one with a column for files. */
export function readProblems(via: string, sheets: readonly OwnSheet[]): readonly ForwardedFinding[] {
  return sheets.flatMap(({ sheet }) => readListedProblems(sheet).map((problem) => ({ ...problem, via })));
}

/** Says of a file, as a submission holds it (`via`: the submission's path), what came of it. */
interface FileUse {
  /** Something of it counts. */
  readonly isTaken: boolean;
  /** The branches to which it gives something, with all that was handed in for them, whether it counts or not. */
  readonly branches: ReadonlyMap<MergedBranch, ReadonlySet<SubmittedContent["id"]>>;
}

export type FileUseOf = (via: string, path: string) => FileUse | null;

/** A finding that another file resolved, or that is judged anew over all files of its branch, is not told again. */
export function isSettled(
  { code, branch, party }: { readonly code: FindingCode; readonly branch: string | null; readonly party: Party },
  use: FileUse | null,
): boolean {
  const own = [...(use?.branches ?? [])].filter(([{ name, aliases }]) =>
    [name ?? "", ...aliases].some((known) => nameKey(known) === nameKey(branch ?? "")),
  );
  if (code === "review-missing") return own.some(([, handedIn]) => handedIn.has(`party:${party}`));
  const isJudgedAnew = code === "level-boundary" || code === "veto-triggered";
  return isJudgedAnew && own.some(([b]) => originsOf(b) > 1);
}

function originsOf({ contents: parts, files }: MergedBranch): number {
  return new Set(parts.map(({ origin }) => `${origin.via ?? ""} ${origin.path}`)).size || files.length;
}

interface ForwardContext {
  readonly useOf: FileUseOf;
  /** Findings of this merge. */
  readonly own: readonly MergeFinding[];
  readonly branches: readonly MergedBranch[];
  readonly hasRoster: boolean;
  /** True for a name under which something was handed in. */
  readonly isHandedIn: (name: string) => boolean;
}

/** Of what lower merges found: all that still stands now that more files are known, and that this merge does not say itself. */
export function forwardFindings(
  submissions: readonly Submission[],
  { useOf, own, branches, hasRoster, isHandedIn }: ForwardContext,
): readonly ForwardedFinding[] {
  const rows = new Set(
    branches.flatMap(({ contents: parts }) =>
      parts.flatMap(({ id, stated, origin }) =>
        isRow({ id }) ? stated.map((s) => `${origin.path} ${s.sheet} ${s.cell}`) : [],
      ),
    ),
  );
  const stands = (found: ForwardedFinding): boolean => {
    const { code, file, sheet, cell, branch, via } = found;
    if (code === "branch-missing") return !hasRoster && !isHandedIn(branch ?? "");
    if (code === "branch-unexpected") {
      return !hasRoster && !own.some((f) => f.code === code && nameKey(f.branch ?? "") === nameKey(branch ?? ""));
    }
    // A merge finds these anew from what was handed in.
    if (code === "quota-exceeded" || code === "level-conflict" || (code === "branch-duplicate" && sheet === null))
      return false;
    if (code === "level-mismatch" && rows.has(`${file ?? ""} ${sheet ?? ""} ${cell ?? ""}`)) return false;
    if (file === null) return code !== "level-boundary" && code !== "veto-triggered";
    const use = useOf(via, file);
    return (use === null || use.isTaken) && !isSettled({ code, branch, party: "review" }, use);
  };
  return submissions.flatMap(({ forwarded }) => forwarded?.findings.filter(stands) ?? []);
}
