import type { FieldSheet, FoundField } from "../recognition/types";
import type { BranchResult } from "../records/types";
import type { Field, FieldRole } from "../schemes/types";

/** An entry of a field form with what the form says about it. */
export interface FormEntry {
  readonly sheet: FieldSheet;
  readonly field: Field;
  readonly found: FoundField;
}

/** Every recognised entry of a branch's field forms, in the forms' order. */
export function formEntries(branch: BranchResult): readonly FormEntry[] {
  return branch.sources.flatMap((sheet) => {
    if (sheet.kind !== "fields" || sheet.form.kind !== "fields") return [];
    const { fields } = sheet.form;
    return fields.flatMap((field) => {
      const found = sheet.fields.find((f) => f.id === field.id);
      return found ? [{ sheet, field, found }] : [];
    });
  });
}

export function fieldsWithRole(branch: BranchResult, role: FieldRole): readonly FormEntry[] {
  return formEntries(branch).filter((entry) => entry.field.role === role);
}
