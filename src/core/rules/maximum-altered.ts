import type { ScoringSheet } from "../model/recognised-sheet";
import type { CellAddress } from "../workbook/address";
import { defineRule, itemClause, criterionLabel } from "./rule";
import { branchOn, scoringSheets } from "./reading/sheets";

interface AlteredMaximum {
  readonly cell: CellAddress;
  readonly item: string;
  readonly number: string | null;
  readonly entered: number;
  readonly official: number;
}

/**
 * The sheet states another maximum for an item or a category than the official document; where the
 * document prints none, a second maximum for the same item contradicts the first.
 */
export const maximumAltered = defineRule({
  code: "maximum-altered",
  severity: "error",
  group: "rubric",
  clauses: [],
  *check(context) {
    for (const sheet of scoringSheets(context)) {
      for (const { cell, item, number, entered, official } of alteredOn(sheet)) {
        yield {
          sheet: sheet.sheet.name,
          cell,
          branch: branchOn(context, sheet),
          facts: { item, entered, official },
          clause: itemClause(sheet.form.clause, number),
        };
      }
    }
  },
});

function* alteredOn(sheet: ScoringSheet): Generator<AlteredMaximum> {
  for (const { name, maximum } of sheet.categories) {
    const official = sheet.rubric.categories.find((c) => c.name === name)?.maximum ?? null;
    if (!maximum || official === null || maximum.value === official) continue;
    yield { cell: maximum.cell, item: name, number: null, entered: maximum.value, official };
  }
  for (const { criterion, maxima } of sheet.items) {
    const official = criterion.maximum ?? maxima[0]?.value;
    if (official === undefined) continue;
    for (const { cell, value } of maxima) {
      if (value === official) continue;
      yield { cell, item: criterionLabel(criterion), number: criterion.number, entered: value, official };
    }
  }
}
