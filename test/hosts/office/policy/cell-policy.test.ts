import type { SetCell } from "../../../../src/core/changes/change-set";
import { parseRange } from "../../../../src/core/workbook/address";
import type { Cell } from "../../../../src/core/workbook/snapshot";
import { cellKey } from "../../../../src/core/workbook/snapshot";
import type { HeldCell } from "../../../../src/hosts/office/cells";
import {
  askedFormat,
  decideCell,
  editsByCell,
  inverseOfCell,
  isHiddenByMerge,
  type CellFacts,
} from "../../../../src/hosts/office/policy/cell-policy";
import { fc } from "../../../support/cases";

const sheet = { id: "id-表", name: "表" };
const edit = (before: Cell | null, after: Cell | null, row = 0): SetCell => ({
  kind: "set-cell",
  sheet,
  row,
  column: 0,
  before,
  after,
});
const held = (cell: Cell | null, format = "General"): HeldCell => ({ cell, format });
const decide = (asked: SetCell, facts: Partial<CellFacts> & Pick<CellFacts, "now">): string => {
  const decision = decideCell({ first: asked, last: asked }, sheet, {
    isLocked: false,
    isCovered: false,
    heldBefore: null,
    format: "General",
    ...facts,
  });
  return decision.kind === "skip" ? decision.reason : decision.kind;
};

const from1to2 = edit({ value: 1 }, { value: 2 });

describe("what becomes of a cell", () => {
  it.each<[string, Partial<CellFacts> & Pick<CellFacts, "now">, string]>([
    ["holds what was read", { now: held({ value: 1 }) }, "write"],
    ["was changed by a person", { now: held({ value: 3 }) }, "changed"],
    ["got another number format", { now: held({ value: 1, format: "0.0" }, "0.0") }, "changed"],
    ["holds the new value already", { now: held({ value: 2 }) }, "holds"],
    ["is locked", { now: held({ value: 1 }), isLocked: true }, "locked"],
    ["is locked and holds the new value", { now: held({ value: 2 }), isLocked: true }, "holds"],
    ["is covered", { now: held({ value: 1 }), isCovered: true }, "merged"],
    ["was half written", { now: held({ value: 1 }, "@"), heldBefore: held({ value: 1 }) }, "write"],
    ["was written before the interruption", { now: held({ value: 2 }), heldBefore: held({ value: 1 }) }, "write"],
    ["was changed after an interruption", { now: held({ value: 9 }), heldBefore: held({ value: 1 }) }, "changed"],
    ["keeps its format on a protected sheet", { now: held({ value: 2 }, "0.0"), format: null }, "holds"],
  ])("that %s", (_name, facts, decision) => {
    expect(decide(from1to2, facts)).toBe(decision);
  });

  it("never is to be written over what nobody read and nobody asked for", () => {
    const value = fc.constantFrom<Cell | null>(null, { value: 1 }, { value: 2 }, { value: 3 }, { value: "甲" });
    fc.assert(
      fc.property(value, value, value, fc.boolean(), (before, after, now, isStarted) => {
        const decision = decide(edit(before, after), { now: held(now), heldBefore: isStarted ? held(before) : null });
        const isKnown = [before, after].some((cell) => JSON.stringify(cell) === JSON.stringify(now));
        expect(decision === "changed").toBe(!isKnown);
      }),
    );
  });
});

it("takes all edits of a cell as one: checked against the first, written as the last", () => {
  const [first, last] = [edit({ value: 1 }, { value: 2 }), edit({ value: 2 }, { value: 3 })];
  const other = edit(null, { value: 4 }, 1);
  expect([...(editsByCell([first, other, last]).get("id-表") ?? [])]).toEqual([
    [cellKey(0, 0), { first, last }],
    [cellKey(1, 0), { first: other, last: other }],
  ]);
});

it("asks for the format of what is written, of a blanked cell for the one remembered, and for none where it may not", () => {
  const blank = edit({ value: 1 }, null);
  expect(askedFormat(edit(null, { value: 1, format: "0.0" }), null, true)).toBe("0.0");
  expect(askedFormat(from1to2, null, true)).toBe("General");
  expect([askedFormat(blank, "0%", true), askedFormat(blank, null, true)]).toEqual(["0%", null]);
  expect(askedFormat(from1to2, null, false)).toBeNull();
});

it("knows the covered cells of a merged area from its first", () => {
  const areas = [parseRange("B2:C3")];
  const cells = [
    [1, 1],
    [1, 2],
    [2, 1],
    [2, 2],
    [0, 1],
    [1, 3],
  ] as const;
  expect(cells.map(([row, column]) => isHiddenByMerge(areas, cellKey(row, column)))).toEqual([
    false,
    true,
    true,
    true,
    false,
    false,
  ]);
});

it("undoes to what was there before the first attempt, checked against what is there now", () => {
  const decision = decideCell({ first: from1to2, last: from1to2 }, sheet, {
    now: held({ value: 2 }),
    isLocked: false,
    isCovered: false,
    heldBefore: held({ value: 1 }),
    format: "General",
  });
  if (decision.kind !== "write") throw new Error(decision.kind);
  expect(inverseOfCell(decision.target, held({ value: 2, format: "0" }, "0"))).toEqual(
    edit({ value: 2, format: "0" }, { value: 1 }),
  );
});
