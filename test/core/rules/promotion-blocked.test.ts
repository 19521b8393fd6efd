import type { TemplateRow } from "../../../src/core/generation/templates/frame";
import { notPromoted } from "../../../src/core/rules/not-promoted";
import { promotionBlocked, rechecks } from "../../../src/core/rules/promotion-blocked";
import type { CheckContext } from "../../../src/core/rules/rule";
import { meizhou2012 } from "../../../src/core/schemes/meizhou-2012/scheme";
import { workbookOfDesigns } from "../../support/design-snapshot";
import { official } from "../../support/official";
import { contextOf, runOn, withCells } from "../../support/rule-book";
import type { LiteralCell } from "../../support/workbook";

const context = (row: TemplateRow, cells: Readonly<Record<string, LiteralCell>> = {}): CheckContext => {
  const book = workbookOfDesigns([
    official("meizhou-2012/recheck", { rows: [{ branch: "甲公司党支部", ...row }] }, "复查"),
  ]);
  return contextOf(withCells(book, cells), [meizhou2012]);
};
const blocked = (row: TemplateRow, cells?: Readonly<Record<string, LiteralCell>>): unknown =>
  runOn(promotionBlocked, context(row, cells)).map((found) => {
    const [sheet, cell, facts] = found as [string, string, { readonly reason: string }];
    return [sheet, cell, facts.reason];
  });

const NEW = "“百日攻坚行动”以来新建的党组织，原则上不能定为“好”的等次，需写明调整理由";
const BAD = "“三打两建”中有问题的，一律调整为“较差”等次";
const WEAK = "“三打两建”工作成效不显著的不得晋位升级";

it("names the organisation, its levels and the reason", () => {
  const row = { before: "一般", level: "好", new: "是" };
  expect(runOn(promotionBlocked, context(row))).toEqual([
    ["复查", "G4", { branch: "甲公司党支部", before: "一般", after: "好", reason: NEW }],
  ]);
});

describe("a new organisation on the best level", () => {
  it.each<[TemplateRow, boolean]>([
    [{ new: "是", level: "好" }, true],
    [{ new: "是（新建）", level: "好" }, true],
    [{ new: "√", level: "好" }, true],
    [{ new: "Y", level: "好" }, true],
    [{ new: "新建", level: "好" }, true],
    [{ new: "否", level: "好" }, false],
    [{ new: "不是", level: "好" }, false],
    [{ level: "好" }, false],
    [{ new: "是", level: "较好" }, false],
    [{ new: "是", level: "好", reason: "班子团结有力" }, false],
    [{ new: "是", level: "好", reason: "……" }, true],
    [{ new: "是", level: "" }, false],
    [{ new: "是", level: "未定" }, false],
  ])("%p", (row, isBlocked) => {
    expect(blocked(row)).toEqual(isBlocked ? [["复查", "G4", NEW]] : []);
  });

  it.each<[since: string, founded: string, isNew: boolean]>([
    ["2011年10月15日", "2011年10月15日", true],
    ["2011年10月15日", "2011年10月16日", true],
    ["2011年10月15日", "2012年1月", true],
    ["2011年10月15日", "2011年11月", true],
    ["2011年10月15日", "2011年10月", true],
    ["2011年10月15日", "2011年", true],
    ["2011年10月15日", "2011年10月14日", false],
    ["2011年10月15日", "2011年9月", false],
    ["2011年10月15日", "2010年12月", false],
    ["2011年10月15日", "10月20日", false],
    ["2011年10月15日", "不详", false],
    ["", "2012年1月", false],
  ])("founded since %s: %s", (since, founded, isNew) => {
    const found = context({ founded, level: "好" });
    const sheets = found.sheets.map((s) =>
      s.kind === "table" ? { ...s, lines: [{ id: "new-since", text: since, cell: { row: 1, column: 0 } }] } : s,
    );
    expect([...rechecks({ ...found, sheets })].map((r) => r.blocked)).toEqual([isNew ? NEW : null]);
    const saysNo = context({ founded, level: "好", new: "否" });
    const lined = saysNo.sheets.map((s) =>
      s.kind === "table" ? { ...s, lines: [{ id: "new-since", text: since, cell: { row: 1, column: 0 } }] } : s,
    );
    expect([...rechecks({ ...saysNo, sheets: lined })].map((r) => r.blocked)).toEqual([null]);
  });
});

