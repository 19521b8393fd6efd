import type { ChangeSet, Edit } from "../../../src/core/changes/change-set";
import { findConflicts } from "../../../src/core/changes/conflicts";
import { SheetBuilder } from "../../../src/core/design/sheet-builder";
import type { Cell } from "../../../src/core/workbook/snapshot";
import { workbook } from "../../support/workbook";

const start = workbook({ 表: [[1, { value: 3, formula: "A1+2" }]] });
const here = { id: "id-表", name: "表" };
const gone = { id: "gone", name: "旧表" };
const design = new SheetBuilder([10]).build("新", { orientation: "portrait" });
const set = (sheet: typeof here, column: number, before: Cell | null): Edit => ({
  kind: "set-cell",
  sheet,
  row: 0,
  column,
  before,
  after: { value: 9 },
});

it.each<[string, Edit, unknown]>([
  ["a cell as it was read", set(here, 0, { value: 1 }), null],
  ["a blank as it was read", set(here, 5, null), null],
  ["a formula as it was read", set(here, 1, { value: 3, formula: "A1+2" }), null],
  ["another value", set(here, 0, { value: 2 }), { sheet: "表", cell: "A1", reason: "changed" }],
  ["a value where a formula stood", set(here, 1, { value: 3 }), { sheet: "表", cell: "B1", reason: "changed" }],
  ["an entry where nothing stood", set(here, 0, null), { sheet: "表", cell: "A1", reason: "changed" }],
  ["nothing where something stood", set(here, 5, { value: 1 }), { sheet: "表", cell: "F1", reason: "changed" }],
  ["a cell of a sheet that is gone", set(gone, 5, null), { sheet: "旧表", cell: "F1", reason: "missing" }],
  ["a new sheet", { kind: "add-sheet", sheet: gone, index: 0, design }, null],
  ["a sheet drawn anew", { kind: "redraw-sheet", sheet: here, before: new Map(), design }, null],
  [
    "a sheet drawn anew that is gone",
    { kind: "redraw-sheet", sheet: gone, before: new Map(), design },
    { sheet: "旧表", cell: null, reason: "missing" },
  ],
  [
    "a sheet to be removed that is gone",
    { kind: "remove-sheet", sheet: gone, index: 0, before: { visibility: "visible", cells: new Map() }, design },
    { sheet: "旧表", cell: null, reason: "missing" },
  ],
])("%s", (_, edit, conflict) => {
  const changeSet: ChangeSet = { purpose: "fill", edits: [edit] };
  expect(findConflicts(start, changeSet)).toEqual(conflict === null ? [] : [conflict]);
});
