import { toA1 } from "../../../src/core/workbook/address";
import { checkWorkbook } from "../../../src/core/check/check";
import { jilin2012 } from "../../../src/core/schemes/jilin-2012/scheme";
import { scoring } from "../../../src/core/schemes/jilin-2012/scoring";
import { indicatorNames } from "../../../src/core/schemes/seven-indicators";
import { checkSheets, faults, official } from "../../support/official";
import { workbook, type LiteralSheet } from "../../support/workbook";

const maxima = [15, 10, 10, 10, 10, 20, 25];
const self = [14, 10, 9, 10, 10, 18, 22];
const review = [13, 9, 9, 10, 9, 18, 21.5];

describe("the scheme", () => {
  test("bands of its own, other than Tianning's", () => {
    expect(jilin2012.levels.map((l) => [l.name, l.from, l.to])).toEqual([
      ["好", 90, null],
      ["较好", 80, 89],
      ["一般", 60, 79],
      ["较差", null, null],
    ]);
    expect(jilin2012.weights).toEqual([]);
  });

  test("seven indicators, 100 points together, none of them told", () => {
    expect(indicatorNames).toEqual([
      "党组织带头人",
      "工作思路",
      "工作制度",
      "活动阵地",
      "保障机制",
      "工作业绩",
      "群众评价",
    ]);
    expect(scoring.rubric.total).toBe(100);
    expect(scoring.rubric.categories.map((c) => c.maximum)).toEqual(Array(7).fill(null));
    expect(scoring.rubric.suggestedMaxima?.maxima).toEqual(maxima);
  });

  test("the blank sheet leaves the points open and tells a marked suggestion", () => {
    const texts = official("jilin-2012/scoring").cells.flatMap((c) => c.content?.value ?? []);
    expect(texts.filter((t) => String(t).includes("建议"))).toEqual([
      "分值建议（本软件拟定，参照青州市一份自查报告的分值，请自行填写分值，合计100分）：党组织带头人15分、工作思路10分、工作制度10分、活动阵地10分、保障机制10分、工作业绩20分、群众评价25分。",
    ]);
    expect(texts.filter((t) => typeof t === "number" || /^\d+分$/.test(String(t)))).toEqual([]);
  });
});

describe("a filled sheet", () => {
  test("no total without weights; the stated level counts", () => {
    const sheet = official("jilin-2012/scoring", {
      branch: "甲村党支部",
      maxima,
      scores: { self, review },
      result: "较好",
    });
    const checked = checkSheets([sheet]);
    const branch = checked.branches[0];
    expect([branch?.name, branch?.total, branch?.level, branch?.provisionalLevel]).toEqual([
      "甲村党支部",
      null,
      "较好",
      null,
    ]);
    expect(branch?.evaluations.map((e) => [e.party, e.isComplete, e.total?.toNumber()])).toEqual([
      ["self", true, 93],
      ["review", true, 89.5],
    ]);
    expect(faults(checked)).toEqual([]);
  });

  test("before any level is stated, a complete self score only proposes one", () => {
    const branch = checkSheets([official("jilin-2012/scoring", { branch: "甲村党支部", maxima, scores: { self } })])
      .branches[0];
    expect([branch?.total, branch?.level, branch?.provisionalLevel]).toEqual([null, null, "好"]);
  });

  test("a level that neither party's score supports is a contradiction", () => {
    const sheet = official("jilin-2012/scoring", {
      branch: "甲村党支部",
      maxima,
      scores: { self, review },
      result: "一般",
    });
    const checked = checkSheets([sheet]);
    expect(checked.findings.map((f) => [f.code, f.cell, f.facts])).toContainEqual([
      "level-mismatch",
      "A13",
      { entered: "一般", computed: "好", total: null },
    ]);
  });

  test("its own maxima limit the scores and must reach 100", () => {
    const sheet = official("jilin-2012/scoring", {
      branch: "甲村党支部",
      maxima: [15, 10, 10, 10, 10, 20, 20],
      scores: { self: [16, 10, 9, 10, 10, 18, 19] },
    });
    const checked = checkSheets([sheet]);
    expect(checked.findings.filter((f) => f.severity === "error").map((f) => [f.code, f.cell, f.facts])).toEqual([
      ["rubric-sum-mismatch", "B11", { category: null, entered: 100, computed: 95 }],
      ["score-above-maximum", "C4", { party: "self", item: "党组织带头人", entered: 16, maximum: 15 }],
    ]);
  });
});

