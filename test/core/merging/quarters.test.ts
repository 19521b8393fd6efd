import { checkWorkbook } from "../../../src/core/check/check";
import { wholeDesign } from "../../../src/core/design/long-table";
import type { MergedBranch } from "../../../src/core/merging/merge-result";
import { drawProgress, formerProgress } from "../../../src/core/merging/outputs/progress";
import type { StatedProblem } from "../../../src/core/merging/rectification-state";
import { cellKey, keyAddress, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { tableRows, textRows } from "../../support/generated";
import { withCells } from "../../support/rule-book";
import { recalculated } from "../../support/ironcalc-values";

const sheet = "整改进度";

const problemOf = (parent: string): StatedProblem => ({
  branch: { parent } as MergedBranch,
  ...{ problem: "记录不全", measure: "", deadline: "", owner: "", contact: "", status: "未销号", escalated: "" },
  ...{ isClosed: false, isOverdue: false, isOnLedger: true },
});

function drawn(asOf: string, former: WorkbookSnapshot | null): WorkbookSnapshot {
  const earlier = former && formerProgress(checkWorkbook(former).sheets);
  const state = { asOf, problems: ["甲镇党委", "乙镇党委", "丙镇党委"].map(problemOf) };
  return workbookOfDesigns((drawProgress(state, earlier, sheet, "") ?? []).map(wholeDesign));
}

/** Types 季考核得分 of the last three rows. */
function scored(book: WorkbookSnapshot, scores: readonly (number | string)[]): WorkbookSnapshot {
  const headings = textRows(book, sheet)[2] ?? [];
  const column = String.fromCharCode(65 + headings.indexOf("季考核得分"));
  const last = 3 + tableRows(book, sheet).length;
  return withCells(book, Object.fromEntries(scores.map((score, i) => [`${sheet}!${column}${last - 2 + i}`, score])));
}

/** 季度, 季考核得分 and 季考核名次 of every row. */
function quarters(book: WorkbookSnapshot): readonly (readonly string[])[] {
  const headings = textRows(book, sheet)[2] ?? [];
  const places = ["季度", "季考核得分", "季考核名次"].map((heading) => headings.indexOf(heading));
  return tableRows(book, sheet).map((row) => places.map((place) => row[place] ?? ""));
}

it("ranks the committees by what is typed for their quarter, and keeps former quarters", () => {
  const june = scored(drawn("2012-06-30", null), [90, 95, 90]);
  const july = drawn("2012-07-31", june);
  const september = drawn("2012-09-30", scored(july, ["", "未考核", ""]));
  const now = drawn("2012-09-30", scored(september, [88.5, "", 91]));
  const expected = [
    ["2012年第二季度", "90", "2"],
    ["2012年第二季度", "95", "1"],
    ["2012年第二季度", "90", "2"],
    ["2012年第三季度", "", ""],
    ["2012年第三季度", "未考核", ""],
    ["2012年第三季度", "", ""],
    ["2012年第三季度", "88.5", "2"],
    ["2012年第三季度", "", ""],
    ["2012年第三季度", "91", "1"],
  ];
  expect(quarters(now)).toEqual(expected);
  expect(recalculated(now)).toEqual([]);
});

it("is signed with the day that overdue problems are counted by, in place of the day of an earlier month", () => {
  const signed = (book: WorkbookSnapshot): readonly string[] | undefined =>
    textRows(book, sheet).find((row) => row[0] === "填表人：");
  const june = drawn("2012-06-30", null);
  expect(signed(june)?.at(-1)).toBe("日期：2012年6月30日");
  expect(signed(drawn("2012-07-31", june))?.at(-1)).toBe("日期：2012年7月31日");
});

/** The sheet as it was before it had these columns. */
function without(book: WorkbookSnapshot, headings: readonly string[]): WorkbookSnapshot {
  const gone = headings.map((heading) => (textRows(book, sheet)[2] ?? []).indexOf(heading));
  const sheets = book.sheets.map((own) => ({
    ...own,
    cells: new Map(
      [...own.cells].flatMap(([key, cell]) => {
        const { row, column } = keyAddress(key);
        if (row >= 2 && row < 6 && gone.includes(column)) return [];
        const before = row >= 2 && row < 6 ? gone.filter((place) => place < column).length : 0;
        return [[cellKey(row, column - before), cell] as const];
      }),
    ),
  }));
  return { ...book, sheets };
}

it("takes over the months of a sheet that had no quarters", () => {
  const old = without(scored(drawn("2012-06-30", null), [90, 95, 90]), ["季度", "季考核名次"]);
  expect(quarters(drawn("2012-07-31", old)).slice(0, 3)).toEqual([
    ["2012年第二季度", "90", "2"],
    ["2012年第二季度", "95", "1"],
    ["2012年第二季度", "90", "2"],
  ]);
});
