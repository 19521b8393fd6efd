import { SheetBuilder } from "../../../src/core/design/sheet-builder";
import { wholeDesign, type LongDesign } from "../../../src/core/design/long-table";
import type { SheetDesign } from "../../../src/core/design/sheet-design";
import { createXlsx, applyToXlsx } from "../../../src/hosts/xlsx/write";
import { readXlsx } from "../../../src/hosts/xlsx/read";
import { rangeToA1, type CellRange } from "../../../src/core/workbook/address";
import { SheetPart } from "../../../src/hosts/xlsx/edit/sheet-part";
import { storedCells } from "../../../src/hosts/xlsx/edit/workbook-editor";
import { attribute, child, childrenNamed, parseRoot } from "../../../src/hosts/xlsx/edit/xml";
import { isTrue } from "../../../src/hosts/xlsx/xml";
import { partOf, sheetNamed, snapshotOf } from "../../support/xlsx-package";

/** A title, a heading and `count` rows of three looks, every fifth with a merged cell and every seventh with a link. */
function longTable(count: number): SheetDesign {
  const builder = new SheetBuilder([8, 20, 12, 12]);
  builder.putLine(0, "名单", "title");
  ["序号", "名称", "得分", "备注"].forEach((text, column) => builder.put(1, column, text, "heading"));
  for (let i = 0; i < count; i++) {
    const row = i + 2;
    builder.put(row, 0, i + 1, "count");
    builder.put(
      row,
      1,
      i % 3 === 0 ? `=名称${i}` : `学校${i}党支部`,
      "textMiddle",
      {},
      i % 7 === 0 ? { sheet: "名单", cell: "A1" } : undefined,
    );
    if (i % 5 === 0) builder.put(row, 2, null, "center", { columns: 2 });
    else {
      builder.put(row, 2, { value: i / 4, formula: `A${row + 1}/4-0.25` }, "score");
      builder.put(row, 3, i % 2 === 0 ? null : "001", i % 2 === 0 ? "inputMiddle" : "inputPlain");
    }
    builder.atLeast(row, 20 + (i % 4));
  }
  return builder.build("名单", { orientation: "portrait", titleRows: [1, 1] }, 2);
}

/** By row and column: the index of the look, and by row the height. */
function looks(bytes: Uint8Array): { readonly styles: Map<string, string>; readonly heights: Map<number, unknown> } {
  const text = partOf(bytes, readXlsx(bytes, { fileName: null }).sheets.find((s) => s.name === "名单")?.part ?? "");
  const styles = new Map<string, string>();
  const heights = new Map<number, unknown>();
  for (const row of childrenNamed(child(parseRoot(text), "sheetData"), "row")) {
    heights.set(Number(attribute(text, row, "r")) - 1, [
      attribute(text, row, "ht"),
      isTrue(attribute(text, row, "customHeight")),
    ]);
    for (const cell of row.children) styles.set(attribute(text, cell, "r") ?? "", attribute(text, cell, "s") ?? "");
  }
  return { styles, heights };
}

describe("long tables", () => {
  const design = longTable(400);
  let bytes: Uint8Array;

  beforeAll(async () => {
    bytes = await createXlsx([design]);
  });

  it("hold every cell of the design", () => {
    expect(new Map(sheetNamed(snapshotOf(bytes), "名单").cells)).toEqual(
      new Map([...storedCells(design)].sort(([a], [b]) => a - b)),
    );
  });

  it("give each of their rows the height of the design", () => {
    const { heights } = looks(bytes);
    expect([...heights].sort(([a], [b]) => a - b)).toEqual(
      [...design.rowHeights].map(([row, points]) => [row, [String(points), true]]),
    );
  });

  it("merge the cells that the design merges", () => {
    const part = readXlsx(bytes, { fileName: null }).sheets[0]?.part ?? "";
    const merges = new SheetPart(partOf(bytes, part)).merges;
    const sorted = (areas: readonly CellRange[]): string[] => areas.map(rangeToA1).sort();
    expect(sorted(merges)).toEqual(sorted(design.merges));
    expect(merges).toHaveLength(81);
  });

  it("look like the same rows of a short table", async () => {
    const short = looks(await createXlsx([longTable(40)])).styles;
    const long = looks(bytes).styles;
    expect(short.size).toBeGreaterThan(150);
    for (const [address, style] of short) expect([address, long.get(address)]).toEqual([address, style]);
    // Rows 23 and 443 apart by a multiple of 2 × 3 × 5 × 7 are drawn alike.
    for (const column of ["A", "B", "C", "D"]) expect(long.get(`${column}233`)).toBe(long.get(`${column}23`));
  });

  it("are the same when added to a workbook", async () => {
    const other = await createXlsx([{ ...longTable(3), name: "另一表" }]);
    const { bytes: added, report } = await applyToXlsx(other, {
      purpose: "generate",
      edits: [{ kind: "add-sheet", sheet: { id: "new", name: "名单" }, index: 1, design }],
    });
    expect(report.skipped).toEqual([]);
    expect(sheetNamed(snapshotOf(added), "名单").cells).toEqual(sheetNamed(snapshotOf(bytes), "名单").cells);
    expect(looks(added).heights).toEqual(looks(bytes).heights);
  });
});

