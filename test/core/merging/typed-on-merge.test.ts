import { checkWorkbook } from "../../../src/core/check/check";
import { wholeDesign } from "../../../src/core/design/long-table";
import { formerPublicity } from "../../../src/core/merging/former-publicity";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import { drawMergeAgain, formerMerge } from "../../../src/core/merging/outputs/draw-again";
import type { MergeOutputOptions } from "../../../src/core/merging/outputs/draw-merge";
import { submissionOf } from "../../../src/core/merging/submission";
import type { Submission } from "../../../src/core/merging/submitted";
import { schemes } from "../../../src/core/schemes";
import { toA1 } from "../../../src/core/workbook/address";
import { makeGrid } from "../../../src/core/workbook/grid";
import {
  cellKey,
  keyAddress,
  type Cell,
  type CellKey,
  type SheetSnapshot,
  type WorkbookSnapshot,
} from "../../../src/core/workbook/snapshot";
import { drawTemplate } from "../../../src/core/generation/templates/draw-template";
import { describeFinding } from "../../../src/locales/findings";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { asSubmission, outputOf, textsOf, typedForms } from "../../support/filled-forms";
import { scoredSheet, submit, submitSheets } from "../../support/submissions";
import { official } from "../../support/official";
import { fc } from "../../support/cases";

/** The output of a merge with more typed on one of its sheets. */
function typedOn(book: WorkbookSnapshot, name: string, typed: Readonly<Record<string, Cell["value"]>>): Submission {
  const sheets = book.sheets.map((sheet) => {
    if (sheet.name !== name) return sheet;
    const cells = new Map<CellKey, Cell>(sheet.cells);
    for (const [place, value] of Object.entries(typed)) {
      const [row = 0, column = 0] = place.split(",").map(Number);
      cells.set(cellKey(row, column), { value });
    }
    return { ...sheet, cells: new Map([...cells].sort(([a], [b]) => a - b)) };
  });
  return submit("county.xlsx", { ...book, sheets });
}

const scored = outputOf(
  mergeSubmissions([submitSheets("a.xlsx", [scoredSheet("学校甲党支部", { self: 92, review: 95 })])]),
);

/** A branch on the lowest level. */
const poor = submitSheets("a.xlsx", [
  official("jilin-2012/scoring", {
    branch: "学校甲党支部",
    maxima: [15, 10, 10, 10, 10, 20, 25],
    scores: { review: [9, 4, 4, 4, 4, 8, 10] },
    result: "较差",
  }),
]);

/** Row and column of the cell with this text. */
function placeOf(book: WorkbookSnapshot, name: string, text: string): readonly [row: number, column: number] {
  const sheet = book.sheets.find((s) => s.name === name);
  const cell = sheet && makeGrid(sheet).cells.find((c) => c.text === text);
  if (!cell) throw new Error(`no ${text} on ${name}`);
  return [cell.row, cell.column];
}

function notes(name: string, typed: Readonly<Record<string, Cell["value"]>>): readonly string[] {
  return typedOn(scored, name, typed).notes.map(({ sheet, text }) => `${sheet}：${text}`);
}

