import type { Edit } from "../../../src/core/changes/change-set";
import type { SheetDesign } from "../../../src/core/design/sheet-design";
import { parseRange, toA1, type CellAddress, type CellRange } from "../../../src/core/workbook/address";
import { styles, type StyleName } from "../../../src/core/design/styles";
import type { Cell, SheetSnapshot, WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { add, changes, closeExcel, design, dump, openExcel, redraw, setCell } from "../../support/open-excel";
import { sheet } from "../../support/workbook";
import { cellKey, keyAddress } from "../../../src/core/workbook/snapshot";
import { cases, fc } from "../../support/cases";

jest.setTimeout(120_000);
afterEach(closeExcel);

const ROWS = 4;
const COLUMNS = 3;

const text = fc.constantFrom("领导班子好", "=1+1", "001", "1-2", "3月26日", "-x", "12%", "@a", "'b", "TRUE", "长\n行");
const format = fc.constantFrom(undefined, "@", "0.####", "0%", "yyyy/m/d");
const value = fc.oneof(text, fc.integer({ min: -5, max: 120 }), fc.boolean(), fc.constant({ error: "#N/A" }));
/** Over a sheet of their own, so that no two refer to each other in a circle. */
const formula = fc.constantFrom(
  "1+1",
  "SUM(源!A1:B2)",
  'IF(COUNT(源!A1:C1)<3,"未填完",SUM(源!A1:C1))',
  "源!B1",
  '源!A1&"x"',
);
const sources = sheet("源", [[1, { value: 0.25, format: "0%" }, "丙"]]);

const cell: fc.Arbitrary<Cell> = fc
  .tuple(
    fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: formula.map((f) => ({ formula: f })) }),
    format,
  )
  .map(([content, code]) => {
    const formatted = code === undefined ? {} : { format: code };
    return typeof content === "object" && "formula" in content
      ? { value: null, formula: content.formula, ...formatted }
      : { value: content, ...formatted };
  });

const at = fc.tuple(fc.nat(ROWS - 1), fc.nat(COLUMNS - 1));
const cells = fc.uniqueArray(fc.tuple(at, cell), {
  selector: ([[r, c]]) => r * COLUMNS + c,
  maxLength: ROWS * COLUMNS,
});

const book: fc.Arbitrary<WorkbookSnapshot> = fc.tuple(cells, cells).map((contents) => ({
  name: "book.xlsx",
  calculation: "automatic",
  isStructureProtected: false,
  sheets: contents
    .map((list, i): SheetSnapshot => {
      const sorted = list.map(([[r, c], content]) => [cellKey(r, c), content] as const).sort(([a], [b]) => a - b);
      return sheet(`表${i + 1}`, [], { cells: new Map(sorted) });
    })
    .concat(sources),
}));

const style = fc.constantFrom(...(Object.keys(styles) as StyleName[]));
const drawing: fc.Arbitrary<SheetDesign> = fc
  .tuple(
    fc.uniqueArray(fc.tuple(at, cell, style), { selector: ([[r, c]]) => r * COLUMNS + c, maxLength: 8 }),
    fc.nat(3),
  )
  .map(([list, frozenRows]) =>
    design("表1", {
      cells: list.map(([[row, column], content, name]) => [toA1({ row: row + 1, column }), content, name] as const),
      merges: ["A1:B1"],
      columnWidths: [10, 20],
      frozenRows,
    }),
  );

interface Plan {
  readonly cells: readonly (readonly [readonly [number, number], Cell | null])[];
  readonly added: readonly [SheetDesign, number] | null;
  /** Merged areas and frozen rows of the sheet that is redrawn. */
  readonly merged: readonly string[];
  readonly frozen: number;
  readonly redrawn: SheetDesign | null;
  readonly looks: readonly (readonly [readonly [number, number], "bold" | "wrapText" | "locked"])[];
}

/** Only the first cell of a merged area holds anything. */
function isCovered({ top, left, bottom, right }: CellRange, { row, column }: CellAddress): boolean {
  const isInside = row >= top && row <= bottom && column >= left && column <= right;
  return isInside && !(row === top && column === left);
}

const change: fc.Arbitrary<Plan["cells"][number]> = fc.tuple(at, fc.option(cell, { nil: null }));

const plan: fc.Arbitrary<Plan> = fc.record({
  cells: fc.uniqueArray(change, { selector: ([[r, c]]) => r * COLUMNS + c, maxLength: 6 }),
  added: fc.option(fc.tuple(drawing, fc.nat(3))),
  merged: fc.subarray(["A1:B1", "C1:C2", "A3:B4"]),
  frozen: fc.nat(2),
  redrawn: fc.option(drawing),
  looks: fc.array(fc.tuple(at, fc.constantFrom("bold", "wrapText", "locked")), { maxLength: 4 }),
});

describe("apply and undo", () => {
  it("give back the exact workbook, whatever was in it and whatever was written", async () => {
    await fc.assert(
      fc.asyncProperty(book, plan, async (start, { cells: set, added, redrawn, looks, merged, frozen }) => {
        closeExcel();
        const { host, model } = openExcel(start);
        const other = model.sheet("表2");
        other.frozen.rows = frozen;
        for (const area of merged.map(parseRange)) {
          other.merges.push(area);
          for (const key of other.contents.keys()) if (isCovered(area, keyAddress(key))) other.contents.delete(key);
        }
        for (const [[row, column], look] of looks) {
          for (const target of model.sheets) {
            target.setFormat({ top: row, left: column, bottom: row, right: column }, look, look !== "locked");
          }
        }
        const snapshot = await host.read();
        const before = dump(model);
        const edits: Edit[] = set.map(([[row, column], after]) =>
          setCell(snapshot, "表1", toA1({ row, column }), after),
        );
        if (added) edits.push(add(...added));
        if (redrawn) edits.push(redraw(snapshot, "表2", redrawn));
        const report = await host.apply(changes(...edits));
        const after = await host.read();
        for (const edit of edits) {
          if (edit.kind !== "set-cell") continue;
          const held = after.sheets.find((s) => s.id === edit.sheet.id)?.cells.get(cellKey(edit.row, edit.column));
          const asked = edit.after;
          expect([held?.formula, held?.format]).toEqual([asked?.formula, asked?.format]);
          if (asked?.formula === undefined) expect(held?.value).toEqual(asked?.value);
        }
        expect(report.skipped).toEqual([]);
        const undone = await host.apply(report.undo);
        expect(undone.skipped).toEqual([]);
        expect(dump(model)).toEqual(before);
        expect(await host.read()).toEqual(snapshot);
      }),
      { numRuns: cases(80) },
    );
  });
});
