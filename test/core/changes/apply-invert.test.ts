import { applyToSnapshot } from "../../../src/core/changes/apply";
import type { ChangeSet, Edit } from "../../../src/core/changes/change-set";
import { findConflicts } from "../../../src/core/changes/conflicts";
import { invert } from "../../../src/core/changes/invert";
import { SheetBuilder } from "../../../src/core/design/sheet-builder";
import type { SheetDesign } from "../../../src/core/design/sheet-design";
import { cellAt, type Cell, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbook } from "../../support/workbook";
import { cases, fc } from "../../support/cases";

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
  const edits = [
    set(6, 0, { value: "最末" }),
    set(5, 0, { value: "末" }),
    set(0, 1, { value: "乙" }),
    set(0, 0, null),
    set(1, 3, { value: 1 }),
  ];
  const after = applyToSnapshot(start, { purpose: "entry", edits: [...edits, set(1, 3, { value: 2 })] });
  expect([...(after.sheets[0]?.cells ?? [])].map(([key, cell]) => [key, cell.value])).toEqual([
    [1, "乙"],
    [2, "丙"],
    [16_384 + 3, 2],
    [2 * 16_384, "丁"],
    [5 * 16_384, "末"],
    [6 * 16_384, "最末"],
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
      { numRuns: cases(150) },
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

describe("one edit", () => {
  const start = workbook({ 甲: [[1]], 乙: [[2]] });
  const names = (edit: Edit): unknown =>
    applyToSnapshot(start, { purpose: "fill", edits: [edit] }).sheets.map((s) => [
      s.id,
      s.name,
      [...s.cells].map(([key, cell]) => [key, cell]),
    ]);
  const drawn = [
    [0, { value: "丙" }],
    [16_385, { value: 3, formula: "1+2" }],
  ];
  const cells = (edit: Edit): unknown => {
    const [first] = names(edit) as [unknown, unknown, readonly [number, Cell][]][];
    return first?.[2].map(([key, { value, formula }]) => [key, formula === undefined ? { value } : { value, formula }]);
  };
  const first = { id: "id-甲", name: "甲" };
  const added = { id: "new", name: "丙" };

  it.each([
    [0, ["new", "id-甲", "id-乙"]],
    [1, ["id-甲", "new", "id-乙"]],
    [2, ["id-甲", "id-乙", "new"]],
  ])("adds a sheet at place %d, visible and open", (index, ids) => {
    const edit: Edit = { kind: "add-sheet", sheet: added, index, design: design("丙", "丙") };
    const { sheets } = applyToSnapshot(start, { purpose: "generate", edits: [edit] });
    expect(sheets.map(({ id }) => id)).toEqual(ids);
    expect(sheets[index]).toMatchObject({ name: "丙", visibility: "visible", isProtected: false });
    expect(sheets[index]?.cells.get(0)?.value).toBe("丙");
  });

  it("draws a sheet anew, gives its cells back, takes it away, and leaves the others alone", () => {
    expect(cells({ kind: "redraw-sheet", sheet: first, before: new Map(), design: design("甲", "丙") })).toEqual(drawn);
    const former = new Map([[5, { value: "旧" }]]);
    expect(cells({ kind: "restore-sheet", sheet: first, cells: former, design: design("甲", "丙") })).toEqual([
      [5, { value: "旧" }],
    ]);
    expect(
      names({
        kind: "remove-sheet",
        sheet: first,
        index: 0,
        before: { visibility: "visible", cells: new Map() },
        design: design("甲", "丙"),
      }),
    ).toEqual([["id-乙", "乙", [[0, { value: 2 }]]]]);
  });

  it("on a sheet that is gone does nothing", () => {
    expect(names({ kind: "set-cell", sheet: added, row: 0, column: 0, before: null, after: { value: 1 } })).toEqual([
      ["id-甲", "甲", [[0, { value: 1 }]]],
      ["id-乙", "乙", [[0, { value: 2 }]]],
    ]);
  });

  it("of an empty text leaves a blank, but not where a formula gives it", () => {
    const set = (after: Cell | null): unknown =>
      cells({ kind: "set-cell", sheet: first, row: 0, column: 0, before: { value: 1 }, after });
    expect(set({ value: "" })).toEqual([]);
    expect(set(null)).toEqual([]);
    expect(set({ value: "", formula: "A2" })).toEqual([[0, { value: "", formula: "A2" }]]);
    expect(set({ value: 0 })).toEqual([[0, { value: 0 }]]);
  });
});

it("cells set before and after a sheet is drawn anew stand in that order", () => {
  const sheet = { id: "id-甲", name: "甲" };
  const set = (row: number, value: number): Edit => ({
    kind: "set-cell",
    sheet,
    row,
    column: 0,
    before: null,
    after: { value },
  });
  const redraw: Edit = { kind: "redraw-sheet", sheet, before: new Map(), design: design("甲", "题") };
  const { sheets } = applyToSnapshot(workbook({ 甲: [[1]] }), {
    purpose: "fill",
    edits: [set(8, 8), redraw, set(9, 9)],
  });
  expect([...(sheets[0]?.cells ?? [])].map(([key, { value }]) => [key, value])).toEqual([
    [0, "题"],
    [16_385, 3],
    [9 * 16_384, 9],
  ]);
});

describe("the way back", () => {
  const sheet = { id: "a", name: "甲" };
  const drawing = design("甲", "题");
  const cells = new Map([[0, { value: 1 }]]);
  const drawnCells = expect.objectContaining({ size: 2 }) as ReadonlyMap<number, Cell>;
  it.each<[Edit, Edit]>([
    [
      { kind: "set-cell", sheet, row: 1, column: 2, before: null, after: { value: 1 }, replacesOwn: true },
      { kind: "set-cell", sheet, row: 1, column: 2, before: { value: 1 }, after: null, replacesOwn: true },
    ],
    [
      { kind: "add-sheet", sheet, index: 3, design: drawing },
      { kind: "remove-sheet", sheet, index: 3, design: drawing, before: { visibility: "visible", cells: drawnCells } },
    ],
    [
      { kind: "remove-sheet", sheet, index: 3, design: drawing, before: { visibility: "hidden", cells } },
      { kind: "add-sheet", sheet, index: 3, design: drawing },
    ],
    [
      { kind: "redraw-sheet", sheet, before: cells, design: drawing },
      { kind: "restore-sheet", sheet, cells, design: drawing },
    ],
    [
      { kind: "restore-sheet", sheet, cells, design: drawing },
      { kind: "redraw-sheet", sheet, before: cells, design: drawing },
    ],
  ])("case %#", (edit, back) => {
    expect(invert({ purpose: "fill", edits: [edit] })).toEqual({ purpose: "undo", edits: [back] });
  });

  it("goes from the last edit to the first", () => {
    const set = (row: number): Edit => ({
      kind: "set-cell",
      sheet,
      row,
      column: 0,
      before: null,
      after: { value: row },
    });
    const { edits } = invert({ purpose: "fill", edits: [set(1), set(2), set(3)] });
    expect(edits.map((e) => e.kind === "set-cell" && [e.row, e.after])).toEqual([
      [3, null],
      [2, null],
      [1, null],
    ]);
  });
});
