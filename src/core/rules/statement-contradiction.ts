import type { BranchResult } from "../model/branch";
import type { Contradiction, FieldRole } from "../schemes/types";
import { fold } from "../text/fold";
import { defineRule, type Report } from "./rule";
import { fieldLabel, formEntries, type EnteredField } from "./reading/form-fields";
import { pieces } from "./full-marks-with-problems";

/** Fields that state how things are; plans and measures state how they shall be. */
const statements: readonly FieldRole[] = ["funds", "problems-text", "problems", "own-result"];

/** Two statements of one branch's forms cannot both be true: 经费有保障 beside 经费不足. Fires at the later one. */
export const statementContradiction = defineRule({
  code: "statement-contradiction",
  severity: "query",
  group: "forms",
  clauses: ["附件2"],
  *check({ branches }) {
    for (const branch of branches) {
      for (const pair of branch.scheme.contradictions ?? []) {
        const report = contradictionIn(branch, pair);
        if (report) yield report;
      }
    }
  },
});

interface Statement {
  readonly entry: EnteredField;
  readonly text: string;
  readonly affirms: boolean;
}

function contradictionIn(branch: BranchResult, pair: Contradiction): Report<"statement-contradiction"> | null {
  const made = formEntries(branch)
    .filter(({ field }) => statements.includes(field.role))
    .flatMap((entry) => statementsIn(entry, pair));
  const first = made[0];
  const later = made.find((s) => s.affirms !== first?.affirms);
  if (!first || !later) return null;
  return {
    sheet: later.entry.sheet.sheet.name,
    cell: later.entry.found.cell,
    branch: branch.name,
    facts: { statement: later.text, contradiction: first.text, other: fieldLabel(first.entry.field) },
    clause: later.entry.sheet.form.clause,
  };
}

function statementsIn(entry: EnteredField, { affirms, denies }: Contradiction): readonly Statement[] {
  return pieces(entry.found.text).flatMap((text): Statement[] => {
    const plain = fold(text);
    if (denies.some((word) => plain.includes(word))) return [{ entry, text, affirms: false }];
    // "没有固定地点" holds "有固定地点".
    const isAffirmed = affirms.some((word) => {
      const at = plain.indexOf(word);
      return at >= 0 && !/[没未不无]$/.test(plain.slice(0, at));
    });
    return isAffirmed ? [{ entry, text, affirms: true }] : [];
  });
}
