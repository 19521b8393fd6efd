import { gradedBranchesOf, joinGraded, type GradedBranch } from "../../../src/core/records/graded";
import { listedFor, listedLevels } from "../../../src/core/records/listed-levels";
import { recognise } from "../../../src/core/recognition/recognise";
import { jilin2012 } from "../../../src/core/schemes/jilin-2012/scheme";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import type { SheetDesign } from "../../../src/core/design/sheet-design";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { withCells } from "../../support/rule-book";
import { workbook } from "../../support/workbook";
import { checkSheets, official } from "../../support/official";
import { scoredSheet } from "../../support/submissions";

type Rows = readonly Readonly<Record<string, string | number>>[];

const summary = (rows: Rows, name = "汇总表"): SheetDesign => official("cumtb-2012/grading-summary", { rows }, name);
const publicity = (rows: Rows): SheetDesign => official("jilin-2012/publicity", { rows }, "公示表");

const listed = (...designs: readonly SheetDesign[]): unknown =>
  listedLevels(recognise(workbookOfDesigns(designs))).map(({ name, parent, stated }) => [
    name,
    parent,
    stated.map(({ level, sheet, cell }) => `${level} ${sheet}!${cell}`),
  ]);

describe("levels that lists decide", () => {
  it("are told by branch, with their places, in the order of the workbook", () => {
    expect(
      listed(
        summary([
          { branch: "甲党支部", parent: "机关党委", level: "好" },
          { branch: "乙党支部", level: "较好" },
        ]),
        summary([{ branch: "甲党支部", level: "一般" }], "第二份"),
      ),
    ).toEqual([
      ["甲党支部", "机关党委", ["好 汇总表!E5", "一般 第二份!E5"]],
      ["乙党支部", null, ["较好 汇总表!E6"]],
    ]);
  });

  it("keep branches of one name under two committees apart; a row that names none joins neither of them", () => {
    expect(
      listed(
        summary([
          { branch: "一支部", parent: "甲党委", level: "好" },
          { branch: "一支部", parent: "乙党委", level: "较好" },
          { branch: "一支部", level: "一般" },
        ]),
      ),
    ).toEqual([
      ["一支部", "甲党委", ["好 汇总表!E5"]],
      ["一支部", "乙党委", ["较好 汇总表!E6"]],
    ]);
  });

  it("are none where the cell is blank or says no level", () => {
    expect(
      listed(
        summary([{ branch: "甲党支部" }, { branch: "乙党支部", level: "待定" }, { branch: "丙党支部", level: "—" }]),
      ),
    ).toEqual([]);
  });

  it("are not final while an objection stands beside them; 无 is none", () => {
    expect(
      listed(
        publicity([
          { branch: "甲党支部", level: "好", objection: "群众来信反映活动没有开展" },
          { branch: "乙党支部", level: "较好", objection: "无" },
        ]),
      ),
    ).toEqual([["乙党支部", null, ["较好 公示表!C5"]]]);
  });

  it("are left out of hidden lists, and of rows that name nobody", () => {
    const book = workbookOfDesigns([summary([{ branch: "甲党支部", level: "好" }, { level: "较好" }])]);
    const of = (sheets: typeof book.sheets): unknown =>
      listedLevels(recognise({ ...book, sheets })).map(({ name }) => name);
    expect(of(book.sheets)).toEqual(["甲党支部"]);
    expect(of(book.sheets.map((s) => ({ ...s, visibility: "hidden" as const })))).toEqual([]);
    expect(of(book.sheets.map((s) => ({ ...s, visibility: "veryHidden" as const })))).toEqual([]);
  });

  it("stand in the order of the workbook, also where a row without a committee came first", () => {
    expect(
      listed(
        summary([
          { branch: "甲党支部", level: "一般" },
          { branch: "甲党支部", parent: "机关党委", level: "好" },
          { branch: "甲党支部", level: "较好" },
        ]),
      ),
    ).toEqual([["甲党支部", "机关党委", ["一般 汇总表!E5", "好 汇总表!E6", "较好 汇总表!E7"]]]);
  });

  it("that only repeat a sheet of ours are none", () => {
    const list = workbookOfDesigns([summary([{ branch: "甲党支部", level: "好" }])]);
    const own = workbook({ 得分与定级: [["得分与定级"], ["由定级助手生成：说明"]] });
    const of = (formula: string): unknown => {
      const book = withCells(list, { "汇总表!E5": { value: "好", formula } });
      return listedLevels(recognise({ ...book, sheets: [...book.sheets, ...own.sheets] })).map(({ name }) => name);
    };
    expect(of("'得分与定级'!B3")).toEqual([]);
    expect(of("得分 与定级!B3")).toEqual([]);
    expect(of('IF(D5>=90,"好","")')).toEqual(["甲党支部"]);
  });

  it("are asked for by name: of the only branch that bears it", () => {
    const all = listedLevels(
      recognise(
        workbookOfDesigns([
          official("jilin-2012/grading-summary", {
            rows: [
              { branch: "甲村党支部", level: "好" },
              { branch: "乙村党支部", level: "一般" },
            ],
          }),
        ]),
      ),
    );
    expect(listedFor(all, jilin2012, "甲村 党支部").map(({ level }) => level)).toEqual(["好"]);
    expect(listedFor(all, tianning2012, "甲村党支部")).toEqual([]);
    expect(listedFor(all, jilin2012, "丙村党支部")).toEqual([]);
  });
});

