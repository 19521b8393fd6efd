import { mergedScores } from "../records/merged-scores";
import { strayScores, untoldColumns } from "../records/typed-cells";
import { rivalOf } from "../rubrics/account";
import { oneLine } from "../text/fold";
import { toA1 } from "../workbook/address";
import { defineRule, evaluationsOf, itemLabel } from "./rule";
import { branchOn, scoringSheets } from "./sheets";

/**
 * What a total rests on is not proven: numbers without a known role, stated sums that do not fit, or another reading
 * nearly as good, on a sheet whose rubric nobody confirmed; on any sheet one score that stands for several items, and points
 * in a row that is neither an item nor a sum.
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
        const facts = {
          reason: "role",
          cells: [toA1(cell)],
          heading: label,
          count: 1,
          first: null,
          last: null,
        } as const;
        yield { ...place, cell: { row: cell.row, column: cell.column }, facts };
      }
      if (!sheet.reading) continue;
      for (const { heading, cells } of untoldColumns(sheet)) {
        yield {
          ...place,
          cell: cells[0] ?? null,
          facts: {
            reason: "role",
            cells,
            heading: heading === null ? null : oneLine(heading),
            count: cells.length,
            first: null,
            last: null,
          },
        };
      }
      const rival = rivalOf(sheet.reading.account);
      if (rival) {
        const cells = sheet.items.flatMap((i) => i.maxima.map((m) => toA1(m.cell)));
        const { items: count, total } = sheet.reading.account;
        const other = { total, otherCount: rival.items, otherTotal: rival.total };
        yield {
          ...place,
          cell: cells[0] ?? null,
          facts: { reason: "rival", cells, heading: null, count, first: null, last: null, ...other },
        };
      }
      const faults = sheet.reading.findings.filter((f) => f.code === "rubric-sum-mismatch");
      // A rubric may have a slip; where more of its sums contradict what was read than bear it out, the reading is wrong.
      if (faults.length < 2 || faults.length <= sheet.reading.agreed) continue;
      const cells = faults.flatMap((f) => f.cell ?? []);
      yield {
        ...place,
        cell: cells[0] ?? null,
        facts: { reason: "sums", cells, heading: null, count: faults.length, first: null, last: null },
      };
    }
    for (const { branch, evaluation } of evaluationsOf(context)) {
      for (const { score, items } of mergedScores(evaluation)) {
        yield {
          sheet: evaluation.sheet.sheet.name,
          cell: score.cell,
          branch: branch.name,
          facts: {
            reason: "merged",
            cells: [toA1(score.cell)],
            heading: null,
            count: items.length,
            first: items[0] ? itemLabel(items[0].criterion) : null,
            last: items.at(-1) ? itemLabel((items.at(-1) ?? score).criterion) : null,
          },
        };
      }
    }
  },
});
