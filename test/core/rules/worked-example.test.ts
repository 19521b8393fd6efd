import { readFileSync } from "node:fs";
import path from "node:path";
import { checkWorkbook } from "../../../src/core/check/check";
import type { WorkbookSnapshot } from "../../../src/core/workbook/snapshot";
import { readXlsx } from "../../../src/hosts/xlsx/read";
import { cleanBook, exampleBook } from "../../support/rule-book";

function fixture(name: string): WorkbookSnapshot {
  const bytes = readFileSync(path.join(__dirname, "../../fixtures", name));
  return readXlsx(new Uint8Array(bytes), { fileName: name }).snapshot;
}

const pasted = {
  reviewCell: "E4",
  reporterCell: "A3",
  deducted: ["D20", "D21", "D22", "D30"],
};
const drawn = {
  reviewCell: "E5",
  reporterCell: "C3",
  deducted: ["D21", "D22", "D23", "D31"],
};

describe.each([
  ["as pasted from Word", () => fixture("worked-example.xlsx"), pasted],
  ["pasted, with its merged cells split", () => fixture("worked-example-unmerged.xlsx"), pasted],
  ["on the official templates", exampleBook, drawn],
] as const)("the worked example %s", (_, book, cells) => {
  const checked = checkWorkbook(book());

  it("has 89 points of its own, a provisional 较好, and neither total nor level", () => {
    expect(checked.branches).toHaveLength(1);
    const [branch] = checked.branches;
    const self = branch?.evaluations.find((e) => e.party === "self");
    expect(Object.fromEntries([...(self?.categories ?? [])].map(([name, sum]) => [name, sum?.toNumber()]))).toEqual({
      领导班子好: 20,
      党员队伍好: 14,
      工作机制好: 15,
      工作业绩好: 22,
      群众反映好: 18,
    });
    expect(self?.total?.toNumber()).toBe(89);
    expect(branch?.evaluations).toHaveLength(1);
    expect([branch?.total, branch?.level, branch?.provisionalLevel]).toEqual([null, null, "较好"]);
  });

  it("finds what it must and may find, and nothing else", () => {
    expect(checked.findings.map((f) => [f.severity, f.sheet, f.cell, f.code])).toEqual([
      ["error", "附件2", "A18", "form-total-mismatch"],
      ["info", "附件1", cells.reviewCell, "review-missing"],
      ["query", "附件3", cells.reporterCell, "field-missing"],
      ["query", "附件2", "B12", "statement-contradiction"],
      ...cells.deducted.map((cell) => ["query", "附件1", cell, "deduction-not-rectified"]),
    ]);
    expect(checked.findings[0]?.facts).toEqual({ entered: 86, computed: 89, party: "self" });
    expect(checked.verdict).toBe("errors");
  });

  it("says what no cell can prove", () => {
    expect(checked.unchecked.map((u) => [u.sheet, u.code, u.facts["veto"] ?? null])).toEqual([
      ["附件1", "veto", "所管理的党员近一年受到刑事处罚、行政处罚、校纪校规处分"],
      ["附件1", "veto", "领导班子不团结"],
      ["附件1", "veto", "一年以上没有开展活动"],
      ["附件1", "satisfaction-rate", null],
    ]);
  });
});

describe("a clean workbook", () => {
  it("has no finding at all", () => {
    const checked = checkWorkbook(cleanBook());
    expect(checked.findings).toEqual([]);
    expect(checked.verdict).toBe("clean");
    expect(checked.branches.map((b) => [b.name, b.total?.toNumber(), b.level])).toEqual([
      ["白桦小学党支部", 93.2, "先进"],
    ]);
  });
});
