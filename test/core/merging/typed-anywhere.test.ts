import { drawTemplate } from "../../../src/core/generation/templates/draw-template";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import type { MergeResult } from "../../../src/core/merging/merge-result";
import { findForm } from "../../../src/core/schemes";
import {
  cellKey,
  keyAddress,
  type Cell,
  type CellKey,
  type WorkbookSnapshot,
} from "../../../src/core/workbook/snapshot";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { asSubmission, outputOf, textsOf, typedForms } from "../../support/filled-forms";
import { scoredSheet, submit } from "../../support/submissions";
import { workbook } from "../../support/workbook";
import { cases, fc } from "../../support/cases";

/** Rows and columns beyond the form's own in which people write, too. */
const [MORE_ROWS, MORE_COLUMNS] = [6, 4];

/** A filled form with some of its blank cells, and of those around it, typed in. */
function typedAnywhere(book: WorkbookSnapshot): fc.Arbitrary<{ typed: WorkbookSnapshot; values: readonly string[] }> {
  const [sheet] = book.sheets;
  if (!sheet) throw new Error("no sheet");
  const places = [...sheet.cells.keys()].map(keyAddress);
  const bottom = Math.max(...places.map(({ row }) => row)) + MORE_ROWS;
  const right = Math.max(...places.map(({ column }) => column)) + MORE_COLUMNS;
  const place = fc.record({
    row: fc.integer({ min: 0, max: bottom }),
    column: fc.integer({ min: 0, max: right }),
    isNumber: fc.boolean(),
  });
  return fc.array(place, { minLength: 1, maxLength: 4 }).map((list) => {
    const cells = new Map<CellKey, Cell>(sheet.cells);
    const values = list.flatMap(({ row, column, isNumber }, i) => {
      const key = cellKey(row, column);
      if (cells.has(key)) return [];
      const value = isNumber ? 71_000.25 + i : `另记${i}事`;
      cells.set(key, { value });
      return [String(value)];
    });
    const sorted = new Map([...cells].sort(([a], [b]) => a - b));
    return { typed: { ...book, sheets: [{ ...sheet, cells: sorted }] }, values };
  });
}

function toldBy(result: MergeResult): string {
  return [textsOf(outputOf(result)), ...result.files.flatMap(({ left }) => left.map(({ text }) => text))].join("\n");
}

describe("what stands beside the cells", () => {
  const form = scoredSheet("学校甲党支部", { self: 88 });
  const book: WorkbookSnapshot = {
    ...workbookOfDesigns([form]),
    asides: [
      { kind: "comment", sheet: form.name, cell: "D5", text: "这项\n待核" },
      { kind: "deleted", sheet: null, cell: null, text: "85" },
    ],
  };

  it("goes with its place from merge to merge", () => {
    const result = mergeSubmissions([submit("a.xlsx", book)]);
    expect(result.files[0]?.notes.slice(-2)).toEqual([
      { sheet: form.name, cell: "D5", text: "批注：这项 待核" },
      { sheet: "", cell: "", text: "修订中删去的文字：85" },
    ]);
    const upper = mergeSubmissions([asSubmission(result, "区.xlsx")]);
    expect(upper.forwardedNotes.map(({ path, sheet, cell, text }) => [path, sheet, cell, text])).toEqual([
      ["a.xlsx", form.name, "D5", "批注：这项 待核"],
      ["a.xlsx", "", "", "修订中删去的文字：85"],
    ]);
  });
});

describe.each(typedForms)("what is typed anywhere on $template", ({ scheme, form, fill }) => {
  it("stands in the output, or is named as left; and in that of a merge of merges", () => {
    const own = fill("甲", { branches: [1, 1, 2], skips: [] });
    const book = workbookOfDesigns([drawTemplate(scheme, form, { fill: own })]);
    fc.assert(
      fc.property(typedAnywhere(book), ({ typed, values }) => {
        const result = mergeSubmissions([submit("a.xlsx", typed)]);
        const told = toldBy(result);
        expect(values.filter((value) => !told.includes(value))).toEqual([]);
        const left = new Set(result.files.flatMap((file) => file.left.map(({ text }) => text)));
        const again = toldBy(mergeSubmissions([asSubmission(result, "town.xlsx")]));
        expect(values.filter((value) => !left.has(value) && !again.includes(value))).toEqual([]);
      }),
      { numRuns: cases(2) },
    );
  });
});

function notesOf(book: WorkbookSnapshot): readonly (readonly [string, string])[] {
  return submit("a.xlsx", book).notes.map(({ cell, text }) => [cell, text]);
}