describe("what people typed on the output of a merge", () => {
  it("goes up with a column of their own, named by branch and heading", () => {
    const [row, column] = placeOf(scored, "分类定级汇总表", "分类定级结果");
    expect(
      notes("分类定级汇总表", { [`${row},${column + 1}`]: "督办", [`${row + 1},${column + 1}`]: "已督办" }),
    ).toEqual(["分类定级汇总表：学校甲党支部 督办：已督办"]);
  });

  it("goes up with lines around the tables, and who signed", () => {
    const [row] = placeOf(scored, "分类定级明细表", "填表人：");
    expect(notes("分类定级明细表", { [`${row},0`]: "填表人：庚七", [`${row + 2},0`]: "请于月底前核实" })).toEqual([
      "分类定级明细表：填表人：庚七",
      "分类定级明细表：请于月底前核实",
    ]);
  });

  it("goes up from the title's line, the line of the unit, and any cell of the statistics", () => {
    expect(notes("分类定级明细表", { "0,6": "送审稿", "1,9": "第二次" })).toEqual([
      "分类定级明细表：送审稿",
      "分类定级明细表：第二次",
    ]);
    expect(notes("分类定级汇总表", { "1,0": "填报单位（盖章）：某县教委" })).toEqual([
      "分类定级汇总表：填报单位（盖章）：某县教委",
    ]);
    const [row] = placeOf(scored, "分类定级统计表", "先进");
    expect(notes("分类定级统计表", { "0,5": "草稿", [`${row},5`]: "含直属", "60,0": "请核" })).toEqual([
      "分类定级统计表：草稿",
      "分类定级统计表：含直属",
      "分类定级统计表：请核",
    ]);
  });

  it("goes up from beside the sections of 自评考评对照", () => {
    const [row] = placeOf(scored, "自评考评对照", "学校甲党支部");
    const up = notes("自评考评对照", { [`${row + 12},14`]: "看这一项" });
    expect(up.map((text) => text.split("：").at(-1))).toEqual(["看这一项"]);
  });

  it("goes up from over a score that a merge wrote, with the branch of the row and the heading", () => {
    const [row, column] = placeOf(scored, "自评考评逐项对照", "自评");
    expect(notes("自评考评逐项对照", { [`${row + 1},${column}`]: "请核" })).toEqual([
      "自评考评逐项对照：学校甲党支部 自评：请核",
    ]);
  });

  it("goes up where a merge leaves a blank: the committee of a branch, words in a column of figures", () => {
    const [row, column] = placeOf(scored, "分类定级汇总表", "学校甲党支部");
    expect(notes("分类定级汇总表", { [`${row},${column - 1}`]: "第一党委" })).toEqual([
      expect.stringMatching(/^分类定级汇总表：学校甲党支部 所属党委.*：第一党委$/),
    ]);
  });

  it("goes up from an official list that the merge drew by itself", () => {
    const county = outputOf(mergeSubmissions([poor]));
    const [row, column] = placeOf(county, "较差党组织名单", "学校甲党支部");
    const up = typedOn(county, "较差党组织名单", { [`${row},${column + 2}`]: "书记甲一" });
    expect(up.notes.map(({ cell, text }) => [cell, text])).toEqual([
      [toA1({ row, column: column + 2 }), "学校甲党支部 书记姓名：书记甲一"],
    ]);
  });

  it("is a branch of its own where a row was added to a list that the merge drew by itself", () => {
    const county = outputOf(mergeSubmissions([poor]));
    const [row, column] = placeOf(county, "较差党组织名单", "学校甲党支部");
    const up = typedOn(county, "较差党组织名单", {
      [`${row + 1},${column}`]: "学校乙党支部",
      [`${row + 1},${column + 2}`]: "书记乙二",
    });
    expect(up.notes).toEqual([]);
    const result = mergeSubmissions([up]);
    expect(result.branches.map(({ name }) => name).sort()).toEqual(["学校乙党支部", "学校甲党支部"].sort());
    expect(textsOf(outputOf(result))).toContain("书记乙二");
  });

  it("is a branch of its own where a row was added, with its level", () => {
    const county = outputOf(
      mergeSubmissions([
        submitSheets("a.xlsx", [official("cumtb-2012/grading-summary", { rows: [{ branch: "支部甲", level: "好" }] })]),
      ]),
    );
    const [row, column] = placeOf(county, "分类定级汇总表", "支部甲");
    const [, level] = placeOf(county, "分类定级汇总表", "分类定级结果");
    const up = typedOn(county, "分类定级汇总表", {
      [`${row + 1},${column}`]: "支部乙",
      [`${row + 1},${level}`]: "一般",
    });
    const levels = mergeSubmissions([up]).branches.map((branch) => [branch.name, branch.level] as const);
    expect(new Map(levels)).toEqual(
      new Map([
        ["支部甲", "好"],
        ["支部乙", "一般"],
      ]),
    );
  });
});

/** Without CASES the same few cells are typed in every time. */
const RUNS = process.env["CASES"] === undefined ? { numRuns: 1 } : { numRuns: Number(process.env["CASES"]) };

/** Cells of every sheet, blank ones around them included, each with a text that occurs once. */
function typedOver(sheets: readonly SheetSnapshot[]): fc.Arbitrary<ReadonlyMap<string, Typed>> {
  const places = sheets.flatMap(({ name, cells }) => {
    const all = [...cells.keys()].map(keyAddress);
    const bottom = Math.max(...all.map(({ row }) => row)) + 2;
    const right = Math.max(...all.map(({ column }) => column)) + 2;
    return Array.from({ length: (bottom + 1) * (right + 1) }, (_, i): Typed => {
      return { name, row: Math.floor(i / (right + 1)), column: i % (right + 1) };
    });
  });
  return fc
    .uniqueArray(fc.nat(places.length - 1), { minLength: 2, maxLength: 2 })
    .map((list) => new Map(list.map((at, i) => [`另记${i}事`, places[at] as Typed])));
}

