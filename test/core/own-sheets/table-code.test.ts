import { columnOf, generated, planFor, sheetOf } from "../../support/generated";
import { exampleBook, withCells } from "../../support/rule-book";
import { toA1 } from "../../../src/core/workbook/address";
import { cellText } from "../../../src/core/workbook/grid";
import { keyAddress, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";

const kinds = ["ledger", "summary", "findings", "explanations"] as const;
const first = generated(exampleBook(), ...kinds);

function replaced(book: WorkbookSnapshot): unknown {
  return planFor(book, ...kinds)
    .suggestions.filter(({ kind }) => kind === "replaced")
    .map(({ sheet, cell, text }) => [sheet, cell, text]);
}

describe("the code of a generated table", () => {
  it("stands behind the line that names Dingji, and generating again leaves it", () => {
    const marks = ["整改台账", "分类定级汇总表", "问题清单", "核实说明"].map((name) =>
      [...sheetOf(first, name).cells.values()].map((cell) => cellText(cell)).find((text) => text.includes("表内码")),
    );
    for (const mark of marks) expect(mark).toMatch(/\S　表内码[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(new Set(marks).size).toBe(4);
    expect(planFor(first, ...kinds).changeSet.edits).toEqual([]);
    expect(replaced(first)).toEqual([]);
  });

  it("tells what was typed over the program's own cells, whatever becomes of the row", () => {
    const typed = withCells(first, {
      "整改台账!B4": "青松学校",
      "整改台账!C5": "第18项，见附页",
      "问题清单!D4": "两张表的分数对不上",
      "核实说明!C4": "青松学校二",
    });
    expect(replaced(typed)).toEqual([
      ["问题清单", "D4", "两张表的分数对不上"],
      ["核实说明", "C4", "青松学校二"],
    ]);
    const again = generated(typed, ...kinds);
    // Rows of the ledger that are about no item any more stay as they are.
    expect(columnOf(again, "整改台账", "党组织名称")).toContain("青松学校");
    expect(columnOf(again, "整改台账", "条款")).toContain("第18项，见附页");
    expect(replaced(again)).toEqual([]);
    expect(planFor(again, ...kinds).changeSet.edits).toEqual([]);
  });

  it("is silent where the data changed and people wrote only where they are asked to", () => {
    const typed = withCells(first, {
      "整改台账!H4": "建立通报制度",
      "问题清单!H4": "已核",
      "附件1!D21": 1,
      "附件2!A18": "80分",
    });
    expect(planFor(typed, ...kinds).changeSet.edits).not.toEqual([]);
    expect(replaced(typed)).toEqual([]);
  });

  it("is not asked of a sheet that states none", () => {
    const place = [...sheetOf(first, "问题清单").cells].find(([, cell]) => cellText(cell).includes("表内码"));
    const row = Math.floor((place?.[0] ?? 0) / 16_384) + 1;
    const former = withCells(first, {
      [`问题清单!A${row}`]: cellText(place?.[1]).replace(/　表内码.*$/, ""),
      "问题清单!D4": "两张表的分数对不上",
    });
    expect(replaced(former)).toEqual([]);
  });
});

describe("a value typed over a formula of a generated sheet", () => {
  const book = generated(exampleBook(), ...kinds, "review");
  const told = (of: WorkbookSnapshot): unknown =>
    planFor(of, ...kinds, "review")
      .suggestions.filter(({ kind }) => kind === "replaced")
      .map(({ sheet, cell, text }) => [sheet, cell, text]);
  const formulaOn = (name: string, of: RegExp): string => {
    const found = [...sheetOf(book, name).cells].find(([, cell]) => of.test(cell.formula ?? ""));
    return `${name}!${toA1(keyAddress(found?.[0] ?? 0))}`;
  };

  it("is told when the sheet is drawn again, be it one table or blocks", () => {
    const [count, self] = [formulaOn("分类定级汇总表", /^COUNTIF/), formulaOn("审核意见", /^IF\('附件1'!D5/)];
    expect(told(book)).toEqual([]);
    const typed = withCells(book, { [count]: 7, [self]: 2.5 });
    expect(told(typed)).toEqual([
      ["分类定级汇总表", count.split("!")[1], "7"],
      ["审核意见", self.split("!")[1], "2.5"],
    ]);
    expect(told(generated(typed, ...kinds, "review"))).toEqual([]);
  });

  it("is none where the scores changed, and the rows with them", () => {
    const changed = withCells(book, { "附件1!D21": 1, "附件1!D22": 0, "附件1!D7": 1 });
    expect(told(changed)).toEqual([]);
  });
});
