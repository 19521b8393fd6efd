import type { Edit } from "../../changes/change-set";
import type { LedgerOffer } from "../ledger/draw";
import type { Offer } from "../offers";

/** What composing rectification forms from the ledger would write, and what it leaves to a person. */
export interface RectificationPlan {
  readonly edits: readonly Edit[];
  readonly offers: readonly Offer[];
  /** The same lines by branch, for the ledger. */
  readonly ledgerOffers: readonly LedgerOffer[];
}
