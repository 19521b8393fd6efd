import { bottomOf, closedRow, frameOf, openedRow, wholeDesign } from "../../../src/core/design/long-table";
import { SheetBuilder, type Content } from "../../../src/core/design/sheet-builder";
import { scoreRanges } from "../../../src/core/design/whole-numbers";

const print = { orientation: "portrait" } as const;
const long = "一二三四五六七八九十".repeat(4);
const contents = (i: number): readonly Content[] => [i + 1, i % 2 === 0 ? long : "短", i / 4];

/** A title, two tables with a line between them and one below; the second column of the first table spans two. */
function drawn(putsRows: boolean): SheetBuilder {
  const builder = new SheetBuilder([6, 10, 10, 8]);
  builder.putLine(0, "名单", "title");
  const tables = [
    { top: 1, count: 5, spans: [1, 2, 1], isGrowing: false },
    { top: 7, count: 3, spans: [1, 1, 1], isGrowing: true },
  ];
  for (const { top, count, spans, isGrowing } of tables) {
    const looks = (["count", "textMiddle", "score"] as const).map((style, i) => ({
      column: i === 2 ? 3 : i,
      columns: spans[i] ?? 1,
      style,
    }));
    if (putsRows) builder.putRows({ top, count, minimum: 26, isGrowing }, looks, contents);
    else
      for (let i = 0; i < count; i++) {
        looks.forEach(({ column, columns, style }, k) =>
          builder.put(top + i, column, contents(i)[k] ?? null, style, { columns }),
        );
        builder.atLeast(top + i, 26);
        if (isGrowing) builder.grow(top + i);
      }
    builder.putLine(top + count, "完", "line");
  }
  return builder;
}

test("rows that are worked out later are the rows that were put one by one", () => {
  const later = drawn(true).build("名单", print, 1);
  const sorted = (d: typeof later): typeof later => ({
    ...d,
    merges: [...d.merges].sort((a, b) => a.top - b.top || a.left - b.left),
  });
  expect(sorted(later)).toEqual(sorted(drawn(false).build("名单", print, 1)));
  expect([...later.rowHeights.values()].slice(1, 3)).toEqual([81, 26]);
  expect(later.growingRows).toEqual([7, 8, 9]);
});

test("the frame has a blank first row for each table and nothing of the others", () => {
  const design = drawn(true).buildLong("名单", print);
  expect([...new Set(frameOf(design).cells.map((c) => c.row))]).toEqual([0, 1, 6, 7, 10]);
  expect(
    frameOf(design)
      .cells.filter((c) => c.row === 1 || c.row === 7)
      .map((c) => c.content),
  ).toEqual(Array.from({ length: 7 }, () => null));
  expect(design.tables.map(bottomOf)).toEqual([5, 9]);
  expect(wholeDesign(design).cells).toHaveLength(4 * 3 + 5 * 4 + 3 * 3);
});

test("rows move up when the tables are closed and back when they are opened", () => {
  const { tables } = drawn(true).buildLong("名单", print);
  expect([0, 1, 6, 7, 10].map((row) => closedRow(tables, row))).toEqual([0, 1, 2, 3, 4]);
  expect([0, 1, 2, 3, 4].map((row) => openedRow(tables, row))).toEqual([0, 1, 6, 7, 10]);
});

test("whole scores are shown without their point in every row of a table", () => {
  const design = drawn(true).buildLong("名单", print);
  expect(scoreRanges(frameOf(design), design.tables)).toEqual(scoreRanges(wholeDesign(design)));
  expect(scoreRanges(frameOf(design), design.tables)).toEqual([
    { top: 1, bottom: 5, left: 3, right: 3 },
    { top: 7, bottom: 9, left: 3, right: 3 },
  ]);
});
