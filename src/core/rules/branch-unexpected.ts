import { nameKey } from "../model/names";
import { readResultBlocks } from "../own-sheets/result/read";
import { ownSheetsOf } from "../own-sheets/recognise";
import { strangers } from "./reading/drawn-lists";
import { defineRule, type CheckContext, type Report } from "./rule";

/**
 * A list about branches of another list names one that the other does not have; and so does 「得分与定级」, whose block
 * counts for nobody then.
 */
export const branchUnexpected = defineRule({
  code: "branch-unexpected",
  severity: "query",
  group: "branches",
  clauses: [],
  *check(context) {
    for (const { table, name, cell, sources, drawnFrom } of strangers(context)) {
      yield {
        sheet: table.sheet.name,
        cell,
        branch: name,
        facts: { branch: name, list: sources.map(({ sheet }) => sheet.name).join("、") },
        clause: drawnFrom.clause,
      };
    }
    yield* blocksOfNobody(context);
  },
});

function* blocksOfNobody({ sheets, branches }: CheckContext): Generator<Report<"branch-unexpected">> {
  const graded = branches.filter(({ sources }) => sources.some(({ kind }) => kind === "scoring"));
  const names = new Set(graded.map(({ name }) => nameKey(name ?? "")));
  const list = [...new Set(graded.flatMap(({ sources }) => sources.map(({ sheet }) => sheet.name)))].join("、");
  for (const own of ownSheetsOf(sheets, "result")) {
    for (const { branch, nameCell } of readResultBlocks(own)) {
      if (names.size === 0 || names.has(nameKey(branch))) continue;
      const { name: sheet } = own.sheet;
      yield { sheet, cell: nameCell, branch, facts: { branch, list }, clause: null };
    }
  }
}
