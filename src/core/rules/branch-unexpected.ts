import { strangers } from "./reading/drawn-lists";
import { defineRule } from "./rule";

/** A list about branches of another list names one that the other does not have. */
export const branchUnexpected = defineRule({
  code: "branch-unexpected",
  severity: "query",
  group: "branches",
  clauses: [],
  *check(context) {
    for (const { table, name, cell, sources, drawnFrom } of strangers(context)) {
      yield {
        sheet: table.sheet.name,
        cell,
        branch: name,
        facts: { branch: name, list: sources.map(({ sheet }) => sheet.name).join("、") },
        clause: drawnFrom.clause,
      };
    }
  },
});
