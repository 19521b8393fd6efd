import { applyToSnapshot } from "../../../src/core/changes/apply";
import { checkWorkbook } from "../../../src/core/check/check";
import { confirmRubrics } from "../../../src/core/generation/rubric-sheet/confirm";
import { keyAddress, type CellValue, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { sheet, workbook } from "../../support/workbook";

const scored = sheet("评分表", [
  ["某镇卫生检查评分表"],
  ["项目", "检查内容", "检查要求", "标准分", "基准", "得分情况"],
  ["环境", "地面", "地面清洁无积水", 10, 20, 9],
  ["环境", "墙面", "墙面无乱贴乱画", 20, 10, 18],
  ["管理", "制度", "制度上墙并落实", 30, 40, 30],
  ["管理", "记录", "记录完整可查", 40, 30, 40],
]);

function confirm(book: WorkbookSnapshot): WorkbookSnapshot {
  return applyToSnapshot(book, confirmRubrics(book, checkWorkbook(book)));
}

const once = confirm({ ...workbook({}), sheets: [scored] });

/** With a value in the first blank or filled cell so many columns right of a cell of the sheet 评分办法. */
function type(book: WorkbookSnapshot, beside: string, right: number, value: CellValue, down = 0): WorkbookSnapshot {
  return {
    ...book,
    sheets: book.sheets.map((s) => {
      if (s.name !== "评分办法") return s;
      const at = [...s.cells].filter(([, cell]) => cell.value === beside).at(-1)?.[0];
      if (at === undefined) throw new Error(`no ${beside}`);
      // A row has 16,384 columns.
      const key = at + right + down * 2 ** 14;
      return { ...s, cells: new Map([...s.cells, [key, { ...s.cells.get(key), value }] as const]) };
    }),
  };
}

/** The column of requirements holds the items, the second one of numbers their points. */
function corrected(book: WorkbookSnapshot): WorkbookSnapshot {
  const texts = type(type(book, "检查内容", 4, "类别"), "检查要求", 4, "评分内容");
  return type(type(texts, "标准分", 4, "不算分"), "基准", 4, "分值");
}

function names(book: WorkbookSnapshot): readonly string[] {
  return book.sheets.map((s) => s.name);
}

/** What stands right of a label on 评分办法 (2). */
function reason(book: WorkbookSnapshot): CellValue | null | undefined {
  const second = book.sheets.find((s) => s.name === "评分办法 (2)");
  const label = [...(second?.cells ?? [])].find(([, cell]) => cell.value === "另列原因");
  return label && second?.cells.get(label[0] + 1)?.value;
}

function maxima(book: WorkbookSnapshot): readonly (number | null)[] {
  return checkWorkbook(book).sheets.flatMap((s) =>
    s.kind === "scoring" ? s.items.map((i) => i.criterion.maximum) : [],
  );
}

describe("confirming a rubric again", () => {
  it("draws the same 评分办法 anew once its columns are corrected", () => {
    const again = confirm(corrected(once));
    expect(names(again)).toEqual(["评分表", "评分办法"]);
    expect(maxima(again)).toEqual([20, 10, 40, 30]);
    const [, own] = again.sheets;
    const listed = [...(own?.cells ?? [])].filter(([key]) => keyAddress(key).column === 3).map(([, c]) => c.value);
    expect(listed).toEqual(expect.arrayContaining(["地面清洁无积水", "记录完整可查"]));
    expect(listed).not.toContain("地面");
    expect(names(confirm(again))).toEqual(["评分表", "评分办法"]);
  });

  it("keeps levels that were typed there", () => {
    const levels = type(corrected(once), "等次", 0, "达标", 1);
    const again = confirm(levels);
    expect(names(again)).toEqual(["评分表", "评分办法"]);
    expect(checkWorkbook(again).sheets.flatMap((s) => (s.kind === "scoring" ? s.scheme.levels : []))).toEqual([
      expect.objectContaining({ name: "达标", from: null }),
    ]);
  });

  it.each([
    ["an item was given points that its row does not hold", type(once, "记录完整可查", 1, 45)],
    ["an item was reworded", type(once, "地面清洁无积水", 0, "地面清洁")],
    ["something was written beside the lists", type(once, "记录完整可查", 5, "待商定")],
  ])("leaves it and says so on a second one where %s", (_, typed) => {
    const again = confirm(corrected(typed));
    expect(names(again)).toEqual(["评分表", "评分办法", "评分办法 (2)"]);
    expect(reason(again)).toContain("「评分办法」上有人填写或改过的内容");
    expect(again.sheets[1]).toEqual(corrected(typed).sheets[1]);
  });
});
