import { checkWorkbook } from "../../../../src/core/check/check";
import { drawTutorial } from "../../../../src/core/generation/tutorial/draw";
import { pageStarts, printedHeights } from "../../../../src/core/design/pages";
import { workbookOfDesigns } from "../../../support/design-snapshot";

const described = drawTutorial({ describe: ({ code }) => `〔${code}〕` });
const [steps] = described;

function line(row: number): readonly unknown[] {
  return [0, 1, 2, 3].map((column) => steps?.cells.find((c) => c.row === row && c.column === column)?.content?.value);
}

describe("drawTutorial", () => {
  it("plants exactly the mistakes of its steps", () => {
    const { findings, branches, verdict } = checkWorkbook(workbookOfDesigns(described));
    expect(findings.map(({ code, severity, sheet, cell }) => [code, severity, sheet, cell])).toEqual([
      ["score-above-maximum", "error", "附件1", "D7"],
      ["score-missing", "error", "附件1", "D24"],
      ["score-as-text", "error", "附件1", "D14"],
      ["review-missing", "info", "附件1", "E5"],
      ["phone-invalid", "query", "附件2", "D7"],
      ["deduction-not-rectified", "query", "附件1", "D16"],
    ]);
    expect([verdict, branches.map(({ name }) => name)]).toEqual(["errors", ["学校甲党支部"]]);
  });

  it("says what to press, where, and what the check says there", () => {
    expect(line(4)).toEqual([2, "点这一条，到那一格把 4 改成 3，按回车。", "附件1 D7", "〔score-above-maximum〕"]);
    expect(line(6)).toEqual([4, "点这一条，到那一格填上 3，按回车。", "附件1 D24", "〔score-missing〕"]);
    expect(line(9)[3]).toBe("结论是“有 1 处需要修改”：〔form-total-mismatch〕");
    expect(steps?.cells.find((c) => c.row === 4 && c.link)?.link).toEqual({ sheet: "附件1", cell: "D7" });
  });

  it("speaks of its sheets by the names that they get", () => {
    const renamed = drawTutorial({ describe: ({ sheet }) => String(sheet), nameOf: (wished) => `${wished} (2)` });
    expect(renamed.map(({ name }) => name)).toEqual(["教程 (2)", "附件1 (2)", "附件2 (2)", "附件3 (2)"]);
    const texts = (renamed[0]?.cells ?? []).map(({ content }) => content?.value);
    expect(texts.filter((text) => /附件\d(?! \(2\))/.test(String(text)))).toEqual([]);
  });

  it("prints its steps on one page", () => {
    const sheet = steps ?? described[0];
    if (!sheet) throw new Error("no sheet");
    expect(pageStarts(printedHeights({ sheet, tables: [] }) ?? [], sheet.print)).toEqual([0]);
  });
});
