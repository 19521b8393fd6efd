import { checkWorkbook } from "../../../src/core/check/check";
import { findForm } from "../../../src/core/schemes/index";
import type { ScoringForm } from "../../../src/core/schemes/types";
import { layOut, pick, randomFrom, randomLayout } from "../../support/layouts";
import { workbook } from "../../support/workbook";

const form = findForm("tianning-2012/scoring")?.form as ScoringForm;
const maxima = form.rubric.categories.flatMap((c) => c.items.map((i) => i.maximum as number));

function randomScores(seed: number): number[] {
  const random = randomFrom(seed);
  return maxima.map((m) => pick(random, [m, m, m - 1, m - 0.5]));
}

describe("the Tianning rubric in layouts that people make of it", () => {
  it.each(Array.from({ length: 120 }, (_, i) => i + 1))("layout %i: every score is read at its place", (seed) => {
    const options = randomLayout(seed);
    const scores = { self: randomScores(seed), review: randomScores(seed + 500) };
    const { rows, places } = layOut(form, options, scores, seed);
    const book = workbook(
      {
        会议记录: [
          ["日期", "内容"],
          ["3月1日", "学习文件"],
        ],
        表二: rows,
      },
      { name: "青松小学党支部.xlsx" },
    );
    const checked = checkWorkbook(book);
    const sheet = checked.sheets[1];
    expect([sheet?.template, options]).toEqual(["tianning-2012/scoring", options]);
    expect(checked.branches.map((b) => b.name)).toEqual(["青松小学党支部"]);
    const branch = checked.branches[0];
    const read = Object.fromEntries(
      (branch?.evaluations ?? []).map((e) => [
        e.party,
        {
          complete: e.isComplete,
          scores: e.scores.map((s) => (s.entry.kind === "score" ? s.entry.value.toNumber() : s.entry.kind)),
          places: e.scores.map((s) => [s.cell.row, s.cell.column]),
        },
      ]),
    );
    expect([read, options]).toEqual([
      Object.fromEntries(
        options.parties.map((party) => [
          party,
          { complete: true, scores: [...scores[party]], places: (places[party] ?? []).map(([r, c]) => [r, c]) },
        ]),
      ),
      options,
    ]);
    const errors = checked.findings.filter((f) => f.severity === "error" && f.code !== "score-as-text");
    expect([errors.map((f) => [f.code, f.cell, f.facts]), options]).toEqual([[], options]);
  });
});
