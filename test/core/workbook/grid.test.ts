import { askedOnce } from "../../../src/core/workbook/asked-once";
import { gridSteps, type GridCell, makeGrid } from "../../../src/core/workbook/grid";
import { withEntries } from "../../../src/core/workbook/patched-map";
import { type Cell, cellKey, type SheetSnapshot } from "../../../src/core/workbook/snapshot";

const ROWS = 10_000;

/** Every third row of a sheet, in columns B and C. */
function longSheet(): SheetSnapshot {
  const cells = new Map<number, Cell>();
  for (let i = 0; i < ROWS; i++) {
    cells.set(cellKey(3 * i, 1), { value: `第${i}党支部` });
    cells.set(cellKey(3 * i, 2), { value: i });
  }
  return { id: "1", name: "名单", visibility: "visible", isProtected: false, cells };
}

type Typed = readonly [row: number, column: number, value: string | null];

const typed = (sheet: SheetSnapshot, ...set: readonly Typed[]): SheetSnapshot => ({
  ...sheet,
  cells: withEntries<Cell>(
    sheet.cells,
    new Map(set.map(([row, column, value]) => [cellKey(row, column), value === null ? null : { value }])),
  ),
});

/** The grid of the same cells, read as a whole. */
const readWhole = (sheet: SheetSnapshot) => makeGrid({ ...sheet, cells: new Map(sheet.cells) });

const said = (cells: readonly GridCell[]): string =>
  cells.map(({ row, column, text, cell }) => `${row}:${column} ${text} ${String(cell.value)}`).join("\n");

const sheet = longSheet();
makeGrid(sheet);

describe("the grid of a long sheet on which something was typed", () => {
  it.each<[string, readonly Typed[]]>([
    ["a value", [[30, 1, "改"]]],
    [
      "a cell before and one after the others of its row",
      [
        [30, 0, "前"],
        [30, 7, "后"],
      ],
    ],
    ["a row between two others", [[31, 1, "新"]]],
    [
      "a row above and one below all",
      [
        [3 * ROWS, 0, "末"],
        [0, 0, "首"],
      ],
    ],
    [
      "nothing left of a row",
      [
        [30, 1, null],
        [30, 2, null],
      ],
    ],
    [
      "the last row cleared",
      [
        [3 * ROWS - 3, 1, null],
        [3 * ROWS - 3, 2, null],
      ],
    ],
    ["a text without signs", [[30, 1, ""]]],
  ])("%s: is as if it was read whole", (_, set) => {
    const { rows, base, changed, ...grid } = makeGrid(typed(sheet, ...set));
    const { rows: expected, ...whole } = readWhole(grid.sheet);
    expect(base?.cells).toBe(makeGrid(sheet).cells);
    expect([...(changed ?? [])]).toEqual([...new Set(set.map(([row]) => row))]);
    expect(said(grid.cells)).toBe(said(whole.cells));
    expect([...rows.keys()].join(" ")).toBe([...expected.keys()].join(" "));
    expect(said([...rows.values()].flat())).toBe(said(whole.cells));
    expect([grid.lastRow, grid.lastColumn]).toEqual([whole.lastRow, whole.lastColumn]);
  });

  it("is narrower where the last column became blank", () => {
    const wide = { ...sheet, cells: new Map(typed(sheet, [30, 9, "远"]).cells) };
    expect(makeGrid(wide).lastColumn).toBe(9);
    expect(makeGrid(typed(wide, [30, 9, null])).lastColumn).toBe(2);
  });
});

describe("askedOnce", () => {
  it("asks a long sheet in steps of 5,000 cells, and has its answers afterwards", () => {
    const reading = gridSteps({ ...sheet, cells: new Map(sheet.cells) });
    let pauses = 0;
    let step = reading.next();
    for (; !step.done; step = reading.next()) pauses++;
    expect(pauses).toBe((2 * ROWS) / 5_000);
    let asked = 0;
    const texts = askedOnce(({ cell: { value } }: GridCell) => (++asked && typeof value === "string" ? value : null));
    const atPauses: number[] = [];
    for (const steps = texts.steps(step.value); !steps.next().done;) atPauses.push(asked);
    expect(atPauses).toEqual([5_000, 10_000, 15_000]);
    expect(texts(step.value).map(({ value }) => value)).toEqual(Array.from({ length: ROWS }, (_, i) => `第${i}党支部`));
    expect(asked).toBe(2 * ROWS);
  });

  it("asks the cells of a long sheet once, and later only rows that changed, in reading order", () => {
    let asked = 0;
    const numbers = askedOnce(({ cell: { value } }: GridCell) => {
      asked++;
      return typeof value === "string" && /第[05]*00党/.test(value) ? value : null;
    });
    const first = numbers(makeGrid(sheet)).map(({ value }) => value);
    expect([first.length, asked]).toEqual([3, 2 * ROWS]);
    expect(numbers(makeGrid(sheet))).toHaveLength(3);
    expect(asked).toBe(2 * ROWS);
    const after = typed(sheet, [30, 1, "第00党支部"], [3 * 500, 1, "甲"], [31, 5, "乙"]);
    const again = numbers(makeGrid(after)).map(({ value }) => value);
    expect(asked).toBe(2 * ROWS + 5);
    expect(again).toEqual(["第00党支部", ...first.filter((value) => value !== "第500党支部")]);
    expect(again).toEqual(numbers(readWhole(after)).map(({ value }) => value));
  });
});
