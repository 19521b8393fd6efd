import { readFileSync } from "node:fs";
import path from "node:path";
import { checkWorkbook } from "../../src/core/check/check";
import { pageStarts, printedHeights, scaleOf } from "../../src/core/design/pages";
import type { SheetDesign } from "../../src/core/design/sheet-design";
import { OFFICIAL_SMALL, styles } from "../../src/core/design/styles";
import { drawTutorial } from "../../src/core/generation/tutorial/draw";
import type { SheetSnapshot } from "../../src/core/workbook/snapshot";
import { readXlsx } from "../../src/hosts/xlsx/read";
import { describeFinding } from "../../src/locales/findings/sentences";
import { cleanSheets } from "../../src/scripts/samples/clean";
import { insertRow, removeRow, type } from "../../src/scripts/samples/edit-design";
import { exampleSheets } from "../../src/scripts/samples/example";
import { faultySheets } from "../../src/scripts/samples/faulty";
import { snapshotOfDesign, workbookOfDesigns } from "../support/design-snapshot";

function values(sheet: SheetSnapshot): unknown[] {
  return [...sheet.cells].map(([key, cell]) => [key, cell.value, cell.formula]);
}

describe.each([
  ["tianning-example.xlsx", exampleSheets()],
  ["tianning-clean.xlsx", cleanSheets()],
  ["tianning-faulty.xlsx", faultySheets()],
  ["tutorial.xlsx", drawTutorial({ describe: (finding) => describeFinding(finding, "zh-CN") })],
])("%s", (name, designs) => {
  const bytes = readFileSync(path.resolve(__dirname, "../../assets/samples", name));
  const { snapshot } = readXlsx(bytes, { fileName: name });

  test("is what its script draws", () => {
    expect(snapshot.sheets.map((sheet) => sheet.name)).toEqual(designs.map((design) => design.name));
    snapshot.sheets.forEach((sheet, i) => {
      expect(values(sheet)).toEqual(values(snapshotOfDesign(designs[i] as SheetDesign)));
    });
  });
});

test("the filled survey form takes one page, in no smaller type than an official form may have", () => {
  const survey = exampleSheets().find((design) => design.name === "附件2") as SheetDesign;
  const heights = printedHeights({ sheet: survey, tables: [] }) ?? [];
  expect(pageStarts(heights, survey.print)).toEqual([0]);
  expect(scaleOf(survey)).toBe(100);
  expect(Math.min(...survey.cells.map(({ style }) => styles[style].size))).toBe(OFFICIAL_SMALL);
});

describe("what the samples show", () => {
  const serious = (designs: readonly SheetDesign[]): string[] =>
    checkWorkbook(workbookOfDesigns(designs))
      .findings.filter((finding) => finding.severity !== "info")
      .map((finding) => `${finding.code} ${finding.sheet} ${finding.cell}`);

  test("the clean workbook has nothing to mend or explain", () => {
    const checked = checkWorkbook(workbookOfDesigns(cleanSheets()));
    expect(serious(cleanSheets())).toEqual([]);
    expect(checked.verdict).toBe("clean");
    expect(checked.branches.map((b) => [b.name, b.total?.toString(), b.level])).toEqual([
      ["白桦小学党支部", "93.2", "先进"],
    ]);
  });

  test("the example's form says 86 where its rubric adds up to 89", () => {
    const checked = checkWorkbook(workbookOfDesigns(exampleSheets()));
    const mismatch = checked.findings.find((finding) => finding.code === "form-total-mismatch");
    expect([mismatch?.sheet, mismatch?.cell, mismatch?.facts.entered, mismatch?.facts.computed]).toEqual([
      "附件2",
      "A18",
      86,
      89,
    ]);
    expect(checked.branches.map((b) => [b.name, b.total, b.level, b.provisionalLevel])).toEqual([
      ["青松小学党支部", null, null, "较好"],
    ]);
  });

  test("the faulty workbook shows its planted faults at their cells", () => {
    expect(serious(faultySheets())).toEqual(
      expect.arrayContaining([
        "score-above-maximum 附件1 学校乙 D7",
        "score-missing 附件1 学校乙 D9",
        "score-as-text 附件1 学校乙 D10",
        "score-as-text 附件1 学校乙 D19",
        "total-mismatch 附件1 学校丙 D32",
        "form-total-mismatch 附件2 A18",
      ]),
    );
  });
});

describe("planting faults", () => {
  const design: SheetDesign = {
    name: "表",
    cells: [0, 1, 2].map((row) => ({ row, column: 0, content: { value: `行${row}` }, style: "center" })),
    merges: [{ top: 0, left: 0, bottom: 2, right: 0 }],
    columnWidths: [10],
    rowHeights: new Map([
      [0, 10],
      [1, 11],
      [2, 12],
    ]),
    validations: [1, 2].map((row) => ({
      range: { top: row, left: 0, bottom: row, right: 0 },
      rule: { kind: "whole", from: row },
      title: "",
      message: "",
    })),
    excessMarks: [{ range: { top: 1, left: 0, bottom: 1, right: 0 }, from: 0, to: 1 }],
    print: { orientation: "portrait" },
    frozenRows: 0,
  };

  test("a removed row takes its limits along and shrinks what crosses it", () => {
    const removed = removeRow(design, 1);
    expect(removed.cells.map((cell) => [cell.row, cell.content?.value])).toEqual([
      [0, "行0"],
      [1, "行2"],
    ]);
    expect(removed.merges).toEqual([{ top: 0, left: 0, bottom: 1, right: 0 }]);
    expect(removed.validations.map((v) => [v.range.top, v.rule])).toEqual([[1, { kind: "whole", from: 2 }]]);
    expect(removed.excessMarks).toEqual([]);
    expect([...removed.rowHeights]).toEqual([
      [0, 10],
      [1, 12],
    ]);
  });

  test("the row that holds a merged area's text cannot be removed", () => {
    expect(() => removeRow(design, 0)).toThrow(RangeError);
  });

  test("an inserted row moves what is below and stretches what crosses it", () => {
    const inserted = insertRow(design, 1, ["新"]);
    expect(inserted.cells.map((cell) => [cell.row, cell.content?.value])).toEqual([
      [0, "行0"],
      [1, "新"],
      [2, "行1"],
      [3, "行2"],
    ]);
    expect(inserted.merges).toEqual([{ top: 0, left: 0, bottom: 3, right: 0 }]);
    expect(inserted.validations.map((v) => v.range.top)).toEqual([2, 3]);
  });

  test("typing where nothing is drawn is refused", () => {
    expect(() => type(design, "B1", 1)).toThrow("nothing drawn at B1");
  });
});
