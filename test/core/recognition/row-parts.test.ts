import { checkWorkbook } from "../../../src/core/check/check";
import { workbook, type LiteralCell, type LiteralSheet } from "../../support/workbook";
import { lines, scoringOf, sumsOf } from "./laid-out";
import { read, told, totals } from "./reading";

const headed = (scores: readonly LiteralCell[], ...below: LiteralSheet): LiteralSheet => [
  ["项目", "内容", "标准分", "得分"],
  ...lines(...scores.map((score) => [score])),
  ...below,
];

describe("a row with two labels", () => {
  const rows = (total: LiteralCell, level: LiteralCell): LiteralSheet =>
    headed(
      [20, 18, 30, 25],
      ["总评得分", null, total, null, "等级", level],
      ["90分以上为优秀，80分以上为良好，80分以下为合格"],
    );

  it("says of each what stands right of it, up to the next", () => {
    expect(sumsOf(rows(93, "优秀"))).toEqual(["C6 total D", "F6 level D"]);
    expect(told(rows(93, "优秀"))).toEqual([]);
    expect(told(rows(39, "优秀"))).toEqual([["total-mismatch", "C6"]]);
    expect(told(rows(93, "良好"))).toEqual([["level-mismatch", "F6"]]);
  });

  it("may have its second value under the scores", () => {
    const under = (total: number, level: string): LiteralSheet =>
      headed([20, 18, 30, 25], ["总评得分", total, "等级", level], ["90分以上为优秀，80分以上为良好，80分以下为合格"]);
    expect(told(under(93, "优秀"))).toEqual([]);
    expect(told(under(39, "优秀"))).toEqual([["total-mismatch", "B6"]]);
    expect(told(under(93, "合格"))).toEqual([["level-mismatch", "D6"]]);
  });

  it("is one row where nothing stands between them", () => {
    expect(sumsOf(headed([20, 18, 30, 25], ["合计", "得分合计", 100, 93]))).toEqual(["D6 total D"]);
  });
});

describe("a number under the points, beside a label of scores", () => {
  const stated = (scores: readonly LiteralCell[], total: LiteralCell, score: LiteralCell = null) =>
    headed(scores, ["总得分", null, total, score]);

  it("is what was scored where it is not what can be had", () => {
    expect(read(stated([20, 18, 30, 25], 93))?.map(([, maximum]) => maximum)).toEqual([40, 60]);
    expect(told(stated([20, 18, 30, 25], 93))).toEqual([]);
    expect(told(stated([20, 18, 30, 25], 39))).toEqual([["total-mismatch", "C6"]]);
  });

  it("is what can be had where it is that, or where a score stands beside it", () => {
    expect(scoringOf(stated([20, 18, 30, 25], 100)).statedSums).toMatchObject([{ value: 100 }]);
    expect(told(stated([20, 18, 30, 25], 110, 93))).toEqual([["rubric-sum-mismatch", "C6"]]);
  });

  it("states the points of a sheet that nobody filled", () => {
    expect(told(stated([], 110))).toContainEqual(["rubric-sum-mismatch", "C6"]);
  });
});

describe("levels in one line, one of them ticked", () => {
  const rows = (ticked: string): LiteralSheet => {
    const options = ["优秀（90分以上）", "良好（80-89分）", "合格（60-79分）", "不合格（60分以下）"];
    const line = options.map((o) => `${o.startsWith(ticked) ? "☑" : "□"}${o}`).join("");
    return headed([20, 18, 20, 19], ["合计", null, 100, 77], [`检查结果：${line}`]);
  };

  it("state the levels and the result", () => {
    const { branches } = checkWorkbook(workbook({ 表: rows("合格") }));
    expect(branches[0]?.level).toBe("合格");
    expect(told(rows("合格"))).toEqual([]);
    expect(told(rows("良好"))).toEqual([["level-mismatch", "A7"]]);
  });
});

describe("shares of parties in their headings", () => {
  const rows = (headings: readonly string[], whole: number): LiteralSheet => [
    ["项目", "内容", "满分", ...headings],
    ...lines([20, 18, 19], [20, 17, 20], [28, 30, 25], [27, 25, 30]),
    ["小计", null, 100, 95, 90, 94],
    ["综合得分", null, null, whole],
  ];

  it("weigh them, also on a line of their own", () => {
    const known = ["上级评分\n（40%）", "同级评分\n（30%）", "下级评分\n（30%）"];
    expect(checkWorkbook(workbook({ 表: rows(known, 93.2) })).branches[0]?.total?.toNumber()).toBe(93.2);
    expect(told(rows(known, 93.2))).toEqual([]);
    expect(told(rows(known, 93.4))).toEqual([["total-mismatch", "D7"]]);
  });

  it("make of one that nobody knows whoever is set over the others", () => {
    const one = ["自评（20%）", "同事互评（30%）", "行政部（50%）"];
    expect(totals(rows(one, 93))).toEqual([
      ["self", 95],
      ["peers", 90],
      ["review", 94],
    ]);
    expect(told(rows(one, 93))).toEqual([]);
  });

  it("leave the total to the authority where several are unknown", () => {
    const several = ["自评（20%）", "行政部（50%）", "人事部（30%）"];
    const { branches } = checkWorkbook(workbook({ 表: rows(several, 93) }));
    expect(branches[0]?.total ?? null).toBeNull();
    expect(told(rows(several, 93))).toEqual([
      ["reading-unproven", "E2"],
      ["reading-unproven", "F2"],
    ]);
  });
});
