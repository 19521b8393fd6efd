import type { Cell } from "../../../src/core/workbook/snapshot";
import { shownText, type CellText } from "../../../src/taskpane/sheet-view/cell-text";
import type { CellLook } from "../../../src/taskpane/sheet-view/sheet-look";

/** Every letter is 10 px wide; a cell of 56 px has room for five. Blank neighbours: one at the left, two at the right. */
const show = (cell: Cell, look?: CellLook): CellText =>
  shownText(
    cell,
    look,
    { width: 56, blanks: (side) => (side === "left" ? [25] : [30, 30]) },
    (text) => text.length * 10,
  );

describe("cellText", () => {
  it("puts numbers right, texts left, truth values in the middle, unless the look says otherwise", () => {
    const sides = [{ value: 1 }, { value: "一" }, { value: true }].map((cell) => show(cell).align);
    expect(sides).toEqual(["right", "left", "center"]);
    expect(show({ value: 1 }, { horizontal: "center" }).align).toBe("center");
  });

  it("shows signs where a number or date does not fit, and never a part of it", () => {
    expect(show({ value: 123456789.12, format: "#,##0.00" }).text).toBe("#####");
    expect(show({ value: 41090, format: "yyyy-mm-dd" }).text).toBe("#####");
    expect(show({ value: 3.14159 }).text).toBe("3.142");
  });

  it("lets a long text run over blank neighbours, as far as it needs", () => {
    expect(show({ value: "一二三四五" }).spill).toEqual({ left: 0, right: 0 });
    expect(show({ value: "一二三四五六" }).spill).toEqual({ left: 0, right: 10 });
    expect(show({ value: "一二三四五六七八九十一二三四" }).spill).toEqual({ left: 0, right: 60 });
    expect(show({ value: "一二三四五六七" }, { horizontal: "right" }).spill).toEqual({ left: 20, right: 0 });
    expect(show({ value: "一二三四五六七" }, { horizontal: "center" }).spill).toEqual({ left: 10, right: 10 });
  });

  it("keeps a folded or turned text in its cell", () => {
    expect(show({ value: "一二三四五六七" }, { wrap: true }).spill).toEqual({ left: 0, right: 0 });
    expect(show({ value: "一二三四五六七" }, { rotation: -90 }).spill).toEqual({ left: 0, right: 0 });
    expect(show({ value: 123456789, format: "0" }, { rotation: 45 }).text).toBe("123456789");
  });

  it("makes a text smaller where the look asks for it", () => {
    expect(show({ value: "一二三四五六七八九十" }, { shrinks: true })).toMatchObject({ scale: 0.5 });
    expect(show({ value: "一" }, { shrinks: true }).scale).toBe(1);
  });
});
