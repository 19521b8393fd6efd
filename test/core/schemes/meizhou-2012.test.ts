import { checkWorkbook } from "../../../src/core/check/check";
import { meizhou2012 } from "../../../src/core/schemes/meizhou-2012/scheme";
import { recheck } from "../../../src/core/schemes/meizhou-2012/recheck";
import { readLevel } from "../../../src/core/schemes/levels";
import { checkSheets, faults, official } from "../../support/official";
import { workbook } from "../../support/workbook";

type Row = Record<string, string>;

function check(rows: readonly Row[], since?: string): ReturnType<typeof checkSheets> {
  return checkSheets([
    official("meizhou-2012/recheck", {
      rows: rows.map((row, i) => ({ branch: `${"甲乙丙丁戊己庚"[i]}公司党支部`, ...row })),
      ...(since === undefined ? {} : { fields: { "新建党组织起算日期：": since } }),
    }),
  ]);
}

test("columns are those of the published table", () => {
  expect(recheck.columns.map((c) => c.headings[0])).toEqual([
    "序号",
    "党组织名称",
    "类型",
    "成立时间",
    "是否新建",
    "原定等次",
    "复查等次",
    "三打两建情况",
    "调整理由",
    "挂点领导",
    "联络员",
    "挂扶部门",
    "备注",
  ]);
});

test("差的党组织 is 较差", () => {
  expect(readLevel("差的党组织".slice(0, 1), meizhou2012)).toBe("较差");
  expect(meizhou2012.levels.map((l) => l.action)).toEqual(["上水平", "上台阶", "晋等次", "换面貌"]);
});

describe("new organisations", () => {
  test("are not 好 without a reason", () => {
    const checked = check([
      { new: "是", before: "较好", level: "好" },
      { new: "是", before: "较好", level: "好", reason: "市级示范点，经县委研究" },
      { new: "是", before: "好", level: "较好" },
      { new: "否", before: "好", level: "好" },
    ]);
    expect(checked.sheets[0]?.template).toBe("meizhou-2012/recheck");
    expect(checked.findings.map((f) => [f.code, f.cell, f.facts])).toEqual([
      [
        "promotion-blocked",
        "G4",
        {
          branch: "甲公司党支部",
          before: "较好",
          after: "好",
          reason: "“百日攻坚行动”以来新建的党组织，原则上不能定为“好”的等次，需写明调整理由",
        },
      ],
    ]);
  });

  test("are told by a date that a person states; without it nobody is", () => {
    const rows = [
      { founded: "2012年3月", before: "较好", level: "好" },
      { founded: "2012年2月", before: "较好", level: "好" },
      { founded: "2011年12月30日", before: "较好", level: "好" },
    ];
    expect(faults(check(rows, "2012年3月1日")).map(([, cell]) => cell)).toEqual(["G4"]);
    expect(faults(check(rows))).toEqual([]);
  });
});

describe("三打两建", () => {
  test.each([
    ["成效不显著", "“三打两建”工作成效不显著的不得晋位升级（成效不显著）"],
    ["存在问题", "“三打两建”中有问题的，一律调整为“较差”等次（存在问题）"],
    ["存在突出问题", "“三打两建”中有问题的，一律调整为“较差”等次（存在突出问题）"],
    ["支委参与商业贿赂", "“三打两建”中有问题的，一律调整为“较差”等次（支委参与商业贿赂）"],
  ])("%s blocks a rise", (inspection, reason) => {
    const checked = check([{ before: "一般", level: "较好", inspection }]);
    expect(checked.findings.map((f) => [f.code, f.cell, f.facts])).toEqual([
      ["promotion-blocked", "G4", { branch: "甲公司党支部", before: "一般", after: "较好", reason }],
    ]);
  });

  test("a finding puts a branch on 较差 without exception; a weak result only keeps it where it is", () => {
    const checked = check([
      { before: "好", level: "好", inspection: "存在制假售假" },
      { before: "好", level: "较差", inspection: "存在制假售假", leader: "县领导甲", liaison: "联络员乙" },
      { before: "好", level: "好", inspection: "成效不显著" },
    ]);
    expect(faults(checked)).toEqual([["基层党组织分类定级“回头看”复查情况表", "G4", "veto-triggered"]]);
  });

  test.each(["未发现参与制假售假", "无", "没有商业贿赂等问题", "未发现突出问题", "成效显著，群众满意", ""])(
    "%p blocks nothing",
    (inspection) => {
      expect(faults(check([{ before: "一般", level: "较好", inspection }]))).toEqual([]);
    },
  );
});

test("a table typed with other widths and quotation marks is the same form", () => {
  const sheet = [
    [
      "党组织名称",
      "类型",
      "成立时间",
      "是否新建",
      "原定等次",
      "复查等次",
      "“三打两建”情况",
      "调整理由",
      "挂点领导",
      "联络员",
      "挂扶部门",
    ],
    ["甲村党支部", "农村", "2001年", "否", "较差", "一般", "成效不显著", null, "张某", "李某", "县农业局"],
  ];
  const checked = checkWorkbook(workbook({ 复查: sheet }));
  expect(faults(checked)).toEqual([["复查", "F2", "promotion-blocked"]]);
});

test("一般 and 较差 have a leader and a liaison, villages a department besides", () => {
  const helped = { before: "一般", leader: "县领导甲", liaison: "联络员乙" };
  const checked = check([
    { type: "农村", before: "较差", level: "一般" },
    { type: "两新组织", before: "一般", level: "较差" },
    { ...helped, type: "农村", level: "差" },
    { ...helped, type: "农村", level: "一般", department: "县农业局" },
    { ...helped, type: "社区", level: "一般" },
    { type: "农村", before: "较好", level: "较好" },
    { type: "农村", before: "一般", level: "" },
  ]);
  expect(checked.findings.filter((f) => f.code === "field-missing").map((f) => [f.cell, f.facts, f.clause])).toEqual([
    ["J4", { field: "挂点领导" }, "二（二）2"],
    ["J5", { field: "挂点领导" }, "二（二）2"],
    ["K4", { field: "联络员" }, "二（二）2"],
    ["K5", { field: "联络员" }, "二（二）2"],
    ["L4", { field: "挂扶部门" }, "二（二）2"],
    ["L6", { field: "挂扶部门" }, "二（二）2"],
  ]);
});
