import { drain } from "../../../src/core/workbook/steps";
import { readAppearance } from "../../../src/hosts/xlsx/appearance";
import { readXlsx } from "../../../src/hosts/xlsx/read";
import { gridModel } from "../../../src/taskpane/sheet-view/grid-model";
import { lookOf, measuredLook } from "../../../src/taskpane/sheet-view/looks";
import { oneSheet } from "../../support/hostile-files";

const file = readXlsx(oneSheet('<row r="1" ht="30"><c r="A1"><v>1</v></c></row>'), { fileName: null });
const [sheet] = file.snapshot.sheets;
if (!sheet) throw new Error("no sheet");

it("lays out no line again for what is typed or marked", () => {
  const look = lookOf(sheet, readAppearance(file, sheet.id));
  const model = gridModel(sheet, look, new Map(), new Map());
  const typed = gridModel(sheet, look, new Map([["A1", { kind: "error" } as never]]), new Map([[0, { value: 2 }]]));
  expect([typed.rows, typed.columns]).toEqual([model.rows, model.columns]);
  expect(typed.rows).toBe(model.rows);
  expect(typed.columns).toBe(model.columns);
  expect(model.rows.size(0)).toBe(40);
});

it("gives rows the same heights whether they were worked out in steps or at once", () => {
  const appearance = readAppearance(file, sheet.id);
  const measured = drain(measuredLook(sheet, appearance));
  expect([...measured.rowHeights(5)]).toEqual([...lookOf(sheet, appearance).rowHeights(5)]);
});