describe("branches with their final levels", () => {
  const plain = (branches: readonly GradedBranch[]): unknown =>
    branches.map(({ name, parent, level }) => [name, parent, level]);

  it("are those with sheets of their own, then those that only lists name", () => {
    const checked = checkSheets([
      scoredSheet("学校甲党支部", { self: 95, review: 93 }),
      official("jilin-2012/grading-summary", {
        rows: [
          { branch: "甲村党支部", level: "好" },
          { branch: "乙村党支部", level: "" },
        ],
      }),
    ]);
    expect(plain(gradedBranchesOf(checked))).toEqual([
      ["学校甲党支部", null, "先进"],
      ["甲村党支部", null, "好"],
      ["乙村党支部", null, null],
    ]);
  });

  it("are left out of hidden lists, of lists without levels, and of rows that name nobody", () => {
    const rows = [{ branch: "甲村党支部", level: "好" }, { level: "较好" }];
    const checked = checkSheets([official("jilin-2012/grading-summary", { rows })]);
    expect(plain(gradedBranchesOf(checked))).toEqual([["甲村党支部", null, "好"]]);
    const hidden = checked.sheets.map((s) => ({ ...s, sheet: { ...s.sheet, visibility: "hidden" as const } }));
    expect(gradedBranchesOf({ ...checked, sheets: hidden })).toEqual([]);
    const others = checkSheets([
      official("cumtb-2012/rectification-summary", { rows: [{ branch: "甲党支部", problem: "学习少" }] }),
    ]);
    expect(others.sheets[0]?.kind).toBe("table");
    expect(gradedBranchesOf(others)).toEqual([]);
  });

  it("stand under the committee of their row, else under whoever handed the list in", () => {
    const list = (unit: string | null, parent?: string): unknown => {
      const row = { branch: "甲党支部", level: "好", ...(parent === undefined ? {} : { parent }) };
      const checked = checkSheets([official("cumtb-2012/grading-summary", { rows: [row] })]);
      const sheets = checked.sheets.map((s) => (s.kind === "table" ? { ...s, unit } : s));
      const [decided] = listedLevels(sheets);
      return [...gradedBranchesOf({ ...checked, sheets }), decided].map((b) => [b?.name, b?.parent]);
    };
    const twice = (parent: string | null): unknown => [
      ["甲党支部", parent],
      ["甲党支部", parent],
    ];
    expect(list(null, "机关党委")).toEqual(twice("机关党委"));
    expect(list(null)).toEqual(twice(null));
    expect(list("后勤党委")).toEqual(twice("后勤党委"));
    expect(list("后勤党委", "机关党委")).toEqual(twice("机关党委"));
    expect(list("甲党支部")).toEqual(twice(null));
  });

  const branch = (name: string | null, level: string | null, parent: string | null = null): GradedBranch => ({
    name,
    parent,
    level,
    scheme: tianning2012,
  });

  it("have no level where two sources differ, and the only one stated where one is silent", () => {
    expect(
      plain(
        joinGraded([
          [branch("甲", "先进"), branch("乙", null), branch("丙", "一般")],
          [branch("甲", "较好"), branch("乙", "较好"), branch("丙", "一般")],
        ]),
      ),
    ).toEqual([
      ["甲", null, null],
      ["乙", null, "较好"],
      ["丙", null, "一般"],
    ]);
  });

  it("stay apart under two committees, in two schemes and without a name", () => {
    const other = { ...branch("甲", "好"), scheme: jilin2012 };
    expect(
      plain(
        joinGraded([
          [branch("甲", "先进", "一党委"), branch("甲", "较好", "二党委"), other, branch(null, "一般")],
          [branch(null, "后进")],
        ]),
      ),
    ).toEqual([
      ["甲", "一党委", "先进"],
      ["甲", "二党委", "较好"],
      ["甲", null, "好"],
      [null, null, "一般"],
      [null, null, "后进"],
    ]);
  });
});
