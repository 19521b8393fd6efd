import type { Cell, CellKey } from "../../../../src/core/workbook/snapshot";
import {
  placeOf,
  refusal,
  unheld,
  type SheetFacts,
  type WholeSheetEdit,
} from "../../../../src/hosts/office/policy/sheet-policy";
import { design } from "../../../support/open-excel";

const cells = (...values: readonly (Cell["value"] | null)[]): ReadonlyMap<CellKey, Cell> =>
  new Map(values.flatMap((value, key) => (value === null ? [] : [[key, { value }]])));

const drawn = design("表", { cells: [] });
const sheet = { id: "id-表", name: "表" };
const redraw: WholeSheetEdit = { kind: "redraw-sheet", sheet, before: cells("旧", 1), design: drawn };
const restore: WholeSheetEdit = { kind: "restore-sheet", sheet, cells: cells("旧", 1), design: drawn };
const removal: WholeSheetEdit = {
  kind: "remove-sheet",
  sheet,
  index: 0,
  before: { visibility: "visible", cells: cells("新", 2) },
  design: drawn,
};
const facts: Omit<SheetFacts, "cells"> = {
  isProtected: false,
  isStarted: false,
  isOwn: true,
  drawn: cells("新", 2),
};

describe("a whole sheet", () => {
  it.each<[string, WholeSheetEdit, Partial<SheetFacts> & Pick<SheetFacts, "cells">, string | null]>([
    ["as it was read may be redrawn", redraw, { cells: cells("旧", 1) }, null],
    ["drawn already may be redrawn", redraw, { cells: cells("新", 2) }, null],
    ["changed by a person is left alone", redraw, { cells: cells("旧", 5) }, "changed"],
    ["with a remark beside it is left alone", redraw, { cells: cells("旧", 1, "附注") }, "changed"],
    ["half drawn is not taken for ours", redraw, { cells: cells("新", 1) }, "changed"],
    ["half drawn by an interrupted attempt may be redrawn", redraw, { cells: cells("新", 1), isStarted: true }, null],
    ["changed after an interruption is left alone", redraw, { cells: cells("新", 5), isStarted: true }, "changed"],
    ["that is protected is locked", redraw, { cells: cells("旧", 1), isProtected: true }, "locked"],
    ["as it was drawn may be restored", restore, { cells: cells("新", 2) }, null],
    ["changed since it was drawn is not restored", restore, { cells: cells("新", 3) }, "changed"],
    ["that we added may be removed", removal, { cells: cells("新", 2) }, null],
    ["with an entry of a person is not removed", removal, { cells: cells("新", 2, 3) }, "changed"],
    ["that another added is not removed", removal, { cells: cells("新", 2), isOwn: false }, "changed"],
  ])("%s", (_name, edit, more, reason) => {
    expect(refusal(edit, { ...facts, ...more })).toBe(reason);
  });
});

it("names every cell that does not hold what was asked for, with its number format", () => {
  const held = new Map<CellKey, Cell>([
    [0, { value: 1 }],
    [1, { value: 2, format: "0.0" }],
    [3, { value: "多" }],
  ]);
  const asked = new Map<CellKey, Cell>([
    [0, { value: 1 }],
    [1, { value: 2 }],
    [2, { value: "少" }],
  ]);
  expect(unheld(held, asked).sort()).toEqual([1, 2, 3]);
});

it("moves a new sheet only where it does not lie there already", () => {
  expect([placeOf(1, 3, 4), placeOf(3, 3, 4), placeOf(Number.MAX_SAFE_INTEGER, 3, 4)]).toEqual([1, null, null]);
});
