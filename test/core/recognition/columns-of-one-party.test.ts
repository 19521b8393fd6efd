import { checkWorkbook, type CheckResult } from "../../../src/core/check/check";
import { workbook, type LiteralCell } from "../../support/workbook";

const maxima = [20, 20, 30, 30];

/** A rubric with a column of scores under each heading: every item's maximum less what the column takes off. */
function check(columns: Readonly<Record<string, readonly LiteralCell[]>>): CheckResult {
  const rows = ["活动正常", "阵地完好", "台账齐全", "走访到位"].map((text, i) => [
    i % 2 === 0 ? ["宣传（40分）", "管理（60分）"][i / 2] : null,
    `${i + 1}.${text}`,
    maxima[i],
    ...Object.values(columns).map((column) => column[i] ?? null),
  ]);
  return checkWorkbook(
    workbook({
      表: [
        ["村级工作考核表"],
        ["单位名称：村甲"],
        ["项目", "考核内容", "分值", ...Object.keys(columns)],
        ...(rows as LiteralCell[][]),
      ],
    }),
  );
}

function totals({ branches }: CheckResult): readonly (readonly [string, number | null])[] {
  return (branches[0]?.evaluations ?? []).map((e) => [e.party, e.total?.toNumber() ?? null]);
}

function told({ findings }: CheckResult): readonly unknown[] {
  return findings.flatMap((f) => (f.severity === "info" ? [] : [[f.code, f.cell]]));
}

describe("several columns of one party", () => {
  it("of two superiors are told, with their headings, and both are checked", () => {
    const checked = check({ 自查分: [20, 20, 30, 29], 镇复核: [20, 19, 28, 28], 市考核: [19, 19, 31, 27] });
    expect(totals(checked)).toEqual([
      ["self", 99],
      ["review", 95],
    ]);
    expect(told(checked)).toEqual([
      ["score-above-maximum", "F6"],
      ["branch-duplicate", "F3"],
    ]);
    expect(checked.findings.find((f) => f.code === "branch-duplicate")?.facts).toEqual({
      branch: "村甲",
      sheets: ["表"],
      party: "review",
      reason: "columns",
      values: ["镇复核", "市考核"],
    });
  });

  it("of several judges count by their average", () => {
    const judges = { 评委1打分: [20, 19, 30, 28], 评委2打分: [18, 19, 28, 28], 平均得分: [19, 19, 29, 28] };
    const checked = check(judges);
    expect(totals(checked)).toEqual([["score", 95]]);
    expect(told(checked)).toEqual([]);
    expect(told(check({ ...judges, 评委2打分: [21, 19, 28, 28] }))).toEqual([["score-above-maximum", "E4"]]);
  });

  it("are none where one only sums up the other by category", () => {
    const checked = check({ 分项得分: [20, 19, 30, 28], 小计得分: [39, null, 58, null] });
    expect(totals(checked)).toEqual([["score", 97]]);
    expect(told(checked)).toEqual([]);
    const wrong = check({ 分项得分: [20, 19, 30, 28], 小计得分: [39, null, 57, null] });
    expect(told(wrong)).toEqual([["category-sum-mismatch", "E6"]]);
  });

  it("are none where they name different parties", () => {
    const checked = check({ 自评: [20, 20, 30, 30], 党员打分: [20, 19, 29, 30], 核准分: [19, 19, 29, 29] });
    expect(totals(checked)).toEqual([
      ["self", 100],
      ["members", 98],
      ["review", 96],
    ]);
    expect(told(checked)).toEqual([]);
  });

  it("are none, and no branches, where a heading names an organisation that judges", () => {
    const checked = check({ 自评: [20, 20, 30, 30], 互评: [20, 19, 29, 30], 支部评议: [19, 19, 29, 29] });
    expect(checked.sheets.map((s) => s.template)).toEqual(["custom/scoring"]);
    expect(totals(checked)).toEqual([
      ["self", 100],
      ["peers", 98],
      ["review", 96],
    ]);
  });
});