function typed(
  head: LiteralSheet,
  heading: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): LiteralSheet {
  return [...head, ["序号", "指标", ...heading], ...rows.map((row, i) => [i + 1, ...row])];
}

describe("sheets as people make them", () => {
  test("a single column that names no party makes a total, and printed bands apply", () => {
    const rows = indicatorNames.map((name, i) => [name, maxima[i] ?? 0, review[i] ?? 0]);
    const checked = checkWorkbook(workbook({ Sheet1: typed([["党组织：甲村党支部"]], ["分值", "得分"], rows) }));
    expect(checked.sheets[0]?.template).toBe("jilin-2012/scoring");
    expect(checked.branches.map((b) => [b.name, b.evaluations[0]?.party, b.total?.toNumber(), b.level])).toEqual([
      ["甲村党支部", "score", 89.5, "较好"],
    ]);
    expect(checked.findings.map((f) => f.code)).toEqual(["level-boundary"]);
  });

  test.each([
    ["青州市某局党支部分类定级表", "qingzhou-2012/self-report"],
    ["永兴县某镇党支部分类定级评分表", "yongxing-2012/score-ledger"],
    ["某县党支部分类定级评分表", "jilin-2012/scoring"],
  ])("%s is %s", (title, template) => {
    const rows = indicatorNames.map((name, i) => [name, `${maxima[i]}分`, self[i] ?? 0]);
    const checked = checkWorkbook(workbook({ Sheet1: typed([[title]], ["分值", "自评得分"], rows) }));
    expect(checked.sheets.map((s) => s.template)).toEqual([template]);
    expect(checked.branches[0]?.evaluations.map((e) => [e.party, e.total?.toNumber()])).toEqual([["self", 93]]);
  });

  test("indicators divided into lines of their own are no sheet of these seven", () => {
    const lines = indicatorNames.flatMap((name, i): LiteralSheet => {
      const half = (maxima[i] ?? 0) / 2;
      return [
        [name, `${name}的第一方面要求落实到位`, half, half],
        [null, `${name}的第二方面要求落实到位`, half, half],
      ];
    });
    const checked = checkWorkbook(workbook({ Sheet1: [["指标", "具体内容", "分值", "自评得分"], ...lines] }));
    expect(checked.sheets[0]?.template).not.toBe("jilin-2012/scoring");
  });
});

