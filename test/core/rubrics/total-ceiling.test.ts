import { applyToSnapshot } from "../../../src/core/changes/apply";
import { checkWorkbook } from "../../../src/core/check/check";
import { fillWorkbook } from "../../../src/core/generation/fill";
import { confirmRubrics } from "../../../src/core/generation/rubric-sheet/confirm";
import { readTotalCeiling } from "../../../src/core/rubrics/total-ceiling";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { workbook, type LiteralCell } from "../../support/workbook";

describe("readTotalCeiling", () => {
  it.each([
    ["加分后总分不超过100分。", 100],
    ["90分以上为优秀；总分最高不超过１１０分", 110],
    ["最终得分以100分封顶", 100],
    ["加分累计不超过10分", null],
    ["总分不超过59分的为不合格", null],
    ["总分100分", null],
  ])("%s", (line, ceiling) => {
    expect(readTotalCeiling([line])).toBe(ceiling);
  });
});

function book(bonus: LiteralCell, note: string, stated: LiteralCell = null): WorkbookSnapshot {
  return workbook({
    评分表: [
      ["某街道党支部考核评分表"],
      ["单位：社区甲党支部"],
      ["项目", "考核内容", "分值", "得分"],
      ["组织建设", "班子健全，分工明确", 40, 40],
      ["组织建设", "按期换届，制度完备", 30, 30],
      ["队伍建设", "党员教育管理规范", 30, 28],
      ["加分项", "获区级以上表彰", 5, bonus],
      ...(stated === null ? [] : [["合计", null, null, stated]]),
      [`说明：90分以上为优秀，60—89分为合格，60分以下为不合格；${note}`],
    ],
  });
}

const LIMIT = "加分后总分不超过100分。";
const totalOf = (snapshot: WorkbookSnapshot): number | null =>
  checkWorkbook(snapshot).branches[0]?.total?.toNumber() ?? null;

describe("a total that the notes limit", () => {
  it.each([
    [1, LIMIT, 99],
    [2, LIMIT, 100],
    [5, LIMIT, 100],
    [5, "", 103],
  ])("with %p added and “%s” is %p", (bonus, note, total) => {
    expect(totalOf(book(bonus, note))).toBe(total);
  });

  it("may be stated as added or as limited, and as nothing else", () => {
    const codes = (stated: number): readonly string[] =>
      checkWorkbook(book(5, LIMIT, stated)).findings.map((f) => f.code);
    expect([100, 103, 101].map((stated) => codes(stated).includes("total-mismatch"))).toEqual([false, false, true]);
  });

  it("is limited where it is filled in", () => {
    const edits = fillWorkbook(book(5, LIMIT), checkWorkbook(book(5, LIMIT))).edits;
    const cells = edits.flatMap((e) => ("design" in e ? e.design.cells.flatMap((c) => c.content ?? []) : []));
    const limited = cells.filter((c) => c.formula?.includes("MIN(100,SUM("));
    expect(limited.map((c) => c.value)).toEqual([100]);
    expect(cells.map((c) => c.value)).toContain("不超过100分");
  });

  it("stays limited by a confirmed 评分办法", () => {
    const open = book(5, LIMIT);
    const confirmed = applyToSnapshot(open, confirmRubrics(open, checkWorkbook(open)));
    expect(checkWorkbook(confirmed).sheets.map((s) => s.template)).toEqual(["custom/scoring", "dingji/rubric"]);
    expect(totalOf(confirmed)).toBe(100);
  });
});

it("weights of items stay a reason to give no total when the rubric is confirmed", () => {
  const open = workbook({
    评分表: [
      ["某街道考核评分表"],
      ["单位：社区甲"],
      ["考核内容", "分值", "权重", "得分"],
      ["班子健全，分工明确", 10, 20, 9],
      ["按期换届，制度完备", 10, 30, 9],
      ["党员教育管理规范", 10, 50, 9],
    ],
  });
  expect(totalOf(open)).toBeNull();
  const confirmed = applyToSnapshot(open, confirmRubrics(open, checkWorkbook(open)));
  expect(totalOf(confirmed)).toBeNull();
});
