import type { Cell, CellValue } from "../../src/core/workbook/snapshot";
import { cellKey } from "../../src/core/workbook/snapshot";
import { readXlsx, type XlsxFile } from "../../src/hosts/xlsx/read";
import { packFile, unpackFile } from "../../src/page/sent-file";
import { richWorkbook } from "../support/xlsx-package";
import { fc } from "../support/cases";

const rich = readXlsx(richWorkbook(), { fileName: "甲.xlsx" });
const withoutArchive: Omit<XlsxFile, "archive"> = Object.fromEntries(
  Object.entries(rich).filter(([name]) => name !== "archive"),
) as never;

function sentAndTaken(file: typeof rich): typeof withoutArchive {
  const steps = unpackFile(structuredClone(packFile(file)));
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

const withCells = (cells: ReadonlyMap<number, Cell>): typeof rich => ({
  ...rich,
  snapshot: {
    ...rich.snapshot,
    sheets: [{ id: "1", name: "甲", visibility: "visible", isProtected: false, cells }],
  },
});

const values: fc.Arbitrary<CellValue | null> = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constantFrom("#N/A", "#REF!").map((error) => ({ error })),
  fc.constant(null),
);
const cells: fc.Arbitrary<Cell> = fc.record(
  { value: values, formula: fc.constantFrom("SUM(A1:A2)", ""), format: fc.constantFrom("0.0%", "@") },
  { requiredKeys: ["value"] },
);

describe("a file on its way from one thread to another", () => {
  it("arrives as it left", () => {
    expect(sentAndTaken(rich)).toEqual(withoutArchive);
  });

  it("keeps every value, formula and format, in their order", () => {
    fc.assert(
      fc.property(fc.array(cells), (list) => {
        const map = new Map(list.map((cell, i) => [cellKey(Math.floor(i / 3), i % 3), cell]));
        const [sheet] = sentAndTaken(withCells(map)).snapshot.sheets;
        expect([...(sheet?.cells ?? [])]).toEqual([...map]);
      }),
    );
  });

  it("is taken out in steps, between which others can work", () => {
    const map = new Map(Array.from({ length: 9_000 }, (_, i): [number, Cell] => [i, { value: i }]));
    const steps = unpackFile(packFile(withCells(map)));
    let count = 0;
    while (!steps.next().done) count++;
    expect(count).toBe(4);
  });
});