/** An official form filled in for one branch, with more typed in these cells. */
function withTyped(template: string, typed: Readonly<Record<string, Cell>>): WorkbookSnapshot {
  const found = findForm(template);
  if (!found) throw new Error(template);
  const filled = typedForms.find((f) => f.template === template)?.fill("甲", { branches: [1], skips: [] });
  const book = workbookOfDesigns([drawTemplate(found.scheme, found.form, filled ? { fill: filled } : {})]);
  const [sheet] = book.sheets;
  const cells = new Map<CellKey, Cell>(sheet?.cells);
  for (const [place, cell] of Object.entries(typed)) {
    const [, letter = "", digits = ""] = /^([A-Z])(\d+)$/.exec(place) ?? [];
    cells.set(cellKey(Number(digits) - 1, letter.charCodeAt(0) - 65), cell);
  }
  const sorted = new Map([...cells].sort(([a], [b]) => a - b));
  return { ...book, sheets: sheet ? [{ ...sheet, cells: sorted }] : [] };
}

describe("a note", () => {
  it("of a remark beside an item is said with the heading that a person added", () => {
    const book = withTyped("jxnu-2012/grading", { E3: { value: "督办" }, E4: { value: "已督办" } });
    expect(notesOf(book)).toContainEqual(["E4", "督办：已督办"]);
    expect(notesOf(book).map(([cell]) => cell)).not.toContain("E3");
  });

  it("is a heading of its own while nothing stands under it", () => {
    expect(notesOf(withTyped("cumtb-2012/grading-summary", { H4: { value: "党员数" } }))).toContainEqual([
      "H4",
      "党员数",
    ]);
  });

  it("is what stands in the column of row numbers and is none", () => {
    const notes = (value: string | number): unknown =>
      notesOf(withTyped("cumtb-2012/grading-summary", { A5: { value } })).filter(([cell]) => cell === "A5");
    expect(["新增", 13_634.5, "十二", "3-1", 7].map(notes)).toEqual([
      [["A5", "新增"]],
      [["A5", "13634.5"]],
      [],
      [],
      [],
    ]);
  });

  it("is what stands among the maxima and is none", () => {
    const notes = notesOf(withTyped("jilin-2012/scoring", { B4: { value: "待定" }, B5: { value: "10分" } }));
    expect(notes).toContainEqual(["B4", "分值：待定"]);
    expect(notes.map(([cell]) => cell)).not.toContain("B5");
  });

  it("is what stands in the row of sums where no sum belongs, and a number there is left", () => {
    const told = (value: string | number): unknown => {
      const file = submit("a.xlsx", withTyped("yongxing-2012/level-statistics", { C9: { value } }));
      return [...file.notes, ...file.left].flatMap(({ cell, text }) => (cell === "C9" ? [text] : []));
    };
    expect(["待核", 71_000.25, "100%"].map(told)).toEqual([["待核"], ["71000.25"], []]);
  });

  it("is the value of a formula that a person wrote, and what has none is left", () => {
    const file = submit(
      "a.xlsx",
      withTyped("cumtb-2012/teacher-standard", {
        A20: { value: "共3项", formula: '"共3项"' },
        A21: { value: null, formula: "B1*2" },
      }),
    );
    expect(file.notes).toContainEqual({ sheet: file.branches[0]?.sources[0], cell: "A20", text: "共3项" });
    expect(file.left.map(({ cell, text, reason }) => [cell, text, reason])).toEqual([["A21", "=B1*2", "uncalculated"]]);
  });

  it("is no printed line of a rubric that nobody configured", () => {
    const book = workbook({
      评分表: [
        ["某局党支部考核评分表"],
        ["填报单位：甲局党支部", null, "填报人：甲一"],
        ["考核项目", "考核内容", "分值", "自评得分", "考核得分", null, "备注"],
        ["组织建设（40分）", "1、班子健全", "10分", 9, 8, "甲注", "乙注"],
        [null, "2、党员管理规范", "30分", 28, 27, 77],
        ["作用发挥（60分）", "3、中心工作完成好", "60分", 50, 50],
        ["合计", null, 100, 87, 85],
        ["90分以上为先进，75—89分为较好，60—74分为一般，60分以下为后进。"],
        ["自评占40%，上级考评占60%。"],
        ["说明：本表一式两份"],
        ["本支部去年换届"],
        ["平均满意率", 91],
      ],
    });
    expect(notesOf(book)).toEqual([
      ["C2", "填报人：甲一"],
      ["F4", "甲注"],
      ["G4", "备注：乙注"],
      ["F5", "77"],
      ["A11", "本支部去年换届"],
      ["B12", "平均满意率：91"],
    ]);
  });
});
