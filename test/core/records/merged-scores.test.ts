import type { Evaluation } from "../../../src/core/model/branch";
import type { ScoringSheet } from "../../../src/core/model/recognised-sheet";
import { readEvaluation } from "../../../src/core/records/evaluations";
import { isMerged, mergedScores } from "../../../src/core/records/merged-scores";
import { recognise } from "../../../src/core/recognition/recognise";
import { workbook, type LiteralCell } from "../../support/workbook";

/** Categories of 3 + 3 + 4 and 5 + 5 points; the scores as they stand, null where a merged cell covers the row. */
function read(...scores: LiteralCell[]): Evaluation {
  const rows = [
    ["班子", "团结", 3],
    [null, "分工", 3],
    [null, "学习", 4],
    ["队伍", "发展", 5],
    [null, "教育", 5],
  ].map((row, i) => [...row, scores[i] ?? null]);
  const book = workbook({ 评分: [["评分表"], ["项目", "内容", "分值", "得分"], ...rows, ["合计", null, 20, null]] });
  const sheet = recognise(book).find((s): s is ScoringSheet => s.kind === "scoring");
  const column = sheet?.columns[0];
  if (!sheet || !column) throw new Error("not read");
  return readEvaluation(sheet, column);
}

const merged = (evaluation: Evaluation): readonly (readonly string[])[] =>
  mergedScores(evaluation).map(({ items }) => items.map(({ criterion }) => criterion.text));

it("one score above its item's maximum stands for the blank items below it, and so does another in a category of its own", () => {
  expect(merged(read(9, null, null, 8, null))).toEqual([
    ["团结", "分工", "学习"],
    ["发展", "教育"],
  ]);
  expect(merged(read(9, null, null, 5, null))).toEqual([
    ["团结", "分工", "学习"],
    ["发展", "教育"],
  ]);
  expect(merged(read(9, null, null, 4, 5))).toEqual([["团结", "分工", "学习"]]);
});

it("stands for just what it is worth where other items of the category have scores", () => {
  expect(merged(read(6, null, 4, 5, 5))).toEqual([["团结", "分工"]]);
  expect(merged(read(5, null, 4, 5, 5))).toEqual([]);
});

it("stands for the whole table where it is the only number and more than its category is worth", () => {
  expect(merged(read(18, null, null, null, null))).toEqual([["团结", "分工", "学习", "发展", "教育"]]);
  expect(merged(read(21, null, null, null, null))).toEqual([]);
});

it("is told by nothing where no score is above its item's maximum", () => {
  expect(merged(read(3, null, null, 5, null))).toEqual([]);
  expect(merged(read(3, 3, 4, 5, 5))).toEqual([]);
});

it("is no merged cell where what is below it is filled in", () => {
  expect(merged(read(4, 3, 4, 5, 5))).toEqual([]);
  expect(merged(read(3, 3, 4, 5, 6))).toEqual([]);
});

it("leaves the other items as they are", () => {
  const evaluation = read(6, null, 4, 5, 5);
  expect(evaluation.scores.map((score) => isMerged(evaluation, score))).toEqual([true, true, false, false, false]);
});
