import type { Cell } from "../../../src/core/workbook/snapshot";
import { typedCell } from "../../../src/core/workbook/typed-cell";
import { cellSource } from "../../../src/taskpane/sheet-view/cell-source";
import { fc } from "../../support/cases";

const again = (cell: Cell): Cell | null => typedCell(cellSource(cell), cell.format ?? null);

describe("cellSource", () => {
  it.each([
    [{ value: 89 }, "89"],
    [{ value: 0.1 + 0.2 }, "0.30000000000000004"],
    [{ value: 41090, format: "yyyy-mm-dd" }, "2012/6/30"],
    [{ value: 0.395833333333333, format: "h:mm" }, "0.395833333333333"],
    [{ value: 0.856, format: "0.0%" }, "85.6%"],
    [{ value: 5, formula: "SUM(A1:A2)" }, "=SUM(A1:A2)"],
    [{ value: "=1+1" }, "'=1+1"],
    [{ value: "89" }, "'89"],
    [{ value: "001" }, "001"],
    [{ value: "89", format: "@" }, "89"],
    [{ value: true }, "TRUE"],
  ] satisfies [Cell, string][])("shows %p for editing as %p", (cell, text) => {
    expect(cellSource(cell)).toBe(text);
  });

  it("gives the very cell back where it is typed as it is shown", () => {
    const values = fc.oneof(
      fc.string({ unit: "binary", minLength: 1 }),
      fc.constantFrom("3", "85%", "=A1", "'甲", "2012-6-30", "TRUE", "1,234"),
      fc.integer(),
      fc.boolean(),
    );
    fc.assert(
      fc.property(
        values,
        fc.option(fc.constantFrom("@", "0.00", "yyyy/m/d", "0.0%"), { nil: undefined }),
        (value, format) => {
          fc.pre(typeof value === "string" || format !== "@");
          const cell: Cell = format === undefined ? { value } : { value, format };
          expect(again(cell)).toEqual(cell);
        },
      ),
    );
  });
});
