import { branchJson, fileJson, findingJson, unreadableFileJson } from "../../src/cli/json";
import { checkWorkbook } from "../../src/core/check/check";
import { decimal } from "../../src/core/workbook/decimal";
import type { Finding } from "../../src/core/findings/finding";
import type { BranchResult } from "../../src/core/model/branch";
import { HostError } from "../../src/hosts/host";
import { workbookOfDesigns } from "../support/design-snapshot";
import { fullScores, scoringSheet, selfScores, surveySheet } from "../support/tianning-workbook";

function branchOf(scores: Parameters<typeof scoringSheet>[0]): BranchResult {
  const [branch] = checkWorkbook(workbookOfDesigns([scoringSheet(scores)])).branches;
  if (!branch) throw new Error("no branch");
  return branch;
}

describe("fileJson", () => {
  const checked = checkWorkbook(workbookOfDesigns([scoringSheet({ self: selfScores }), surveySheet("86分")]));
  const json = fileJson("in/book.xlsx", checked, "zh-CN");

  it("gives path, verdict and sheets", () => {
    expect(json).toMatchObject({ path: "in/book.xlsx", verdict: "errors", error: null });
    expect(json.sheets).toEqual([
      { name: "附件1", template: "tianning-2012/scoring", confidence: 1, differences: [] },
      { name: "附件2", template: "tianning-2012/survey", confidence: 1, differences: [] },
    ]);
  });

  it("gives the branch with its totals as numbers and absent values as null", () => {
    expect(json.branches).toEqual([
      {
        name: "学校甲党支部",
        scheme: "tianning-2012",
        sources: ["附件1", "附件2"],
        evaluations: {
          self: {
            complete: true,
            total: 89,
            level: null,
            categories: { 领导班子好: 20, 党员队伍好: 14, 工作机制好: 15, 工作业绩好: 22, 群众反映好: 18 },
          },
          review: null,
        },
        total: null,
        level: null,
        provisionalLevel: "较好",
        statedLevel: null,
        vetoes: [
          { id: "disciplined-members", state: "unknown", by: "person" },
          { id: "disunited-leadership", state: "unknown", by: "person" },
          { id: "inactive-over-a-year", state: "unknown", by: "person" },
          { id: "mass-score-below-12", state: "no", by: "computed" },
        ],
      },
    ]);
  });

  it("gives findings with place, sentence and facts", () => {
    const mismatch = json.findings.find(({ code }) => code === "form-total-mismatch");
    expect(mismatch).toMatchObject({
      severity: "error",
      sheet: "附件2",
      branch: "学校甲党支部",
      facts: { entered: 86, computed: 89 },
      fix: null,
      explanation: null,
    });
    expect(mismatch?.message).toContain("填的是 86 分，按评分表合计是 89 分");
  });

  it("says in words what could not be checked", () => {
    expect(json.unchecked.filter(({ code }) => code === "veto").map(({ sheet, reason }) => [sheet, reason])).toEqual([
      ["附件1", expect.stringContaining("受到刑事处罚")],
      ["附件1", "是否存在“领导班子不团结”的情形，从表上看不出来，需要由人确认。"],
      ["附件1", "是否存在“一年以上没有开展活动”的情形，从表上看不出来，需要由人确认。"],
    ]);
  });

  it("rounds the confidence to two decimals and spreads the facts of differences", () => {
    const [sheet] = checked.sheets;
    if (sheet?.kind !== "scoring") throw new Error("no scoring sheet");
    const altered = {
      ...sheet,
      confidence: 0.98765,
      differences: [{ code: "row-moved" as const, cell: "B7", facts: { item: "17", row: 7, code: "x", cell: "Z1" } }],
    };
    expect(fileJson("a.xlsx", { ...checked, sheets: [altered] }, "zh-CN").sheets).toEqual([
      {
        name: "附件1",
        template: "tianning-2012/scoring",
        confidence: 0.99,
        differences: [{ code: "row-moved", cell: "B7", item: "17", row: 7 }],
      },
    ]);
  });

  it("can be printed: nothing is lost on the way through JSON", () => {
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });
});

