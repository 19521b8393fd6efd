import { applyToSnapshot } from "../../../src/core/changes/apply";
import { checkWorkbook } from "../../../src/core/check/check";
import { fillWorkbook } from "../../../src/core/generation/fill";
import { toA1 } from "../../../src/core/workbook/address";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { official } from "../../support/official";
import { recalculated } from "../../support/ironcalc-values";

const scores = (values: readonly (number | string)[]): Record<string, number | string> =>
  Object.fromEntries(values.map((n, i) => [`indicator-${i + 1}`, n]));

const ledger = official(
  "yongxing-2012/score-ledger",
  {
    rows: [
      { branch: "甲村党支部", ...scores([15, 10, 10, 10, 10, 20, 20]) },
      { branch: "乙村党支部", ...scores([14, 9, 9, 9, 9, 18, 20]) },
      { branch: "丙村党支部", ...scores([14, 9, 9, 9, "", 18, 20]) },
      { branch: "丁村党支部", ...scores([10, 5, 5, 5, 5, 10, 10]), total: 51, level: "较好" },
    ],
  },
  "记分",
);
const statistics = official("yongxing-2012/level-statistics", {}, "统计");

/** What filling writes: [sheet!cell, value, formula]. */
function written(book: WorkbookSnapshot): readonly unknown[] {
  return fillWorkbook(book, checkWorkbook(book)).edits.flatMap((e) =>
    e.kind === "set-cell" ? [[`${e.sheet.name}!${toA1(e)}`, e.after?.value, e.after?.formula]] : [[e.kind]],
  );
}

test("sums and levels of a ledger are filled in, and nothing that was typed", () => {
  const level = (row: number): string =>
    `IF(ISNUMBER(K${row}),IF(K${row}>=90,"好",IF(K${row}>=80,"较好",IF(K${row}>=60,"一般","较差"))),"未填完")`;
  const sum = (row: number): string => `IF(COUNT(D${row}:J${row})<7,"未填完",SUM(D${row}:J${row}))`;
  expect(written(workbookOfDesigns([ledger]))).toEqual([
    ["记分!K4", 95, sum(4)],
    ["记分!K5", 88, sum(5)],
    ["记分!K6", "未填完", sum(6)],
    ["记分!L4", "好", level(4)],
    ["记分!L5", "较好", level(5)],
    ["记分!L6", "未填完", level(6)],
  ]);
});

test("statistics count the ledger, with the levels that are filled in at the same time", () => {
  const book = workbookOfDesigns([ledger, statistics]);
  const counts = written(book).filter((edit) => String((edit as string[])[0]).startsWith("统计!"));
  const range = "'记分'!$L$4:$L$7";
  const all = "SUM(B4,B5,B6,B7,B8)";
  const share = (row: number): string => `IF(${all}>0,ROUND(B${row}/${all},4),"")`;
  expect(counts).toEqual([
    ["统计!B4", 1, `COUNTIF(${range},"好")`],
    ["统计!B5", 2, `COUNTIF(${range},"较好")`],
    ["统计!B6", 0, `COUNTIF(${range},"一般")`],
    ["统计!B7", 0, `COUNTIF(${range},"较差")`],
    ["统计!B8", 1, `ROWS(${range})-SUM(B4,B5,B6,B7)`],
    ["统计!B9", 4, all],
    ["统计!C4", 0.25, share(4)],
    ["统计!C5", 0.5, share(5)],
    ["统计!C6", 0, share(6)],
    ["统计!C7", 0, share(7)],
    ["统计!C8", 0.25, share(8)],
  ]);
});

test("what is filled in fits what is checked, a second time there is nothing to fill", () => {
  const book = workbookOfDesigns([ledger, statistics]);
  const filled = applyToSnapshot(book, fillWorkbook(book, checkWorkbook(book)));
  const checked = checkWorkbook(filled);
  expect(checked.findings.map((f) => [f.code, f.sheet, f.cell])).toEqual([
    ["total-mismatch", "记分", "K7"],
    ["level-mismatch", "记分", "L7"],
    ["field-missing", "记分", "H6"],
  ]);
  expect(fillWorkbook(filled, checked).edits).toEqual([]);
});

test("Excel computes what stands beside the formulas", () => {
  const book = workbookOfDesigns([ledger, statistics]);
  const filled = applyToSnapshot(book, fillWorkbook(book, checkWorkbook(book)));
  expect(recalculated(filled)).toEqual([]);
});

test("a level that an authority decides is never filled in", () => {
  const rows = [{ branch: "甲村党支部", review: 85 }];
  expect(written(workbookOfDesigns([official("jilin-2012/grading-detail", { rows })]))).toEqual([]);
});
