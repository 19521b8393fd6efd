import type { Unchecked } from "../../findings/finding";
import type { OwnSheet } from "../../model/recognised-sheet";
import { isOneBranch } from "../../model/same-branch";
import { readDrawnTable, summaryHeadingWords } from "../../own-sheets/drawn-tables";
import { isOpenProblem, readListedProblems } from "../../own-sheets/findings/read";
import { isBlankMark, oneLine } from "../../text/fold";
import { makeGrid } from "../../workbook/grid";
import type { CheckContext } from "../rule";

/**
 * What a merge left open, as its own sheets state it: problems of 「问题清单」 that nobody settled, and rows of
 * 「分类定级汇总表」 without a level. Branches whose forms lie in the same workbook are checked there.
 */
export function* leftOpen({ sheets, branches }: CheckContext): Generator<Unchecked> {
  for (const own of sheets) {
    if (own.kind !== "own" || own.sheet.visibility !== "visible") continue;
    const told = { sheet: own.sheet.name, branch: null };
    if (own.template === "dingji/findings") {
      const open = readListedProblems(own.sheet).filter(isOpenProblem);
      const errors = open.filter(({ severity }) => severity === "error").length;
      if (open.length > 0) yield { ...told, code: "open-problems", facts: { errors, queries: open.length - errors } };
    }
    if (own.template === "dingji/summary") {
      const isCheckedHere = (named: { readonly name: string; readonly parent: string | null }): boolean =>
        branches.some(({ name }) => isOneBranch(named, { name, parent: null }));
      const rows = branchRows(own);
      const count = rows.filter((row) => row.level === null && !isCheckedHere(row)).length;
      if (count > 0) yield { ...told, code: "ungraded", facts: { count, of: rows.length } };
    }
  }
}

function branchRows({ sheet }: OwnSheet): readonly {
  readonly name: string;
  readonly parent: string | null;
  readonly level: string | null;
}[] {
  const table = readDrawnTable(makeGrid(sheet), summaryHeadingWords);
  return (table?.rows ?? [])
    .filter((row) => !isBlankMark(row.text("branch")) && typeof row.cell("number")?.value === "number")
    .map((row) => {
      const text = (id: "parent" | "level"): string | null =>
        isBlankMark(row.text(id)) ? null : oneLine(row.text(id));
      return { name: oneLine(row.text("branch")), parent: text("parent"), level: text("level") };
    });
}
