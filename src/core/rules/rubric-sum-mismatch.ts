import { decimal, sum } from "../decimal";
import type { ScoringSheet } from "../recognition/types";
import type { CellAddress } from "../workbook/address";
import { defineRule } from "./rule";
import { branchOn, scoringSheets } from "./sheets";

/**
 * A stated maximum of a category or of the whole rubric differs from the sum of its items' stated
 * maxima. Where the stated one is official, the altered item is the cause and has its own finding.
 */
export const rubricSumMismatch = defineRule({
  code: "rubric-sum-mismatch",
  severity: "error",
  group: "rubric",
  clauses: [],
  *check(context) {
    for (const sheet of scoringSheets(context)) {
      for (const { category, cell, value } of statedMaxima(sheet)) {
        const computed = itemSum(sheet, category);
        if (computed === null || decimal(value).eq(computed) || value === officialMaximum(sheet, category)) continue;
        yield {
          sheet: sheet.sheet.name,
          cell,
          branch: branchOn(context, sheet),
          facts: { category, entered: value, computed },
          clause: sheet.form.clause,
        };
      }
    }
  },
});

interface StatedMaximum {
  readonly category: string | null;
  readonly cell: CellAddress;
  readonly value: number;
}

function statedMaxima(sheet: ScoringSheet): readonly StatedMaximum[] {
  const beside = sheet.categories.flatMap(({ name, maximum }) => (maximum ? [{ category: name, ...maximum }] : []));
  return [...beside, ...sheet.statedSums];
}

/** Null while an item is missing or states no maximum: then there is nothing to add up. */
function itemSum(sheet: ScoringSheet, category: string | null): number | null {
  const expected = sheet.rubric.categories.filter((c) => category === null || c.name === category);
  const items = sheet.items.filter((i) => category === null || i.category === category);
  const stated = items.flatMap((i) => (i.maxima[0] ? [decimal(i.maxima[0].value)] : []));
  const count = expected.reduce((n, c) => n + c.items.length, 0);
  return count === 0 || stated.length < count ? null : sum(stated).toNumber();
}

/** Null for a rubric read from the sheet itself: what it states is all there is. */
function officialMaximum(sheet: ScoringSheet, category: string | null): number | null {
  if (sheet.scheme.id === "custom") return null;
  if (category === null) return sheet.rubric.total;
  return sheet.rubric.categories.find((c) => c.name === category)?.maximum ?? null;
}
