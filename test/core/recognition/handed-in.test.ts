import { checkWorkbook, type CheckResult } from "../../../src/core/check/check";
import { workbook, type LiteralCell } from "../../support/workbook";

type Line = readonly LiteralCell[];

const levels = "说明：90分以上为优秀，80—89分为良好，60—79分为合格，60分以下为不合格。";
const maxima = [20, 30, 50] as const;
const names = ["班子健全，分工明确", "制度完备，按期换届", "服务群众，落实到位"];

/** Three items of 100 points, two points short of each, with columns and lines of a person's own. */
function check(
  headings: Line,
  cells: readonly Line[],
  ...below: readonly Line[]
): { readonly totals: readonly (number | null)[]; readonly told: readonly string[] } {
  const rows = names.map((name, i): Line => [name, maxima[i] ?? 0, ...(cells[i] ?? [])]);
  const book = workbook({
    表: [["考核评分表"], ["单位：村甲党支部"], ["考核内容", "分值", ...headings], ...rows, ...below],
  });
  const { branches, findings } = checkWorkbook(book);
  return {
    totals: branches.flatMap((b) => b.evaluations.map((e) => e.total?.toNumber() ?? null)),
    told: told(findings),
  };
}

function told(findings: CheckResult["findings"]): readonly string[] {
  return findings.filter((f) => f.severity !== "info").map((f) => `${f.code} ${f.cell}`);
}

const scores: readonly Line[] = [[18], [28], [48]];

describe("what people hand in beside and below their scores", () => {
  it("has levels ticked, beside a number or in a sentence, held against the total", () => {
    const at = (...line: Line): readonly string[] => check(["得分"], scores, line, [levels]).told;
    expect(at("考核等次", "☑优秀  □良好  □合格  □不合格")).toEqual([]);
    expect(at("考核等次", "□优秀  ☑良好  □合格  □不合格")).toEqual(["level-mismatch B7"]);
    expect(at("定级结果", "94分，优秀")).toEqual([]);
    expect(at("定级结果", "94分，良好")).toEqual(["level-mismatch B7"]);
    expect(at("经研究，该支部定为优秀等次。")).toEqual([]);
    expect(at("经研究，该支部定为良好等次。")).toEqual(["level-mismatch A7"]);
    expect(at("经考核发生事故的，定为不合格等次。")).toEqual([]);
  });

  it("has levels ticked beside the items, which are none of the whole", () => {
    const cells = scores.map(([n], i): Line => [i === 0 ? "☑优秀 □良好" : "□优秀 ☑良好", n ?? null]);
    expect(check(["评价", "得分"], cells, [levels])).toEqual({ totals: [94], told: [] });
  });

  it("has sums of categories in a list below, the points once more and the gap of two parties", () => {
    const sums = (first: number): readonly string[] => {
      const rows: readonly Line[] = [
        ["组织建设", "班子健全，分工明确", 50, 48],
        ["作用发挥", "服务群众，落实到位", 50, 46],
        ["组织建设", null, null, first],
        ["作用发挥", null, null, 46],
      ];
      const book = workbook({
        表: [["考核评分表"], ["单位：村甲党支部"], ["项目", "考核内容", "分值", "得分"], ...rows],
      });
      return told(checkWorkbook(book).findings);
    };
    expect(sums(48)).toEqual([]);
    expect(sums(47)).toEqual(["category-sum-mismatch D6"]);
    const twice = scores.map(([n], i): Line => [maxima[i] ?? 0, n ?? null]);
    expect(check(["目标分", "得分"], twice)).toEqual({ totals: [94], told: [] });
    const both = scores.map(([n]): Line => [n ?? null, Number(n) - 1, 1]);
    expect(check(["自评得分", "考评得分", "分差"], both)).toEqual({ totals: [94, 91], told: [] });
  });

  it("has a final look that counts, and names of those who looked", () => {
    const headings = ["初评分", "初评人", "终评分", "终评人"];
    const cells = scores.map(([n]): Line => [Number(n) + 1, "甲", n ?? null, "乙"]);
    expect(check(headings, cells)).toEqual({ totals: [94], told: [] });
  });

  it("has a share of the maximum that contradicts its score told", () => {
    const rate = (second: number): readonly string[] =>
      check(
        ["得分", "得分率"],
        scores.map(([n], i): Line => [n ?? null, i === 1 ? second : Number(n) / (maxima[i] ?? 1)]),
      ).told;
    expect(rate(0.93)).toEqual([]);
    expect(rate(0.53)).toEqual(["reading-unproven D5"]);
  });

  it("has a factor beside the points that is none of them", () => {
    const cells: readonly Line[] = [
      [18, 1, 18],
      [28, 1, 28],
      [48, 0.5, 24],
    ];
    expect(check(["得分", "难度系数", "最终得分"], cells).told).toEqual([]);
  });

  it("has a total that shows an error told", () => {
    const total = { formula: "SUM(C4:C6)", value: { error: "#REF!" } };
    expect(check(["得分"], scores, ["合计", 100, total]).told).toEqual(["total-mismatch C7"]);
  });
});
