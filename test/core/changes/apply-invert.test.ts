import fc from "fast-check";
import { applyToSnapshot } from "../../../src/core/changes/apply";
import type { ChangeSet, Edit } from "../../../src/core/changes/change-set";
import { findConflicts } from "../../../src/core/changes/conflicts";
import { invert } from "../../../src/core/changes/invert";
import { SheetBuilder } from "../../../src/core/design/sheet-builder";
import type { SheetDesign } from "../../../src/core/design/sheet-design";
import { cellAt, type Cell, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbook } from "../../support/workbook";

const literal = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -5, max: 100 }),
  fc.string({ minLength: 1, maxLength: 6 }),
  fc.boolean(),
);
const sheetRows = fc.array(fc.array(literal, { maxLength: 5 }), { maxLength: 6 });
const book = fc.record({ 附件1: sheetRows, 附件2: sheetRows }).map((sheets) => workbook(sheets));

const content = fc.oneof(
  fc.constant(null),
  fc.integer().map((value): Cell => ({ value })),
  fc.record({ value: fc.integer(), formula: fc.constant("SUM(A1:A3)"), format: fc.constant("0.####") }),
);

function design(name: string, text: string): SheetDesign {
  const builder = new SheetBuilder([10, 10]);
  builder.put(0, 0, text, "title");
  builder.put(1, 1, { value: 3, formula: "1+2" }, "score");
  return builder.build(name, { orientation: "portrait" });
}

it("sets many cells of a sheet at once, in reading order, the last entry of a cell counting", () => {
  const start = workbook({ 附件1: [["甲", null, "丙"], [], ["丁"]] });
  const [sheet] = start.sheets;
  if (!sheet) throw new Error("no sheet");
  const set = (row: number, column: number, after: Cell | null): Edit => ({
    kind: "set-cell",
    sheet: { id: sheet.id, name: sheet.name },
    row,
    column,
    before: null,
    after,
  });
  const edits = [set(5, 0, { value: "末" }), set(0, 1, { value: "乙" }), set(0, 0, null), set(1, 3, { value: 1 })];
  const after = applyToSnapshot(start, { purpose: "entry", edits: [...edits, set(1, 3, { value: 2 })] });
  expect([...(after.sheets[0]?.cells ?? [])].map(([key, cell]) => [key, cell.value])).toEqual([
    [1, "乙"],
    [2, "丙"],
    [16_384 + 3, 2],
    [2 * 16_384, "丁"],
    [5 * 16_384, "末"],
  ]);
});

/** Turns wishes into edits whose `before` is what the workbook holds at that moment. */
function toChangeSet(start: WorkbookSnapshot, wishes: readonly Wish[]): ChangeSet {
  const edits: Edit[] = [];
  let state = start;
  wishes.forEach((wish, i) => {
    const target = state.sheets[wish.sheet % state.sheets.length];
    if (!target) return;
    const ref = { id: target.id, name: target.name };
    const edit: Edit =
      wish.kind === "cell"
        ? {
            kind: "set-cell",
            sheet: ref,
            row: wish.row,
            column: wish.column,
            before: cellAt(target, wish.row, wish.column) ?? null,
            after: wish.after,
          }
        : wish.kind === "add"
          ? {
              kind: "add-sheet",
              sheet: { id: `new-${i}`, name: `新表${i}` },
              index: wish.row % (state.sheets.length + 1),
              design: design(`新表${i}`, "甲"),
            }
          : { kind: "redraw-sheet", sheet: ref, before: target.cells, design: design(target.name, "乙") };
    edits.push(edit);
    state = applyToSnapshot(state, { purpose: "fill", edits: [edit] });
  });
  return { purpose: "fill", edits };
}

interface Wish {
  readonly kind: "cell" | "add" | "redraw";
  readonly sheet: number;
  readonly row: number;
  readonly column: number;
  readonly after: Cell | null;
}

const wish: fc.Arbitrary<Wish> = fc.record({
  kind: fc.constantFrom("cell", "cell", "cell", "add", "redraw"),
  sheet: fc.nat(5),
  row: fc.nat(6),
  column: fc.nat(5),
  after: content,
});

function plain(snapshot: WorkbookSnapshot): unknown {
  return { ...snapshot, sheets: snapshot.sheets.map((s) => ({ ...s, cells: [...s.cells] })) };
}

describe("change sets", () => {
  it("give the original back when applied and inverted, and never change their input", () => {
    fc.assert(
      fc.property(book, fc.array(wish, { maxLength: 8 }), (start, wishes) => {
        const original = structuredClone(plain(start));
        const changeSet = toChangeSet(start, wishes);
        const after = applyToSnapshot(start, changeSet);
        expect(plain(applyToSnapshot(after, invert(changeSet)))).toEqual(original);
        expect(plain(start)).toEqual(original);
      }),
      { numRuns: 300 },
    );
  });

  it("conflict exactly where a cell no longer holds what it was read with", () => {
    const start = workbook({ 表: [[1, 2]] });
    const changeSet: ChangeSet = {
      purpose: "fill",
      edits: [
        {
          kind: "set-cell",
          sheet: { id: "id-表", name: "表" },
          row: 0,
          column: 0,
          before: { value: 1 },
          after: { value: 5 },
        },
        {
          kind: "set-cell",
          sheet: { id: "id-表", name: "表" },
          row: 0,
          column: 1,
          before: { value: 3 },
          after: { value: 5 },
        },
        { kind: "set-cell", sheet: { id: "gone", name: "旧表" }, row: 0, column: 0, before: null, after: { value: 5 } },
      ],
    };
    expect(findConflicts(start, changeSet)).toEqual([
      { sheet: "表", cell: "B1", reason: "changed" },
      { sheet: "旧表", cell: "A1", reason: "missing" },
    ]);
  });
});
