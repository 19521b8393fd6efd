import { bare, isBlankMark, oneLine } from "../text/fold";
import { ledgerWords } from "../own-sheets/ledger/description";
import { unknownChoices } from "../own-sheets/rubric/read";
import { toA1 } from "../workbook/address";
import { ledgerEntries } from "./reading/ledger-rows";
import { defineRule } from "./rule";
import { declaredEntries } from "./reading/table-entries";

/** An entry of a form that prints what can be chosen is none of it. The beginning of one option alone is that option. */
export const optionInvalid = defineRule({
  code: "option-invalid",
  severity: "query",
  group: "forms",
  clauses: [],
  *check(context) {
    for (const { table, column, cell, text, branch, label } of declaredEntries(context, (c) => c.isClosed === true)) {
      const { options } = column;
      if (!options || isBlankMark(text) || isOption(text, options)) continue;
      yield {
        sheet: table.sheet.name,
        cell,
        branch,
        facts: { field: label, entered: oneLine(text), options },
        clause: column.requiredWhen?.clause ?? table.form.clause,
      };
    }
    for (const { entry } of ledgerEntries(context.sheets)) {
      const { sheet, cell, branch, label, text } = entry("way");
      const options = ledgerWords.ways;
      if (isBlankMark(text) || isOption(text, options)) continue;
      yield { sheet, cell, branch, facts: { field: label, entered: text, options }, clause: null };
    }
    for (const { template, sheet } of context.sheets) {
      if (template !== "dingji/rubric" || sheet.visibility !== "visible") continue;
      for (const { cell, field, text, options } of unknownChoices(sheet)) {
        const facts = { field, entered: text, options };
        yield { sheet: sheet.name, cell: toA1(cell), branch: null, facts, clause: null };
      }
    }
  },
});

const TICKS: readonly string[] = ["√", "✓", "✔", "☑"];

/** A tick stands for the first of two options (是, 否), but never for 未销号. */
function isOption(text: string, options: readonly string[]): boolean {
  if (TICKS.includes(text.trim())) return options.length === 2 && !options[0]?.startsWith("未");
  const said = bare(text);
  return (
    options.some((option) => bare(option) === said) || options.filter((o) => bare(o).startsWith(said)).length === 1
  );
}
