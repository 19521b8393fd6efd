import { evaluationOf } from "../scoring/totals";
import { defineRule } from "./rule";

/**
 * The same party's scores, or the same form, of one branch stand in the workbook twice, or its parties used the
 * standards of different types of branch (cumtb: 教师、学生、离退休等各类党支部分类互评).
 */
export const branchDuplicate = defineRule({
  code: "branch-duplicate",
  severity: "query",
  group: "branches",
  clauses: [],
  *check({ branches }) {
    for (const branch of branches) {
      for (const duplicate of branch.duplicates) {
        const kept = evaluationOf(branch.evaluations, duplicate.party);
        yield {
          sheet: duplicate.sheet.sheet.name,
          cell: duplicate.column.branch?.cell ?? null,
          branch: branch.name,
          facts: {
            branch: branch.name ?? "",
            sheets: [...(kept ? [kept.sheet.sheet.name] : []), duplicate.sheet.sheet.name],
            party: duplicate.party,
          },
        };
      }
      const [first, ...others] = branch.evaluations.map((evaluation) => evaluation.sheet);
      const isOfficial = (id: string): boolean =>
        branch.scheme.forms.some((form) => form.kind === "scoring" && form.id === id);
      const strange = others.find(({ form }) => first && form.id !== first.form.id && isOfficial(form.id));
      if (first && strange && isOfficial(first.form.id)) {
        yield {
          sheet: strange.sheet.name,
          cell: strange.columns[0]?.branch?.cell ?? null,
          branch: branch.name,
          clause: branch.scheme.levelsClause,
          facts: {
            branch: branch.name ?? "",
            sheets: [first.sheet.name, strange.sheet.name],
            party: null,
            reason: "standards",
          },
        };
      }
      const forms = new Map<string, string>();
      for (const sheet of branch.sources) {
        if (sheet.kind !== "fields") continue;
        const kept = forms.get(sheet.template);
        forms.set(sheet.template, kept ?? sheet.sheet.name);
        if (kept === undefined) continue;
        yield {
          sheet: sheet.sheet.name,
          cell: sheet.branch?.cell ?? null,
          branch: branch.name,
          facts: { branch: branch.name ?? "", sheets: [kept, sheet.sheet.name], party: null },
        };
      }
    }
  },
});
