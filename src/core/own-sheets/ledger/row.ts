import type { BranchResult, Evaluation, ItemScore } from "../../model/branch";
import { keptText, type KeptRow } from "../read-table";
import { isStandIn, type LedgerColumn } from "./description";

type Kept = KeptRow<LedgerColumn>;

/** What a row says in the columns that people fill: their own entry, or what is known without them. */
export interface LedgerTexts {
  readonly problem: string;
  readonly measure: string;
  readonly deadline: string;
  readonly contact: string;
  readonly status: string;
  /** Who helps, as the list of the re-check says. */
  readonly leader: string;
  readonly liaison: string;
  readonly department: string;
  /** Who is responsible, as a list of the branch's problems says. */
  readonly owner: string;
}

/** Known from lists alone: in a row that is gone they are nothing typed. */
export const listedTexts = ["contact", "leader", "liaison", "department"] as const;

/** A row for an item of the rubric. */
export interface ItemRow {
  /** cleared: the item lost no points any more, and a person wrote something about it. */
  readonly kind: "deducted" | "cleared";
  readonly branch: BranchResult;
  readonly evaluation: Evaluation;
  readonly score: ItemScore;
  readonly clause: string;
  readonly kept: Kept | undefined;
  /** What stands in a blank cell. */
  readonly known: LedgerTexts;
  readonly texts: LedgerTexts;
}

/** A row that no item of the workbook stands behind: a person's, or of an item or branch that is gone. */
export interface OwnRow {
  readonly kind: "own";
  readonly branch: BranchResult | null;
  readonly kept: Kept;
  readonly texts: LedgerTexts;
  /** Its item is gone from the workbook. */
  readonly isGone: boolean;
}

export type LedgerRow = ItemRow | OwnRow;

/** The cell holds more than the stand-in that was written for a person to replace. */
export function isTyped(row: Kept | undefined, id: LedgerColumn): boolean {
  const text = keptText(row, id);
  return text !== "" && !(id === "problem" && isStandIn(text));
}
