import { evaluationOf } from "../scoring/totals";
import type { NamedBranch } from "../model/same-branch";
import { nameKey } from "../model/names";
import type { TableRow, TableSheet } from "../model/recognised-sheet";
import type { BranchResult } from "../model/branch";
import { isBlankMark, oneLine } from "../text/fold";
import { makeGrid } from "../workbook/grid";
import { defineRule, type CheckContext, type Report } from "./rule";
import { tableSheets } from "./reading/sheets";
import { cellWithRole, columnsOfForm } from "../model/table-cells";

/**
 * The same party's scores, or the same form, of one branch stand in the workbook twice, or its parties used the
 * standards of different types of branch (cumtb: 教师、学生、离退休等各类党支部分类互评).
 */
export const branchDuplicate = defineRule({
  code: "branch-duplicate",
  severity: "query",
  group: "branches",
  clauses: [],
  *check(context) {
    yield* repeatedRows(context);
    const { branches } = context;
    for (const branch of branches) {
      yield* columnsOfOneParty(branch);
      for (const duplicate of branch.duplicates) {
        const kept = evaluationOf(branch.evaluations, duplicate.party);
        // Columns beside each other are no second form.
        if (kept?.sheet === duplicate.sheet) continue;
        yield {
          sheet: duplicate.sheet.sheet.name,
          cell: duplicate.column.branch?.cell ?? null,
          branch: branch.name,
          facts: {
            branch: branch.name ?? "",
            sheets: [...(kept ? [kept.sheet.sheet.name] : []), duplicate.sheet.sheet.name],
            party: duplicate.party,
          },
        };
      }
      const [first, ...others] = branch.evaluations.map((evaluation) => evaluation.sheet);
      const strange = others.find(({ form }) => form.id !== first?.form.id);
      if (first && strange) {
        yield {
          sheet: strange.sheet.name,
          cell: strange.columns[0]?.branch?.cell ?? null,
          branch: branch.name,
          clause: branch.scheme.levelsClause,
          facts: {
            branch: branch.name ?? "",
            sheets: [first.sheet.name, strange.sheet.name],
            party: null,
            reason: "standards",
          },
        };
      }
      const forms = new Map<string, string>();
      for (const sheet of branch.sources) {
        if (sheet.kind !== "fields") continue;
        const kept = forms.get(sheet.template);
        forms.set(sheet.template, kept ?? sheet.sheet.name);
        if (kept === undefined) continue;
        yield {
          sheet: sheet.sheet.name,
          cell: sheet.branch?.cell ?? null,
          branch: branch.name,
          facts: { branch: branch.name ?? "", sheets: [kept, sheet.sheet.name], party: null },
        };
      }
    }
  },
});

/**
 * Two superiors' columns, or those of two rounds, beside each other: which one counts the sheet does not say. An average
 * says it.
 */
function* columnsOfOneParty(branch: BranchResult): Generator<Report<"branch-duplicate">> {
  for (const { sheet, column, party } of branch.evaluations) {
    const others = branch.duplicates.filter((d) => d.sheet === sheet && d.party === party).map((d) => d.column);
    if (others.length === 0 || column.isDerived) continue;
    const { cells } = makeGrid(sheet.sheet);
    const headings = [column, ...others].flatMap(({ headingCell: at }) =>
      cells.filter((c) => c.row === at?.row && c.column === at.column).map((c) => oneLine(c.text)),
    );
    yield {
      sheet: sheet.sheet.name,
      cell: others[0]?.headingCell ?? null,
      branch: branch.name,
      facts: { branch: branch.name ?? "", sheets: [sheet.sheet.name], party, reason: "columns", values: headings },
    };
  }
}

/** Rows of a list with one row for each branch that name one, at the second of them. */
function* repeatedRows(context: CheckContext): Generator<Report<"branch-duplicate">> {
  for (const table of tableSheets(context)) {
    if (!columnsOfForm(table).some(({ role, isUnique }) => role === "branch" && isUnique)) continue;
    const named = new Map<string, (NamedBranch & { readonly row: TableRow })[]>();
    for (const row of table.rows) {
      const { name, parent } = namedIn(table, row);
      if (name === null) continue;
      const key = JSON.stringify([nameKey(name), parent]);
      const known = named.get(key);
      if (known) known.push({ row, name, parent });
      else named.set(key, [{ row, name, parent }]);
    }
    for (const same of named.values()) {
      const [first, second] = same;
      if (first === undefined || second === undefined) continue;
      yield {
        sheet: table.sheet.name,
        cell: cellWithRole(table, second.row, "branch")?.cell ?? null,
        branch: first.name,
        facts: {
          branch: first.name ?? "",
          sheets: [table.sheet.name],
          party: null,
          reason: "rows",
          values: same.map(({ row }) => resultIn(table, row)),
        },
      };
    }
  }
}

function namedIn(table: TableSheet, row: TableRow): NamedBranch {
  const text = (role: "branch" | "parent"): string | null => {
    const found = oneLine(cellWithRole(table, row, role)?.text ?? "");
    return isBlankMark(found) ? null : found;
  };
  return { name: text("branch"), parent: text("parent") };
}

/** "85 较好": what a row says of its branch. */
function resultIn(table: TableSheet, row: TableRow): string {
  const texts = (["total", "level"] as const).map((role) => oneLine(cellWithRole(table, row, role)?.text ?? ""));
  return texts.filter((text) => text !== "").join(" ") || "—";
}