interface Typed {
  readonly name: string;
  readonly row: number;
  readonly column: number;
}

function withTyped(book: WorkbookSnapshot, typed: ReadonlyMap<string, Typed>): WorkbookSnapshot {
  return {
    ...book,
    sheets: book.sheets.map((sheet) => {
      const own = [...typed].filter(([, { name }]) => name === sheet.name);
      const cells = new Map<CellKey, Cell>(sheet.cells);
      for (const [value, { row, column }] of own) cells.set(cellKey(row, column), { value });
      return { ...sheet, cells: new Map([...cells].sort(([a], [b]) => a - b)) };
    }),
  };
}

describe("a comment or the text of a box", () => {
  const written = (book: WorkbookSnapshot, sheet: string): WorkbookSnapshot => ({
    ...book,
    asides: [
      { kind: "comment", sheet, cell: "B4", text: "请核实" },
      { kind: "shape", sheet, cell: "A21", text: "附页" },
    ],
  });
  const said = (name: string): unknown => [
    { sheet: name, cell: "B4", text: "批注：请核实" },
    { sheet: name, cell: "A21", text: "文本框：附页" },
  ];
  const form = workbookOfDesigns([scoredSheet("学校甲党支部", { self: 92 })]);
  const name = form.sheets[0]?.name ?? "";

  it("goes up from an official form, merge by merge", () => {
    const file = submit("a.xlsx", written(form, name));
    expect(file.notes).toEqual(said(name));
    const town = mergeSubmissions([file]);
    expect(textsOf(outputOf(town))).toContain("批注：请核实");
    expect(textsOf(outputOf(mergeSubmissions([asSubmission(town, "town.xlsx")])))).toContain("文本框：附页");
  });

  it("on a merge goes up, and is named when that is drawn again", () => {
    const book = written(scored, "分类定级明细表");
    expect(submit("county.xlsx", book).notes).toEqual(said("分类定级明细表"));
    const result = mergeSubmissions([submitSheets("a.xlsx", [scoredSheet("学校甲党支部", { self: 92, review: 95 })])]);
    const again = drawMergeAgain(result, formerMerge("out.xlsx", checkWorkbook(book)), [], IN_CHINESE);
    expect(again.left).toEqual(said("分类定级明细表"));
  });
});

describe.each(schemes.map(({ id }) => id))("a merge of all forms of %s", (id) => {
  const files = typedForms
    .filter(({ scheme }) => scheme.id === id)
    .map(({ scheme, form, fill }, i) =>
      submitSheets(`${i}.xlsx`, [drawTemplate(scheme, form, { fill: fill("甲", { branches: [1, 2], skips: [] }) })]),
    );
  const result = mergeSubmissions(files);
  const book = outputOf(result);

  it("has nothing that is taken for typed while nobody touched it", () => {
    const { notes, left } = asSubmission(result, "county.xlsx");
    expect({ notes, left }).toEqual({ notes: [], left: [] });
    const former = formerMerge("out.xlsx", checkWorkbook(book));
    expect(drawMergeAgain(result, former, [], IN_CHINESE).left).toEqual([]);
  });

  it("keeps or names what was typed in, or over, any cell of it, one level up and in the next merge", () => {
    fc.assert(
      fc.property(typedOver(book.sheets), (typed) => {
        const checked = checkWorkbook(withTyped(book, typed));
        const up = mergeSubmissions([submissionOf({ ...FILE, path: "county.xlsx" }, checked)]);
        const left = up.files.flatMap((file) => file.left.map(({ text }) => text));
        expect(missing(typed, [textsOf(outputOf(up)), ...left])).toEqual([]);
        const published = formerPublicity(checked.sheets, "out.xlsx");
        const again = drawMergeAgain(
          mergeSubmissions(files, { former: published }),
          formerMerge("out.xlsx", checked),
          published,
          IN_CHINESE,
        );
        const drawn = textsOf(workbookOfDesigns(again.designs.map(wholeDesign)));
        expect(missing(typed, [drawn, ...again.left.map(({ text }) => text)])).toEqual([]);
      }),
      RUNS,
    );
  });
});

const IN_CHINESE: MergeOutputOptions = {
  describe: (finding) => describeFinding(finding, "zh-CN"),
  describeError: ({ code }) => code,
};
const FILE = { sha256: null, modified: null, fileModified: null } as const;

function missing(typed: ReadonlyMap<string, Typed>, told: readonly string[]): readonly unknown[] {
  const all = told.join("\n");
  return [...typed].filter(([value]) => !all.includes(value));
}
