import { checkWorkbook } from "../../../src/core/check/check";
import type { Submission } from "../../../src/core/merging/submitted";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { cellText, makeGrid } from "../../../src/core/workbook/grid";
import { coreSession } from "../../../src/taskpane/core-session";
import { MergeDesk } from "../../../src/taskpane/summary/merge-desk";
import { cellIn, sheetOf, textRows } from "../../support/generated";
import { changes, closeExcel, openExcel, setCell } from "../../support/open-excel";
import { submitScores } from "../../support/submissions";
import { workbook } from "../../support/workbook";

afterEach(closeExcel);

const problems = "问题清单";
const list = "分类定级汇总表";
const first = submitScores("甲.xlsx", "学校甲党支部", { self: 92 });
const second = submitScores("乙.xlsx", "学校乙党支部", { self: 70, review: 64 });

/** A merge that is written into an open workbook, again and again. */
function openMerge() {
  const { host } = openExcel(workbook({ 备注: [["甲"]] }));
  const { merging } = coreSession(host);
  const desk = new MergeDesk();
  return {
    keep: async (...files: readonly Submission[]) => {
      await desk.clear();
      await desk.keep(files);
    },
    /** @returns what is told as not carried */
    write: async () => {
      const snapshot = await host.read();
      const designs = await desk.draw({}, "", snapshot);
      const left = await desk.notCarried({}, "", snapshot);
      const changeSet = await merging?.place(snapshot, checkWorkbook(snapshot), designs);
      const report = changeSet && (await host.apply(changeSet));
      expect(report?.skipped).toEqual([]);
      return left.map(({ text }) => text);
    },
    type: async (entries: (book: WorkbookSnapshot) => Readonly<Record<string, string>>) => {
      const book = await host.read();
      const edits = Object.entries(entries(book)).map(([place, value]) => {
        const [sheet = "", cell = ""] = place.split("!");
        return setCell(book, sheet, cell, { value });
      });
      await host.apply(changes(...edits));
    },
    read: () => host.read(),
  };
}

/** What stands under a heading in the row that holds a text. */
function entry(book: WorkbookSnapshot, sheet: string, heading: string, beside: string): string {
  const [, place] = cellIn(book, sheet, heading, beside).split("!");
  const cell = makeGrid(sheetOf(book, sheet)).cells.find(
    ({ row, column }) => `${column}-${row}` === keyOf(place ?? ""),
  );
  return cellText(cell?.cell);
}

function keyOf(place: string): string {
  const [, letter = "", digits = ""] = /^([A-Z])(\d+)$/.exec(place) ?? [];
  return `${letter.charCodeAt(0) - 65}-${Number(digits) - 1}`;
}

describe("a merge written over an earlier one in Excel", () => {
  it("carries 处理情况, columns of a person's own and who signed, and doubles nothing", async () => {
    const { keep, write, type, read } = openMerge();
    await keep(first, second);
    expect(await write()).toEqual([]);
    await type((book) => {
      const place = cellIn(book, list, "党支部名称", "学校乙党支部").split("!")[1] ?? "";
      const heading = cellIn(book, list, "党支部名称", "党支部名称").split("!")[1] ?? "";
      const signed = makeGrid(sheetOf(book, problems)).cells.find(({ text }) => text === "填表人：");
      return {
        [cellIn(book, problems, "处理情况", "学校甲党支部")]: "已电话催报",
        [`${list}!G${heading.slice(1)}`]: "督办",
        [`${list}!G${place.slice(1)}`]: "纪委督办",
        [`${problems}!A${(signed?.row ?? 0) + 1}`]: "填表人：庚七",
      };
    });
    await keep(first, second, submitScores("丙.xlsx", "学校丙党支部", { self: 85, review: 85 }));
    expect(await write()).toEqual([]);
    const book = await read();
    expect(entry(book, problems, "处理情况", "学校甲党支部")).toBe("已电话催报");
    expect(entry(book, list, "督办", "学校乙党支部")).toBe("纪委督办");
    expect(textRows(book, problems).flat()).toContain("填表人：庚七");
    expect(textRows(book, list).flat()).toContain("学校丙党支部");
    const sheets = book.sheets.map(({ name }) => name);
    expect(sheets.filter((name) => / \(\d\)$/.test(name))).toEqual([]);

    expect(await write()).toEqual([]);
    const again = await read();
    expect(textRows(again, list)).toEqual(textRows(book, list));
    expect(textRows(again, problems)).toEqual(textRows(book, problems));
  });

  it("names what was typed in rows that are no more", async () => {
    const { keep, write, type } = openMerge();
    await keep(first, second);
    await write();
    await type((book) => ({ [cellIn(book, problems, "处理情况", "学校甲党支部")]: "已电话催报" }));
    await keep(second);
    expect(await write()).toEqual(["已电话催报"]);
  });

  it("carries nothing into a workbook that held no merge", async () => {
    const { keep, write, read } = openMerge();
    await keep(second);
    expect(await write()).toEqual([]);
    expect((await read()).sheets.map(({ name }) => name)).toContain("数据来源");
  });
});
