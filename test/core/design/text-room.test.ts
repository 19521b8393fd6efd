import { SheetBuilder } from "../../../src/core/design/sheet-builder";
import { cutTexts, roomFor } from "../../../src/core/design/text-room";
import { cellKey } from "../../../src/core/workbook/snapshot";

const style = { size: 10, wrap: true };
const lines = (count: number): string => Array.from({ length: count }, (_, i) => `${i + 1}、甲`).join("\n");

describe("roomFor", () => {
  test("rows that hold the text stay", () => {
    expect(roomFor(lines(2), { width: 100, heights: [40] }, style)).toEqual({ heights: [40], isCut: false });
  });

  test("the lowest row grows first, up to the tallest that Excel has", () => {
    // 40 lines of 14 points and the margin.
    expect(roomFor(lines(40), { width: 100, heights: [20, 100] }, style)).toEqual({
      heights: [564 - 409, 409],
      isCut: false,
    });
  });

  test("a text that two of the tallest rows do not hold is cut", () => {
    const room = { width: 100, heights: [409, 50] };
    expect(roomFor(lines(58), room, style)).toEqual({ heights: [409, 407], isCut: false });
    expect(roomFor(lines(60), room, style)).toEqual({ heights: [409, 409], isCut: true });
  });
});

describe("cutTexts", () => {
  const drawn = (count: number, rows = 1) => {
    const builder = new SheetBuilder([20, 20]);
    builder.put(0, 0, "存在的主要问题", "label");
    builder.put(1, 0, lines(count), "item", { columns: 2, rows });
    return builder.build("表", { orientation: "portrait" });
  };

  test("names the texts that the tallest row does not hold", () => {
    expect(cutTexts(drawn(10))).toEqual([]);
    expect(cutTexts(drawn(60))).toEqual([cellKey(1, 0)]);
    expect(cutTexts(drawn(45, 2))).toEqual([]);
  });
});
