import { SheetBuilder } from "../../../src/core/design/sheet-builder";

const print = { orientation: "portrait" } as const;

test("a merged area is drawn whole: content in its first cell, the style in all", () => {
  const builder = new SheetBuilder([10, 10]);
  builder.put(0, 0, "项目", "label", { rows: 2, columns: 2 });
  const design = builder.build("表", print);
  expect(design.merges).toEqual([{ top: 0, left: 0, bottom: 1, right: 1 }]);
  expect(design.cells).toEqual([
    { row: 0, column: 0, content: { value: "项目" }, style: "label" },
    { row: 0, column: 1, content: null, style: "label" },
    { row: 1, column: 0, content: null, style: "label" },
    { row: 1, column: 1, content: null, style: "label" },
  ]);
});

test("cells come in reading order, whatever order they were put in", () => {
  const builder = new SheetBuilder([10, 10]);
  builder.put(1, 0, 3, "score");
  builder.put(0, 1, 2, "score");
  builder.put(0, 0, 1, "score");
  expect(builder.build("表", print).cells.map((cell) => cell.content?.value)).toEqual([1, 2, 3]);
});

test("a text over several columns is measured over all of them", () => {
  const text = "一二三四五六七八九十";
  const heights = [1, 4].map((columns) => {
    const builder = new SheetBuilder([10, 10, 10, 10]);
    builder.put(0, 0, text, "textMiddle", { columns });
    return builder.build("表", print).rowHeights.get(0);
  });
  expect(heights).toEqual([51, 20]);
});

test("what a tall merged text lacks is shared by its rows", () => {
  const builder = new SheetBuilder([10, 10]);
  builder.put(0, 0, "一\n二\n三\n四\n五", "label", { rows: 2 });
  builder.put(0, 1, "甲", "center");
  builder.put(1, 1, "乙", "center");
  expect([...builder.build("表", print).rowHeights]).toEqual([
    [0, 41],
    [1, 41],
  ]);
});

test("a minimum height holds, and no row is taller than Excel allows", () => {
  const builder = new SheetBuilder([10]);
  builder.put(0, 0, "甲", "center");
  builder.atLeast(0, 34);
  builder.put(1, 0, "字\n".repeat(60), "center");
  expect([...builder.build("表", print).rowHeights]).toEqual([
    [0, 34],
    [1, 409],
  ]);
});

test("formulas, links and names go through unchanged", () => {
  const builder = new SheetBuilder([10]);
  const content = { formula: "1+1", value: 2 };
  builder.put(0, 0, content, "scoreStrong", {}, { sheet: "附件1", cell: "D12" });
  const design = builder.build("表", { ...print, footer: "6号" }, 1);
  expect(design.cells).toEqual([
    { row: 0, column: 0, content, style: "scoreStrong", link: { sheet: "附件1", cell: "D12" } },
  ]);
  expect([design.name, design.print, design.frozenRows]).toEqual([
    "表",
    { orientation: "portrait", footer: "6号", scale: 100 },
    1,
  ]);
});

test("a text that no cell holds is cut where the cell says so", () => {
  const builder = new SheetBuilder([10]);
  builder.put(0, 0, "党".repeat(32_767), "textMiddle");
  builder.put(1, 0, `${"党".repeat(40_000)}末`, "textMiddle");
  builder.putRows(
    { top: 2, count: 1, minimum: 20, isGrowing: false },
    [{ column: 0, columns: 1, style: "center" }],
    () => ["员".repeat(32_768)],
  );
  const { sheet, tables } = builder.buildLong("表", print);
  const texts = [...sheet.cells.map((c) => c.content), ...(tables[0]?.row(0) ?? [])].map((c) => String(c?.value));
  const mark = "……（超过一格能容纳的 32767 个字，没有全部列出，全文见来源）";
  expect(texts).toEqual([
    "党".repeat(32_767),
    "党".repeat(32_767 - mark.length) + mark,
    "员".repeat(32_767 - mark.length) + mark,
  ]);
});
