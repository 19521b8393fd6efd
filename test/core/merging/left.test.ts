import { drawTemplate } from "../../../src/core/generation/templates/draw-template";
import type { TemplateRow } from "../../../src/core/generation/templates/frame";
import { mergeSubmissions } from "../../../src/core/merging/merge";
import { drawMerge } from "../../../src/core/merging/outputs/draw-merge";
import type { MergeResult } from "../../../src/core/merging/merge-result";
import type { SheetDesign } from "../../../src/core/design/sheet-design";
import { findForm } from "../../../src/core/schemes";
import type { Submission } from "../../../src/core/merging/submitted";
import { submit, submitSheets } from "../../support/submissions";
import { snapshotOfDesign } from "../../support/design-snapshot";
import { surveySheet } from "../../support/tianning-workbook";
import { cellKey, type Cell, type WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { parseA1 } from "../../../src/core/workbook/address";
import { makeGrid } from "../../../src/core/workbook/grid";
import { asSubmission, outputOf } from "../../support/filled-forms";

function list(template: string, rows: readonly TemplateRow[], fields: Record<string, string> = {}): SheetDesign {
  const found = findForm(template);
  if (!found) throw new Error(template);
  return drawTemplate(found.scheme, found.form, { fill: { rows, fields } });
}

/** The form with more typed in these cells. */
function typedOver(design: SheetDesign, typed: Readonly<Record<string, Cell["value"]>>): WorkbookSnapshot {
  const sheet = snapshotOfDesign(design);
  const cells = new Map(sheet.cells);
  for (const [place, value] of Object.entries(typed)) {
    const { row, column } = parseA1(place);
    cells.set(cellKey(row, column), { value });
  }
  const sorted = new Map([...cells].sort(([a], [b]) => a - b));
  return {
    name: "a.xlsx",
    calculation: "automatic",
    isStructureProtected: false,
    sheets: [{ ...sheet, cells: sorted }],
  };
}

function leftIn(...files: readonly Submission[]): readonly (readonly [string, readonly unknown[]])[] {
  return mergeSubmissions(files).files.map(({ path, left }) => [path, left]);
}

/** Of a drawn sheet, each row's texts. */
function rowsOn(result: MergeResult, name: string): readonly (readonly unknown[])[] {
  const design = drawMerge(result, { describe: (f) => f.code, describeError: (e) => e.code }).find(
    (d) => d.name === name,
  );
  const rows = new Map<number, unknown[]>();
  for (const { row, column, content } of design?.cells ?? []) {
    if (content && content.value !== "")
      (rows.get(row) ?? rows.set(row, []).get(row))?.splice(column, 0, content.value);
  }
  return [...rows.values()];
}

const summary = "cumtb-2012/grading-summary";
const graded = { branch: "学校甲党支部", level: "好" };

describe("what is typed on a sheet of scores and is no entry", () => {
  const notesOf = (book: WorkbookSnapshot): unknown =>
    mergeSubmissions([submit("a.xlsx", book)]).files.flatMap(({ notes }) =>
      notes.map(({ cell, text }) => [cell, text]),
    );
  const filled = (template: string): SheetDesign => list(template, [], { branch: "学校甲党支部" });

  it.each([
    ["jilin-2012/scoring", "基层党组织分类定级评分表（修改稿）"],
    ["tianning-2012/scoring", "中小学校党支部分类定级评分参考标准（修改稿）"],
    ["pucheng-2012/grading", "支部（总支）分类定级评议表（修改稿）"],
  ])("goes up where it stands in the title of %s", (template, title) => {
    const design = filled(template);
    const place = design.cells.find(({ content }) => content?.value === title.replace("（修改稿）", ""));
    expect(notesOf(typedOver(design, { [`A${(place?.row ?? 0) + 1}`]: title }))).toContainEqual([
      `A${(place?.row ?? 0) + 1}`,
      title,
    ]);
  });

  it("goes up where letters have no sum", () => {
    const typed = typedOver(filled("cumtb-2012/student-standard"), { A12: "合计", D12: 92.7 });
    expect(notesOf(typed)).toContainEqual(["D12", "合计：92.7"]);
  });
});

describe("what is typed below a form of a branch", () => {
  it("goes up, or is named where it is a formula without a value; a label once more is neither", () => {
    const typed = typedOver(list("tianning-2012/survey", [], { branch: "学校甲党支部" }), {
      B31: "书记（签字）",
      B32: "请核",
    });
    const [sheet] = typed.sheets;
    const cells = new Map([...(sheet?.cells ?? []), [cellKey(32, 1), { value: null, formula: "1+1" }]]);
    const file = submit("a.xlsx", { ...typed, sheets: typed.sheets.map((s) => ({ ...s, cells })) });
    expect(file.notes.map(({ cell, text }) => [cell, text])).toEqual([["B32", "请核"]]);
    expect(file.left).toEqual([{ sheet: "附件2", cell: "B33", text: "=1+1", reason: "uncalculated" }]);
  });
});

describe("what stands in a row of sums", () => {
  const said = (template: string, typed: Readonly<Record<string, Cell["value"]>>): unknown => {
    const design = list(template, [graded]);
    return mergeSubmissions([submit("a.xlsx", typedOver(design, typed))]).files.map(({ notes, left }) =>
      [...notes, ...left].map(({ cell, text }) => [cell, text]),
    );
  };

  it("is a count, which is checked, or goes up", () => {
    const statistics = "yongxing-2012/level-statistics";
    expect(said(statistics, { B9: 3 })).toEqual([[]]);
    expect(said(statistics, { B9: "3个党支部" })).toEqual([[]]);
    expect(said(statistics, { B9: "约四五个" })).toEqual([[["B9", "约四五个"]]]);
    expect(said(statistics, { B9: 4.25 })).toEqual([[["B9", "合计：4.25"]]]);
    expect(said(statistics, { B9: "21（含筹建2个）" })).toEqual([[["B9", "21（含筹建2个）"]]]);
  });
});

describe("what a merge cannot carry", () => {
  it("is nothing on an ordinary list", () => {
    expect(leftIn(submitSheets("a.xlsx", [list(summary, [graded])]))).toEqual([["a.xlsx", []]]);
  });

  it("is named with sheet, cell and value where no heading says what it is", () => {
    const file = submit("a.xlsx", typedOver(list(summary, [graded]), { H5: 7, F6: "请核" }));
    expect(leftIn(file)).toEqual([["a.xlsx", [{ sheet: "附件2", cell: "H5", text: "7", reason: "unplaced" }]]]);
    expect(file.notes.map(({ cell, text }) => [cell, text])).toEqual([["F6", "请核"]]);
  });

  it("is no label of the form whose colon somebody took away, or which stands once more", () => {
    const file = submit("a.xlsx", typedOver(list(summary, [graded]), { B25: "填报人", D25: "联系电话", F25: "请核" }));
    expect(leftIn(file)).toEqual([["a.xlsx", []]]);
    expect(file.notes.map(({ cell, text }) => [cell, text])).toEqual([["F25", "请核"]]);
  });

  it("is a row above every name", () => {
    const file = submitSheets("a.xlsx", [list(summary, [{ parent: "第一党委" }, graded])]);
    expect(leftIn(file)).toEqual([["a.xlsx", [{ sheet: "附件2", cell: "B5", text: "第一党委", reason: "no-branch" }]]]);
  });

  it("is what somebody wrote behind a level, which the merge says alone", () => {
    const file = submitSheets("a.xlsx", [list(summary, [{ ...graded, level: "好（暂定）" }])]);
    expect(mergeSubmissions([file]).branches.map(({ level }) => level)).toEqual(["好"]);
    expect(leftIn(file)).toEqual([
      ["a.xlsx", [{ sheet: "附件2", cell: "E5", text: "好（暂定）", reason: "replaced" }]],
    ]);
  });

  it("is a second survey form of one branch", () => {
    const first = surveySheet("86分", "学校甲党支部");
    const second = { ...surveySheet("90分", "学校甲党支部"), name: "附件2 (2)" };
    const left = submitSheets("a.xlsx", [first, second]).left;
    expect(left.filter(({ text }) => text === "90分")).toEqual([
      expect.objectContaining({ sheet: "附件2 (2)", reason: "repeated" }),
    ]);
    expect(new Set(left.map(({ sheet }) => sheet))).toEqual(new Set(["附件2 (2)"]));
  });

  it("is every entry of versions that nothing tells apart", () => {
    const level = (word: string, path: string): Submission =>
      submitSheets(path, [list(summary, [{ ...graded, level: word }])]);
    expect(leftIn(level("好", "a.xlsx"), level("一般", "b.xlsx"))).toEqual([
      [
        "a.xlsx",
        [
          { sheet: "附件2", cell: "C5", text: "学校甲党支部", reason: "conflict" },
          { sheet: "附件2", cell: "E5", text: "好", reason: "conflict" },
        ],
      ],
      [
        "b.xlsx",
        [
          { sheet: "附件2", cell: "C5", text: "学校甲党支部", reason: "conflict" },
          { sheet: "附件2", cell: "E5", text: "一般", reason: "conflict" },
        ],
      ],
    ]);
  });
});

describe("what a merge carries", () => {
  it("is a column that a person added, under its heading", () => {
    const file = submit("a.xlsx", typedOver(list(summary, [graded]), { H4: "党员数", H5: 31 }));
    const result = mergeSubmissions([file]);
    expect(result.files[0]?.left).toEqual([]);
    expect(rowsOn(result, "分类定级汇总表").slice(3, 5)).toEqual([
      ["序号", "所属党委（党总支）", "党支部名称", "分类定级结果", "党员数"],
      [1, "学校甲党支部", "好", 31],
    ]);
  });

  it("is every row of one branch, and the unit above the list as its committee", () => {
    const rows = ["甲事", "乙事"].map((problem) => ({ branch: "支部甲", problem, kind: "立即整改" }));
    const fields = { "填报单位（盖章）：": "第一党委" };
    const result = mergeSubmissions([submitSheets("a.xlsx", [list("pucheng-2012/commitments", rows, fields)])]);
    expect(result.branches.map(({ name, parent }) => [name, parent])).toEqual([["支部甲", "第一党委"]]);
    const drawn = rowsOn(result, "支部（总支）整改事项公开承诺表");
    expect(drawn.filter((row) => row.includes("支部甲"))).toEqual([
      [1, "支部甲", "甲事", "立即整改"],
      [2, "支部甲", "乙事", "立即整改"],
    ]);
  });

  it("is a row of a list once, however many files repeat it", () => {
    const contacts = [{ leader: "甲一", office: "组织科", units: "学校甲" }];
    const more = [...contacts, { leader: "乙二", office: "办公室", units: "学校乙" }];
    const result = mergeSubmissions(
      [contacts, more].map((rows, i) => submitSheets(`${i}.xlsx`, [list("tianning-2012/contacts", rows)])),
    );
    expect(result.files.map(({ status }) => status)).toEqual(["merged", "merged"]);
    expect(result.lists.map(({ rows }) => rows.length)).toEqual([2]);
  });

  describe("is the counts of statistics", () => {
    const id = "yongxing-2012/level-statistics";
    const sent = (path: string, counts: readonly number[], unit: string | null, modified = 1): Submission => {
      const rows = ["好", "较好"].map((level, i) => ({ level, count: counts[i] ?? 0 }));
      const fields = unit === null ? {} : { "乡镇党委（盖章）：": unit };
      return submitSheets(path, [list(id, rows, fields)], { modified, fileModified: 1 });
    };
    const rowsIn = (...files: readonly Submission[]): readonly unknown[] => {
      const statistics = outputOf(mergeSubmissions(files)).sheets.find(
        ({ name }) => name === "党支部分类定级情况统计表",
      );
      const rows = statistics ? [...makeGrid(statistics).rows.values()].slice(3, -2) : [];
      return rows.map((cells) =>
        cells.map(({ cell, text }) => (cell.formula?.startsWith("IF") ? text : (cell.formula ?? text))),
      );
    };

    it("added up so that each one can be seen, also equal ones, and in a merge of merges", () => {
      const [a, b, c] = [
        sent("a.xlsx", [4, 5], "甲镇党委"),
        sent("b.xlsx", [4, 3], "乙镇党委"),
        sent("c.xlsx", [4, 5], null),
      ];
      const added = [["好", "4+4+4", "48%"], ["较好", "5+3+5", "52%"], ["一般"], ["较差"], ["未定级"], ["合计", "25"]];
      expect(rowsIn(a, b, c)).toEqual(added);
      expect(rowsIn(asSubmission(mergeSubmissions([a, b]), "b.xlsx"), c)).toEqual(added);
    });

    it("of two senders both, whoever sent the other lists of their workbooks", () => {
      const unit = "乡镇党委（盖章）：";
      const files = ["甲镇党委", "乙镇党委"].map((sender, i) =>
        submitSheets(
          `${i}.xlsx`,
          [
            list("yongxing-2012/score-ledger", [{ branch: `支部${i}`, level: "好" }], { [unit]: "丙镇党委" }),
            list(id, [{ level: "好", count: 4 + i }], { [unit]: sender }),
          ],
          { modified: i, fileModified: 1 },
        ),
      );
      expect(rowsIn(...files).slice(0, 1)).toEqual([["好", "4+5", "100%"]]);
      expect(leftIn(...files)).toEqual([
        ["0.xlsx", []],
        ["1.xlsx", []],
      ]);
    });

    it("of one sender only the newest, and the same file once", () => {
      const [old, now] = [sent("a.xlsx", [4, 5], "甲镇党委"), sent("b.xlsx", [6, 5], "甲镇 党委", 2)];
      expect(rowsIn(old, now)).toEqual([
        ["好", "6", "54.55%"],
        ["较好", "5", "45.45%"],
        ...[["一般"], ["较差"], ["未定级"], ["合计", "11"]],
      ]);
      expect(leftIn(old, now)).toEqual([
        [
          "a.xlsx",
          [
            { sheet: "党支部分类定级情况统计表", cell: "B4", text: "4", reason: "superseded" },
            { sheet: "党支部分类定级情况统计表", cell: "B5", text: "5", reason: "superseded" },
          ],
        ],
        ["b.xlsx", []],
      ]);
      const copy = sent("c.xlsx", [4, 5], null);
      const again = { ...copy, path: "d.xlsx" };
      expect(rowsIn(copy, again)).toEqual(rowsIn(copy));
      expect(leftIn(copy, again)).toEqual([
        ["c.xlsx", []],
        ["d.xlsx", []],
      ]);
      expect(leftIn(old, { ...now, modified: old.modified }).map(([, left]) => left.length)).toEqual([2, 2]);
    });
  });

  it("is every row of a list, as often as the file that repeats it most has it", () => {
    const row = {
      branch: "甲村党支部",
      indicator: "工作制度",
      item: "缺席",
      points: 1,
      problem: "缺席",
      measure: "补课",
    };
    const sent = (path: string, count: number): Submission =>
      submitSheets(path, [list("yongxing-2012/deduction-ledger", Array<TemplateRow>(count).fill(row))]);
    const points = (...files: readonly Submission[]): number =>
      outputOf(mergeSubmissions(files))
        .sheets.filter(({ name }) => name === "党支部分类定级扣分项目明细登记表")
        .flatMap(({ cells }) => [...cells.values()].filter(({ value }) => value === "缺席")).length / 2;
    expect(points(sent("a.xlsx", 2))).toBe(2);
    expect(points(sent("a.xlsx", 2), { ...sent("a.xlsx", 2), path: "b.xlsx" })).toBe(2);
    expect(points(sent("a.xlsx", 1), sent("b.xlsx", 3))).toBe(3);
  });
});
