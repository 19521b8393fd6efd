import { checkWorkbook } from "../../../src/core/check/check";
import { ledgerTable } from "../../../src/core/own-sheets/ledger/description";
import { readOwnTable } from "../../../src/core/own-sheets/read-table";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { generated } from "../../support/generated";
import { exampleBook, withCells } from "../../support/rule-book";
import { workbook } from "../../support/workbook";

const drawn = generated(exampleBook());

function templates(book: WorkbookSnapshot): (string | null)[] {
  return checkWorkbook(book).sheets.map((s) => s.template);
}

describe("sheets of ours", () => {
  const own = ["得分与定级", "整改台账", "分类定级汇总表", "问题清单", "核实说明"];

  const places = own.flatMap((name) => ["A1", "A2"].map((cell) => [name, cell] as const));
  it.each(places)("%s stays ours with %s typed over", (name, cell) => {
    expect(templates(withCells(drawn, { [`${name}!${cell}`]: "改过" }))).toEqual(templates(drawn));
  });

  it("gives no score findings after its title was typed over", () => {
    const codes = (book: WorkbookSnapshot): string[] => checkWorkbook(book).findings.map((f) => `${f.code} ${f.sheet}`);
    expect(codes(withCells(drawn, { "得分与定级!A1": "改过" }))).toEqual(codes(drawn));
  });

  it("is not made of a stranger's sheet with the same title", () => {
    const stranger = workbook({ 整改台账: [["整改台账"], ["序号", "问题", "措施"], [1, "学习不够", "加强学习"]] });
    expect(templates(stranger)).toEqual([null]);
  });

  it("is known by its title with most of its headings, not with a third of them", () => {
    const headings = ledgerTable.columns.map((c) => c.heading);
    const ledger = (count: number): WorkbookSnapshot =>
      workbook({ 台账: [["整改台账"], headings.slice(0, count), headings.slice(0, count).map((_, i) => `甲${i}`)] });
    expect([10, 9, 5].map((count) => templates(ledger(count))[0] === "dingji/ledger")).toEqual([true, false, false]);
  });

  it("is left alone where most of its headings are gone", () => {
    const headings = ledgerTable.columns.map((c) => c.heading);
    const read = (count: number): boolean => {
      const [sheet] = workbook({ 台账: [["整改台账"], headings.slice(0, count)] }).sheets;
      return sheet !== undefined && readOwnTable(sheet, ledgerTable) !== null;
    };
    expect([7, 6].map(read)).toEqual([true, false]);
  });
});