describe("branchJson", () => {
  it("gives the weighted total as an exact number once both parties are complete", () => {
    const review = [...fullScores];
    review[26] = 10.6;
    expect(branchJson(branchOf({ self: selfScores, review }))).toMatchObject({
      evaluations: { self: { total: 89 }, review: { complete: true, total: 90.6 } },
      total: 89.96,
    });
  });

  it("gives no total of a party with a blank", () => {
    const scores = [null, ...selfScores.slice(1)];
    expect(branchJson(branchOf({ self: scores })).evaluations).toEqual({
      self: {
        complete: false,
        total: null,
        level: null,
        categories: { 领导班子好: null, 党员队伍好: 14, 工作机制好: 15, 工作业绩好: 22, 群众反映好: 18 },
      },
      review: null,
    });
  });

  it("gives letters as categories, the stated letter as level and no total on letter rubrics", () => {
    const branch = branchOf({ self: selfScores });
    const [evaluation] = branch.evaluations;
    if (!evaluation) throw new Error("no evaluation");
    const lettered: BranchResult = {
      ...branch,
      scheme: {
        ...branch.scheme,
        weights: [{ party: "self", share: 1, clause: "" }],
        levels: [
          { name: "好", aliases: ["优秀", "A"], from: null, to: null, action: null },
          { name: "较好", aliases: ["良好", "B"], from: null, to: null, action: null },
        ],
      },
      awaiting: [],
      evaluations: [
        {
          ...evaluation,
          sheet: { ...evaluation.sheet, rubric: { ...evaluation.sheet.rubric, letters: ["A", "B", "C", "D"] } },
          total: decimal(0),
          letters: new Map([
            ["支部班子好", "A"],
            ["党员队伍好", null],
          ]),
        },
      ],
      stated: [{ level: "较好", text: "较好（B）", sheet: "附件1", cell: "A40", party: "self" }],
      level: "较好",
      statedLevel: "较好",
    };
    expect(branchJson(lettered)).toMatchObject({
      evaluations: { self: { total: null, level: "B", categories: { 支部班子好: "A", 党员队伍好: null } } },
      total: null,
      level: "较好",
      statedLevel: "较好",
    });
  });
});

describe("findingJson", () => {
  it("gives a fix as cells with their values before and after", () => {
    const text = selfScores.map((score, i) => (i === 0 ? "３分" : score));
    const { findings } = checkWorkbook(workbookOfDesigns([scoringSheet({ self: text })]));
    const finding = findings.find(({ code }) => code === "score-as-text");
    if (!finding) throw new Error("no finding");
    const { fix } = findingJson(finding, "zh-CN");
    expect(fix).toHaveLength(1);
    expect(fix?.[0]).toMatchObject({
      sheet: "附件1",
      cell: finding.cell,
      before: { value: "３分" },
      after: { value: 3 },
    });
  });

  it("carries an explanation as it stands", () => {
    const explanation = { reason: "已另文说明", by: "甲一", at: "2012年3月20日" };
    const finding: Finding = {
      code: "field-missing",
      severity: "query",
      sheet: "附件2",
      cell: "B3",
      branch: null,
      facts: { field: "移动电话" },
      clause: null,
      fix: null,
      explanation,
    };
    expect(findingJson(finding, "en-US")).toEqual({
      code: "field-missing",
      severity: "query",
      sheet: "附件2",
      cell: "B3",
      branch: null,
      message: "“移动电话” is blank. Fill it in.",
      facts: { field: "移动电话" },
      clause: null,
      fix: null,
      explanation,
    });
  });
});

describe("unreadableFileJson", () => {
  it("tells the reason as error and as a finding", () => {
    expect(unreadableFileJson("a.xlsx", new HostError("encrypted", "detail"), "zh-CN")).toEqual({
      path: "a.xlsx",
      verdict: "unreadable",
      error: {
        code: "encrypted",
        message: "文件设有打开密码，读不了。请在 Excel 或 WPS 中去掉打开密码，另存后再试。",
      },
      sheets: [],
      branches: [],
      findings: [
        {
          code: "file-unreadable",
          severity: "error",
          sheet: null,
          cell: null,
          branch: null,
          message: "“a.xlsx”：文件设有打开密码，读不了。请在 Excel 或 WPS 中去掉打开密码，另存后再试。",
          facts: { reason: "encrypted", file: "a.xlsx" },
          clause: null,
          fix: null,
          explanation: null,
        },
      ],
      unchecked: [],
      coverage: { typed: 0, used: 0, carried: 0, told: 0 },
    });
  });

  it("keeps to the code where the host found nothing finer", () => {
    const reasonOf = (error: HostError): unknown =>
      unreadableFileJson("a", error, "zh-CN").findings[0]?.facts["reason"];
    expect(reasonOf(new HostError("damaged", "", { reason: "crc" }))).toBe("damaged");
    expect(reasonOf(new HostError("not-a-workbook", "", { found: "other" }))).toBe("not-a-workbook");
    expect(reasonOf(new HostError("not-a-workbook", "", { found: "html" }))).toBe("html");
    expect(reasonOf(new HostError("not-a-workbook", "", { reason: "not-found" }))).toBe("not-found");
  });
});
