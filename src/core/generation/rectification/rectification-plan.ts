import type { Edit } from "../../changes/change-set";
import type { LedgerSuggestion } from "../../own-sheets/ledger/draw";
import type { LedgerRow } from "../../own-sheets/ledger/row";
import type { WrittenLine } from "../../own-sheets/ledger/written";
import type { SuggestedText } from "../suggested-text";

/** What composing rectification forms from the ledger would write, and what it leaves to a person. */
export interface RectificationPlan {
  readonly edits: readonly Edit[];
  readonly suggestions: readonly SuggestedText[];
  /** The same lines by branch, for the ledger. */
  readonly ledgerSuggestions: readonly LedgerSuggestion[];
  /** What of the ledger's rows stands on a form once the edits are made, by row. */
  readonly written: ReadonlyMap<LedgerRow, WrittenLine>;
}
