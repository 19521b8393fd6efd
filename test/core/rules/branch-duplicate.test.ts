import { checkWorkbook } from "../../../src/core/check/check";
import { drawForm, scoresBut } from "../../../src/scripts/samples/draw";
import { snapshotOfDesign } from "../../support/design-snapshot";
import { checkSheets, official } from "../../support/official";
import { cleanBook, factsOf, places, withSheet } from "../../support/rule-book";
import { workbook } from "../../support/workbook";

const again = (party: "self" | "review", branch: string): ReturnType<typeof cleanBook> => {
  const design = drawForm("scoring", { branch, scores: { [party]: scoresBut({}) } });
  return withSheet(cleanBook(), { ...snapshotOfDesign(design), id: "again", name: "附件1 (2)" });
};

describe("branch-duplicate", () => {
  it("asks about scores of one party that stand there twice, at the second branch's name", () => {
    const book = again("self", "白桦小学党支部");
    expect(places(book)).toEqual([["附件1 (2)", "A3", "branch-duplicate"]]);
    expect(factsOf(book, "branch-duplicate")).toEqual([
      { branch: "白桦小学党支部", sheets: ["附件1", "附件1 (2)"], party: "self" },
    ]);
  });

  it("knows the branch by its name without 党支部", () => {
    expect(factsOf(again("review", "白桦小学"), "branch-duplicate").map((f) => f.party)).toEqual(["review"]);
  });

  it("accepts another branch", () => {
    expect(places(again("self", "学校甲党支部")).map(([, , code]) => code)).toEqual(["review-missing"]);
  });

  it("asks about a form handed in twice", () => {
    const design = drawForm("rectification", {
      fields: {
        branch: "白桦小学党支部",
        reporter: "壬九 书记",
        phone: "00000000",
        problems: "积极分子少，设施较旧，影响力不够，家长满意率不高。",
        measures: "培养、更新、申报、座谈。",
        deadline: "6月",
        contact: "丙三三",
      },
    });
    const book = withSheet(cleanBook(), { ...snapshotOfDesign(design), id: "again", name: "附件3 (2)" });
    expect(places(book)).toEqual([["附件3 (2)", "A3", "branch-duplicate"]]);
    expect(factsOf(book, "branch-duplicate")).toEqual([
      { branch: "白桦小学党支部", sheets: ["附件3", "附件3 (2)"], party: null },
    ]);
  });

  it.each(["survey", "rectification", "scoring"] as const)(
    "leaves a blank form beside the filled one alone: %s",
    (form) => {
      const book = withSheet(cleanBook(), { ...snapshotOfDesign(drawForm(form, {})), id: "blank", name: "空表" });
      expect(places(book)).toEqual([]);
    },
  );
});

it("asks which of one party's columns counts, with their headings, unless one makes an average of the others", () => {
  const told = (...headings: readonly string[]): readonly unknown[] => {
    const rows = ["活动正常", "阵地完好", "台账齐全", "走访到位"].map((text, i) => [
      i % 2 === 0 ? `类别${i}` : null,
      `${i + 1}.${text}`,
      25,
      ...headings.map(() => 24),
    ]);
    const lines = [["村级工作考核表"], ["单位名称：村甲"], ["项目", "考核内容", "分值", ...headings], ...rows];
    return checkWorkbook(workbook({ 表: lines })).findings.flatMap((f) =>
      f.code === "branch-duplicate" ? [[f.sheet, f.cell, f.branch, f.facts]] : [],
    );
  };
  expect(told("自查分", "镇复核", "市考核")).toEqual([
    [
      "表",
      "F3",
      "村甲",
      { branch: "村甲", sheets: ["表"], party: "review", reason: "columns", values: ["镇复核", "市考核"] },
    ],
  ]);
  expect(told("自查分", "镇复核")).toEqual([]);
  expect(told("评委1打分", "评委2打分", "平均得分")).toEqual([]);
});

it("asks about rows of a list that name one branch, with what each says of it", () => {
  const rows = [
    { branch: "甲村党支部", total: 88, level: "较好" },
    { branch: "乙村党支部", total: 70, level: "一般" },
    { branch: "甲村党支部" },
  ];
  const { findings } = checkSheets([official("yongxing-2012/score-ledger", { rows }, "记分")]);
  expect(findings.flatMap((f) => (f.code === "branch-duplicate" ? [[f.sheet, f.cell, f.facts]] : []))).toEqual([
    ["记分", "B6", { branch: "甲村党支部", sheets: ["记分"], party: null, reason: "rows", values: ["88 较好", "—"] }],
  ]);
});
