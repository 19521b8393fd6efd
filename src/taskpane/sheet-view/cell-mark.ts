import type { Severity } from "../../core/findings/finding";

/** What the check found in a cell. */
export interface CellMark {
  readonly severity: Severity;
  readonly messages: readonly string[];
}
