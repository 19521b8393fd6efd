import type { Edit, SetCell } from "../../changes/change-set";
import type { CheckResult } from "../../check/check";
import { ownTitles } from "../../own-sheets/index";
import { cellText } from "../../workbook/grid";
import type { BranchResult } from "../../model/branch";
import type { ColumnRole, Scheme } from "../../schemes/types";
import { fold } from "../../text/fold";
import { toA1, type CellAddress } from "../../workbook/address";
import { cellAt, type WorkbookSnapshot } from "../../workbook/snapshot";
import type { LedgerRow } from "../../own-sheets/ledger/row";
import { ledgerWords } from "../../own-sheets/ledger/description";
import {
  idOf,
  isOursToDraw,
  listFormOf,
  newTable,
  officialTables,
  placeOfficialTable,
  rowOfBranch,
  type OfficialTable,
  type TableEntry,
} from "../official-table/draw";
import type { KeptTableRow } from "../official-table/read";
import { freeSheetName } from "../own-sheet";
import { compose, composedRoles, missingLines, type Composed, type ComposedRole } from "./compose";
import type { RectificationPlan } from "./rectification-plan";

const columnRoles: Readonly<Record<ComposedRole, ColumnRole>> = {
  problems: "problem",
  measures: "measure",
  deadline: "deadline",
  contact: "contact",
};

/**
 * The scheme's own list of what its branches mend, a row for each of them, composed from the ledger: a new
 * sheet where there is none, else the blank entries of the sheet. What people wrote stays; lines that it
 * lacks are offered. Null for a scheme without such a form.
 */
export function planRectificationTable(
  workbook: WorkbookSnapshot,
  checked: CheckResult,
  scheme: Scheme,
  rows: readonly LedgerRow[],
  taken: readonly string[],
): RectificationPlan | null {
  const form = listFormOf(scheme, "rectification-summary");
  if (!form) return null;
  const branches = checked.branches.filter((b) => b.scheme === scheme);
  const rowsOf = (branch: BranchResult): readonly LedgerRow[] =>
    rows.filter((r) => r.branch === branch && r.kind !== "cleared" && r.texts.problem !== "");
  const tables = officialTables(checked, scheme, form);
  const table = tables.find((t) => isOursToDraw(workbook, t)) ?? tables[0] ?? newTable(scheme, form);
  const offered = branches.map((branch) => lacking(table, branch, rowsOf(branch)));
  const canDraw = table.sheet === null || isOursToDraw(workbook, table);
  return {
    edits: canDraw
      ? draw(workbook, table, branches, rowsOf, taken)
      : branches.flatMap((branch) => fillBlanks(table, branch, compose(rowsOf(branch)))),
    suggestions: offered.flatMap(({ branch, lines, cells }) =>
      (["problems", "measures"] as const).flatMap((kind) => {
        const isNew = table.sheet !== null && lines[kind] !== "" && (cells !== null || !canDraw);
        const cell = cells?.[kind] ?? null;
        const place = { branch: branch.name, sheet: table.sheet?.sheet.name ?? "", cell: cell && toA1(cell) };
        return isNew ? [{ kind, ...place, text: lines[kind] }] : [];
      }),
    ),
    ledgerSuggestions: offered.flatMap(({ branch, lines: { problems, measures }, cells }) =>
      problems === "" || (cells === null && canDraw)
        ? []
        : [{ branch: branch.name ?? ledgerWords.unnamed, problems, measures }],
    ),
  };
}

function draw(
  workbook: WorkbookSnapshot,
  table: OfficialTable,
  branches: readonly BranchResult[],
  rowsOf: (branch: BranchResult) => readonly LedgerRow[],
  taken: readonly string[],
): readonly Edit[] {
  const { form } = table.kept;
  const rest = new Set(table.kept.rows);
  const entries = branches.map((branch): TableEntry => {
    const kept = rowOfBranch(table, branch.name ?? ledgerWords.unnamed);
    if (kept) rest.delete(kept);
    const composed = compose(rowsOf(branch));
    const known: TableEntry["known"] = { branch: branch.name ?? ledgerWords.unnamed };
    for (const role of isToFill(table, kept, composed) ? composedRoles : []) {
      const column = columnRoles[role];
      known[column] = kept?.cells.get(idOf(form, column)) ?? composed[role];
    }
    return { known, kept };
  });
  const others = [...rest].map((kept): TableEntry => ({ known: {}, kept }));
  const name = freeSheetName(workbook, ownTitles["rectification-summary"], taken);
  return placeOfficialTable(workbook, table, name, [...entries, ...others], taken.length);
}

interface Lacking {
  readonly branch: BranchResult;
  readonly lines: Pick<Composed, "problems" | "measures">;
  /** Where they belong; null where the table has no row for the branch. */
  readonly cells: Readonly<Record<"problems" | "measures", CellAddress | null>> | null;
}

/** The lines that the branch's row lacks beside those that a person wrote into it. */
function lacking(table: OfficialTable, branch: BranchResult, rows: readonly LedgerRow[]): Lacking {
  const row = rowOfBranch(table, branch.name ?? ledgerWords.unnamed);
  if (!row) return { branch, lines: compose(rows), cells: null };
  const stated = cellText(row.cells.get(idOf(table.kept.form, "problem")));
  const cells = { problems: place(table, row.index, "problem"), measures: place(table, row.index, "measure") };
  return { branch, lines: stated === "" ? { problems: "", measures: "" } : missingLines(stated, rows), cells };
}

function place({ sheet, kept }: OfficialTable, index: number, role: ColumnRole): CellAddress | null {
  const column = sheet?.columns.find((c) => c.id === idOf(kept.form, role))?.column;
  return column === undefined ? null : { row: kept.firstRow + index, column };
}

/** Measures belong to the problems beside them: where a person worded other problems, nothing is filled in. */
function isToFill({ kept }: OfficialTable, row: KeptTableRow | undefined, { problems }: Composed): boolean {
  const stated = cellText(row?.cells.get(idOf(kept.form, "problem")));
  return stated === "" || fold(stated) === fold(problems);
}

/** The blank entries of the branch's row on a person's own sheet. */
function fillBlanks(table: OfficialTable, branch: BranchResult, composed: Composed): readonly SetCell[] {
  const row = rowOfBranch(table, branch.name ?? ledgerWords.unnamed);
  if (!row || !table.sheet || !isToFill(table, row, composed)) return [];
  const { sheet } = table.sheet;
  return composedRoles.flatMap((role): SetCell[] => {
    const at = place(table, row.index, columnRoles[role]);
    if (!at || composed[role] === "" || cellAt(sheet, at.row, at.column)) return [];
    const edited = { id: sheet.id, name: sheet.name };
    return [{ kind: "set-cell", sheet: edited, ...at, before: null, after: { value: composed[role] } }];
  });
}
