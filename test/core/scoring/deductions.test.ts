import type { BranchResult, Evaluation, ItemScore, ScoreEntry } from "../../../src/core/model/branch";
import type { Criterion } from "../../../src/core/schemes/types";
import { ledgerEvaluation, pointsLost, scoresInOrder } from "../../../src/core/scoring/deductions";
import { decimal } from "../../../src/core/workbook/decimal";

const score = (kind: Criterion["kind"], maximum: number | null, entry: ScoreEntry, isValid = true): ItemScore =>
  ({ criterion: { kind, maximum }, entry, isValid }) as ItemScore;
const entered = (value: number): ScoreEntry => ({ kind: "score", value: decimal(value), isText: false });

describe("pointsLost", () => {
  it.each<[string, ItemScore, string | null]>([
    ["below the maximum", score("score", 5, entered(3.5)), "1.5"],
    ["full marks", score("score", 5, entered(5)), null],
    ["a deduction of 2", score("deduction", 5, entered(2)), "2"],
    ["a deduction of −2", score("deduction", 5, entered(-2)), "2"],
    ["a deduction of nothing", score("deduction", 5, entered(0)), null],
    ["a bonus", score("bonus", 5, entered(3)), null],
    ["no maximum", score("score", null, entered(3)), null],
    ["an invalid score", score("score", 5, entered(-3), false), null],
    ["a blank", score("score", 5, { kind: "blank" }), null],
  ])("%s", (_, item, lost) => {
    expect(pointsLost(item)?.toString() ?? null).toBe(lost);
  });
});

describe("ledgerEvaluation", () => {
  const party = (name: Evaluation["party"], isComplete = true): Evaluation =>
    ({ party: name, isComplete }) as Evaluation;
  it.each<[string, readonly Evaluation[], string | undefined]>([
    ["the superior's once it is complete", [party("self"), party("review")], "review"],
    ["before that the branch's own", [party("peers"), party("review", false), party("self", false)], "self"],
    ["one that names no party", [party("peers"), party("score")], "score"],
    ["else the first", [party("peers"), party("public")], "peers"],
    ["none", [], undefined],
  ])("%s", (_, evaluations, expected) => {
    expect(ledgerEvaluation({ evaluations } as BranchResult)?.party).toBe(expected);
  });
});

test("scoresInOrder follows the rubric and leaves the evaluation as it was", () => {
  const criteria = ["1", "2", "3"].map((number) => ({ number }) as Criterion);
  const scores = [2, 0, 1].map((i) => ({ criterion: criteria[i] }) as ItemScore);
  const categories = [{ items: criteria.slice(0, 2) }, { items: criteria.slice(2) }];
  const evaluation = { scores, sheet: { rubric: { categories } } } as unknown as Evaluation;
  expect(scoresInOrder(evaluation).map((s) => s.criterion.number)).toEqual(["1", "2", "3"]);
  expect(scores.map((s) => s.criterion.number)).toEqual(["3", "1", "2"]);
});
