import { isMerged } from "../records/merged-scores";
import { defineRule, evaluationsOf, itemClause, itemLabel, scoresOf, type CheckContext } from "./rule";
import { maximumOf, columnsOfForm, numberIn, sumIn } from "../model/table-cells";
import type { Big } from "../workbook/decimal";
import { scoringSheets } from "./sheets";
import { columnLabel, pointEntries, type DeclaredEntry } from "./table-entries";

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
    for (const { branch, evaluation, score } of scoresOf(context)) {
      const { maximum, number, kind, options } = score.criterion;
      if (score.entry.kind !== "score" || maximum === null || options) continue;
      const { deducted } = score.entry;
      const value = deducted ?? (kind === "deduction" ? score.entry.value.abs() : score.entry.value);
      if (value.lte(maximum) || isMerged(evaluation, score)) continue;
      yield {
        sheet: evaluation.sheet.sheet.name,
        cell: score.cell,
        branch: branch.name,
        facts: {
          party: evaluation.party,
          item: itemLabel(score.criterion),
          entered: (deducted ?? score.entry.value).toNumber(),
          maximum,
        },
        clause: itemClause(evaluation.sheet.form.clause, number),
      };
    }
    for (const { table, cell, branch, item, entered, maximum, ...whole } of excessiveEntries(context)) {
      const facts = { party: "score", item, entered: entered.toNumber(), maximum, ...whole };
      yield { sheet: table.sheet.name, cell, branch, facts, clause: table.form.clause };
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

interface Excess extends Pick<DeclaredEntry, "table" | "cell" | "branch"> {
  readonly item: string;
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
      yield { table, cell, branch, item: label, entered: entry.value, maximum };
    } else if (column.sumOf && entry.kind !== "number") {
      const sum = sumIn(table, row, column.id);
      if (sum?.gt(maximum)) yield { table, cell, branch, item: label, entered: sum, maximum };
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
    item: columnLabel(meant),
    entered: largest.value,
    maximum: Math.max(left, 0),
    whole: maximum,
  };
}
