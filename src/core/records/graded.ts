import type { BranchResult } from "../model/branch";
import type { RecognisedSheet, TableSheet } from "../model/recognised-sheet";
import { committeeAbove, isOneBranch, type NamedBranch } from "../model/same-branch";
import { cellWithRole, columnsOfForm } from "../model/table-cells";
import type { Scheme } from "../schemes/types";
import { isBlankMark, oneLine } from "../text/fold";
import { finalLevelIn } from "./listed-levels";

/** A branch that a workbook says something about, with its final level; null while it has none. */
export interface GradedBranch extends NamedBranch {
  readonly scheme: Scheme;
  readonly level: string | null;
}

/** Every branch of a workbook once: those with sheets of their own, then those that only lists of results name. */
export function gradedBranchesOf(checked: {
  readonly sheets: readonly RecognisedSheet[];
  readonly branches: readonly BranchResult[];
}): readonly GradedBranch[] {
  const own = checked.branches.map(({ name, scheme, level }): GradedBranch => ({ name, parent: null, scheme, level }));
  return joinGraded([own, checked.sheets.flatMap(listed)]);
}

function listed(table: RecognisedSheet): readonly GradedBranch[] {
  if (table.kind !== "table" || table.sheet.visibility !== "visible") return [];
  const roles = columnsOfForm(table).map(({ role }) => role);
  if (!roles.includes("branch") || !roles.includes("level")) return [];
  return table.rows.flatMap((row): GradedBranch[] => {
    const text = (role: "branch" | "parent"): string => oneLine(cellWithRole(table, row, role)?.text ?? "");
    const name = text("branch");
    if (isBlankMark(name)) return [];
    const level = finalLevelIn(table, row)?.level ?? null;
    return [{ name, parent: parentOf(table, name, text("parent")), scheme: table.scheme, level }];
  });
}

function parentOf(table: TableSheet, name: string, parent: string): string | null {
  return isBlankMark(parent) ? committeeAbove(table, name) : parent;
}

/** The same branch of several sheets or files is one; where they state different levels it has none. */
export function joinGraded(groups: readonly (readonly GradedBranch[])[]): readonly GradedBranch[] {
  const joined: { branch: GradedBranch; levels: Set<string> }[] = [];
  const byName = new Map<string, typeof joined>();
  for (const branch of groups.flat()) {
    const key = `${branch.scheme.id} ${branch.scheme.title} ${branch.name ?? ""}`;
    const same = branch.name === null ? [] : (byName.get(key) ?? []);
    const known = same.find(({ branch: other }) => isOneBranch(other, branch));
    const levels = branch.level === null ? [] : [branch.level];
    if (known) for (const level of levels) known.levels.add(level);
    else {
      const entry = { branch, levels: new Set(levels) };
      joined.push(entry);
      byName.set(key, [...same, entry]);
    }
  }
  return joined.map(({ branch, levels }) => {
    const [level = null] = levels;
    return { ...branch, level: levels.size === 1 ? level : null };
  });
}
