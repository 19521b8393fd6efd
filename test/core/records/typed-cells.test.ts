import type { ScoringSheet } from "../../../src/core/model/recognised-sheet";
import { strayScores, typedCells, untoldColumns } from "../../../src/core/records/typed-cells";
import { recognise } from "../../../src/core/recognition/recognise";
import { toA1 } from "../../../src/core/workbook/address";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { official } from "../../support/official";
import { withCells } from "../../support/rule-book";
import { scoringSheet, selfScores, surveySheet } from "../../support/tianning-workbook";
import { workbook, type LiteralCell, type LiteralSheet } from "../../support/workbook";

const HEAD: LiteralSheet = [["评分表"], ["项目", "内容", "分值", "得分", "备注", null, "名次"]];
const ITEMS: LiteralSheet = [
  ["班子", "1、班子团结协调", 40, 30],
  ["队伍", "2、党员发挥作用", 30, 20],
  [null, "3、党员学习", 30, 20],
];
const SUM: LiteralSheet = [["合计", null, 100, 70]];

function read(...rows: LiteralSheet): ScoringSheet {
  const [found] = recognise(workbook({ 评分: rows }));
  if (found?.kind !== "scoring") throw new Error("not read");
  return found;
}

/** Items in rows 3 to 5, their sum in row 6, then these rows. */
const below = (...rows: LiteralSheet): ScoringSheet => read(...HEAD, ...ITEMS, ...SUM, ...rows);
const usesOf = (book: WorkbookSnapshot): readonly string[] =>
  recognise(book).flatMap((s) => typedCells(s).map((c) => `${toA1(c)} ${c.use}`));
const uses = (sheet: ScoringSheet): readonly string[] => typedCells(sheet).map((c) => `${toA1(c)} ${c.use}`);
const strays = (sheet: ScoringSheet): unknown => strayScores(sheet).map(({ label, cell }) => [label, toA1(cell)]);

describe("points that nobody counts", () => {
  it.each<LiteralCell>([5, "5", "5分", -2, 100, 0])("%p in a row that is neither item nor sum", (points) => {
    const sheet = below(["加 分", "获市级表彰", null, points]);
    expect(strays(sheet)).toEqual([["加 分", "D7"]]);
    expect(uses(sheet)).toEqual(["D3 used", "D4 used", "D5 used", "D6 used", "D7 told"]);
    expect(untoldColumns(sheet)).toEqual([]);
  });

  it("also between the items, but not above them", () => {
    const [first = [], ...rest] = ITEMS;
    expect(strays(read(...HEAD, first, ["加分", "表彰", null, 3], ...rest, ...SUM))).toEqual([["加分", "D4"]]);
    expect(strays(read(...HEAD, ["加分", "表彰", null, 3], ...ITEMS, ...SUM))).toEqual([]);
  });

  it.each<[string, readonly LiteralCell[]]>([
    ["a year", ["加分", "获市级表彰", null, 2012]],
    ["more than a hundred", ["加分", "获市级表彰", null, 100.5]],
    ["less than minus a hundred", ["加分", "获市级表彰", null, "-101"]],
    ["a day", ["加分", "获市级表彰", null, { value: 41, format: "yyyy-mm-dd" }]],
    ["words", ["加分", "获市级表彰", null, "有"]],
    ["points with points to be had", ["加分", "获市级表彰", 5, 5]],
    ["another column", ["加分", "获市级表彰", null, null, 5]],
    ["a row that begins with a number", [12, "获市级表彰", null, 5]],
    ["the label itself in another column", [null, null, 5]],
    ["the sum of the scores without a word", [null, null, null, 70]],
    ["a telephone", ["联系电话", null, null, 13]],
    ["a signature", ["填表人：张三", null, null, 5]],
    ["another year", ["上次得分", null, null, 95]],
    ["an average", ["平均", null, null, 5]],
    ["a rank", ["位次", null, null, 5]],
  ])("are not %s", (_, row) => {
    expect(strays(below(row))).toEqual([]);
  });

  it("are looked for in the twenty rows below the items, up to another table", () => {
    const blank = (n: number): LiteralSheet => Array.from({ length: n }, () => []);
    const row: readonly LiteralCell[] = ["加分", "表彰", null, 3];
    expect(strays(below(...blank(18), row))).toEqual([["加分", "D25"]]);
    expect(strays(below(...blank(19), row))).toEqual([]);
    expect(strays(below(row, ["项目", "内容", "分值", "得分"], ["其他", "表彰", null, 4]))).toEqual([["加分", "D7"]]);
  });

  it("are also a number alone, anywhere but for the sum", () => {
    expect(strays(below([], [], [null, null, null, 5]))).toEqual([[null, "D9"]]);
    expect(strays(read(...HEAD, ...ITEMS, [null, null, null, "70分"]))).toEqual([]);
    const [first = [], ...rest] = ITEMS;
    expect(strays(read(...HEAD, first, [null, null, null, "5分"], ...rest, ...SUM))).toEqual([[null, "D4"]]);
  });

  it("stand below the names of a table that lies on its side", () => {
    const side = (...rows: LiteralSheet): ScoringSheet =>
      read(
        ["宿舍卫生评分表"],
        ["项目", "地面整洁", "床铺整齐", "物品有序", "门窗干净"],
        ["分值", 10, 20, 30, 40],
        ["得分", 9, 18, 28, 36],
        ...rows,
      );
    expect(strays(side(["奖励", 1, null, "2分"], ["备注", "好", 3000], ["平均", 9, 9]))).toEqual([
      ["奖励", "B5"],
      ["奖励", "D5"],
    ]);
  });

  it("have nobody to belong to on a sheet of several branches", () => {
    const matrix = (name: string): ScoringSheet =>
      read(
        ["评分表"],
        ["项目", "内容", "分值", "甲党支部", name],
        ...ITEMS.map((row) => [...row, 20]),
        ["合计", null, 100, 70, 60],
        ["加分", "表彰", null, 3, 4],
      );
    expect(strays(matrix("乙党支部"))).toEqual([]);
  });

  it("stand in either party's column", () => {
    const two = read(
      ["评分表"],
      ["项目", "内容", "分值", "自评得分", "考评得分"],
      ...ITEMS.map((row) => [...row, 20]),
      ["合计", null, 100, 70, 60],
      ["加分", "表彰", null, 3, 4],
    );
    expect(strays(two)).toEqual([
      ["加分", "D7"],
      ["加分", "E7"],
    ]);
  });
});

