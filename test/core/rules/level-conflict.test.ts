import type { SheetDesign } from "../../../src/core/design/sheet-design";
import { checkSheets, official } from "../../support/official";

const branch = "甲教研室党支部";
const letters = ["A", "B", "B", "B", "A"];

function standard(party: string, result: string): SheetDesign {
  return official("cumtb-2012/teacher-standard", { branch, party, scores: { score: letters }, result }, party);
}

function summary(level: string, name = "附件2"): SheetDesign {
  return official("cumtb-2012/grading-summary", { rows: [{ branch, level }] }, name);
}

function conflicts(designs: readonly SheetDesign[]): unknown {
  const { branches, findings } = checkSheets(designs);
  return [
    branches.map((b) => [b.level, b.provisionalLevel]),
    findings.filter((f) => f.code === "level-conflict").map((f) => [f.severity, f.sheet, f.cell, f.branch, f.facts]),
  ];
}

describe("final levels of one branch in one workbook", () => {
  test("that differ are told with their places, and none is chosen", () => {
    expect(conflicts([standard("上级党组织考评", "好（A）"), summary("较好")])).toEqual([
      [[null, null]],
      [
        [
          "error",
          "附件2",
          "E5",
          branch,
          { branch, places: ["上级党组织考评!A11", "附件2!E5"], levels: ["好", "较好"] },
        ],
      ],
    ]);
  });

  test("that agree, whatever their words, are one", () => {
    expect(conflicts([standard("上级党组织考评", "好（A）"), summary("优秀")])).toEqual([[["好", null]], []]);
  });

  test("what other parties think contradicts nothing", () => {
    expect(conflicts([standard("支部委员会自评", "好"), standard("支部党员评议", "一般"), summary("较好")])).toEqual([
      [[null, "好"]],
      [],
    ]);
  });

  test("are compared between lists alone", () => {
    const rows = [{ branch: "甲村党支部", level: "较好", review: 85 }];
    const designs = [
      official("jilin-2012/grading-summary", { rows: [{ branch: "甲村党支部", level: "好" }] }, "附件2"),
      official("jilin-2012/grading-detail", { rows }, "附件3"),
    ];
    expect(conflicts(designs)).toEqual([
      [],
      [
        [
          "error",
          "附件3",
          "J5",
          "甲村党支部",
          { branch: "甲村党支部", places: ["附件2!E5", "附件3!J5"], levels: ["好", "较好"] },
        ],
      ],
    ]);
  });

  test("branches of one name under two committees are two", () => {
    const rows = [
      { parent: "甲学院党委", branch: "教工一支部", level: "好" },
      { parent: "乙学院党委", branch: "教工一支部", level: "一般" },
    ];
    expect(conflicts([official("cumtb-2012/grading-summary", { rows })])).toEqual([[], []]);
  });

  test("a change that is recorded with the level before and a reason is none", () => {
    const recheck = (name: string, row: Readonly<Record<string, string>>): SheetDesign =>
      official(
        "meizhou-2012/recheck",
        { rows: [{ branch: "甲公司党支部", leader: "甲", liaison: "乙", ...row }] },
        name,
      );
    const first = recheck("六月", { before: "较差", level: "一般" });
    const second = { before: "一般", level: "较好" };
    expect(conflicts([first, recheck("九月", { ...second, reason: "整改到位" })])).toEqual([[], []]);
    expect(conflicts([first, recheck("九月", second)])).toEqual([[], [expect.arrayContaining(["九月", "G4"])]]);
  });

  test("a level that an objection changed is no contradiction; without one it is", () => {
    const publicised = { branch: "甲村党支部", level: "好", begins: "2012年4月9日", ends: "2012年4月15日" };
    const list = official("jilin-2012/grading-summary", { rows: [{ branch: "甲村党支部", level: "较好" }] }, "附件2");
    const changed = { ...publicised, objection: "党费收缴不及时", inquiry: "属实", reply: "改定为较好" };
    expect(conflicts([official("jilin-2012/publicity", { rows: [changed] }), list])).toEqual([[], []]);
    expect(conflicts([official("jilin-2012/publicity", { rows: [publicised] }), list])).toEqual([
      [],
      [expect.arrayContaining(["附件2", "E5"])],
    ]);
  });
});

describe("a result on a self-rating sheet", () => {
  test("is that party's opinion, never the level", () => {
    expect(conflicts([standard("支部委员会自评", "好（A）")])).toEqual([[[null, "好"]], []]);
  });

  test("gives way to the superior's", () => {
    expect(conflicts([standard("支部委员会自评", "好（A）"), standard("上级党组织考评", "较好（B）")])).toEqual([
      [["较好", null]],
      [],
    ]);
  });
});
