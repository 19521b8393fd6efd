import type { FactsByCode } from "../findings/facts";
import { contradictingColumns } from "../records/contradicting-columns";
import { mergedScores } from "../records/merged-scores";
import { strayScores, untoldColumns } from "../records/typed-cells";
import { rivalOf } from "../rubrics/account";
import { oneLine } from "../text/fold";
import { toA1 } from "../workbook/address";
import { defineRule, evaluationsOf, criterionLabel } from "./rule";
import { branchOn, scoringSheets } from "./reading/sheets";
import { uncalculatedScores } from "./unchecked/uncalculated-formulas";

/**
 * What a total rests on is not proven: stated sums that do not fit, or another reading nearly as good, on a sheet whose
 * rubric nobody confirmed; on any sheet numbers without a known role or at odds with the scores beside them, scores that only
 * Excel can calculate, one score that stands for several items, marks instead of scores that no points are stated for, and
 * points in a row that is neither an item nor a sum.
 */
export const readingUnproven = defineRule({
  code: "reading-unproven",
  severity: "query",
  group: "rubric",
  clauses: [],
  *check(context) {
    for (const sheet of scoringSheets(context)) {
      const place = { sheet: sheet.sheet.name, branch: branchOn(context, sheet) };
      for (const { label, cell } of strayScores(sheet)) {
        const facts = said("role", [toA1(cell)], label);
        yield { ...place, cell: { row: cell.row, column: cell.column }, facts };
      }
      // Who confirmed a rubric on 「评分办法」 saw what its columns were taken for; marks came later, and may be all there is.
      const isScored = context.branches.some((b) => b.evaluations.some((e) => e.sheet === sheet && e.isStarted));
      const isConfirmed = sheet.scheme.id === "custom" && !sheet.reading;
      for (const { heading, areMarks, cells } of untoldColumns(sheet)) {
        if (isConfirmed && (isScored || !areMarks)) continue;
        const facts = said(areMarks ? "marks" : "role", cells, heading === null ? null : oneLine(heading));
        yield { ...place, cell: cells[0] ?? null, facts };
      }
      for (const { heading, cells } of contradictingColumns(sheet)) {
        const [cell = null] = cells;
        yield { ...place, cell, facts: said("contradiction", cells.map(toA1), oneLine(heading)) };
      }
      const open = uncalculatedScores(sheet);
      if (open.length > 0) yield { ...place, cell: open[0] ?? null, facts: said("formula", open) };
      if (!sheet.reading) continue;
      const rival = rivalOf(sheet.reading.account);
      if (rival) {
        const cells = sheet.items.flatMap((i) => i.maxima.map((m) => toA1(m.cell)));
        const { items: count, total } = sheet.reading.account;
        const other = { count, total, otherCount: rival.items, otherTotal: rival.total };
        yield { ...place, cell: cells[0] ?? null, facts: { ...said("rival", cells), ...other } };
      }
      const faults = sheet.reading.findings.filter((f) => f.code === "rubric-sum-mismatch");
      // A rubric may have a slip; where more of its sums contradict what was read than bear it out, the reading is wrong.
      if (faults.length < 2 || faults.length <= sheet.reading.agreed) continue;
      const cells = faults.flatMap((f) => f.cell ?? []);
      yield { ...place, cell: cells[0] ?? null, facts: { ...said("sums", cells), count: faults.length } };
    }
    for (const { branch, evaluation } of evaluationsOf(context)) {
      for (const { score, items } of mergedScores(evaluation)) {
        const [first, last] = [items[0], items.at(-1)].map((i) => (i ? criterionLabel(i.criterion) : null));
        const facts = { ...said("merged", [toA1(score.cell)]), count: items.length, first: first ?? null };
        const place = { sheet: evaluation.sheet.sheet.name, cell: score.cell, branch: branch.name };
        yield { ...place, facts: { ...facts, last: last ?? null } };
      }
    }
  },
});

function said(
  reason: FactsByCode["reading-unproven"]["reason"],
  cells: readonly string[],
  heading: string | null = null,
): FactsByCode["reading-unproven"] {
  return { reason, cells, heading, count: cells.length, first: null, last: null };
}
