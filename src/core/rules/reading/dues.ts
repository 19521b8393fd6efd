import type { BranchResult } from "../../model/branch";
import { readAmount } from "../../text/numbers";
import { fieldsWithRole, type EnteredField } from "./form-fields";

/** The year's dues as a form states them, in yuan. */
interface Dues {
  readonly due: number;
  readonly paid: number;
  /** Where the amount paid stands. */
  readonly entry: EnteredField;
}

/** Null where either amount is blank or no amount. */
export function duesOf(branch: BranchResult): Dues | null {
  const amount = (entry: EnteredField | undefined): number | null => (entry ? readAmount(entry.found.text) : null);
  const [entry] = fieldsWithRole(branch, "dues-paid");
  const paid = amount(entry);
  const due = amount(fieldsWithRole(branch, "dues-due")[0]);
  return entry && paid !== null && due !== null ? { due, paid, entry } : null;
}
