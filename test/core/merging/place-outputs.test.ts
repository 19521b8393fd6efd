import { applyToSnapshot } from "../../../src/core/changes/apply";
import { checkWorkbook } from "../../../src/core/check/check";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import { drawMerge } from "../../../src/core/merging/outputs/draw-merge";
import { placeOutputs } from "../../../src/core/merging/place-outputs";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { submitScores } from "../../support/submissions";
import { workbook } from "../../support/workbook";

function designs(...totals: readonly number[]) {
  const files = totals.map((total, i) =>
    submitScores(`${i}.xlsx`, `学校${"甲乙丙"[i]}党支部`, { self: total, review: total }),
  );
  return drawMerge(mergeSubmissions(files), { describe: ({ code }) => code, describeError: ({ code }) => code });
}

function place(book: WorkbookSnapshot, drawn: ReturnType<typeof designs>): WorkbookSnapshot {
  return applyToSnapshot(book, {
    purpose: "generate",
    edits: placeOutputs(book, checkWorkbook(book).sheets, drawn),
  });
}

const names = (book: WorkbookSnapshot): string[] => book.sheets.map((sheet) => sheet.name);
const formulas = (book: WorkbookSnapshot, name: string): string[] =>
  [...(book.sheets.find((sheet) => sheet.name === name)?.cells.values() ?? [])].flatMap((cell) => cell.formula ?? []);

const ours = designs(95, 80).map((drawn) => drawn.name);

describe("placeOutputs", () => {
  it("adds the sheets behind those of the workbook", () => {
    const placed = place(workbook({ 附注: [["内部"]] }), designs(95, 80));
    expect(names(placed)).toEqual(["附注", ...ours]);
  });

  it("leaves a stranger's sheet alone and leads the formulas to ours", () => {
    const book = workbook({ 分类定级明细表: [["别的内容"]] });
    const placed = place(book, designs(95, 80));
    expect(placed.sheets[0]).toEqual(book.sheets[0]);
    expect(names(placed)).toEqual([
      "分类定级明细表",
      ...ours.map((name) => (name === "分类定级明细表" ? "分类定级明细表 (2)" : name)),
    ]);
    const led = formulas(placed, "分类定级统计表");
    expect(led.filter((formula) => formula.includes("'分类定级明细表 (2)'!"))).toEqual(
      led.filter((formula) => formula.includes("!")),
    );
    expect(led.filter((formula) => formula.includes("'分类定级明细表'!"))).toEqual([]);
  });

  it("draws the sheets of an earlier merge anew, and changes nothing when nothing changed", () => {
    const first = place(workbook({ 附注: [["内部"]] }), designs(95, 80));
    expect(placeOutputs(first, checkWorkbook(first).sheets, designs(95, 80))).toEqual([]);
    const second = place(first, designs(95, 80, 70));
    expect(names(second)).toEqual(["附注", ...ours]);
    const detail = second.sheets.find((sheet) => sheet.name === "分类定级明细表");
    expect([...(detail?.cells.values() ?? [])].filter((cell) => cell.value === "学校丙党支部")).toHaveLength(1);
  });
});
