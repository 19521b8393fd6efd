import { drawForm, scoresBut } from "../../../src/scripts/samples/draw";
import { snapshotOfDesign } from "../../support/design-snapshot";
import { cleanBook, factsOf, places, withSheet } from "../../support/rule-book";

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
