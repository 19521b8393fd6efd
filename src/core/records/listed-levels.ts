import type { StatedLevel } from "../model/branch";
import { nameKey } from "../model/names";
import type { RecognisedSheet, TableRow, TableSheet } from "../model/recognised-sheet";
import { committeeAbove, isOneBranch, type NamedBranch } from "../model/same-branch";
import { cellWithRole, levelIn, type RowLevel } from "../model/table-cells";
import type { Scheme } from "../schemes/types";
import { fold, isBlankMark, oneLine } from "../text/fold";
import { saysNone } from "../text/lists";
import { toA1 } from "../workbook/address";
import { cellAt } from "../workbook/snapshot";

/** A branch with the final levels that rows of lists state for it. */
export interface ListedBranch extends NamedBranch {
  readonly scheme: Scheme;
  readonly stated: readonly StatedLevel[];
}

/**
 * What the visible lists of a workbook decide, by branch, in workbook order. Left out are levels that an objection
 * may have changed since (the row records both), and results that are only copied from a sheet of ours.
 */
export function listedLevels(sheets: readonly RecognisedSheet[]): readonly ListedBranch[] {
  const rows = sheets.flatMap((sheet) =>
    sheet.kind === "table" && sheet.sheet.visibility === "visible"
      ? sheet.rows.flatMap((row) => statedIn(sheet, row, sheets) ?? [])
      : [],
  );
  const groups: { name: string; parent: string | null; scheme: Scheme; stated: StatedLevel[] }[] = [];
  const byName = new Map<string, (typeof groups)[0][]>();
  // Rows that name their committee first: one that names none belongs to the only branch of its name.
  for (const row of [...rows.filter((r) => r.parent !== null), ...rows.filter((r) => r.parent === null)]) {
    const key = nameKey(row.name);
    const fitting = (byName.get(key) ?? []).filter((g) => g.scheme === row.scheme && isOneBranch(g, row));
    const [only] = fitting;
    if (only && fitting.length === 1) only.stated.push(row.stated);
    else if (fitting.length === 0) {
      const group = { ...row, stated: [row.stated] };
      groups.push(group);
      byName.set(key, [...(byName.get(key) ?? []), group]);
    }
  }
  const order = new Map(rows.map(({ stated }, i) => [stated, i]));
  const placeOf = (stated: StatedLevel): number => order.get(stated) ?? 0;
  return groups.map((group) => ({
    ...group,
    stated: [...group.stated].sort((a, b) => placeOf(a) - placeOf(b)),
  }));
}

/** The levels of the only listed branch of this name; [] where there are several. */
export function listedFor(listed: readonly ListedBranch[], scheme: Scheme, name: string): readonly StatedLevel[] {
  const same = listed.filter((l) => l.scheme === scheme && l.name !== null && nameKey(l.name) === nameKey(name));
  return same.length === 1 ? (same[0]?.stated ?? []) : [];
}

/** The level that a row decides, with who it is about; null where it decides none. */
function statedIn(
  table: TableSheet,
  row: TableRow,
  sheets: readonly RecognisedSheet[],
): { name: string; parent: string | null; scheme: Scheme; stated: StatedLevel } | null {
  const name = oneLine(cellWithRole(table, row, "branch")?.text ?? "");
  const level = finalLevelIn(table, row);
  if (isBlankMark(name) || !level || level.level === null || isCopied(table, level, sheets)) return null;
  const parent = oneLine(cellWithRole(table, row, "parent")?.text ?? "");
  return {
    name,
    parent: isBlankMark(parent) ? committeeAbove(table, name) : parent,
    scheme: table.scheme,
    stated: { ...level, sheet: table.sheet.name, cell: toA1(level.cell), party: null },
  };
}

/** The level is a formula over a sheet that we drew: it says what that sheet said when it was last calculated. */
export function isCopied({ sheet }: TableSheet, { cell }: RowLevel, sheets: readonly RecognisedSheet[]): boolean {
  const formula = fold(cellAt(sheet, cell.row, cell.column)?.formula ?? "");
  return formula !== "" && sheets.some((s) => s.kind === "own" && formula.includes(fold(s.sheet.name)));
}

/** The level of a row, unless what stands beside it may have changed it afterwards. */
export function finalLevelIn(table: TableSheet, row: TableRow): RowLevel | null {
  const { form } = table;
  const column = form.kind === "table" ? form.objections : undefined;
  const objection = column === undefined ? undefined : row.cells[column]?.text;
  return objection === undefined || isBlankMark(objection) || saysNone(objection) ? levelIn(table, row) : null;
}
