import { isBlankMark } from "../../text/fold";
import type { BranchResult } from "../../model/branch";
import type { FieldRole } from "../../schemes/types";
import { readList, type ListEntry } from "../../text/lists";
import { fieldsWithRole, type EnteredField } from "./form-fields";

/** A branch's rectification form as far as rules need it. */
export interface RectificationLists {
  readonly problems: EnteredField;
  readonly measures: EnteredField | null;
  readonly problemList: readonly ListEntry[];
  readonly measureList: readonly ListEntry[];
}

/** Null while there is no such form or its problems are blank: the blank field has a finding of its own. */
export function rectificationOf(branch: BranchResult): RectificationLists | null {
  const problems = fieldsWithRole(branch, "problems").find((e) => !isBlankMark(e.found.text));
  if (!problems) return null;
  const measures = onSameSheet(branch, problems, "measures");
  return {
    problems,
    measures,
    problemList: readList(problems.found.text),
    measureList: measures && !isBlankMark(measures.found.text) ? readList(measures.found.text) : [],
  };
}

function onSameSheet(branch: BranchResult, entry: EnteredField, role: FieldRole): EnteredField | null {
  return fieldsWithRole(branch, role).find((e) => e.sheet === entry.sheet) ?? null;
}
