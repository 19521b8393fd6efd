import type { SetCell } from "../changes/change-set";
import type { FactsByCode } from "./facts";

/** error 需修改 (must be mended) · query 需说明 (mend or explain) · info 提示. */
export const severities = ["error", "query", "info"] as const;
export type Severity = (typeof severities)[number];

/** Every code a finding can have. A code is never reused for something else. */
export type FindingCode = keyof FactsByCode;

export type FactValue = string | number | boolean | null;

/** The particulars of a finding: numbers stay numbers, so that every locale words them itself. */
export type Facts = Readonly<Record<string, FactValue | readonly FactValue[]>>;

/** A reason given on 「核实说明」 for a query. */
export interface Explanation {
  readonly reason: string;
  readonly by: string;
  /** As typed on the sheet. */
  readonly at: string;
}

/** What a rule found, at the cell whose change would resolve it. Facts only: sentences live in the locales. */
export type Finding = { [Code in FindingCode]: FindingOf<Code> }[FindingCode];

export interface FindingOf<Code extends FindingCode> {
  readonly code: Code;
  readonly severity: Severity;
  /** null when the finding concerns the workbook or a branch without a sheet. */
  readonly sheet: string | null;
  /** A1; null when nothing can be clicked. */
  readonly cell: string | null;
  /** The branch concerned, as named on its sheets; null where a sheet yields none. */
  readonly branch: string | null;
  readonly facts: Readonly<FactsByCode[Code]>;
  /** The clause of the official document that the rule rests on, for example "附件1 说明2"; null for our own checks. */
  readonly clause: string | null;
  /** Edits that mend the form of an entry, never a score; null when only a person can decide. */
  readonly fix: readonly SetCell[] | null;
  readonly explanation: Explanation | null;
  /** Where it stands in a text document, in the words of such; absent where the file is a workbook. */
  readonly place?: DocumentPlace;
}

/** A place in a text document, counted from 1. */
export interface DocumentPlace {
  readonly table: number;
  /** null: it stands in the lines above or below the table. */
  readonly row: number | null;
  readonly column: number | null;
}

/** A check that could not be made, with the reason as a code and its particulars. */
export interface Unchecked {
  readonly sheet: string | null;
  readonly branch: string | null;
  readonly code: UncheckedCode;
  readonly facts: Facts;
}

/**
 * satisfaction-rate: no cell states it. veto: no cell can prove it. contacts: no leaders' sheet at
 * hand. manual-calculation: formula values were not trusted. formula-value: a formula without a
 * calculated value. no-maxima: the rubric prints none. item-weights: its items
 * have weights of their own, so that no total is worked out. deduction-blanks: blanks in a column of deductions count
 * as nothing taken off. side-by-side: its blocks stand beside each other. hidden: a hidden sheet was left out.
 * old-format: an .xls file, of which protection and links to other files were not read. tracked-changes: a text document
 * was read as if all of them were accepted. document-unread: parts of a text document that no sheet shows.
 * asides: texts beside the cells (comments, text boxes, what was deleted).
 * open-problems, ungraded: what a merge left open, by its own 「问题清单」 and 「分类定级汇总表」.
 */
export const uncheckedCodes = [
  "satisfaction-rate",
  "veto",
  "contacts",
  "manual-calculation",
  "formula-value",
  "no-maxima",
  "item-weights",
  "deduction-blanks",
  "side-by-side",
  "hidden",
  "no-levels",
  "old-format",
  "tracked-changes",
  "document-unread",
  "asides",
  "open-problems",
  "ungraded",
] as const;
export type UncheckedCode = (typeof uncheckedCodes)[number];

/** What sheets of a merge say is still open elsewhere, and no cell of the workbook itself can settle. */
export function isLeftOpen({ code }: Pick<Unchecked, "code">): boolean {
  return code === "open-problems" || code === "ungraded";
}
