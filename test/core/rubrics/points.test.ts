import { customScheme } from "../../../src/core/rubrics/custom-scheme";
import { readLooseNumber, readNumbering } from "../../../src/core/rubrics/numbering";
import { readPointsCell } from "../../../src/core/rubrics/points";
import { mentionsIn, tokensOf } from "../../../src/core/rubrics/points-tokens";
import { readRubric } from "../../../src/core/rubrics/read-rubric";
import { onlyColumn } from "../../../src/core/rubrics/rearranged";
import { gainedInText, looksLikePoints, statedInText } from "../../../src/core/rubrics/text-points";
import { isTierWord } from "../../../src/core/rubrics/tiers";
import { makeGrid } from "../../../src/core/workbook/grid";
import { sheet } from "../../support/workbook";

describe("a cell that states points and nothing else", () => {
  it.each<[string | number, unknown]>([
    [15, [15, "score", null]],
    [-5, [5, "deduction", null]],
    ["３ 分", [3, "score", null]],
    ["【16分】", [16, "score", null]],
    ["满分：10分", [10, "score", null]],
    ["20（分）", [20, "score", null]],
    ["★10", [10, "score", null]],
    ["≤12", [12, "score", null]],
    ["0-5分", [5, "score", null]],
    ["0至5分", [5, "score", null]],
    ["-5分", [5, "deduction", null]],
    ["+3", [3, "bonus", null]],
    ["加1分（封顶4分）", [4, "bonus", null]],
    ["扣分不超过6分", [6, "deduction", null]],
    ["每次加2分，最高10分", [10, "bonus", null]],
    ["每次得2分，最高8分", [8, "score", null]],
    ["5/2/1/0", [5, "options", [5, 2, 1, 0]]],
    ["优10 良8 中6 差4", [10, "options", [10, 8, 6, 4]]],
    ["A:10-9,B:8-7", [10, "score", null]],
  ])("%s", (value, expected) => {
    const points = readPointsCell(value);
    expect(points && [points.maximum, points.kind, points.options]).toEqual(expected);
  });

  it.each(["合计60分", "总分：86", "3 至 5", "评1", "低于90", "累计80分", "5分钟", "10\n20", "13800000000", "优秀"])(
    "is not: %s",
    (text) => expect(readPointsCell(text)).toBeNull(),
  );
});

describe("the tokens of a text", () => {
  it("are letters, each with its place, and blanks have none", () => {
    const { word, list } = tokensOf("每少1次 扣0.5分");
    expect(word).toBe("ewnwdnu");
    expect(list.at(-2)).toEqual({ start: 6, end: 9 });
  });

  it.each<[string, readonly string[]]>([
    ["满分15分，自评14分", ["total 15", "self 14"]],
    ["自评得分是3分", ["self 3"]],
    ["完成得5分，最高10分", ["gain 5", "cap 10"]],
    ["奖3分、2分", ["plus 3", "plus 2"]],
    ["每次扣1分；60-69分以下", ["step 1", "step 69"]],
    ["不到1分的", ["step 1"]],
    ["学习20分钟，占10分之一", []],
  ])("tell what a number of points is: %s", (text, roles) => {
    expect(mentionsIn(text).map(({ role, value }) => `${role} ${value}`)).toEqual(roles);
  });
});

describe("points in a text", () => {
  it("are gained whole where only an earlier sentence speaks of each", () => {
    expect(gainedInText("每少1次扣2分；全部完成的得5分").map((p) => p.maximum)).toEqual([5]);
    expect(gainedInText("每完成1项，得5分").map((p) => p.maximum)).toEqual([]);
  });

  it("are the most there may be where a bracket says no more", () => {
    const [stated] = statedInText("志愿服务（最高10分）");
    expect([stated?.points.maximum, stated?.rest]).toEqual([10, "志愿服务"]);
  });

  it("leave the rest of an addition without blanks around it", () => {
    expect(statedInText(" 受表彰加3分 ").map((s) => [s.points.kind, s.rest])).toEqual([["bonus", "受表彰加3分"]]);
  });

  it("are looked for in texts alone", () => {
    expect([looksLikePoints(5), looksLikePoints("5分"), looksLikePoints("扣5分")]).toEqual([false, true, false]);
  });
});

describe("a rubric's own words", () => {
  it.each<[string, unknown]>([
    ["Ⅲ 市容环境", ["chapter", "Ⅲ", 3, "市容环境"]],
    ["Ⅱ-4 市容环境", ["chapter", "Ⅱ-4", 4, "市容环境"]],
    ["十二、组织建设", ["一、", "十二", 12, "组织建设"]],
  ])("are numbered: %s", (text, expected) => {
    const { style, number, value, rest } = readNumbering(text);
    expect([style, number, value, rest]).toEqual(expected);
  });

  it.each<[string, unknown]>([
    ["二\n组织建设", ["一、", "二", 2, "组织建设"]],
    ["12市场环境", ["1.", "12", 12, "市场环境"]],
    [" B班子建设", ["chapter", "B", 2, "班子建设"]],
    ["组织建设", null],
  ])("may have a number that only its neighbours make one: %s", (text, expected) => {
    const read = readLooseNumber(text);
    expect(read && [read.style, read.number, read.value, read.rest]).toEqual(expected);
  });

  it("name tiers, also drawn apart", () => {
    expect(["优 秀", "较好", "A", "学习"].map(isTierWord)).toEqual([true, true, true, false]);
  });

  it("name levels of units in short as well", () => {
    const names = ["先进单位", "单位先进", "合格"];
    const levels = names.map((name, i) => ({ name, from: 90 - 10 * i, to: null }));
    const reading = readRubric(
      sheet("表", [
        ["项目", "分值", "得分"],
        ["学习", 40],
        ["活动", 30],
        ["宣传", 30],
        ["合计", 100],
      ]),
    );
    const scheme = reading && customScheme({ ...reading, levels });
    expect(scheme?.levels.map(({ aliases }) => aliases)).toEqual([["先进"], [], []]);
  });
});

test("what is taken off is no part of the total", () => {
  const reading = readRubric(
    sheet("表", [
      ["考核项目", "考核内容", "分值", "得分"],
      ["建设", "班子健全", 40],
      [null, "活动正常", 30],
      [null, "台账齐全", 30],
      ["扣分项", "被通报批评", -10],
    ]),
  );
  expect(reading?.categories.flatMap((c) => c.items.map((i) => [i.maximum, i.kind]))).toEqual([
    [40, "score"],
    [30, "score"],
    [30, "score"],
    [10, "deduction"],
  ]);
  expect(reading?.total).toBe(100);
});

test("all lines stand in one column although the title stands in another", () => {
  const rows = Array.from({ length: 25 }, (_, i) => [`第${i + 1}行`]);
  expect(onlyColumn(makeGrid(sheet("表", [[null, "标题"], ...rows])))).toBe(0);
  expect(onlyColumn(makeGrid(sheet("表", [[null, "标题"], [null, "副标题"], ...rows])))).toBeNull();
});
