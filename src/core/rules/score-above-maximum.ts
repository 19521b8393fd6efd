import { isMerged } from "../records/merged-scores";
import { aboutScore, defineRule, evaluationsOf, scoresOf, type CheckContext } from "./rule";
import { maximumOf, columnsOfForm, numberIn, sumIn } from "../model/table-cells";
import type { Big } from "../workbook/decimal";
import { scoringSheets } from "./reading/sheets";
import { aboutPoints, columnLabel, pointEntries, type DeclaredEntry } from "./reading/table-entries";

/**
 * A score is higher than the item's official maximum. Exactly the maximum is full marks; an item with
 * printed options has a rule of its own.
 */
export const scoreAboveMaximum = defineRule({
  code: "score-above-maximum",
  severity: "error",
  group: "scores",
  clauses: [],
  *check(context) {
    for (const found of scoresOf(context)) {
      const { entry, criterion } = found.score;
      const { maximum, kind, options } = criterion;
      if (entry.kind !== "score" || maximum === null || options || found.score.isValid) continue;
      const points = entry.deducted ?? entry.value;
      const value = kind === "deduction" ? points.abs() : points;
      if (value.lte(maximum) || isMerged(found.evaluation, found.score)) continue;
      yield aboutScore(found, { entered: points.toNumber(), maximum });
    }
    for (const { table, cell, branch, label, entered, maximum, ...whole } of excessiveEntries(context)) {
      yield aboutPoints({ table, cell, branch, label }, { entered: entered.toNumber(), maximum, ...whole });
    }
  },
  *unchecked(context) {
    for (const { sheet, items, columns } of scoringSheets(context)) {
      if (columns.length > 0 || new Set(items.map((i) => i.row)).size === items.length) continue;
      yield { sheet: sheet.name, branch: null, code: "side-by-side", facts: {} };
    }
    const told = new Set<string>();
    for (const { branch, evaluation } of evaluationsOf(context)) {
      const { sheet, rubric } = evaluation.sheet;
      if (rubric.letters || told.has(sheet.id)) continue;
      if (evaluation.scores.some((s) => s.criterion.maximum !== null)) continue;
      told.add(sheet.id);
      yield { sheet: sheet.name, branch: branch.name, code: "no-maxima", facts: {} };
    }
  },
});

interface Excess extends Pick<DeclaredEntry, "table" | "cell" | "branch" | "label"> {
  readonly entered: Big;
  readonly maximum: number;
  /** Of all parts together. */
  readonly whole?: number;
}

/** Points in lists beyond what their columns hold, each place once. */
function* excessiveEntries(context: CheckContext): Generator<Excess> {
  for (const found of pointEntries(context)) {
    const { table, row, column, cell, entry, branch, label } = found;
    const maximum = maximumOf(table, column.id);
    if (maximum === null) continue;
    const excess = column.sumOf ? excessOfParts(found, maximum) : null;
    if (excess) yield excess;
    else if (entry.kind === "number" && entry.value.gt(maximum)) {
      yield { table, cell, branch, label, entered: entry.value, maximum };
    } else if (column.sumOf && entry.kind !== "number") {
      const sum = sumIn(table, row, column.id);
      if (sum?.gt(maximum)) yield { table, cell, branch, label, entered: sum, maximum };
    }
  }
}

/**
 * The parts together are more than the whole may be, and one of them alone leaves nothing for the others: it is that
 * one which is wrong. A part beyond a maximum of its own is told as such.
 */
function excessOfParts({ table, row, column, branch }: DeclaredEntry, maximum: number): Excess | null {
  const parts = (column.sumOf ?? []).map((id) => ({ id, value: numberIn(table, row, id) }));
  const whole = parts.reduce<Big | null>((sum, { value }) => (value ? (sum?.plus(value) ?? value) : sum), null);
  const largest = parts.find(({ value }) => value?.eq(maximum));
  const place = largest && row.cells[largest.id]?.cell;
  const meant = columnsOfForm(table).find(({ id }) => id === largest?.id);
  if (!whole?.gt(maximum) || !largest?.value || !place || !meant) return null;
  const left = largest.value.plus(maximum).minus(whole).toNumber();
  return {
    table,
    cell: place,
    branch,
    label: columnLabel(meant),
    entered: largest.value,
    maximum: Math.max(left, 0),
    whole: maximum,
  };
}
