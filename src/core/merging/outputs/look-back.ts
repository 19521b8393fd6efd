import { wholeDesign } from "../../design/long-table";
import type { SheetDesign } from "../../design/sheet-design";
import { OwnTablePage } from "../../own-sheets/table-page";
import { nothingKept } from "../../own-sheets/read-table";
import { ownTitles } from "../../own-sheets/index";
import { OWN_MARK } from "../../own-sheets/mark-line";
import { rangeToA1 } from "../../workbook/address";
import { changes, type CompareResult } from "../compare";
import { drawProblems, foundProblems } from "./problems";
import type { MergeOutputOptions } from "./draw-merge";
import { lookBackTable, lookBackWords } from "../../own-sheets/look-back/description";

/** Draws 「回头看对照」, one row per branch and live counts of the changes, and 「问题清单」 with what has to be explained. */
export function drawLookBack(result: CompareResult, options: MergeOutputOptions): readonly SheetDesign[] {
  const { program = "" } = options;
  const page = new OwnTablePage(
    lookBackTable,
    nothingKept,
    `${OWN_MARK}　本软件拟定。对照同一党支部前后两次的得分和等次。`,
  );
  const top = page.row;
  result.branches.forEach(({ name, parent, scheme, before, after, change }, i) => {
    page.put(
      {
        number: i + 1,
        parent: parent,
        branch: name,
        scheme: scheme,
        totalBefore: before?.total ?? null,
        levelBefore: before?.level ?? null,
        totalAfter: after?.total ?? null,
        levelAfter: after?.level ?? null,
        change: lookBackWords.changes[change],
      },
      undefined,
    );
  });
  if (result.branches.length > 0) {
    const column = page.column("change");
    const range = rangeToA1({ top, bottom: page.row - 1, left: column, right: column });
    page.line(lookBackWords.counts, "heading");
    for (const change of changes) {
      const word = lookBackWords.changes[change];
      page.spread([
        { content: word, style: "label", columns: 2 },
        { content: { value: result.counts[change] ?? 0, formula: `COUNTIF(${range},"${word}")` }, style: "count" },
      ]);
    }
  }
  return [
    page.finish(ownTitles["look-back"], "landscape", program),
    wholeDesign(drawProblems(foundProblems(result.findings, options.describe), ownTitles.findings, program)),
  ];
}
