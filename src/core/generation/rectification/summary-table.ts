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
  type OfficialEntry,
} from "../official-table/draw";
import type { KeptTableRow } from "../official-table/read";
import { freeSheetName } from "../own-sheet";
import { composedRoles, writtenLine, type ComposedRole, type WrittenLine } from "../../own-sheets/ledger/written";
import { composable, compose, missingLines, nothingComposed, type Composed } from "./compose";
import { reconcileForm } from "./reconcile";
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
  const rowsOf = (branch: BranchResult): readonly LedgerRow[] => composable(rows.filter((r) => r.branch === branch));
  const tables = officialTables(checked, scheme, form);
  const table = tables.find((t) => isOursToDraw(workbook, t)) ?? tables[0] ?? newTable(scheme, form);
  const canDraw = table.sheet === null || isOursToDraw(workbook, table);
  const entries = branches.map((branch) => entriesOf(table, branch, rowsOf(branch), canDraw));
  return {
    edits: canDraw ? draw(workbook, table, entries, taken) : entries.flatMap((entry) => setEntries(table, entry)),
    suggestions: entries.flatMap(({ branch, row, offered }) =>
      composedRoles.flatMap((kind) => {
        const at = row ? place(table, row.index, columnRoles[kind]) : null;
        const where = { branch: branch.name, sheet: table.sheet?.sheet.name ?? "", cell: at && toA1(at) };
        return offered[kind] === "" ? [] : [{ kind, ...where, text: offered[kind] }];
      }),
    ),
    ledgerSuggestions: entries.flatMap(({ branch, offered: { problems, measures }, written }) =>
      problems === "" || written.size > 0 ? [] : [{ branch: branch.name ?? ledgerWords.unnamed, problems, measures }],
    ),
    written: new Map(entries.flatMap(({ written }) => [...written])),
  };
}

/** What becomes of a branch's row. */
interface RowEntries {
  readonly branch: BranchResult;
  readonly row: KeptTableRow | undefined;
  /** What its cells shall say. */
  readonly texts: Composed;
  /** What the ledger has beyond that, for a person to decide on. */
  readonly offered: Composed;
  readonly written: ReadonlyMap<LedgerRow, WrittenLine>;
}

function entriesOf(
  table: OfficialTable,
  branch: BranchResult,
  rows: readonly LedgerRow[],
  canDraw: boolean,
): RowEntries {
  const row = rowOfBranch(table, branch.name ?? ledgerWords.unnamed);
  const { form } = table.kept;
  const each = (text: (role: ComposedRole) => string): Composed => ({
    ...nothingComposed,
    ...Object.fromEntries(composedRoles.map((role) => [role, text(role)])),
  });
  const stated = each((role) => cellText(row?.cells.get(idOf(form, columnRoles[role]))));
  if (!row && !canDraw) {
    const { problems, measures } = compose(rows);
    return { branch, row, texts: stated, offered: { ...nothingComposed, problems, measures }, written: new Map() };
  }
  if (stated.problems === "" || rows.some((r) => writtenLine(r.kept) !== null)) {
    const { entries, written } = reconcileForm(stated, rows);
    const [texts, offered] = [each((role) => entries[role].kept), each((role) => entries[role].offered)];
    return { branch, row, texts, offered, written };
  }
  const composed = compose(rows);
  // Measures belong to the problems beside them: where a person worded other problems, nothing is filled in.
  const isSame = fold(stated.problems) === fold(composed.problems);
  const texts = each((role) => (isSame && stated[role] === "" ? composed[role] : stated[role]));
  const { problems, measures } = missingLines(stated.problems, rows);
  return { branch, row, texts, offered: { ...nothingComposed, problems, measures }, written: new Map() };
}

function draw(
  workbook: WorkbookSnapshot,
  table: OfficialTable,
  all: readonly RowEntries[],
  taken: readonly string[],
): readonly Edit[] {
  const { form } = table.kept;
  const rest = new Set(table.kept.rows);
  const entries = all.map(({ branch, row, texts }): OfficialEntry => {
    if (row) rest.delete(row);
    const known: OfficialEntry["known"] = { branch: branch.name ?? ledgerWords.unnamed };
    for (const role of composedRoles) {
      const column = columnRoles[role];
      const cell = row?.cells.get(idOf(form, column));
      known[column] = cell && cellText(cell) === texts[role] ? cell : texts[role];
    }
    return { known, kept: row };
  });
  const others = [...rest].map((kept): OfficialEntry => ({ known: {}, kept }));
  const name = freeSheetName(workbook, ownTitles["rectification-summary"], taken);
  return placeOfficialTable(workbook, table, name, [...entries, ...others], taken.length);
}

function place({ sheet, kept }: OfficialTable, index: number, role: ColumnRole): CellAddress | null {
  const column = sheet?.columns.find((c) => c.id === idOf(kept.form, role))?.column;
  return column === undefined ? null : { row: kept.firstRow + index, column };
}

/** The entries of the branch's row on a person's own sheet. */
function setEntries(table: OfficialTable, { row, texts }: RowEntries): readonly SetCell[] {
  if (!row || !table.sheet) return [];
  const { sheet } = table.sheet;
  return composedRoles.flatMap((role): SetCell[] => {
    const at = place(table, row.index, columnRoles[role]);
    const before = at ? (cellAt(sheet, at.row, at.column) ?? null) : null;
    if (!at || before?.formula !== undefined || cellText(before ?? undefined) === texts[role]) return [];
    const edit = { kind: "set-cell", sheet: { id: sheet.id, name: sheet.name }, ...at } as const;
    if (before === null) return [{ ...edit, before, after: { value: texts[role] } }];
    return [{ ...edit, before, after: { ...before, value: texts[role] }, replacesOwn: true }];
  });
}
