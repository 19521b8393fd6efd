import { knownCell } from "../../../src/core/workbook/known-value";
import { sheet } from "../../support/workbook";

const at = (rows: Parameters<typeof sheet>[1], row: number, column: number): unknown =>
  knownCell(sheet("表", rows), row, column)?.value;

describe("knownCell", () => {
  it("works out formulas that were saved without a value", () => {
    expect(at([[1, 2, "=AVERAGE(A1:B1)"]], 0, 2)).toBe(1.5);
    expect(at([[1, "=A1+1", "=SUM(A1:B1)"]], 0, 2)).toBe(3);
    expect(at([[3, "=IF(A1>2,A1,0)"]], 0, 1)).toBe(3);
  });

  it("leaves to Excel what only Excel knows, and what reckons with itself", () => {
    expect(at([["=RANDBETWEEN(1,3)"]], 0, 0)).toBeNull();
    expect(at([["=VLOOKUP(1,B1:C3,2,0)"]], 0, 0)).toBeNull();
    expect(at([["=A1"]], 0, 0)).toBeNull();
    expect(at([[1], ["=SUM(A1:A2)"]], 1, 0)).toBeNull();
    expect(at([[{ formula: "SUM(A1:B1)", value: 0 }]], 0, 0)).toBeNull();
  });

  it("takes a saved value and what was typed as they are", () => {
    expect(at([[{ formula: "1+1", value: 5 }, 7]], 0, 0)).toBe(5);
    expect(at([[0]], 0, 0)).toBe(0);
    expect(at([[0]], 3, 3)).toBeUndefined();
  });
});