describe("what became of a typed cell", () => {
  const [first = [], second = [], third = []] = ITEMS;
  const sheet = read(
    ...HEAD,
    [...first, 7, 5, 3],
    [...second, "好", "很好", null],
    [...third, null, "6", null],
    ...SUM,
    ["等级", null, null, "好"],
  );

  it("scores and sums are used; words and numbers under a heading are carried, a bare number is told", () => {
    expect(uses(sheet)).toEqual([
      "D3 used",
      "E3 carried",
      "F3 told",
      "G3 carried",
      "D4 used",
      "E4 carried",
      "F4 carried",
      "D5 used",
      "F5 told",
      "D6 used",
      "D7 used",
    ]);
    expect(untoldColumns(sheet)).toEqual([{ heading: null, areMarks: false, cells: ["F3", "F5"] }]);
  });

  it("a number shown as a share is none of points", () => {
    const share = { value: 0.95, format: "0%" };
    expect(uses(read(...HEAD, [...first, null, share], second, third))).toEqual([
      "D3 used",
      "F3 told",
      "D4 used",
      "D5 used",
    ]);
  });

  it("what judges of one party give together explains itself, anything else beside them does not", () => {
    const head = ["项目", "内容", "分值", "评委1", "评委2"];
    const judged = (...heads: readonly string[]): ScoringSheet =>
      read(["评分表"], [...head, ...heads], [...first, 35, 65], [...second, 25, 46], [...third, 25, 45]);
    expect(uses(judged("数")).filter((u) => u.startsWith("F"))).toEqual(["F3 carried", "F4 told", "F5 carried"]);
    const left = read(
      ["评分表"],
      ["项目", "内容", "数", "分值", "评委1", "评委2"],
      ["班子", "1、班子团结协调", 65, 40, 30, 35],
      ["队伍", "2、党员发挥作用", 45, 30, 20, 25],
      [null, "3、党员学习", 45, 30, 20, 25],
    );
    expect(uses(left).filter((u) => u.startsWith("C"))).toEqual(["C3 told", "C4 told", "C5 told"]);
  });

  it("a column is told with the lowest heading above the items", () => {
    const headed = read(
      ["评分表"],
      [null, null, null, null, "上层"],
      ["项目", "内容", "分值", "得分", "系数甲"],
      [...first, 7],
      [...second, 8],
      third,
      ...SUM,
    );
    expect(untoldColumns(headed)).toEqual([{ heading: "系数甲", areMarks: false, cells: ["E4", "E5"] }]);
  });

  it("in the row of a sum only numbers count, and one that is no sum's is told", () => {
    const footed = read(...HEAD, ...ITEMS, ["合计", null, 100, 70, "已核", 9]);
    expect(uses(footed).slice(3)).toEqual(["D6 used", "F6 told"]);
  });

  it("everything entered on a form and in a list is used; blanks and sheets of ours are nothing", () => {
    expect(usesOf(workbookOfDesigns([surveySheet("89分", "学校甲")]))).toEqual(["B4 used", "A18 used"]);
    const list = official("cumtb-2012/grading-summary", { rows: [{ branch: "甲党支部", level: "好" }] }, "汇总表");
    expect(usesOf(workbookOfDesigns([list]))).toEqual(["A5 used", "C5 used", "E5 used"]);
    expect(usesOf(workbook({ 便签: [["买菜", 3]] }))).toEqual([]);
  });

  it("on an official form what is printed is no typed cell, a name and a stated result are used", () => {
    const book = workbookOfDesigns([scoringSheet({ self: selfScores })]);
    const plain = usesOf(book);
    expect(plain.filter((u) => /^D\d+ used$/.test(u))).toHaveLength(27);
    expect(plain.filter((u) => !/^D\d+ used$/.test(u))).toEqual(["A3 used"]);
    expect(usesOf(withCells(book, { "附件1!F5": "说明", "附件1!F6": 3 }))).toEqual(
      expect.arrayContaining(["F5 carried", "F6 told"]),
    );
  });
});
