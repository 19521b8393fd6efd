import { weightsNot100 } from "../../../src/core/rules/weights-not-100";
import { schemes } from "../../../src/core/schemes/index";
import { tianning2012 } from "../../../src/core/schemes/tianning-2012/scheme";
import { cleanBook, contextOf, runOn } from "../../support/rule-book";

describe("weights-not-100", () => {
  it("holds the known documents to be whole", () => {
    expect(runOn(weightsNot100, contextOf(cleanBook(), schemes))).toEqual([]);
  });

  it("adds shares up exactly", () => {
    const weights = [0.1, 0.2, 0.7].map((share) => ({ party: "self" as const, share, clause: "一" }));
    expect(runOn(weightsNot100, contextOf(cleanBook(), [{ ...tianning2012, weights }]))).toEqual([]);
  });

  it("finds shares of 90 %", () => {
    const weights = [
      { party: "self" as const, share: 0.4, clause: "一" },
      { party: "review" as const, share: 0.5, clause: "一" },
    ];
    expect(runOn(weightsNot100, contextOf(cleanBook(), [{ ...tianning2012, weights }]))).toEqual([
      ["附件1", null, { entered: 90 }],
    ]);
  });

  it("has nothing to add up where a document gives no weights", () => {
    expect(runOn(weightsNot100, contextOf(cleanBook(), [{ ...tianning2012, weights: [] }]))).toEqual([]);
  });
});
