import { saysNone, type ListEntry } from "../text/lists";
import { isBlankMark, oneLine } from "../text/fold";
import { defineRule, type CheckContext, type Report } from "./rule";
import { rectificationOf } from "./reading/rectification";
import { tableSheets } from "./reading/sheets";
import { cellWithRole } from "../model/table-cells";

/** A problem has no measure: fewer measures than problems, or none under the problem's number. */
export const problemWithoutMeasure = defineRule({
  code: "problem-without-measure",
  severity: "error",
  group: "rectification",
  clauses: ["附件3"],
  *check(context) {
    yield* onForms(context);
    yield* inTables(context);
  },
});

function* onForms({ branches }: CheckContext): Generator<Report<"problem-without-measure">> {
  for (const branch of branches) {
    const rectification = rectificationOf(branch);
    if (!rectification?.measures) continue;
    const { problems, measures, problemList, measureList } = rectification;
    const open = withoutMeasure(problemList, measureList);
    // No measure at all is one fault, not one for each problem.
    for (const problem of measureList.length === 0 ? open.slice(0, 1) : open) {
      yield {
        sheet: problems.sheet.sheet.name,
        cell: measures.found.cell ?? measures.found.label,
        branch: branch.name,
        facts: { problem: oneLine(problem.text), problems: problemList.length, measures: measureList.length },
        clause: problems.sheet.form.clause,
      };
    }
  }
}

function withoutMeasure(problems: readonly ListEntry[], measures: readonly ListEntry[]): readonly ListEntry[] {
  const numbers = new Set(measures.map((m) => m.number));
  // Numbers given twice are a slip of the pen; then only the count tells.
  const isNumbered = measures.length > 0 && numbers.size === measures.length && !numbers.has(null);
  if (isNumbered && problems.every((p) => p.number !== null)) return problems.filter((p) => !numbers.has(p.number));
  return problems.slice(measures.length);
}

function* inTables(context: CheckContext): Generator<Report<"problem-without-measure">> {
  for (const table of tableSheets(context)) {
    for (const row of table.rows) {
      const problem = cellWithRole(table, row, "problem");
      const measure = cellWithRole(table, row, "measure");
      if (!problem || !measure || isBlankMark(problem.text) || saysNone(problem.text)) continue;
      if (!isBlankMark(measure.text)) continue;
      yield {
        sheet: table.sheet.name,
        cell: measure.cell,
        branch: cellWithRole(table, row, "branch")?.text ?? null,
        facts: { problem: oneLine(problem.text), problems: 1, measures: 0 },
        clause: table.form.clause,
      };
    }
  }
}