/** Two tables of `count` rows, one with merged cells, lines between and below them. */
function workedOutLater(count: number): LongDesign {
  const builder = new SheetBuilder([8, 12, 12, 10]);
  builder.putLine(0, "名单", "title");
  const looks = [
    { column: 0, columns: 1, style: "count" as const },
    { column: 1, columns: 2, style: "textMiddle" as const },
    { column: 3, columns: 1, style: "score" as const },
  ];
  for (const top of [1, count + 2]) {
    const isFirst = top === 1;
    const single = looks.map((look) => ({ ...look, columns: 1 }));
    builder.putRows({ top, count, minimum: 20, isGrowing: !isFirst }, isFirst ? looks : single, (i) => [
      i + 1,
      i % 3 === 0 ? `=名称${i} <&>` : i % 3 === 1 ? `第一行\n学校${i}党支部` : "",
      i % 2 === 0 ? null : { value: i / 2, formula: `A${top + i + 1}/2-0.5` },
    ]);
    builder.putLine(top + count, isFirst ? "第二部分" : "完", "line");
  }
  return builder.buildLong("名单", { orientation: "portrait" }, 1);
}

describe("tables that are worked out while they are written", () => {
  const design = workedOutLater(5000);
  const whole = wholeDesign(design);
  let bytes: Uint8Array;
  let text: string;

  beforeAll(async () => {
    bytes = await createXlsx([design, { ...longTable(3), name: "另一表" }]);
    text = partOf(bytes, readXlsx(bytes, { fileName: null }).sheets[0]?.part ?? "");
  });

  it("hold every cell, in its place and marked as text where it looks like a formula", () => {
    expect(new Map(sheetNamed(snapshotOf(bytes), "名单").cells)).toEqual(
      new Map([...storedCells(whole)].sort(([a], [b]) => a - b)),
    );
  });

  it("have rows of the heights of the design", () => {
    const { heights } = looks(bytes);
    const growing = new Set(whole.growingRows);
    expect([...heights]).toEqual(
      [...whole.rowHeights].map(([row, points]) => [row, [String(points), !growing.has(row)]]),
    );
  });

  it("merge the cells of every row, and say how far the sheet goes", () => {
    const { merges } = new SheetPart(text);
    const sorted = (areas: readonly CellRange[]): string[] => areas.map(rangeToA1).sort();
    expect(sorted(merges)).toEqual(sorted(whole.merges));
    expect(attribute(text, child(parseRoot(text), "mergeCells") ?? { start: 0 }, "count")).toBe(String(merges.length));
    expect(attribute(text, child(parseRoot(text), "dimension") ?? { start: 0 }, "ref")).toBe("A1:D10003");
  });

  it("look like the same rows put one by one, whole scores in all of them without their point", async () => {
    const short = workedOutLater(60);
    const [later, before] = await Promise.all([createXlsx([short]), createXlsx([wholeDesign(short)])]);
    expect(looks(later).styles).toEqual(looks(before).styles);
    const marked = childrenNamed(parseRoot(text), "conditionalFormatting").map((e) => attribute(text, e, "sqref"));
    expect(marked).toEqual(["D2:D5001", "D5003:D10002"]);
  });
});