describe("an inspection", () => {
  it.each<[before: string, level: string, inspection: string, reason: string | null]>([
    ["一般", "较好", "成效不显著", `${WEAK}（成效不显著）`],
    ["一般", "较好", "工作扎实，没有成效", `${WEAK}（工作扎实，没有成效）`],
    ["一般", "较好", "存在商业贿赂", `${BAD}（存在商业贿赂）`],
    ["一般", "较好", "制假售假；成效不显著", `${BAD}（制假售假；成效不显著）`],
    ["一般", "较好", "未发现参与制假售假", null],
    ["一般", "较好", "未发现参与制假售假，存在商业贿赂", `${BAD}（未发现参与制假售假，存在商业贿赂）`],
    ["一般", "较好", "不存在违法违纪。", null],
    ["一般", "较好", "成效显著", null],
    ["一般", "较好", "", null],
    ["一般", "一般", "成效不显著", null],
    ["较好", "一般", "成效不显著", null],
    ["", "较好", "成效不显著", null],
    ["优秀", "较好", "成效不显著", null],
  ])("from %s to %s, %s", (before, level, inspection, reason) => {
    expect(blocked({ before, level, inspection })).toEqual(reason === null ? [] : [["复查", "G4", reason]]);
  });

  it("tells whom it puts on the lowest level, and whom it holds", () => {
    const told = (row: TemplateRow): unknown =>
      [...rechecks(context(row))].map(({ before, after, vetoed, isHeld }) => [before, after, vetoed, isHeld]);
    const vetoed = { text: BAD, level: "较差" };
    expect(told({ before: "一般", level: "一般", inspection: "存在商业贿赂" })).toEqual([
      ["一般", "一般", vetoed, true],
    ]);
    expect(told({ before: "一般", level: "较差", inspection: "存在商业贿赂" })).toEqual([["一般", "较差", null, true]]);
    expect(told({ before: "一般", level: "较好", inspection: "存在商业贿赂" })).toEqual([["一般", "较好", null, true]]);
    expect(told({ before: "一般", level: "一般", inspection: "成效不显著" })).toEqual([["一般", "一般", null, true]]);
    expect(told({ before: "一般", level: "一般", inspection: "成效显著" })).toEqual([["一般", "一般", null, false]]);
    expect(told({ level: "较好" })).toEqual([[null, "较好", null, false]]);
  });
});

describe("a branch on one of the last two levels that did not rise", () => {
  it.each<[TemplateRow, boolean]>([
    [{ before: "一般", level: "一般" }, true],
    [{ before: "较差", level: "较差" }, true],
    [{ before: "一般", level: "较差" }, true],
    [{ before: "一般", level: "较好" }, false],
    [{ before: "较好", level: "一般" }, false],
    [{ before: "", level: "一般" }, false],
    [{ before: "一般", level: "一般", reason: "班子刚换届" }, false],
    [{ before: "一般", level: "一般", reason: "无" }, true],
    [{ before: "一般", level: "一般", reason: "—" }, true],
    [{ before: "一般", level: "一般", inspection: "存在商业贿赂" }, false],
  ])("%p", (row, isTold) => {
    const { before, level } = row as { readonly before: string; readonly level: string };
    const facts = { branch: "甲公司党支部", before, after: level };
    expect(runOn(notPromoted, context(row))).toEqual(isTold ? [["复查", "G4", facts]] : []);
  });
});
