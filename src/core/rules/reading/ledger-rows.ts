import type { RecognisedSheet } from "../../model/recognised-sheet";
import { ledgerTable, type LedgerColumn } from "../../own-sheets/ledger/description";
import { ownRows, type OwnSheetRow } from "./own-rows";

/** The rows of the visible 「整改台账」. */
export function ledgerEntries(sheets: readonly RecognisedSheet[]): readonly OwnSheetRow<LedgerColumn>[] {
  return ownRows(sheets, "ledger", ledgerTable);
}
