import { checkWorkbook } from "../../../src/core/check/check";
import { fillWorkbook, typedOverCells } from "../../../src/core/generation/fill";
import { parseA1, toA1 } from "../../../src/core/workbook/address";
import {
  cellAt,
  keyAddress,
  type Cell,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../../src/core/workbook/snapshot";
import { exampleBook, filled, resultCell, withCells, withoutRow } from "../../support/rule-book";

const SHEET = "得分与定级";
const once = filled(exampleBook());
/** The row of the free circumstance, counted from 1. */
const free = Number(/\d+$/.exec(resultCell(once, "其他情形（请写明）："))?.[0]);

function at(book: WorkbookSnapshot, address: string): unknown {
  const sheet = book.sheets.find((s) => s.name === SHEET);
  const { row, column } = parseA1(address);
  return sheet && cellAt(sheet, row, column)?.value;
}

function again(edits: Readonly<Record<string, string>>): WorkbookSnapshot {
  const places = Object.fromEntries(Object.entries(edits).map(([cell, text]) => [`${SHEET}!${cell}`, text]));
  return filled(withCells(once, places));
}

function planned(book: WorkbookSnapshot): number {
  return fillWorkbook(book, checkWorkbook(book)).edits.length;
}

describe("what people set on 「得分与定级」", () => {
  it("keeps a circumstance of their own and its state, and the level follows it", () => {
    const book = again({ [`A${free}`]: "支部书记违纪", [`E${free}`]: "是" });
    expect([at(book, `A${free}`), at(book, `E${free}`)]).toEqual(["支部书记违纪", "是"]);
    const [branch] = checkWorkbook(book).branches;
    expect(branch?.vetoes.filter((v) => v.id === "other").map((v) => [v.text, v.state])).toEqual([
      ["支部书记违纪", "yes"],
    ]);
    expect(branch?.level).toBe("后进");
    expect(planned(book)).toBe(0);
  });

  it("keeps 未确认 on the free row", () => {
    expect(at(again({ [`E${free}`]: "未确认" }), `E${free}`)).toBe("未确认");
  });

  it("keeps notes below and beside the block", () => {
    const keys = [...(once.sheets.find((s) => s.name === SHEET)?.cells.keys() ?? [])];
    const last = 1 + Math.max(...keys.map((key) => keyAddress(key).row));
    const book = again({ [`A${last + 2}`]: "请党委复核", G5: "与去年相同" });
    expect([at(book, `A${last + 2}`), at(book, "G5")]).toEqual(["请党委复核", "与去年相同"]);
    expect(planned(book)).toBe(0);
  });

  it("never replaces what somebody typed over a formula, unless a person decides to", () => {
    const level = resultCell(once, "分类定级结果");
    const total = `C${Number(/\d+$/.exec(resultCell(once, "合计"))?.[0])}`;
    const typed = withCells(once, { [`${SHEET}!${level}`]: "先进", [`${SHEET}!${total}`]: 91 });
    const checked = checkWorkbook(typed);
    expect(fillWorkbook(typed, checked).edits).toEqual([]);
    expect(typedOverCells(checked).map(({ sheet, cell }) => `${sheet}!${cell}`)).toEqual([
      `${SHEET}!${total}`,
      `${SHEET}!${level}`,
    ]);
    const { edits } = fillWorkbook(typed, checked, { restoresFormulas: true });
    const formulaAt = (cell: string): Cell | undefined => {
      const { row, column } = parseA1(cell);
      return cellAt(once.sheets.find((s) => s.name === SHEET) as SheetSnapshot, row, column);
    };
    expect(edits.map((e) => e.kind === "set-cell" && [e.before, e.after, e.replacesTyped])).toEqual([
      [{ value: 91 }, formulaAt(total), true],
      [{ value: "先进" }, formulaAt(level), true],
    ]);
  });

  it("keeps it when the scores below change and the sheet is drawn anew", () => {
    const level = resultCell(once, "分类定级结果");
    const book = filled(
      withCells(once, { [`${SHEET}!${level}`]: "先进", [`${SHEET}!A${free}`]: "支部书记违纪违法受到处理" }),
    );
    expect(at(book, level)).toBe("先进");
  });
});

describe("what helps at the screen", () => {
  const sheet = once.sheets.find((s) => s.name === SHEET) as SheetSnapshot;
  const [edit] = fillWorkbook(exampleBook(), checkWorkbook(exampleBook())).edits.filter((e) => e.kind === "add-sheet");
  const right = edit?.design.print.area?.right ?? -1;

  it("stands beyond the print area, and is no note of a person", () => {
    const beyond = [...sheet.cells].filter(([key]) => keyAddress(key).column > right).map(([, cell]) => cell.value);
    expect(beyond).toEqual([
      "由定级助手生成：分数与等级都是公式，随评分表变化；下拉框和空格由人填写。这几列不打印。",
      "超出分值的项数",
      0,
      0,
      "定级取整",
      "否",
    ]);
    expect(planned(once)).toBe(0);
  });

  it("says why there is no total: not reviewed yet, or not to the end", () => {
    const reasonOf = (book: WorkbookSnapshot): unknown => at(filled(book), resultCell(filled(book), "定级理由"));
    const awaiting = "，尚不能定级";
    expect(reasonOf(exampleBook())).toBe(`自评89分（占40%），未考评（占60%）${awaiting}`);
    expect(reasonOf(withCells(exampleBook(), { "附件1!E5": 3 }))).toBe(
      `自评89分（占40%），考评未填完（占60%）${awaiting}`,
    );
    const { row, column } = parseA1(resultCell(once, "定级理由"));
    expect(cellAt(sheet, row, column)?.formula).toContain(`IF(COUNTA('附件1'!E5:E31)=0,"未考评","考评未填完")`);
  });

  it("is told on paper where it decides: 定级取整 in the reason", () => {
    const { row, column } = parseA1(resultCell(once, "定级理由"));
    const reason = cellAt(sheet, row, column);
    expect(reason?.formula).toContain(
      `IF(${resultCell(once, "定级取整")}="是","，定级取整（先把总分四舍五入到整数）","")`,
    );
    expect(String(reason?.value)).not.toContain("定级取整");
  });
});

it("keeps what was typed over a formula where the rows above it were fewer", () => {
  const level = resultCell(once, "分类定级结果");
  const up = level.replace(/\d+$/, (row) => String(Number(row) - 1));
  const moved = withoutRow(withCells(once, { [`${SHEET}!${level}`]: "先进" }), SHEET, free);
  expect(typedOverCells(checkWorkbook(moved))).toEqual([{ sheet: SHEET, cell: up }]);
  expect(at(filled(moved), level)).toBe("先进");
});

describe("the block of a branch that the workbook names otherwise now", () => {
  const renamed = withCells(
    withCells(once, {
      [`${SHEET}!E${free}`]: "是",
      [`${SHEET}!A${free}`]: "支部书记违纪",
      [`${SHEET}!G5`]: "与去年相同",
      [`${SHEET}!${resultCell(once, "填表人")}`]: "甲一",
    }),
    Object.fromEntries(
      once.sheets
        .filter(({ name }) => name !== SHEET)
        .flatMap(({ name, cells }) =>
          [...cells].flatMap(([key, { value }]) =>
            typeof value === "string" && value.includes("青松小学")
              ? [[`${name}!${toA1(keyAddress(key))}`, value.replaceAll("青松小学", "青松第一小学")] as const]
              : [],
          ),
        ),
    ),
  );

  it("is told, and counts for nobody", () => {
    const { findings, branches } = checkWorkbook(renamed);
    expect(findings.filter(({ code }) => code === "branch-unexpected").map(({ sheet, cell }) => [sheet, cell])).toEqual(
      [[SHEET, "B2"]],
    );
    expect(branches.map(({ name, vetoes }) => [name, vetoes.some((v) => v.state === "yes")])).toEqual([
      ["青松第一小学党支部", false],
    ]);
  });

  it("leaves what people set and typed there as lines below, once and for all", () => {
    const book = filled(renamed);
    const lines = (of: WorkbookSnapshot): unknown =>
      [...(of.sheets.find(({ name }) => name === SHEET)?.cells.values() ?? [])]
        .map(({ value }) => String(value))
        .filter((text) => text.startsWith("青松小学党支部 ") || text.startsWith("青松小学党支部："));
    expect(lines(book)).toEqual([
      "青松小学党支部 党员队伍好：与去年相同",
      "青松小学党支部：支部书记违纪",
      "青松小学党支部 支部书记违纪：是",
      "青松小学党支部 填表人：甲一",
    ]);
    expect(planned(book)).toBe(0);
    expect(checkWorkbook(book).findings.some(({ code }) => code === "branch-unexpected")).toBe(false);
  });
});
