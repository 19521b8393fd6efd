import { applyToSnapshot } from "../../../src/core/changes/apply";
import { checkWorkbook } from "../../../src/core/check/check";
import type { Finding } from "../../../src/core/findings/finding";
import { explainFinding } from "../../../src/core/generation/explanations/explain";
import { findSheet, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { scoringSheet, selfScores, surveySheet } from "../../support/tianning-workbook";
import { workbookOfDesigns } from "../../support/design-snapshot";

const wording = (finding: Finding): string => finding.code;
const given = { reason: "经核实，情况属实。", by: "张三", at: "2012年3月26日" };

function book(): WorkbookSnapshot {
  return workbookOfDesigns([scoringSheet({ self: selfScores }), surveySheet("89分")]);
}

function queries(workbook: WorkbookSnapshot): readonly Finding[] {
  return checkWorkbook(workbook).findings.filter((finding) => finding.severity === "query");
}

function explain(workbook: WorkbookSnapshot, finding: Finding, explanation = given): WorkbookSnapshot {
  const checked = checkWorkbook(workbook);
  const changes = explainFinding(workbook, checked, finding, explanation, { describe: wording });
  expect(changes.purpose).toBe("entry");
  return applyToSnapshot(workbook, changes);
}

function firstQuery(workbook: WorkbookSnapshot, skip = 0): Finding {
  const finding = queries(workbook)[skip];
  if (!finding) throw new Error("the workbook raises no query");
  return finding;
}

describe("explainFinding", () => {
  it("adds 「核实说明」 and explains that finding and no other", () => {
    const before = book();
    const finding = firstQuery(before);
    const after = explain(before, finding);
    expect(after.sheets.map((sheet) => sheet.name)).toEqual([...before.sheets.map((s) => s.name), "核实说明"]);
    const explained = queries(after).filter((query) => query.explanation !== null);
    expect(explained).toEqual([{ ...finding, explanation: given }]);
    expect(queries(after)).toHaveLength(queries(before).length);
  });

  it("writes onto the sheet at hand and keeps what was explained before", () => {
    const before = book();
    const once = explain(before, firstQuery(before));
    const second = queries(once).find((query) => query.explanation === null);
    if (!second) throw new Error("the workbook raises only one query");
    const twice = explain(once, second, { reason: "以纸质材料为准。", by: "", at: "" });
    expect(twice.sheets).toHaveLength(once.sheets.length);
    expect(queries(twice).flatMap((query) => query.explanation?.reason ?? [])).toEqual([
      "经核实，情况属实。",
      "以纸质材料为准。",
    ]);
  });

  it("replaces an explanation of the same facts", () => {
    const before = book();
    const once = explain(before, firstQuery(before));
    const twice = explain(once, firstQuery(once), { reason: "已报上级党组织同意。", by: "李四", at: "" });
    expect(queries(twice).flatMap((query) => query.explanation ?? [])).toEqual([
      { reason: "已报上级党组织同意。", by: "李四", at: "" },
    ]);
    expect(findSheet(twice, { name: "核实说明" })?.cells.size).toBeGreaterThan(0);
  });

  it("changes nothing when the same is said again", () => {
    const before = book();
    const once = explain(before, firstQuery(before));
    const again = explainFinding(once, checkWorkbook(once), firstQuery(once), given, { describe: wording });
    expect(again.edits).toEqual([]);
  });
});
