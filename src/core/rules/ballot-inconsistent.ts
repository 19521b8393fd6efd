import type { TableRow, TableSheet } from "../model/recognised-sheet";
import { readCount } from "../text/numbers";
import { oneLine } from "../text/fold";
import type { CellAddress } from "../workbook/address";
import { defineRule } from "./rule";
import { tableSheets } from "./reading/sheets";
import { cellWithRole } from "../model/table-cells";

/**
 * Ballots do not add up: more recovered than issued, more valid than recovered, or votes that are not
 * as many as the valid ballots. Fires at the number that is too large, for the votes at the valid ones.
 */
export const ballotInconsistent = defineRule({
  code: "ballot-inconsistent",
  severity: "error",
  group: "counts",
  clauses: ["三（二）党员群众测评"],
  *check(context) {
    for (const table of tableSheets(context)) {
      for (const row of table.rows) {
        for (const { cell, ...facts } of inconsistencies(table, row)) {
          const branch = cellWithRole(table, row, "branch")?.text ?? null;
          yield { sheet: table.sheet.name, cell, branch, facts, clause: table.form.clause };
        }
      }
    }
  },
});

interface Ballots {
  readonly what: string;
  readonly cell: CellAddress;
  readonly value: number;
}

interface Inconsistency {
  readonly what: string;
  readonly cell: CellAddress;
  readonly entered: number;
  readonly limit: number;
}

function* inconsistencies(table: TableSheet, row: TableRow): Generator<Inconsistency> {
  const issued = ballotsOf(table, row, "issued");
  const recovered = ballotsOf(table, row, "recovered");
  const valid = ballotsOf(table, row, "valid");
  for (const [more, limit] of [
    [recovered, issued],
    [valid, recovered ?? issued],
  ] as const) {
    if (more && limit && more.value > limit.value) {
      yield { what: more.what, cell: more.cell, entered: more.value, limit: limit.value };
    }
  }
  const votes = votesOf(table, row);
  if (valid && votes !== null && votes !== valid.value) {
    yield { what: valid.what, cell: valid.cell, entered: valid.value, limit: votes };
  }
}

function ballotsOf(table: TableSheet, row: TableRow, kind: "issued" | "recovered" | "valid"): Ballots | null {
  if (table.form.kind !== "table") return null;
  const column = table.form.columns.find((c) => c.ballots === kind);
  const entry = column && row.cells[column.id];
  const value = entry ? readCount(entry.text) : null;
  return column && entry && value !== null
    ? { what: oneLine(column.headings[0] ?? column.id), cell: entry.cell, value }
    : null;
}

/** All votes; a level without a vote may be left blank. Null while no vote is entered or one is no count. */
function votesOf(table: TableSheet, row: TableRow): number | null {
  if (table.form.kind !== "table") return null;
  const texts = table.form.columns.flatMap((c) => (typeof c.ballots === "object" ? [row.cells[c.id]?.text ?? ""] : []));
  if (texts.every((text) => text === "")) return null;
  const counts = texts.map((text) => (text === "" ? 0 : readCount(text)));
  return counts.every((n) => n !== null) ? counts.reduce((a, b) => a + b, 0) : null;
}
