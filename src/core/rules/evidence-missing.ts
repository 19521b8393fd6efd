import { evidenceIn } from "../records/evidence";
import { isAmong, leadsOut } from "../text/evidence";
import { defineRule } from "./rule";
import { branchOn } from "./reading/sheets";

/**
 * A file that is named as evidence is not in the folder that a person named for it, or the name leads out of any folder.
 * Without a folder nothing is looked for; no evidence is ever opened.
 */
export const evidenceMissing = defineRule({
  code: "evidence-missing",
  severity: "query",
  group: "rectification",
  clauses: [],
  *check({ sheets, branches, options: { evidence } }) {
    if (!evidence) return;
    for (const named of evidenceIn(sheets)) {
      const isOutside = leadsOut(named);
      if (!isOutside && isAmong(named, evidence)) continue;
      const { sheet, cell, file } = named;
      const own = sheets.find((s) => s.sheet.name === sheet);
      const branch = named.branch ?? (own ? branchOn({ branches }, own) : null);
      yield { sheet, cell, branch, facts: { file, reason: isOutside ? "outside" : "missing" } };
    }
  },
});
