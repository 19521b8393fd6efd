import type { Column } from "../schemes/types";
import { decimal, sum, type Big } from "../workbook/decimal";
import type { TableRow, TableSheet } from "../model/recognised-sheet";
import { hasBands, levelOf, readLevel } from "../schemes/levels";
import { readNumber } from "../text/numbers";
import type { CellAddress } from "../workbook/address";
import type { CheckContext } from "./rule";
import { tableSheets } from "./sheets";
import { cellWithRole } from "../model/table-cells";

/** A branch's row in a ledger that has a column of points for each indicator. */
export interface IndicatorRow {
  readonly table: TableSheet;
  readonly branch: string | null;
  /** Sum of the indicators' points; null while one is blank or no number. */
  readonly computed: Big | null;
  readonly total: { readonly cell: CellAddress; readonly value: Big } | null;
  readonly level: { readonly cell: CellAddress; readonly name: string } | null;
  /** What the scheme's bands make of the total; null without a total or bands. */
  readonly banded: string | null;
}

/** A ledger with its columns of points and of their sum. */
export interface IndicatorTable {
  readonly table: TableSheet;
  readonly columns: readonly Column[];
}

export function* indicatorTables(context: CheckContext): Generator<IndicatorTable> {
  for (const table of tableSheets(context)) {
    if (table.form.kind !== "table" || !table.form.columns.some((c) => c.indicator)) continue;
    yield { table, columns: table.form.columns.filter((c) => c.indicator || c.role === "total") };
  }
}

export function* indicatorRows(context: CheckContext): Generator<IndicatorRow> {
  for (const { table } of indicatorTables(context)) for (const row of table.rows) yield readIndicatorRow(table, row);
}

function readIndicatorRow(table: TableSheet, row: TableRow): IndicatorRow {
  const { form, scheme } = table;
  const points = form.kind === "table" ? form.columns.filter((c) => c.indicator) : [];
  const numbers = points.map((c) => readNumber(row.cells[c.id]?.text ?? ""));
  const isComplete = numbers.every((n) => n !== null);
  const computed = isComplete ? sum(numbers.map(decimal)) : null;
  const stated = cellWithRole(table, row, "total");
  const value = stated ? readNumber(stated.text) : null;
  const total = stated && value !== null ? { cell: stated.cell, value: decimal(value) } : null;
  const entry = cellWithRole(table, row, "level");
  const name = entry ? readLevel(entry.text, scheme) : null;
  const decisive = total?.value ?? computed;
  return {
    table,
    branch: cellWithRole(table, row, "branch")?.text ?? null,
    computed,
    total,
    level: entry && name !== null ? { cell: entry.cell, name } : null,
    banded: decisive && hasBands(scheme.levels) ? (levelOf(decisive, scheme.levels, false)?.name ?? null) : null,
  };
}
