import { fold, isBlankMark, oneLine } from "../text/fold";
import { ledgerWords } from "../own-sheets/ledger/description";
import { ledgerEntries } from "./reading/ledger-rows";
import type { OwnEntry } from "./reading/own-rows";
import { defineRule, type Report } from "./rule";
import { columnLabel, declaredEntries } from "./reading/table-entries";
import { columnsOfForm } from "../model/table-cells";

/** 已销号 without its date, or a date while nothing is closed. */
export const statusInconsistent = defineRule({
  code: "status-inconsistent",
  severity: "query",
  group: "rectification",
  clauses: ["三（三）"],
  *check(context) {
    for (const { table, row, column, cell, text, entry, branch, label } of declaredEntries(
      context,
      (c) => c.exactlyWhen !== undefined,
    )) {
      const { exactlyWhen } = column;
      const status = exactlyWhen && row.cells[exactlyWhen.column];
      if (!exactlyWhen || !status || entry.kind === "uncalculated") continue;
      const isSaid = fold(status.text) === fold(exactlyWhen.says);
      const meant = columnsOfForm(table).find(({ id }) => id === exactlyWhen.column);
      // 销号 or a tick is no word of the form, and told as such: what it means only a person can say.
      const isOther = !isBlankMark(status.text) && meant?.options && !isWord(status.text, meant.options);
      if (isSaid !== isBlankMark(text) || isOther) continue;
      yield {
        sheet: table.sheet.name,
        cell: isSaid ? cell : status.cell,
        branch,
        facts: {
          field: label,
          entered: oneLine(text),
          statusField: meant ? columnLabel(meant) : "",
          status: oneLine(status.text),
          expected: exactlyWhen.says,
        },
        clause: exactlyWhen.clause,
      };
    }
    for (const { entry } of ledgerEntries(context.sheets)) yield* onLedger(entry("status"), entry("closed"));
  },
});

function isWord(text: string, options: readonly string[]): boolean {
  return options.some((option) => fold(option) === fold(text));
}

/** A ledger says since when a row is closed only where somebody keeps that column. */
function* onLedger(status: OwnEntry, closed: OwnEntry): Generator<Report<"status-inconsistent">> {
  const isSaid = fold(status.text) === fold(ledgerWords.closed);
  if (closed.cell === null || isSaid !== isBlankMark(closed.text)) return;
  yield {
    sheet: closed.sheet,
    cell: isSaid ? closed.cell : status.cell,
    branch: closed.branch,
    facts: {
      field: closed.label,
      entered: closed.text,
      statusField: status.label,
      status: status.text,
      expected: ledgerWords.closed,
    },
    clause: null,
  };
}
