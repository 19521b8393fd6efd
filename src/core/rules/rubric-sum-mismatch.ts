import { decimal, sum } from "../workbook/decimal";
import type { ScoringSheet } from "../model/recognised-sheet";
import type { CriterionKind } from "../schemes/types";
import { isExtraCategory } from "../scoring/points";
import type { RubricReading } from "../rubrics/reading";
import { parseA1, type CellAddress } from "../workbook/address";
import { defineRule } from "./rule";
import { branchOn, scoringSheets } from "./reading/sheets";

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
      if (sheet.reading) {
        for (const fault of readFaults(sheet.reading)) {
          yield { sheet: sheet.sheet.name, branch: branchOn(context, sheet), clause: sheet.form.clause, ...fault };
        }
        continue;
      }
      for (const { category, cell, value } of statedMaxima(sheet)) {
        const computed = itemSum(sheet, category);
        if (computed === null || decimal(value).eq(computed) || value === officialMaximum(sheet, category)) continue;
        if (isSumOfShared(sheet, category, value)) continue;
        yield {
          sheet: sheet.sheet.name,
          cell,
          branch: branchOn(context, sheet),
          facts: { category, entered: value, computed },
          clause: sheet.form.clause,
        };
      }
      const chosen = chosenMaxima(sheet);
      if (!chosen) continue;
      yield {
        sheet: sheet.sheet.name,
        cell: chosen.cell,
        branch: branchOn(context, sheet),
        facts: { category: null, entered: chosen.total, computed: chosen.computed },
        clause: sheet.form.clause,
      };
    }
  },
});

/** Who read the rubric knows its sums: ceilings, subtotals, headings over headings. */
function readFaults({ findings }: RubricReading): readonly {
  readonly cell: CellAddress | null;
  readonly facts: { readonly category: string | null; readonly entered: number; readonly computed: number };
}[] {
  return findings.flatMap(({ code, cell, facts }) =>
    code === "rubric-sum-mismatch"
      ? [
          {
            cell: cell === null ? null : parseA1(cell),
            facts: {
              category: facts["category"] === null ? null : String(facts["category"]),
              entered: Number(facts["entered"]),
              computed: Number(facts["computed"]),
            },
          },
        ]
      : [],
  );
}

/** Maxima that the document leaves to the authority must still reach the total that it prints; null when they do. */
function chosenMaxima(
  sheet: ScoringSheet,
): { readonly cell: CellAddress | null; readonly total: number; readonly computed: number } | null {
  const official = sheet.form.kind === "scoring" ? sheet.form.rubric : null;
  const isLeftOpen = official?.categories.some((c) => c.items.some((i) => i.maximum === null)) ?? false;
  const total = official?.total ?? null;
  if (!isLeftOpen || total === null) return null;
  const computed = itemSum(sheet, null);
  if (computed === null || computed === total) return null;
  const stated = sheet.statedSums.find((s) => s.category === null);
  return { cell: stated?.cell ?? sheet.items[0]?.maxima[0]?.cell ?? null, total, computed };
}

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

/**
 * A total may leave out bonuses, or count each part of them with its ceiling, and always leaves out
 * deductions; the ceiling of a part that is all bonus or deduction may lie below its items together.
 */
function isSumOfShared(sheet: ScoringSheet, category: string | null, value: number): boolean {
  const { categories } = sheet.rubric;
  const own = categories.find((c) => c.name === category);
  if (own) return isExtraCategory(own) && (itemSum(sheet, category) ?? 0) > value;
  const items = (isCounted: (kind: CriterionKind) => boolean): number =>
    sum(sheet.items.flatMap((i) => (isCounted(i.criterion.kind) ? [decimal(i.maxima[0]?.value ?? 0)] : []))).toNumber();
  const shared = items((kind) => kind !== "bonus" && kind !== "deduction");
  const ceilings = categories.filter((c) => isExtraCategory(c) && c.items.some((i) => i.kind === "bonus"));
  const capped = sum([decimal(shared), ...ceilings.map((c) => decimal(c.maximum ?? 0))]).toNumber();
  return [shared, items((kind) => kind !== "deduction"), capped].includes(value);
}

/** Null for a rubric read from the sheet itself: what it states is all there is. */
function officialMaximum(sheet: ScoringSheet, category: string | null): number | null {
  if (sheet.scheme.id === "custom") return null;
  if (category === null) return sheet.rubric.total;
  return sheet.rubric.categories.find((c) => c.name === category)?.maximum ?? null;
}
