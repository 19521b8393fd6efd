import { makeGrid } from "../workbook/grid";
import { isUnitLabel } from "../model/names";
import type { RecognisedSheet } from "../model/recognised-sheet";
import { toA1 } from "../workbook/address";
import { hasBegun } from "./field-missing";
import { fieldsWithRole } from "./reading/form-fields";
import { defineRule } from "./rule";

/**
 * Nothing says whose sheet this is. Fires at the blank line for the name, else at the title; a blank
 * required field for it has its own finding.
 */
export const branchUnnamed = defineRule({
  code: "branch-unnamed",
  severity: "query",
  group: "branches",
  clauses: [],
  *check({ branches }) {
    for (const branch of branches) {
      if (branch.name !== null || !hasBegun(branch)) continue;
      if (fieldsWithRole(branch, "branch").some(({ field }) => field.isRequired)) continue;
      const sheet = branch.sources[0];
      yield {
        sheet: sheet?.sheet.name ?? null,
        cell: sheet ? placeForName(sheet) : null,
        branch: null,
        facts: { scheme: branch.scheme.id },
      };
    }
  },
});

function placeForName(sheet: RecognisedSheet): string | null {
  const line = makeGrid(sheet.sheet).cells.find((c) => isUnitLabel(c.text));
  if (line) return toA1(line);
  const title = sheet.evidence.find((e) => e.code === "title")?.facts["cell"];
  return typeof title === "string" ? title : null;
}
