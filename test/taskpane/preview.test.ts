import type { ChangeSet } from "../../src/core/changes/change-set";
import type { SheetDesign } from "../../src/core/design/sheet-design";
import { needsPreview, previewOf, tickedChanges } from "../../src/taskpane/preview";
import { setCell } from "../support/fake-session";
import { sheet, workbook } from "../support/workbook";

const book = workbook({ 附件1: [["合计", null, 86]] });

const design: SheetDesign = {
  name: "得分与定级",
  cells: [
    { row: 0, column: 0, content: { value: "总分" }, style: "label" },
    { row: 0, column: 1, content: { value: 89, formula: "'附件1'!C1" }, style: "score" },
    { row: 1, column: 0, content: null, style: "label" },
  ],
  merges: [],
  columnWidths: [],
  rowHeights: new Map(),
  validations: [],
  excessMarks: [],
  print: { orientation: "portrait" },
  frozenRows: 0,
};

describe("previewOf", () => {
  it("ticks what goes into a blank cell and leaves a person's entry unticked", () => {
    const blank = setCell(book, "附件1", "B1", { value: 89 });
    const typed = setCell(book, "附件1", "C1", { value: 89 });
    const { lines } = previewOf({ purpose: "fill", edits: [blank, typed] });
    expect(lines.map(({ sheet: name, isReplacement, isTicked }) => [name, isReplacement, isTicked])).toEqual([
      ["附件1", false, true],
      ["附件1", true, false],
    ]);
    expect(lines[1]?.changes).toEqual([{ cell: "C1", before: { value: 86 }, after: { value: 89 } }]);
  });

  it("ticks changes on a sheet that Dingji drew", () => {
    const edit = setCell(book, "附件1", "C1", { value: 89 });
    const [line] = previewOf({ purpose: "fill", edits: [edit] }, new Set([edit.sheet.id])).lines;
    expect([line?.isReplacement, line?.isTicked]).toEqual([false, true]);
  });

  it("leaves a formula unticked that would go over what a person typed there", () => {
    const edit = {
      ...setCell(book, "附件1", "C1", { value: 89, formula: "SUM(A1:B1)" }),
      replacesTyped: true as const,
    };
    const [line] = previewOf({ purpose: "fill", edits: [edit] }, new Set([edit.sheet.id])).lines;
    expect([line?.isReplacement, line?.isTicked]).toEqual([true, false]);
  });

  it("lists every cell of a new sheet that holds something, and none that is only formatted", () => {
    const changeSet: ChangeSet = {
      purpose: "fill",
      edits: [{ kind: "add-sheet", sheet: { id: "new", name: "得分与定级" }, index: 1, design }],
    };
    expect(previewOf(changeSet).lines[0]?.changes).toEqual([
      { cell: "A1", before: null, after: { value: "总分" } },
      { cell: "B1", before: null, after: { value: 89, formula: "'附件1'!C1", format: "0.####" } },
    ]);
  });

  it("lists only the cells that differ when a sheet is drawn anew, also those that become blank", () => {
    const former = sheet("得分与定级", [["总分", { value: 86, format: "0.####" }, null, "旧"]]);
    const changeSet: ChangeSet = {
      purpose: "fill",
      edits: [{ kind: "redraw-sheet", sheet: { id: former.id, name: former.name }, before: former.cells, design }],
    };
    expect(previewOf(changeSet).lines[0]?.changes).toEqual([
      {
        cell: "B1",
        before: { value: 86, format: "0.####" },
        after: { value: 89, formula: "'附件1'!C1", format: "0.####" },
      },
      { cell: "D1", before: { value: "旧" }, after: null },
    ]);
  });
});

describe("tickedChanges", () => {
  it("keeps the order and leaves out what is not ticked", () => {
    const edits = ["B1", "C1", "D1"].map((cell) => setCell(book, "附件1", cell, { value: 1 }));
    const preview = previewOf({ purpose: "fill", edits });
    expect(tickedChanges(preview)).toEqual({ purpose: "fill", edits: [edits[0], edits[2]] });
  });
});

describe("needsPreview", () => {
  it.each([
    ["one entry into a blank cell", [setCell(book, "附件1", "B1", { value: 1 })], false],
    ["one entry over a typed value", [setCell(book, "附件1", "C1", { value: 1 })], true],
    ["two cells", ["B1", "D1"].map((cell) => setCell(book, "附件1", cell, { value: 1 })), true],
  ])("%s", (_, edits, expected) => {
    expect(needsPreview({ purpose: "entry", edits })).toBe(expected);
  });

  it("a new sheet", () => {
    const edit = { kind: "add-sheet", sheet: { id: "new", name: "x" }, index: 1, design } as const;
    expect(needsPreview({ purpose: "template", edits: [edit] })).toBe(true);
  });
});
