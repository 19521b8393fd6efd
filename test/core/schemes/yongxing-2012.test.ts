import { checkWorkbook } from "../../../src/core/check/check";
import { checkSheets, faults, official } from "../../support/official";
import { workbook, type LiteralSheet } from "../../support/workbook";

/** The town's own numbers: 21 branches, of which 4, 8, 6 and 1 are said to be 20, 40, 30 and 10 %. */
const stated = [
  { level: "好", count: 4, share: "20%" },
  { level: "较好", count: 8, share: "40%" },
  { level: "一般", count: 6, share: "30%" },
  { level: "较差", count: 1, share: "10%" },
];

function statistics(rows: readonly (readonly (string | number | null)[])[], head: LiteralSheet = []): LiteralSheet {
  return [...head, ["等次", "党支部数", "占比"], ...rows];
}

const rows = stated.map((s) => [s.level, s.count, s.share]);

describe("level statistics", () => {
  const shares = [
    ["percent-mismatch", { what: "好", entered: 20, computed: 19 }],
    ["percent-mismatch", { what: "较好", entered: 40, computed: 38.1 }],
    ["percent-mismatch", { what: "一般", entered: 30, computed: 28.6 }],
    ["percent-mismatch", { what: "较差", entered: 10, computed: 4.8 }],
  ];

  test("the document's own error, against the last row", () => {
    const checked = checkWorkbook(workbook({ 统计: statistics([...rows, ["合计", 21, "100%"]]) }));
    expect(checked.sheets[0]?.template).toBe("yongxing-2012/level-statistics");
    expect(checked.findings.map((f) => [f.code, f.facts])).toEqual([
      ["count-mismatch", { what: "合计", entered: 21, computed: 19 }],
      ...shares,
    ]);
    expect(checked.findings.map((f) => f.cell)).toEqual(["B6", "C2", "C3", "C4", "C5"]);
  });

  test("the same against the number of branches above the table", () => {
    const head = [["永兴县某镇党支部分类定级情况统计表"], ["党支部总数：21个"]];
    const checked = checkWorkbook(workbook({ 统计: statistics(rows, head) }));
    expect(checked.findings.map((f) => [f.code, f.facts])).toEqual([
      ["count-mismatch", { what: "党支部总数", entered: 21, computed: 19 }],
      ...shares,
    ]);
    expect(checked.findings[0]?.cell).toBe("A2");
  });

  test("with the ungraded in a row of their own and one decimal, all is well", () => {
    const right: LiteralSheet = statistics([
      ["好", 4, "19.0%"],
      ["较好", 8, "38.1%"],
      ["一般", 6, "28.6%"],
      ["较差", 1, "4.8%"],
      ["未定级", 2, "9.5%"],
      ["合计", 21, "100%"],
    ]);
    expect(faults(checkWorkbook(workbook({ 统计: right })))).toEqual([]);
  });

  test("lying on its side, with units in the cells", () => {
    const table: LiteralSheet = [
      ["某镇分类定级情况统计表"],
      ["全镇党支部总数：", "21个党支部"],
      ["等次", "好", "较好", "一般", "较差", "合计"],
      ["党支部数", "4个", "8个", "6个", "1个", "19个"],
      ["占比", "20%", "38.1%", "28.6%", "4.8%", "90.5%"],
    ];
    const checked = checkWorkbook(workbook({ 统计: table }));
    expect(checked.sheets[0]?.template).toBe("yongxing-2012/level-statistics");
    expect(checked.findings.map((f) => [f.code, f.cell, f.facts])).toEqual([
      ["count-mismatch", "B2", { what: "党支部总数", entered: 21, computed: 19 }],
      ["percent-mismatch", "B5", { what: "好", entered: 20, computed: 19 }],
    ]);
  });

  test("shares kept as numbers, and rounded to whole percents", () => {
    const percent = { value: 4 / 21, format: "0.0%" };
    const right: LiteralSheet = [
      ["等次", "党支部数", "占比"],
      ["好", 4, percent],
      ["较好", 8, "38%"],
      ["一般", 9, 42.9],
    ];
    expect(faults(checkWorkbook(workbook({ 统计: right })))).toEqual([]);
  });

  test("the drawn form adds up live and is read back", () => {
    const design = official("yongxing-2012/level-statistics", {
      fields: { "党支部总数：": "21" },
      rows: stated,
    });
    const checked = checkSheets([design]);
    expect(checked.sheets[0]?.differences).toEqual([]);
    expect(checked.findings.map((f) => [f.code, f.cell])).toEqual([
      ["count-mismatch", "B2"],
      ["percent-mismatch", "C4"],
      ["percent-mismatch", "C5"],
      ["percent-mismatch", "C6"],
      ["percent-mismatch", "C7"],
    ]);
    expect(design.cells.flatMap((c) => c.content?.formula ?? [])).toEqual(['IF(COUNT(B4:B8)=0,"",SUM(B4:B8))']);
  });
});

describe("the ledger", () => {
  const points = [14, 9, 9, 9, 9, 18, 23];
  const entry = (branch: string, total: number, level: string, scores = points): Record<string, string | number> => ({
    branch,
    type: "农村",
    ...Object.fromEntries(scores.map((score, i) => [`indicator-${i + 1}`, score])),
    total,
    level,
  });

  test("one row per branch: sums and levels fit", () => {
    const checked = checkSheets([
      official("yongxing-2012/score-ledger", {
        rows: [entry("甲村党支部", 91, "好"), entry("乙村党支部", 90, "好"), entry("丙村党支部", 91, "较好")],
      }),
    ]);
    expect(checked.sheets[0]?.template).toBe("yongxing-2012/score-ledger");
    expect(checked.branches).toEqual([]);
    expect(checked.findings.map((f) => [f.code, f.cell, f.branch, f.facts])).toEqual([
      ["total-mismatch", "K5", "乙村党支部", { party: "score", entered: 90, computed: 91 }],
      ["level-mismatch", "L6", "丙村党支部", { entered: "较好", computed: "好", total: 91 }],
    ]);
  });

  test("statistics of the same workbook are counted from its rows", () => {
    const checked = checkSheets([
      official(
        "yongxing-2012/score-ledger",
        { rows: [entry("甲村党支部", 91, "好"), entry("乙村党支部", 91, "好")] },
        "记分",
      ),
      official(
        "yongxing-2012/level-statistics",
        {
          rows: [
            { level: "好", count: 1 },
            { level: "较好", count: 1 },
          ],
        },
        "统计",
      ),
    ]);
    expect(checked.findings.map((f) => [f.code, f.sheet, f.facts])).toEqual([
      ["count-mismatch", "统计", { what: "好", entered: 1, computed: 2 }],
      ["count-mismatch", "统计", { what: "较好", entered: 1, computed: 0 }],
    ]);
  });

  test("deductions are read row by row; one with a problem needs a measure", () => {
    const checked = checkSheets([
      official("yongxing-2012/deduction-ledger", {
        rows: [
          {
            branch: "甲村党支部",
            indicator: "活动阵地",
            item: "远程教育站点",
            points: 1,
            problem: "没有发挥作用",
            measure: "专人管理",
          },
          { branch: "甲村党支部", indicator: "工作制度", item: "制度", points: 1, problem: "制度不健全" },
        ],
      }),
    ]);
    expect(checked.sheets[0]?.template).toBe("yongxing-2012/deduction-ledger");
    expect(checked.findings.map((f) => [f.code, f.branch])).toEqual([["problem-without-measure", "甲村党支部"]]);
  });
});
