import type { ScoringSheet } from "../../model/recognised-sheet";
import type { Unchecked } from "../../findings/finding";
import { toA1 } from "../../workbook/address";
import { knownCell } from "../../workbook/known-value";
import { cellAt } from "../../workbook/snapshot";
import type { CheckContext } from "../rule";
import { uncalculatedIn } from "../../model/table-cells";
import { branchOn, scoringSheets, tableSheets } from "../reading/sheets";

/**
 * Scores, sums and entries of lists whose formulas have no value that can be trusted, and that nothing else says: once
 * per sheet, with their cells.
 */
export function* uncalculatedFormulas(context: CheckContext): Generator<Unchecked> {
  const code = context.workbook.calculation === "manual" ? "manual-calculation" : "formula-value";
  for (const sheet of scoringSheets(context)) {
    const cells = uncalculatedCells(sheet, context.workbook.calculation === "manual");
    if (cells.length > 0) yield { sheet: sheet.sheet.name, branch: branchOn(context, sheet), code, facts: { cells } };
  }
  for (const table of tableSheets(context)) {
    const cells = uncalculatedIn(table, table.columns).map(toA1);
    if (cells.length > 0) yield { sheet: table.sheet.name, branch: null, code, facts: { cells } };
  }
}

/** Scores of a sheet whose formulas only Excel can calculate: a total is withheld for them. */
export function uncalculatedScores({ sheet, items, columns }: ScoringSheet): readonly string[] {
  return columns
    .flatMap(({ column, inText }) => (inText ? [] : items.map(({ row }) => ({ row, column }))))
    .filter(({ row, column }) => knownCell(sheet, row, column)?.value === null)
    .map(toA1);
}

/** Where nothing calculates by itself, Excel shows another value than the one that was worked out here: all are told. */
function uncalculatedCells(sheet: ScoringSheet, isManual: boolean): readonly string[] {
  const valueAt = isManual ? cellAt : knownCell;
  const places = [
    ...sheet.columns.flatMap(({ column }) => sheet.items.map(({ row }) => ({ row, column }))),
    ...sheet.sumCells.map((s) => s.cell),
  ].sort((a, b) => a.row - b.row || a.column - b.column);
  return places.filter(({ row, column }) => valueAt(sheet.sheet, row, column)?.value === null).map(toA1);
}