describe("ballots", () => {
  const rows = (cells: Record<string, number>): Parameters<typeof official>[1] => ({
    rows: [{ branch: "甲村党支部", date: "2012年4月5日", ...cells }],
  });

  test("that add up are clean", () => {
    const checked = checkSheets([
      official(
        "jilin-2012/ballot",
        rows({ issued: 50, recovered: 48, valid: 47, "votes-1": 30, "votes-2": 12, "votes-3": 5, "votes-4": 0 }),
      ),
    ]);
    expect(faults(checked)).toEqual([]);
  });

  test("have their share per level beside them, live, of the valid ones", () => {
    const design = official(
      "jilin-2012/ballot",
      rows({ issued: 50, recovered: 48, valid: 47, "votes-1": 30, "votes-2": 12, "votes-3": 5, "votes-4": 0 }),
    );
    const shares = design.cells.filter((c) => c.content?.formula !== undefined);
    expect(shares.slice(0, 4).map((c) => [toA1(c), c.content?.value, c.content?.formula])).toEqual([
      ["K4", 0.6383, 'IF(COUNT(G4,F4)<2,"",IF(F4>0,ROUND(G4/F4,4),""))'],
      ["L4", 0.2553, 'IF(COUNT(H4,F4)<2,"",IF(F4>0,ROUND(H4/F4,4),""))'],
      ["M4", 0.1064, 'IF(COUNT(I4,F4)<2,"",IF(F4>0,ROUND(I4/F4,4),""))'],
      ["N4", 0, 'IF(COUNT(J4,F4)<2,"",IF(F4>0,ROUND(J4/F4,4),""))'],
    ]);
    expect(shares.slice(4).every((c) => c.content?.value === "")).toBe(true);
  });

  test("that do not are told at the number that is wrong", () => {
    const checked = checkSheets([
      official(
        "jilin-2012/ballot",
        rows({ issued: 50, recovered: 52, valid: 47, "votes-1": 30, "votes-2": 12, "votes-3": 6, "votes-4": 0 }),
      ),
    ]);
    expect(checked.findings.map((f) => [f.code, f.cell, f.branch, f.facts])).toEqual([
      ["ballot-inconsistent", "E4", "甲村党支部", { what: "回收票数", entered: 52, limit: 50 }],
      ["ballot-inconsistent", "F4", "甲村党支部", { what: "有效票数", entered: 47, limit: 48 }],
    ]);
  });

  test("have their typed shares held against them, as rounded as they were written", () => {
    const table = (first: number | string): LiteralSheet => [
      ["党组织名称", "发放票数", "回收票数", "有效票数", "好", "较好", "一般", "较差", "好占比"],
      ["甲村党支部", 50, 48, 47, 30, 12, 5, 0, first],
    ];
    const told = (first: number | string): unknown =>
      checkWorkbook(workbook({ 测评: table(first) })).findings.map((f) => [f.code, f.cell, f.facts]);
    expect([told("63.8%"), told("64％"), told(0.6383)]).toEqual([[], [], []]);
    const facts = { what: "好占比", entered: 95, computed: 63.8 };
    expect([told("95%"), told(0.95)]).toEqual([
      [["percent-mismatch", "I2", facts]],
      [["percent-mismatch", "I2", facts]],
    ]);
  });

  test("in other words, without a title", () => {
    const table: LiteralSheet = [
      ["党组织名称", "发放", "回收", "有效", "好", "较好", "一般", "较差"],
      ["甲村党支部", 30, 30, 31, 20, 10, 1, 0],
    ];
    expect(faults(checkWorkbook(workbook({ 测评: table })))).toEqual([["测评", "D2", "ballot-inconsistent"]]);
  });
});

describe("the other forms", () => {
  const branch = "甲村党支部";
  test.each([
    ["publicity", { branch, level: "较好", begins: "2012年4月10日", ends: "2012年4月16日" }],
    ["grading-summary", { parent: "甲镇党委", branch, type: "村", level: "较好" }],
    ["grading-detail", { branch, type: "村", members: 20, self: 93, review: 89.5, level: "较好" }],
    ["poor-list", { parent: "甲镇党委", branch, type: "村", phone: "13800000000" }],
    [
      "poor-detail",
      {
        branch,
        problem: "班子不团结",
        measure: "调整班子",
        deadline: "2012年9月底前",
        owner: "张某",
        closed: "未销号",
      },
    ],
  ])("%s filled in is read back row by row, without a fault", (form, row) => {
    const checked = checkSheets([official(`jilin-2012/${form}`, { rows: [row] })]);
    const sheet = checked.sheets[0];
    expect(sheet?.template).toBe(`jilin-2012/${form}`);
    const read = sheet?.kind === "table" ? sheet.rows.map((r) => r.cells) : [];
    expect(read).toHaveLength(1);
    for (const [id, text] of Object.entries(row)) expect([id, read[0]?.[id]?.text]).toEqual([id, String(text)]);
    expect(faults(checked)).toEqual([]);
  });

  test("a level of another scheme is no level here", () => {
    const checked = checkSheets([official("jilin-2012/grading-summary", { rows: [{ branch, level: "先进" }] })]);
    expect(faults(checked)).toEqual([["附件2", "E5", "level-unknown"]]);
  });
});
