import { checkWorkbook } from "../../../src/core/check/check";
import { fillWorkbook, typedOverCells } from "../../../src/core/generation/fill";
import { cellAt, type Cell, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { parseA1 } from "../../../src/core/workbook/address";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { recalculatedAll } from "../../support/ironcalc-values";
import { official } from "../../support/official";
import { filled, resultCell, withCells } from "../../support/rule-book";

const SHEET = "得分与定级";
const blank = filled(
  workbookOfDesigns([
    official("cumtb-2012/teacher-standard", {
      branch: "教工一支部",
      scores: { score: ["A", "A", "A", "A", "A"] },
      result: "好（A）",
    }),
  ]),
);
const rowOf = (label: string): string => /\d+$/.exec(resultCell(blank, label))?.[0] ?? "";
const state = `G${rowOf("群众对党员发挥作用的满意率低于50%")}`;
const [rate, reached] = ["F", "G"].map((column) => `${column}${rowOf("群众对党员发挥作用的满意率（70%）")}`) as [
  string,
  string,
];
const level = resultCell(blank, "分类定级结果");

/** 「得分与定级」 once this rate, and this tick beside the circumstance, were entered and the sheet filled in again. */
function entered(share: Cell["value"], tick?: string): WorkbookSnapshot {
  const entries = { [`${SHEET}!${rate}`]: share, ...(tick === undefined ? {} : { [`${SHEET}!${state}`]: tick }) };
  return filled(withCells(blank, entries));
}

/** What the sheet shows in these cells once a spreadsheet program has calculated it. */
function shown(books: readonly WorkbookSnapshot[]): readonly unknown[] {
  return recalculatedAll(books).map((changes, i) => {
    const sheet = books[i]?.sheets.find(({ name }) => name === SHEET);
    const changed = new Map(changes.map(([place, , text]) => [place, text]));
    return [state, level, reached].map((place) => {
      const { row, column } = parseA1(place);
      return changed.get(`${SHEET}!${place}`) ?? (sheet && cellAt(sheet, row, column)?.value);
    });
  });
}

describe("a rate entered on 「得分与定级」", () => {
  it("decides live as it does in the core, beside whatever a person ticks, and follows when it is corrected", () => {
    const entries = [
      [entered(null), ["未确认", "好", "未填"]],
      [entered(0.45), ["是", "较差", "未达到"]],
      [entered(45), ["是", "较差", "未达到"]],
      [entered("45%"), ["是", "较差", "未填"]],
      [entered(0.5), ["否", "好", "未达到"]],
      [entered(0.75), ["否", "好", "达到"]],
      [entered(null, "是"), ["是", "较差", "未填"]],
      [entered(0.45, "否"), ["否", "较差", "未达到"]],
      [entered(0.75, "是"), ["是", "较差", "达到"]],
      [filled(withCells(entered(0.45), { [`${SHEET}!${rate}`]: 0.8 })), ["否", "好", "达到"]],
    ] as const;
    expect(shown(entries.map(([book]) => book))).toEqual(entries.map(([, expected]) => expected));
    expect(entries.map(([book]) => checkWorkbook(book).branches[0]?.level)).toEqual(
      entries.map(([, [, expected]]) => expected),
    );
    expect(entries.filter(([book]) => fillWorkbook(book, checkWorkbook(book)).edits.length > 0)).toEqual([]);
    // To choose there is asked for, and no formula lost.
    expect(entries.flatMap(([book]) => typedOverCells(checkWorkbook(book)))).toEqual([]);
  });
});
