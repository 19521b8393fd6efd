import { problemWords } from "../schemes/words";
import { decimal, sum, type Big } from "../workbook/decimal";
import type { BranchResult, Evaluation } from "../model/branch";
import { cached } from "../text/cached";
import { fold, oneLine } from "../text/fold";
import { saysNone } from "../text/lists";
import { ownEvaluation } from "./deduction-not-rectified";
import { fieldsWithRole, type EnteredField } from "./reading/form-fields";
import { rectificationOf } from "./reading/rectification";
import { defineRule } from "./rule";

/** The branch gives itself full marks in every item, and states problems on one of its forms. */
export const fullMarksWithProblems = defineRule({
  code: "full-marks-with-problems",
  severity: "query",
  group: "rectification",
  clauses: ["附件3"],
  *check({ branches }) {
    for (const branch of branches) {
      const own = ownEvaluation(branch);
      const total = own?.total;
      const full = own && fullMarks(own);
      if (!total || !full || !total.eq(full)) continue;
      const stated = statedProblem(branch);
      if (!stated) continue;
      yield {
        sheet: stated.entry.sheet.sheet.name,
        cell: stated.entry.found.cell,
        branch: branch.name,
        facts: { problems: stated.text, total: total.toNumber() },
        clause: stated.entry.sheet.form.clause,
      };
    }
  },
});

function fullMarks({ sheet, scores }: Evaluation): Big | null {
  if (sheet.rubric.total !== null) return decimal(sheet.rubric.total);
  const maxima = scores.flatMap((s) => (s.criterion.maximum === null ? [] : [decimal(s.criterion.maximum)]));
  return maxima.length < scores.length ? null : sum(maxima);
}

interface StatedProblem {
  readonly entry: EnteredField;
  readonly text: string;
}

/** The rectification form's first problem, else the first piece of a survey text that speaks of a shortcoming. */
function statedProblem(branch: BranchResult): StatedProblem | null {
  const rectification = rectificationOf(branch);
  const problem = rectification?.problemList[0];
  if (rectification && problem) return { entry: rectification.problems, text: oneLine(problem.text) };
  for (const role of ["funds", "problems-text"] as const) {
    for (const entry of fieldsWithRole(branch, role)) {
      const text = pieces(entry.found.text).find(speaksOfProblem);
      if (text !== undefined) return { entry, text };
    }
  }
  return null;
}

/** The clauses of a text, between commas and full stops. */
export const pieces: (text: string) => readonly string[] = cached((text) =>
  text
    .split(/[，,。；;！!？?\n]/)
    .map(oneLine)
    .filter((piece) => piece !== ""),
);

function speaksOfProblem(piece: string): boolean {
  const plain = fold(piece).replace(
    /(?:没有|无|未发现|不存在|未出现)(?:明显|突出|重大|的|任何)*(?:问题|不足|困难)/g,
    "",
  );
  return !saysNone(piece) && problemWords.some((word) => plain.includes(word));
}
